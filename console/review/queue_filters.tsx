// SPDX-License-Identifier: MIT
// What of all submissions is listed. The choice is the page's address.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { shown } from '../shared/display';
import { waiting } from './queue_order';
import { states, type Self, type Statistics } from './records';
import { wordOfState } from './ui';

export interface Filters {
  state: string; // a state, 'waiting' or 'all'
  verdict: string;
  rule: string;
  developer: string;
  text: string;
  mine: boolean;
}

export const noFilters: Filters = {
  state: 'waiting',
  verdict: '',
  rule: '',
  developer: '',
  text: '',
  mine: false,
};

export function filtersOf(query: URLSearchParams, otherwise: string): Filters {
  const of = (name: string) => query.get(name) ?? '';
  return {
    state: of('state') || otherwise,
    verdict: of('verdict'),
    rule: of('rule'),
    developer: of('developer'),
    text: of('text'),
    mine: of('mine') !== '',
  };
}

export function queryOf(filters: Filters, otherwise: string): Record<string, string> {
  const { mine, state, ...rest } = filters;
  return { ...rest, state: state === otherwise ? '' : state, mine: mine ? 'yes' : '' };
}

const decided = ['approved', 'rejected', 'changes', 'erased', 'all'];

/** The same as what the service is asked for. */
export function parametersOf(filters: Filters, self: Self): Record<string, string> {
  const { state } = filters;
  return {
    state: state === 'all' ? '' : state === 'waiting' ? waiting : state,
    verdict: filters.verdict,
    rule: filters.rule,
    developer: filters.developer,
    text: filters.text,
    claimed_by: filters.mine ? self.name : '',
    order: decided.includes(state) ? 'newest' : 'queue',
  };
}

// A text whose letters are not each asked for.
function useSlowly(
  value: string,
  onValue: (value: string) => void,
): [string, (value: string) => void] {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setText(value); // the address was changed by something else
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      onValue(text);
    }, 300);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}

export interface QueueFiltersProps {
  filters: Filters;
  onFilters: (filters: Filters) => void;
  statistics: Statistics | undefined; // for whoever sees all
  search: RefObject<HTMLInputElement | null>;
  sees: boolean;
}

export function QueueFilters({ filters, onFilters, statistics, search, sees }: QueueFiltersProps) {
  const [unfolded, setUnfolded] = useState(false);
  const change = (part: Partial<Filters>) => onFilters({ ...filters, ...part });
  const [text, setText] = useSlowly(filters.text, (value) => change({ text: value.trim() }));
  const [developer, setDeveloper] = useSlowly(filters.developer, (value) =>
    change({ developer: value.trim() }),
  );
  const counts = new Map(statistics?.states.map(({ state, count }) => [state as string, count]));
  const rules = statistics?.rules ?? [];
  const knownRule = filters.rule === '' || rules.some(({ rule }) => rule === filters.rule);
  const sum = waiting.split(',').reduce((all, state) => all + (counts.get(state) ?? 0), 0);
  const withCount = (words: string, count: number | undefined) =>
    statistics ? `${words} (${count ?? 0})` : words;
  return (
    <div class="filters" role="search">
      <div class="line">
        <input
          ref={search}
          type="search"
          placeholder="Name or id"
          aria-label="Name or id"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button
          type="button"
          class="unfold"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          Filters
        </button>
      </div>
      <div class={unfolded ? 'choices unfolded' : 'choices'}>
        <label>
          <span>State</span>
          <select
            value={filters.state}
            onChange={(event) => change({ state: event.currentTarget.value })}
          >
            {sees && <option value="waiting">{withCount('waits for a reviewer', sum)}</option>}
            {states
              .filter((state) => state !== 'trial')
              .map((state) => (
                <option key={state} value={state}>
                  {withCount(wordOfState(state), counts.get(state))}
                </option>
              ))}
            <option value="all">all</option>
          </select>
        </label>
        <label>
          <span>Verdict</span>
          <select
            value={filters.verdict}
            onChange={(event) => change({ verdict: event.currentTarget.value })}
          >
            <option value="">any</option>
            {['reject', 'review', 'pass'].map((verdict) => (
              <option key={verdict}>{verdict}</option>
            ))}
          </select>
        </label>
        {sees && (
          <>
            <label>
              <span>Rule</span>
              <select
                value={filters.rule}
                onChange={(event) => change({ rule: event.currentTarget.value })}
              >
                <option value="">any</option>
                {!knownRule && <option value={filters.rule}>{shown(filters.rule)}</option>}
                {rules.map(({ rule }) => (
                  <option key={rule}>{rule}</option>
                ))}
              </select>
            </label>
            <label>
              <span>Developer</span>
              <input
                value={developer}
                onInput={(event) => setDeveloper(event.currentTarget.value)}
              />
            </label>
            <label class="tick">
              <input
                type="checkbox"
                checked={filters.mine}
                onChange={(event) => change({ mine: event.currentTarget.checked })}
              />
              <span>Claimed by me</span>
            </label>
          </>
        )}
      </div>
    </div>
  );
}
