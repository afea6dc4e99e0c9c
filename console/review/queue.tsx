// SPDX-License-Identifier: MIT
// The queue: what waits, the most pressing first; or whatever the filters ask for.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeyBinding } from '../shared/keys';
import { VirtualList, type VirtualListHandle } from '../shared/virtual_list';
import { counted } from '../shared/words';
import { at, send, useAsked, withQuery } from './api';
import { BulkBar } from './bulk';
import {
  filtersOf,
  noFilters,
  parametersOf,
  queryOf,
  QueueFilters,
  type Filters,
} from './queue_filters';
import { wordsOfNews, type Change } from './news';
import { useList } from './queue_list';
import { rememberOrder } from './queue_order';
import { isClaimed, QueueRow } from './queue_row';
import type { Statistics, SubmissionRow } from './records';
import { addressOf, goTo, submissionAddress } from './routing';
import { usePageKeys, useShell, useTitle } from './shell';
import { minute, useNow } from './times';
import { Busy, Nothing, wordOfState, Wrong } from './ui';

const mostSelected = 500; // as the service has it

/** New submissions, which come into the list when the reader wants them. */
function NewOnes({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div class="new-ones" role="status">
      {count > 0 && (
        <button type="button" class="strong" onClick={onShow}>
          {counted(count, 'new submission')} · show <kbd>g</kbd>
        </button>
      )}
    </div>
  );
}

function Empty({
  filters,
  otherwise,
  onAll,
  statistics,
}: {
  filters: Filters;
  otherwise: string;
  onAll: () => void;
  statistics: Statistics | undefined;
}) {
  const narrow = JSON.stringify(filters) !== JSON.stringify({ ...noFilters, state: otherwise });
  const checking = statistics?.states.find(({ state }) => state === 'checking')?.count ?? 0;
  if (narrow) {
    return (
      <Nothing title="Nothing fits the filters">
        <p>
          <button type="button" onClick={onAll}>
            Clear the filters
          </button>
        </p>
      </Nothing>
    );
  }
  const any = (statistics?.states.length ?? 0) > 0;
  return (
    <Nothing title={any ? 'Nothing waits for you' : 'There are no submissions yet'}>
      {checking > 0 && (
        <p>
          {counted(checking, 'submission')} being checked just now; they come here when that is
          done.
        </p>
      )}
      {!any && (
        <p>
          They are handed in with <code>brandlint submit</code> or <code>POST /v1/submissions</code>
          , which takes a token (page Tokens) and is described in{' '}
          <a href="/openapi.json">openapi.json</a>.
        </p>
      )}
      <p>
        <a href={addressOf('check')}>Check a name</a> without handing anything in
        {any && (
          <>
            , or look at <a href={addressOf('queue', [], { state: 'all' })}>all submissions</a>
          </>
        )}
        .
      </p>
    </Nothing>
  );
}

