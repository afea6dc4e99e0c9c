// SPDX-License-Identifier: MIT
// The report: summary, filters, and the submissions.
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks';
import { submissionAsText } from '../shared/as_text';
import { copyText } from '../shared/copy_text';
import type { PictureView } from '../shared/evidence_picture';
import { KeyHelp, useKeys, type KeyBinding } from '../shared/keys';
import { ThemeButton } from '../shared/theme';
import type { PageData } from '../shared/types';
import { VirtualList, type VirtualListHandle } from '../shared/virtual_list';
import { entriesOf, Lookup, type Entry } from './entries';
import { choicesOf, everything, fits, sorted, type Filters, type Order } from './filters';
import { RunFacts } from './run_facts';
import { Submission } from './submission';
import { Summary } from './summary';
import { Toolbar } from './toolbar';

// Heights in px, about; the list measures what it shows.
function guess(entry: Entry): number {
  const { result, pictures = [] } = entry.row;
  if (entry.quiet) return 76;
  return 110 + 210 * result.findings.length + 150 * pictures.length + 90 * result.problems.length;
}

function anchorInAddress(): string {
  return location.hash.slice(1);
}

export interface AppProps {
  data: PageData;
  printing: boolean; // everything that the filters let through is in the page
}

export function App({ data, printing }: AppProps) {
  const entries = useMemo(() => entriesOf(data), [data]);
  const lookup = useMemo(() => new Lookup(data), [data]);
  const choices = useMemo(
    () => ({
      rule: choicesOf(entries, 'rule'),
      kind: choicesOf(entries, 'kind'),
      detector: choicesOf(entries, 'detector'),
    }),
    [entries],
  );
  const [filters, setFilters] = useState<Filters>(everything);
  const [order, setOrder] = useState<Order>('worst');
  const [view, setView] = useState<PictureView>({ outlined: true, over: false });
  const [current, setCurrent] = useState(''); // anchor of the submission that the keys stand at
  const [aim, setAim] = useState(''); // anchor that the address names
  const [said, setSaid] = useState('');
  const ordered = useMemo(() => sorted(entries, order), [entries, order]);
  const visible = useMemo(
    () => ordered.filter((entry) => fits(entry, filters)),
    [ordered, filters],
  );

  const list = useRef<VirtualListHandle>(null);
  const bar = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const covered = useCallback(() => {
    const own = bar.current;
    return own && getComputedStyle(own).position === 'sticky' ? own.offsetHeight + 8 : 8;
  }, []);

  // A submission is brought into the page first, and what is in it then. `goal` waits for that, some
  // drawings long.
  const goal = useRef<{ entry: string; element: string; drawings: number } | null>(null);
  const [, drawAgain] = useReducer((count: number, _: void) => count + 1, 0);
  useLayoutEffect(() => {
    const now = goal.current;
    if (!now) return;
    const element = document.getElementById(now.element);
    if (element) {
      goal.current = null;
      element.focus({ preventScroll: true });
      if (now.element !== now.entry)
        scrollBy({ top: element.getBoundingClientRect().top - covered(), behavior: 'instant' });
      return;
    }
    const index = visible.findIndex((entry) => entry.anchor === now.entry);
    if (index < 0 || --now.drawings === 0) {
      goal.current = null;
      return;
    }
    list.current?.scrollTo(index);
    drawAgain();
  });
  const goTo = (entry: Entry, element = entry.anchor) => {
    goal.current = { entry: entry.anchor, element, drawings: 5 };
    setCurrent(entry.anchor);
    const index = visible.indexOf(entry);
    if (index >= 0) list.current?.scrollTo(index);
  };

  // A link into the page leads to what it names, filtered or not.
  const follow = () => {
    const anchor = anchorInAddress();
    setAim(anchor);
    const entry =
      anchor === ''
        ? undefined
        : entries.find((each) => each.anchor === anchor || each.findingAnchors.includes(anchor));
    if (!entry) return;
    if (!visible.includes(entry)) setFilters(everything);
    goTo(entry, anchor);
  };
  const latestFollow = useRef(follow);
  latestFollow.current = follow;
  useEffect(() => {
    const followLatest = () => latestFollow.current();
    followLatest();
    addEventListener('hashchange', followLatest);
    return () => removeEventListener('hashchange', followLatest);
  }, []);

  const copy = async (entry: Entry) => {
    const { result, name } = entry.row;
    const done = await copyText(submissionAsText(result, name, lookup.clauseOf));
    setSaid(done ? `Copied ${result.id}` : 'The browser does not let this page copy');
  };
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  const at = visible.findIndex((entry) => entry.anchor === current);
  const step = (by: number) => {
    const next = visible[at < 0 ? (by > 0 ? 0 : -1) : at + by];
    if (next) goTo(next);
  };
  const bindings: KeyBinding[] = [
    { keys: ['j'], does: 'next submission', run: () => step(1) },
    { keys: ['k'], does: 'previous submission', run: () => step(-1) },
    {
      keys: ['o'],
      does: 'outlines in pictures on or off',
      run: () => setView({ ...view, outlined: !view.outlined }),
    },
    {
      keys: ['c'],
      does: 'a mark and its drawing side by side or one over the other',
      run: () => setView({ ...view, over: !view.over }),
    },
    {
      keys: ['d'],
      does: 'notes and pictures of the submission',
      run: () => {
        const details = document.getElementById(current)?.querySelector('details');
        if (details) details.open = !details.open;
      },
    },
    {
      keys: ['y'],
      does: 'copy the submission as text',
      run: () => visible[at] && void copy(visible[at]),
    },
    { keys: ['/'], does: 'search', run: () => search.current?.focus() },
    { keys: ['Escape'], does: 'leave the search; show all', run: () => setFilters(everything) },
    { keys: ['?'], does: 'this list', run: () => help.current?.showModal() },
  ];
  useKeys(bindings);

  const none = entries.length === 0 ? 'Nothing was checked.' : 'Nothing fits the filters.';
  return (
    <>
      <Summary
        header={data.header}
        summary={data.summary}
        chosen={filters.verdict}
        onChoice={(verdict) => setFilters({ ...filters, verdict })}
      >
        <ThemeButton storageKey="brandlint-theme" />
        <button type="button" onClick={() => help.current?.showModal()}>
          Keys
        </button>
      </Summary>
      <Toolbar
        filters={filters}
        onFilters={setFilters}
        order={order}
        onOrder={setOrder}
        choices={choices}
        search={search}
        bar={bar}
        status={`${visible.length.toLocaleString('en')} of ${entries.length.toLocaleString('en')} shown`}
      />
      <main>
        {visible.length === 0 && <p class="none">{none}</p>}
        <VirtualList
          items={visible}
          keyOf={(entry) => entry.anchor}
          guess={guess}
          whole={printing}
          covered={covered}
          handle={list}
          render={(entry, index) => (
            <Submission
              entry={entry}
              lookup={lookup}
              position={index + 1}
              of={visible.length}
              aim={aim}
              view={view}
              onView={setView}
              onCopy={(each) => void copy(each)}
              printing={printing}
            />
          )}
        />
      </main>
      <RunFacts header={data.header} printing={printing} />
      <KeyHelp dialog={help} bindings={bindings} />
      <p class={said === '' ? 'said' : 'said now'} role="status">
        {said}
      </p>
    </>
  );
}
