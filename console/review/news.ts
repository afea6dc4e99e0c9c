// SPDX-License-Identifier: MIT
// What has become of rows that are on the screen, and how it is told.
import { shortened, shown } from '../shared/display';
import { counted } from '../shared/words';
import type { SubmissionRow } from './records';

export interface Change {
  before: SubmissionRow;
  now: SubmissionRow;
}

const longest = 60; // code points of a name

const claimant = (row: SubmissionRow): string => row.claim?.by ?? '';
const isNews = ({ before, now }: Change): boolean =>
  before.version !== now.version || claimant(before) !== claimant(now);

/**
 * The rows where they are, each as it is by now: `now` has those that are known, in any order. News
 * are decisions and claims; a claim that is only made longer is none.
 */
export function broughtUpToDate(
  rows: readonly SubmissionRow[],
  now: readonly SubmissionRow[],
): { rows: SubmissionRow[]; news: Change[] } {
  const known = new Map(now.map((row) => [row.id, row]));
  const news: Change[] = [];
  const changed = rows.map((before) => {
    const row = known.get(before.id);
    // An answer that was overtaken by another one.
    if (!row || row.version < before.version) return before;
    if (isNews({ before, now: row })) news.push({ before, now: row });
    return row;
  });
  return { rows: changed, news };
}

/** Those of `now` that are not among `rows`. */
export function newcomers(
  rows: readonly SubmissionRow[],
  now: readonly SubmissionRow[],
): SubmissionRow[] {
  const here = new Set(rows.map(({ id }) => id));
  return now.filter(({ id }) => !here.has(id));
}

// "person:ada" and "token:4f": who it is, without what kind of party.
const nameOf = (party: string): string => shown(party.slice(party.indexOf(':') + 1));

function sentence({ before, now }: Change, stateWord: (row: SubmissionRow) => string): string {
  const name = shown(shortened(now.name || now.id, longest));
  if (before.state !== now.state) return `${name}: ${stateWord(now)}.`;
  if (!before.escalated && now.escalated) return `${name} was escalated.`;
  if (before.version !== now.version) return `${name} has changed.`;
  const by = claimant(now);
  return by === '' ? `${name} was given back.` : `${nameOf(by)} has claimed ${name}.`;
}

/** Tells of news in a sentence or two; nothing of what `self` has done. */
export function wordsOfNews(
  news: readonly Change[],
  self: string,
  stateWord: (row: SubmissionRow) => string,
): string {
  const others = news.filter(
    ({ before, now }) => before.version !== now.version || claimant(now) !== self,
  );
  if (others.length > 2) return `${counted(others.length, 'submission')} of the list have changed.`;
  return others.map((change) => sentence(change, stateWord)).join(' ');
}
