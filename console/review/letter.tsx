// SPDX-License-Identifier: MIT
// What the applicant is told: the clause, and the letter that the service writes, for the reviewer
// to change.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Foreign } from '../shared/foreign';
import { at, get, useAsked, withQuery, type Asked } from './api';
import type { Answer, ListedClause, Submission } from './records';
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

export type Letter = Answer<'GET /v1/submissions/{id}/letter'>;
export type Tells = 'reject' | 'changes'; // kinds of decisions that go out with a letter

/** Where the letter to an applicant is, as the service writes it. What is empty is not asked for. */
export const letterPath = (id: string, of: Readonly<Record<string, string>>): string =>
  withQuery(`/v1/submissions/${at(id)}/letter`, of);

/** What was chosen of a letter; empty: as the service has it. */
export interface LetterChoice {
  language: string;
  clause: string;
}

/**
 * The letter of a decision. Both kinds are asked for as soon as one may be needed: who decides by
 * keys does not wait for them.
 */
export function useLetter(
  { id, judged_at: judgedAt = 0 }: Submission,
  wanted: boolean,
  kind: Tells | undefined,
  { language, clause }: LetterChoice,
): Asked<Letter> {
  const plain = (decision: Tells) => (wanted && judgedAt > 0 ? letterPath(id, { decision }) : '');
  const kinds = {
    reject: useAsked<Letter>(plain('reject')),
    changes: useAsked<Letter>(plain('changes')),
  };
  const isPlain = language === '' && clause === '';
  const own = useAsked<Letter>(
    kind && !isPlain ? letterPath(id, { decision: kind, language, clause }) : '',
  );
  const all = [kinds.reject, kinds.changes, own];
  const first = useRef(judgedAt);
  useEffect(() => {
    if (first.current === judgedAt) return;
    first.current = judgedAt;
    for (const each of all) void each.again();
  }, [judgedAt]);
  return kind && isPlain ? kinds[kind] : own;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

export function LanguageField({
  letter,
  onLanguage,
}: {
  letter: Letter | undefined;
  onLanguage: (language: string) => void;
}) {
  if (!letter || letter.languages.length < 2) return null;
  return (
    <Field label="Language of the letter">
      <select value={letter.language} onChange={(event) => onLanguage(event.currentTarget.value)}>
        {letter.languages.map((language) => (
          <option key={language} value={language}>
            {languageNames.of(language) ?? language}
          </option>
        ))}
      </select>
    </Field>
  );
}

const most = 19_000; // UTF-16 units of a text; the service takes 20,000 bytes

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
  placeholder = '',
  longest = most,
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
  placeholder?: string;
  longest?: number; // UTF-16 units
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
          maxLength={longest}
          required={needed}
          placeholder={placeholder}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </Field>
    </>
  );
}
