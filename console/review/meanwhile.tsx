// SPDX-License-Identifier: MIT
// What others have done to a submission while it is open: it is brought up to date by itself, and
// that is told.
import { useRef } from 'preact/hooks';
import { at, getChanged } from './api';
import { broughtUpToDate, wordsOfNews } from './news';
import { usePolling, usual_ms } from './polling';
import type { Page, Submission, SubmissionRow } from './records';
import { useShell } from './shell';
import { Party, Time, wordOfState } from './ui';
import { doneWords } from './undo';

export interface Meanwhile {
  before: Submission;
  now: Submission;
  refused: boolean; // a decision came too late
}

export function MeanwhileNote({ before, now, refused }: Meanwhile) {
  const fresh = now.decisions.filter(({ id }) => !before.decisions.some((old) => old.id === id));
  return (
    <div class={refused ? 'wrong' : 'told warn meanwhile'} {...(refused ? { role: 'alert' } : {})}>
      <p>
        <b>It was changed while you looked at it</b>
        {refused && ', so your decision was not taken'}. You see it as it is now
        {before.state !== now.state && <>: {wordOfState(now.state)}</>}
        {refused && '; what you have written is still there'}.
      </p>
      <ul>
        {fresh.map(({ id, by, kind, at: when }) => (
          <li key={id}>
            {doneWords[kind]}
            {by && (
              <>
                {' '}
                by <Party name={by} />
              </>
            )}
            , <Time at={when} />
          </li>
        ))}
        {fresh.length === 0 && now.judged_at !== before.judged_at && (
          <li>It was judged anew: its findings may be others.</li>
        )}
      </ul>
    </div>
  );
}

// Whether all that is new is what the reader did himself, here or in another window.
function isOwn(before: Submission, now: Submission, self: string): boolean {
  const changed = now.decisions.filter((decision) => {
    const old = before.decisions.find(({ id }) => id === decision.id);
    return old?.status !== decision.status || old.confirmed_by !== decision.confirmed_by;
  });
  return (
    changed.length > 0 && changed.every(({ by, confirmed_by }) => (confirmed_by ?? by) === self)
  );
}

const checking_ms = 2000; // its result is waited for

export interface Watched {
  submission: Submission | undefined;
  reload: () => Promise<Submission | undefined>;
  onRow: (row: SubmissionRow) => void; // its claim has changed
  onMeanwhile: (meanwhile: Meanwhile) => void;
}

/** Looks every ten seconds whether the submission has changed, by its row: that is no look at it. */
export function useWatched({ submission, reload, onRow, onMeanwhile }: Watched): void {
  const { self, say } = useShell();
  const latest = useRef(submission);
  latest.current = submission;
  const tag = useRef('');
  const checked = submission?.state !== 'checking' && submission?.result !== undefined;
  const checking = submission?.state === 'checking' || (submission?.state === 'trial' && !checked);
  usePolling(!submission ? 0 : checking ? checking_ms : usual_ms, async () => {
    const before = latest.current;
    if (!before) return false;
    const path = `/v1/submissions?ids=${at(before.id)}`;
    const got = await getChanged<Page>(path, tag.current);
    if (!got) return false;
    // Something was done here since, whose own answer is the newer one.
    if (latest.current !== before) return true;
    const { rows, news } = broughtUpToDate([before], got.value.submissions);
    const row = rows[0];
    if (row && row.version > before.version) {
      const now = await reload();
      const told = now && before.state !== 'checking' && before.result;
      if (told && !isOwn(before, now, self.name)) {
        onMeanwhile({ before, now, refused: false });
        say('It was changed while you looked at it.');
      }
    } else if (row && news.length > 0) {
      onRow(row);
      say(wordsOfNews(news, self.name, ({ state }) => wordOfState(state)));
    }
    tag.current = got.tag;
    return news.length > 0;
  });
}
