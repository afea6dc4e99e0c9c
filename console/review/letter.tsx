// SPDX-License-Identifier: MIT
// What the applicant is told: the clause, and a letter made of the findings for the reviewer to
// change.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shown } from '../shared/display';
import { Foreign } from '../shared/foreign';
import { stepSentences } from '../shared/steps';
import type { Finding } from '../shared/types';
import { subjectWord } from '../shared/words';
import { get } from './api';
import type { Answer, Kind, ListedClause, Submission } from './records';
import { Field } from './ui';

let known: readonly ListedClause[] = []; // they change with the program only
let asked: Promise<void> | undefined;

/** All clauses. They are asked for once: who decides by keys does not wait for them. */
export function useClauses(): readonly ListedClause[] {
  const [clauses, setClauses] = useState(known);
  useEffect(() => {
    if (known.length > 0) return undefined;
    let gone = false;
    asked ??= get<Answer<'GET /v1/clauses'>>('/v1/clauses').then((answer) => {
      known = answer.clauses;
    });
    asked
      .then(() => gone || setClauses(known))
      .catch(() => {
        asked = undefined; // whoever needs them next asks again
      });
    return () => {
      gone = true;
    };
  }, []);
  return clauses;
}

/** The findings that a decision is about: the worst ones, or all that are more than notes. */
function told(submission: Submission): readonly Finding[] {
  const findings = submission.result?.findings ?? [];
  const worst = findings.filter(({ verdict }) => verdict === 'reject');
  return worst.length > 0 ? worst : findings.filter(({ verdict }) => verdict === 'review');
}

export function clauseFor(submission: Submission, clauses: readonly ListedClause[]): string {
  const known = told(submission).find(({ clause }) => clauses.some(({ id }) => id === clause));
  return known?.clause ?? '';
}

const sentence = (text: string) => {
  const words = shown(text).trim();
  return /[.!?]$/.test(words) ? words : `${words}.`;
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function pointOf(finding: Finding): string {
  const { subject, fix, excerpt, steps } = finding;
  const path = subject.path ? ` ${shown(subject.path)}` : '';
  const lines = [`* ${capital(subjectWord(subject))}${path}: ${sentence(finding.message)}`];
  const read = stepSentences(steps);
  if (excerpt && read.length > 0)
    lines.push(`  How "${shown(excerpt)}" reads: ${read.join('; ')}.`);
  if (fix) lines.push(`  What would pass: ${sentence(fix)}`);
  return lines.join('\n');
}

const openings: Partial<Record<Kind, string>> = {
  reject: 'we have looked at your submission and cannot list it as it is:',
  changes: 'we have looked at your submission. Please change the following and hand it in again:',
};
const most = 19_000; // UTF-8 bytes; the service takes 20,000

function withinBytes(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  // What was cut within a letter decodes to U+FFFD.
  return new TextDecoder().decode(bytes.subarray(0, most)).replace(/\ufffd$/, '');
}

export function letterFor(submission: Submission, kind: Kind): string {
  const opening = openings[kind];
  if (!opening) return '';
  const points = told(submission).map(pointOf);
  for (const { path, message } of submission.result?.problems ?? []) {
    points.push(`* ${path ? `${shown(path)}: ` : ''}${sentence(message)} Please send it again.`);
  }
  const name = shown(submission.name || submission.external_id);
  const closing =
    kind === 'reject'
      ? 'If you think that this is wrong you can appeal once, and another person will look at it.'
      : 'Nothing else has to be changed.';
  return withinBytes([`Hello,`, `${name}: ${opening}`, ...points, closing].join('\n\n'));
}

export function ClauseAndText({
  told: isTold,
  clauses,
  clause,
  onClause,
  text,
  onText,
  label,
  field,
  rows = 6,
  needed = isTold,
}: {
  told: boolean; // the applicant is told: a clause is needed
  clauses: readonly ListedClause[];
  clause: string;
  onClause: (clause: string) => void;
  text: string;
  onText: (text: string) => void;
  label: string;
  field?: RefObject<HTMLTextAreaElement | null>;
  rows?: number;
  needed?: boolean;
}) {
  const chosen = clauses.find(({ id }) => id === clause);
  return (
    <>
      {isTold && (
        <>
          <Field label="Clause">
            <select
              required
              value={clause}
              onChange={(event) => onClause(event.currentTarget.value)}
            >
              <option value="">choose one</option>
              {clauses.map(({ brand, id }) => (
                <option key={`${brand} ${id}`} value={id}>
                  {id}
                </option>
              ))}
            </select>
          </Field>
          {chosen && (
            <p class="clause-text">
              <Foreign text={chosen.text} />
            </p>
          )}
        </>
      )}
      <Field label={label}>
        <textarea
          {...(field ? { ref: field } : {})}
          rows={rows}
          maxLength={most}
          required={needed}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </Field>
    </>
  );
}
