// SPDX-License-Identifier: MIT
// How many of each verdict, and how many were not fully examined; a count chooses its own.
import type { ComponentChildren } from 'preact';
import type { Header, PageData } from '../shared/types';
import { counted } from '../shared/words';
import type { VerdictFilter } from './filters';

export interface SummaryProps {
  header: Header;
  summary: PageData['summary'];
  chosen: VerdictFilter;
  onChoice: (verdict: VerdictFilter) => void;
  children?: ComponentChildren; // buttons of the page
}

export function Summary({ header, summary, chosen, onChoice, children }: SummaryProps) {
  const all = summary.reject + summary.review + summary.pass;
  const counts = [
    ['reject', 'reject', summary.reject, 'rejected'],
    ['review', 'review', summary.review, 'for review'],
    ['pass', 'pass', summary.pass, 'passed'],
    ['incomplete', 'hole', summary.incomplete, 'not fully examined'],
  ] as const;
  return (
    <header class="summary">
      <div class="buttons">{children}</div>
      <h1>Brand check</h1>
      <p class="soft">
        {counted(all, 'submission')}, judged for {header.as_of}
      </p>
      <ul class="counts">
        {counts.map(([verdict, kind, count, words]) => (
          <li key={verdict}>
            <button
              type="button"
              class={kind}
              disabled={count === 0}
              aria-pressed={chosen === verdict}
              onClick={() => onChoice(chosen === verdict ? '' : verdict)}
            >
              <b>{count.toLocaleString('en')}</b>
              {words}
            </button>
          </li>
        ))}
      </ul>
      {summary.without_picture > 0 && (
        <p class="soft">
          The page has no room for the pictures of the last{' '}
          {counted(summary.without_picture, 'finding')} in pictures; their places are drawn.
        </p>
      )}
    </header>
  );
}
