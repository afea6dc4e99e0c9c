// SPDX-License-Identifier: MIT
// A submission in the list.
import { Badge } from '../shared/badge';
import { shortened, shown } from '../shared/display';
import { Foreign } from '../shared/foreign';
import type { Self, SubmissionRow } from './records';
import { submissionAddress } from './routing';
import { Thumbnail } from './thumbnail';
import { spanWords } from './times';
import { Ago, Party, StateMark } from './ui';

const longest = 90; // code points of a name
const mostRules = 3;

export interface QueueRowProps {
  row: SubmissionRow;
  self: Self;
  now: number;
  isNew: boolean;
  selected: boolean;
  onSelect?: ((selected: boolean) => void) | undefined;
  position: number;
  of: number;
}

export const isClaimed = (row: SubmissionRow, now: number): boolean =>
  row.claim !== undefined && row.claim.until > now;

export function ClaimMark({ row, self, now }: { row: SubmissionRow; self: Self; now: number }) {
  if (!row.claim || !isClaimed(row, now)) return null;
  const mine = row.claim.by === self.name;
  return (
    <span class={mine ? 'tag mine' : 'tag taken'}>
      {mine ? (
        'claimed by you'
      ) : (
        <>
          claimed by <Party name={row.claim.by} />
        </>
      )}
      , {spanWords(row.claim.until - now)} left
    </span>
  );
}

export function VerdictBadge({ row }: { row: SubmissionRow }) {
  return row.verdict ? <Badge kind={row.verdict} /> : <Badge kind="note">not checked yet</Badge>;
}

export function QueueRow({
  row,
  self,
  now,
  isNew,
  selected,
  onSelect,
  position,
  of,
}: QueueRowProps) {
  const late = now - row.received_at > self.review_target_ms;
  const waits = row.decided_at === undefined || row.state === 'held' || row.state === 'appealed';
  const title = `q-${row.id}`;
  const rules = row.rules ?? [];
  return (
    <article
      class={`row ${row.verdict ?? 'unchecked'}${selected ? ' selected' : ''}`}
      data-id={row.id}
      tabIndex={-1}
      aria-labelledby={title}
      aria-posinset={position}
      aria-setsize={of}
    >
      {onSelect && (
        <input
          type="checkbox"
          aria-label={`Select ${shown(shortened(row.name || row.id, longest))}`}
          checked={selected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      )}
      <Thumbnail row={row} />
      <p class="row-verdict">
        <VerdictBadge row={row} />
      </p>
      <div class="row-main">
        <h2 id={title}>
          <a href={submissionAddress(row.id)}>
            <Foreign text={shortened(row.name || row.id, longest)} />
          </a>
        </h2>
        <p class="row-facts">
          {isNew && <span class="tag new">new</span>}
          {row.escalated && <span class="tag escalated">escalated</span>}
          {row.complete === false && <Badge kind="hole">not fully examined</Badge>}
          {row.state !== 'open' && <StateMark state={row.state} />}
          <ClaimMark row={row} self={self} now={now} />
          {rules.slice(0, mostRules).map((rule) => (
            <code key={rule} class="tag">
              <Foreign text={rule} />
            </code>
          ))}
          {rules.length > mostRules && <span>and {rules.length - mostRules} more</span>}
          {row.developer && (
            <span>
              by <Foreign text={shortened(row.developer, 40)} />
            </span>
          )}
          {row.external_id && row.external_id !== row.name && (
            <span class="id">
              <Foreign text={shortened(row.external_id, 50)} />
            </span>
          )}
        </p>
      </div>
      <p class={waits && late ? 'age late' : 'age'}>
        <Ago at={row.received_at} now={now} />
        {waits && late && <span class="late-word">late</span>}
      </p>
    </article>
  );
}
