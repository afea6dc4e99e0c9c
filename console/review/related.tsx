// SPDX-License-Identifier: MIT
// What else there is that bears on a submission, and what was decided of it.
import { Foreign } from '../shared/foreign';
import { shortened, shown } from '../shared/display';
import type { Decision, Submission, SubmissionRow } from './records';
import { VerdictBadge } from './queue_row';
import { submissionAddress } from './routing';
import { SmallPicture } from './thumbnail';
import { Party, StateMark, Time } from './ui';
import { doneWords } from './undo';

export function RowList({ rows }: { rows: readonly SubmissionRow[] }) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <VerdictBadge row={row} />{' '}
          <a href={submissionAddress(row.id)}>
            <Foreign text={shortened(row.name || row.id, 60)} />
          </a>{' '}
          <StateMark state={row.state} />{' '}
          <span class="soft">
            <Time at={row.received_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Pictures of other submissions that are nearly this one's, each beside the one that it is like. */
export function SimilarList({
  submission,
  similar,
}: {
  submission: Submission;
  similar: NonNullable<Submission['similar_pictures']>;
}) {
  const own = (path: string) => submission.assets.find((asset) => asset.path === path)?.sha256;
  return (
    <ul class="similar">
      {similar.map(({ submission: other, own_path: ownPath, path, sha256, distance }) => (
        <li key={other.id}>
          <SmallPicture
            id={submission.id}
            sha256={own(ownPath)}
            alt={`This one: ${shown(ownPath)}`}
          />
          <SmallPicture id={other.id} sha256={sha256} alt={`The other: ${shown(path)}`} />
          <div>
            <VerdictBadge row={other} />{' '}
            <a href={submissionAddress(other.id)}>
              <Foreign text={shortened(other.name || other.id, 60)} />
            </a>{' '}
            <StateMark state={other.state} />{' '}
            <span class="soft">
              <Time at={other.received_at} />, {distance} of 256 bits of their hashes differ
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Other submissions whose names are confused with this one's. */
export function confusableWith(submission: Submission): { id: string; message: string }[] {
  const others = new Map<string, string>();
  for (const { other_id: id, message } of submission.result?.findings ?? []) {
    if (id) others.set(id, message);
  }
  return [...others].map(([id, message]) => ({ id, message }));
}

function wordOf(decision: Decision): string {
  const word = doneWords[decision.kind];
  if (decision.status === 'held') return `${word}, waits for a second person`;
  if (decision.status === 'undone') return `${word}, and taken back`;
  return word;
}

function Entry({ decision }: { decision: Decision }) {
  return (
    <li class={`entry ${decision.kind} ${decision.status}`}>
      <p>
        <b>{wordOf(decision)}</b>
        {decision.by && (
          <>
            {' '}
            by <Party name={decision.by} />
          </>
        )}
        , <Time at={decision.at} />
        {decision.confirmed_by && (
          <>
            ; confirmed by <Party name={decision.confirmed_by} />
            {decision.confirmed_at !== undefined && (
              <>
                , <Time at={decision.confirmed_at} />
              </>
            )}
          </>
        )}
      </p>
      {decision.clause && (
        <p class="soft">
          <code>
            <Foreign text={decision.clause} />
          </code>
        </p>
      )}
      {decision.text && (
        <blockquote class="letter">
          <Foreign text={decision.text} lines />
        </blockquote>
      )}
    </li>
  );
}

export function Log({ submission }: { submission: Submission }) {
  const { appeal, decisions } = submission;
  const entries = [
    {
      at: submission.received_at,
      view: (
        <li class="entry" key="in">
          <p>
            <b>Handed in</b>
            {submission.submitted_by && (
              <>
                {' '}
                by <Party name={submission.submitted_by} />
              </>
            )}
            , <Time at={submission.received_at} />
          </p>
        </li>
      ),
    },
    ...decisions.map((decision) => ({
      at: decision.at,
      view: <Entry key={decision.id} decision={decision} />,
    })),
  ];
  if (appeal) {
    entries.push({
      at: appeal.at,
      view: (
        <li class="entry appeal" key="appeal">
          <p>
            <b>Appealed</b> by <Party name={appeal.by} />, <Time at={appeal.at} />
          </p>
          <blockquote class="letter">
            <Foreign text={appeal.text} lines />
          </blockquote>
        </li>
      ),
    });
  }
  return <ol class="log">{entries.sort((a, b) => a.at - b.at).map(({ view }) => view)}</ol>;
}
