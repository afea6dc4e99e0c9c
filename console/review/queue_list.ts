// SPDX-License-Identifier: MIT
// The list behind the queue: its pages, one after the other, and what has happened since. Rows
// that are on the screen stay where they are; new ones wait until they are asked for.
import { useRef, useState } from 'preact/hooks';
import { get, getChanged, useAsked, withQuery } from './api';
import { broughtUpToDate, newcomers, type Change } from './news';
import { usePolling, usual_ms } from './polling';
import type { Page, SubmissionRow } from './records';

const atOnce = 100; // submissions a page
const mostAsked = 500; // of which it is asked again: as many as one answer has

export interface Listed {
  rows: SubmissionRow[];
  next: string | undefined;
  busy: boolean;
  error: Error | undefined;
  more: () => Promise<void>;
  again: () => void;
  replace: (row: SubmissionRow) => void;
  waiting: readonly SubmissionRow[]; // new ones that are not shown yet
  show: () => void; // them, in their places
}

/** What `path` lists. `onNews` is told what others have changed of what is shown. */
export function useList(path: string, onNews: (news: readonly Change[]) => void): Listed {
  const of = (query: string) => (path === '' ? '' : `${path}&${query}`);
  const first = useAsked<Page>(of(`count=${atOnce}`));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [fresh, setFresh] = useState<{ path: string; page: Page; waiting: SubmissionRow[] }>();
  const known = useRef({ path: '', tag: '' });
  // Counts what was done here: an answer to what was asked before that is old.
  const turn = useRef(0);
  const page = first.value;
  const rows = page?.submissions ?? [];
  const pending = fresh?.path === path ? fresh : undefined;

  usePolling(page && !first.busy ? usual_ms : 0, async () => {
    const mine = turn.current;
    const count = Math.min(Math.max(rows.length, atOnce), mostAsked);
    const asked = of(`count=${count}`);
    const got = await getChanged<Page>(
      asked,
      known.current.path === asked ? known.current.tag : '',
    );
    if (!got) return false;
    const listed = got.value.submissions;
    // What is shown and no longer listed: decided, or behind what is new.
    const gone = newcomers(listed, rows.slice(0, count));
    const ids = gone.map(({ id }) => id).join(',');
    const others =
      ids === ''
        ? undefined
        : await getChanged<Page>(withQuery('/v1/submissions', { ids, count: mostAsked }));
    if (mine !== turn.current) return true;
    known.current = { path: asked, tag: got.tag };
    if (rows.length === 0) {
      first.put(got.value);
      return listed.length > 0;
    }
    const changed = broughtUpToDate(rows, [...listed, ...(others?.value.submissions ?? [])]);
    first.put({ ...page, submissions: changed.rows });
    const waiting = newcomers(rows, listed);
    setFresh({ path, page: got.value, waiting });
    if (changed.news.length > 0) onNews(changed.news);
    return changed.news.length > 0 || waiting.length > 0;
  });

  const again = () => {
    turn.current += 1;
    setFresh(undefined);
    void first.again();
  };
  return {
    rows,
    next: page?.next,
    busy: busy || first.busy,
    error: first.error ?? error,
    again,
    waiting: pending?.waiting ?? [],
    show: () => {
      if (!pending) return;
      turn.current += 1;
      setFresh(undefined);
      first.put(pending.page);
    },
    more: async () => {
      if (!page?.next || busy) return;
      turn.current += 1;
      setBusy(true);
      setError(undefined);
      try {
        const got = await get<Page>(of(`count=${atOnce}&after=${encodeURIComponent(page.next)}`));
        turn.current += 1;
        // After the last that is shown something may have come that is shown already.
        const behind = newcomers(rows, got.submissions);
        first.put({ submissions: [...rows, ...behind], ...(got.next ? { next: got.next } : {}) });
      } catch (problem) {
        setError(problem as Error);
      } finally {
        setBusy(false);
      }
    },
    replace: (row) => {
      if (!page) return;
      turn.current += 1;
      const change = (list: readonly SubmissionRow[]) =>
        list.map((old) =>
          old.id === row.id ? { ...row, ...(old.rules ? { rules: old.rules } : {}) } : old,
        );
      first.put({ ...page, submissions: change(rows) });
      if (pending)
        setFresh({
          ...pending,
          page: { ...pending.page, submissions: change(pending.page.submissions) },
        });
    },
  };
}