export function QueuePage({ query }: { query: URLSearchParams }) {
  const { self, may, say, undone } = useShell();
  const sees = may('see');
  const decides = may('decide');
  const otherwise = sees ? 'waiting' : 'all';
  const filters = filtersOf(query, otherwise);
  const ownOnly = !sees && !self.developer;
  const path = ownOnly ? '' : withQuery('/v1/submissions', parametersOf(filters, self));
  const list = useList(path, (news: readonly Change[]) => {
    // Nobody decides on what he has not seen: what was selected has become something else.
    const other = news.filter(({ before, now }) => before.version !== now.version);
    const dropped = other.filter(({ now }) => selected.has(now.id)).length;
    if (dropped > 0)
      setSelected((before) => {
        const left = new Set(before);
        for (const { now } of other) left.delete(now.id);
        return left;
      });
    const words = wordsOfNews(news, self.name, (row) => wordOfState(row.state));
    const note = dropped > 0 ? ` ${counted(dropped, 'submission')} no longer selected.` : '';
    if (words !== '') say(words + note);
  });
  const statistics = useAsked<Statistics>(sees ? '/v1/statistics' : '');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [came, setCame] = useState<ReadonlySet<string>>(new Set()); // since the list was opened
  const search = useRef<HTMLInputElement>(null);
  const handle = useRef<VirtualListHandle>(null);
  const current = useRef(-1); // row that the keys are at: the next key may come before a drawing
  const now = useNow(minute / 2);
  useTitle(sees ? 'Queue' : 'My submissions');

  const { rows } = list;
  const address = addressOf('queue', [], queryOf(filters, otherwise));
  useEffect(() => {
    if (rows.length > 0)
      rememberOrder(
        rows.map(({ id }) => id),
        address,
      );
  }, [rows, address]);
  useEffect(() => {
    setSelected(new Set());
    setCame(new Set());
    current.current = -1;
  }, [path]);
  const again = () => {
    list.again();
    void statistics.again();
  };
  useEffect(() => {
    if (undone > 0) again();
  }, [undone]);
  const goToRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    current.current = index;
    const element = () => document.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.id)}"]`);
    const there = element();
    if (there) {
      there.focus();
      return;
    }
    handle.current?.scrollTo(index);
    requestAnimationFrame(() => element()?.focus());
  };
  const showNew = () => {
    setCame(new Set(list.waiting.map(({ id }) => id)));
    list.show();
    void statistics.again();
  };
  // Whoever wanted to see new ones is led to the first.
  useEffect(() => {
    const index = rows.findIndex(({ id }) => came.has(id));
    if (index >= 0) goToRow(index);
  }, [came]);

  const change = (changed: Filters) =>
    goTo(addressOf('queue', [], queryOf(changed, otherwise)), { replace: true });
  const select = (id: string, on: boolean) => {
    if (on && selected.size >= mostSelected) say(`At most ${mostSelected} are decided at once.`);
    setSelected((before) => {
      const changed = new Set(before);
      if (!on) changed.delete(id);
      else if (changed.size < mostSelected) changed.add(id);
      return changed;
    });
  };
  const move = (step: number) => {
    const index = Math.min(Math.max(current.current + step, 0), rows.length - 1);
    if (index === rows.length - 1 && step > 0 && list.next) void list.more();
    goToRow(index);
  };
  const focused = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    return rows.find((row) => row.id === id) ?? rows[current.current];
  };
  const claim = async () => {
    const row = focused();
    if (!row) return;
    const mine = isClaimed(row, Date.now()) && row.claim?.by === self.name;
    try {
      list.replace(
        await send<SubmissionRow>(
          'POST',
          `/v1/submissions/${at(row.id)}/${mine ? 'release' : 'claim'}`,
          {},
        ),
      );
      say(mine ? 'Given back.' : 'Claimed by you.');
    } catch (error) {
      say((error as Error).message);
    }
  };
  const keys: KeyBinding[] = [
    { keys: ['j'], does: 'next submission', run: () => move(1) },
    { keys: ['k'], does: 'submission before', run: () => move(-1) },
    {
      keys: ['o'],
      does: 'open it',
      run: () => {
        const row = focused();
        if (row) goTo(submissionAddress(row.id));
      },
    },
    { keys: ['/'], does: 'search', run: () => search.current?.focus() },
    {
      keys: ['g'],
      does: 'show what has come',
      run: () => (list.waiting.length > 0 ? showNew() : again()),
    },
  ];
  if (decides) {
    keys.push(
      {
        keys: ['x'],
        does: 'select it for a decision on many',
        run: () => {
          const row = focused();
          if (row) select(row.id, !selected.has(row.id));
        },
      },
      { keys: ['c'], does: 'claim it, or give it back', run: () => void claim() },
    );
  }
  usePageKeys(keys);

  if (ownOnly) {
    return (
      <>
        <h1>My submissions</h1>
        <Nothing title="This token is not one developer’s">
          <p>
            It sees single submissions by their address, but no list of them. You can{' '}
            <a href={addressOf('check')}>check a name</a>.
          </p>
        </Nothing>
      </>
    );
  }
  const chosen = rows.filter(({ id }) => selected.has(id));
  const all = rows.length > 0 && chosen.length === rows.length;
  return (
    <>
      <div class="page-head">
        <h1>{sees ? 'Queue' : 'My submissions'}</h1>
        <p class="soft" role="status">
          {list.busy
            ? 'Loading …'
            : `${counted(rows.length, 'submission')}${list.next ? ', more to come' : ''}`}
        </p>
        <button type="button" class="plain" onClick={again}>
          Refresh
        </button>
      </div>
      <QueueFilters
        filters={filters}
        onFilters={change}
        statistics={statistics.value}
        search={search}
        sees={sees}
      />
      {decides && rows.length > 0 && (
        <BulkBar
          chosen={chosen}
          all={all}
          onAll={(on) =>
            setSelected(new Set(on ? rows.slice(0, mostSelected).map(({ id }) => id) : []))
          }
          onDone={() => {
            setSelected(new Set());
            again();
          }}
        />
      )}
      <NewOnes count={list.waiting.length} onShow={showNew} />
      {list.error && <Wrong error={list.error} again={again} />}
      {!list.error &&
        rows.length === 0 &&
        (list.busy ? (
          <Busy />
        ) : (
          <Empty
            filters={filters}
            otherwise={otherwise}
            onAll={() => change({ ...noFilters, state: otherwise })}
            statistics={statistics.value}
          />
        ))}
      <VirtualList
        items={rows}
        keyOf={({ id }) => id}
        guess={() => 96}
        handle={handle}
        covered={() => 64}
        render={(row, index) => (
          <QueueRow
            row={row}
            self={self}
            now={now}
            isNew={came.has(row.id)}
            selected={selected.has(row.id)}
            onSelect={decides ? (on) => select(row.id, on) : undefined}
            position={index + 1}
            of={list.next ? -1 : rows.length}
          />
        )}
      />
      {list.next && (
        <p class="more">
          <button type="button" disabled={list.busy} onClick={() => void list.more()}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}
