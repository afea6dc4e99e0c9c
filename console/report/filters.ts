// SPDX-License-Identifier: MIT
// Which entries are shown, and in which order. Pure, so that the service's console can do the same.
import type { Finding, Result } from '../shared/types';
import type { Entry } from './entries';

export type VerdictFilter = Result['verdict'] | 'incomplete' | '';

/** An empty word lets everything through. Rule, kind and detector must be of one finding. */
export interface Filters {
  verdict: VerdictFilter;
  rule: string;
  kind: string;
  detector: string;
  text: string;
}

export const everything: Filters = { verdict: '', rule: '', kind: '', detector: '', text: '' };

export const orders = {
  worst: 'worst first',
  scanned: 'as scanned',
  name: 'by name',
  score: 'highest score first',
  findings: 'most findings first',
} as const;
export type Order = keyof typeof orders;

export function isFiltering(filters: Filters): boolean {
  return Object.values(filters).some((word) => word.trim() !== '');
}

const haystacks = new WeakMap<Entry, string>();

// In lower case, made when it is first asked for.
function haystackOf(entry: Entry): string {
  const kept = haystacks.get(entry);
  if (kept !== undefined) return kept;
  const { result, name = '' } = entry.row;
  const words = [name, result.id, result.source, ...(result.notes ?? [])];
  for (const finding of result.findings) {
    const { subject } = finding;
    words.push(
      finding.message,
      finding.rule,
      finding.kind ?? '',
      finding.detector,
      finding.brand ?? '',
    );
    words.push(
      finding.excerpt ?? '',
      finding.context ?? '',
      subject.text ?? '',
      subject.path ?? '',
    );
    words.push(
      finding.clause ?? '',
      finding.fix ?? '',
      finding.permission ?? '',
      finding.fingerprint,
    );
  }
  for (const { path, code, message } of result.problems) words.push(path, code, message);
  for (const { path } of result.assets ?? []) words.push(path);
  const haystack = words.join('\n').toLowerCase();
  haystacks.set(entry, haystack);
  return haystack;
}

export function fits(entry: Entry, { verdict, rule, kind, detector, text }: Filters): boolean {
  const { result } = entry.row;
  if (verdict === 'incomplete' ? result.complete : verdict !== '' && result.verdict !== verdict)
    return false;
  if (rule !== '' || kind !== '' || detector !== '') {
    const fitsFinding = (finding: Finding) =>
      (rule === '' || finding.rule === rule) &&
      (kind === '' || finding.kind === kind) &&
      (detector === '' || finding.detector === detector);
    if (!result.findings.some(fitsFinding)) return false;
  }
  const wanted = text.trim().toLowerCase();
  return wanted === '' || haystackOf(entry).includes(wanted);
}

const rank = { reject: 0, review: 1, pass: 2 } as const;

function highestScore({ row }: Entry): number {
  return Math.max(-1, ...row.result.findings.map(({ score }) => score));
}

const compare: Record<Order, (a: Entry, b: Entry) => number> = {
  // What passes without a word stands last, as in the plain page.
  worst: (a, b) =>
    rank[a.row.result.verdict] - rank[b.row.result.verdict] || Number(a.quiet) - Number(b.quiet),
  scanned: () => 0,
  // By code points: the same on every machine.
  name: (a, b) => (a.title < b.title ? -1 : Number(a.title > b.title)),
  score: (a, b) => highestScore(b) - highestScore(a),
  findings: (a, b) => b.row.result.findings.length - a.row.result.findings.length,
};

/** In that order; what is equal stays as scanned. */
export function sorted(entries: readonly Entry[], order: Order): Entry[] {
  return [...entries].sort((a, b) => compare[order](a, b) || a.index - b.index);
}

/** The words that findings have, to choose from. */
export function choicesOf(entries: readonly Entry[], key: 'rule' | 'kind' | 'detector'): string[] {
  const words = new Set<string>();
  for (const { row } of entries) {
    for (const finding of row.result.findings) words.add(finding[key] ?? '');
  }
  words.delete('');
  return [...words].sort();
}
