// SPDX-License-Identifier: MIT
// The queue: what waits, the most pressing first; or whatever the filters ask for.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeyBinding } from '../shared/keys';
import { VirtualList, type VirtualListHandle } from '../shared/virtual_list';
import { counted } from '../shared/words';
import { at, get, send, useAsked, withQuery } from './api';
import { BulkBar } from './bulk';
import {
  filtersOf,
  noFilters,
  parametersOf,
  queryOf,
  QueueFilters,
  type Filters,
} from './queue_filters';
import { rememberOrder } from './queue_order';
import { isClaimed, QueueRow } from './queue_row';
import type { Page, Statistics, SubmissionRow } from './records';
import { addressOf, goTo, submissionAddress } from './routing';
import { usePageKeys, useShell, useTitle } from './shell';
import { minute, useNow } from './times';
import { Busy, Nothing, Wrong } from './ui';

const atOnce = 100; // submissions a page
const mostSelected = 500; // as the service has it

interface Listed {
  rows: SubmissionRow[];
  next: string | undefined;
  busy: boolean;
  error: Error | undefined;
  more: () => Promise<void>;
  again: () => void;
  replace: (row: SubmissionRow) => void;
  long: boolean; // more than its first page is here
}

// The pages of a list, one after the other.
function useList(path: string): Listed {
  const first = useAsked<Page>(path);
  const [rest, setRest] = useState<{ of: Page; rows: SubmissionRow[]; next: string | undefined }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const page = first.value;
  const own = rest && rest.of === page ? rest : undefined;
  const next = own ? own.next : page?.next;
  const rows = page ? [...page.submissions, ...(own?.rows ?? [])] : [];
  return {
    rows,
    next,
    busy: busy || first.busy,
    error: first.error ?? error,
    again: () => void first.again(),
    long: own !== undefined,
    more: async () => {
      if (!page || !next || busy) return;
      setBusy(true);
      setError(undefined);
      try {
        const got = await get<Page>(`${path}&after=${encodeURIComponent(next)}`);
        setRest({ of: page, rows: [...(own?.rows ?? []), ...got.submissions], next: got.next });
      } catch (problem) {
        setError(problem as Error);
      } finally {
        setBusy(false);
      }
    },
    replace: (row) => {
      const change = (list: readonly SubmissionRow[]) =>
        list.map((old) =>
          old.id === row.id ? { ...row, ...(old.rules ? { rules: old.rules } : {}) } : old,
        );
      if (!page) return;
      const changed = { ...page, submissions: change(page.submissions) };
      first.put(changed);
      if (own) setRest({ of: changed, rows: change(own.rows), next: own.next });
    },
  };
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
  const path = ownOnly
    ? ''
    : withQuery('/v1/submissions', { ...parametersOf(filters, self), count: atOnce });
  const list = useList(path);
  const statistics = useAsked<Statistics>(sees ? '/v1/statistics' : '');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
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
    current.current = -1;
  }, [path]);
  const again = () => {
    list.again();
    void statistics.again();
  };
  useEffect(() => {
    if (undone > 0) again();
  }, [undone]);
  // Whoever comes back to the window sees what has come since, unless it would take away what is
  // scrolled to or selected.
  useEffect(() => {
    const back = () => {
      const undisturbed = !list.long && selected.size === 0;
      if (document.visibilityState === 'visible' && undisturbed) again();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  });

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
    const row = rows[index];
    if (!row) return;
    if (index === rows.length - 1 && step > 0 && list.next) void list.more();
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
    { keys: ['g'], does: 'look again what has come', run: again },
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
