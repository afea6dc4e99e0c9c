// SPDX-License-Identifier: MIT
// What is shown, and in which order.
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { shown } from '../shared/display';
import {
  everything,
  isFiltering,
  orders,
  type Filters,
  type Order,
  type VerdictFilter,
} from './filters';

interface ChoiceProps<Word extends string> {
  label: string;
  value: Word;
  all: string; // what no choice is called
  words: readonly string[];
  onChoice: (word: Word) => void;
}

function Choice<Word extends string>({ label, value, all, words, onChoice }: ChoiceProps<Word>) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoice(event.currentTarget.value as Word)}>
        <option value="">{all}</option>
        {words.map((word) => (
          <option key={word} value={word}>
            {shown(word)}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface ToolbarProps {
  filters: Filters;
  onFilters: (filters: Filters) => void;
  order: Order;
  onOrder: (order: Order) => void;
  choices: { rule: readonly string[]; kind: readonly string[]; detector: readonly string[] };
  search: RefObject<HTMLInputElement | null>;
  status: string; // how many are shown
  bar: RefObject<HTMLDivElement | null>;
}

export function Toolbar(props: ToolbarProps) {
  const { filters, onFilters, choices } = props;
  const [unfolded, setUnfolded] = useState(false); // on a narrow screen
  const change = (part: Partial<Filters>) => onFilters({ ...filters, ...part });
  return (
    <div ref={props.bar} class="toolbar" role="search" aria-label="Submissions">
      <div class="line">
        <input
          ref={props.search}
          type="search"
          placeholder="Search (/)"
          aria-label="Text"
          value={filters.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
        <output aria-live="polite">{props.status}</output>
        {isFiltering(filters) && (
          <button type="button" onClick={() => onFilters(everything)}>
            Show all
          </button>
        )}
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
        <Choice<VerdictFilter>
          label="Verdict"
          value={filters.verdict}
          all="every verdict"
          words={['reject', 'review', 'pass', 'incomplete']}
          onChoice={(verdict) => change({ verdict })}
        />
        {(['rule', 'kind', 'detector'] as const).map((key) => (
          <Choice
            key={key}
            label={key[0]?.toUpperCase() + key.slice(1)}
            value={filters[key]}
            all={`every ${key}`}
            words={choices[key]}
            onChoice={(word) => change({ [key]: word })}
          />
        ))}
        <label>
          <span>Order</span>
          <select
            value={props.order}
            onChange={(event) => props.onOrder(event.currentTarget.value as Order)}
          >
            {Object.entries(orders).map(([order, words]) => (
              <option key={order} value={order}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}
