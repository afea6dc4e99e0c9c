// SPDX-License-Identifier: MIT
// A list in the window's own scrolling of which only what is near the window is in the page. Items
// have any height: it is guessed, measured once it is seen, and what the reader looks at stays in
// its place when a guess above it was wrong.
import type { ComponentChild, Ref } from 'preact';
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
} from 'preact/hooks';

export interface VirtualListHandle {
  /** Brings the item's top below whatever covers the window's top. */
  scrollTo(index: number): void;
}

export interface VirtualListProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string; // each once
  guess: (item: T) => number; // its height in px, until it is measured
  render: (item: T, index: number) => ComponentChild;
  whole?: boolean; // everything is in the page, as for print
  covered?: () => number; // px of the window's top that something sticky lies over
  handle?: Ref<VirtualListHandle>;
}

const near = 900; // px above and below the window that are in the page, too
const few = 60; // items: up to here all are in the page, and the browser's own search finds them

function Item({
  observer,
  name,
  children,
}: {
  observer: ResizeObserver;
  name: string;
  children: ComponentChild;
}) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = element.current;
    if (!own) return undefined;
    observer.observe(own);
    return () => observer.unobserve(own);
  }, [observer]);
  return (
    <div ref={element} class="item" data-key={name}>
      {children}
    </div>
  );
}

function keyOfElement(element: Element): string {
  return (element as HTMLElement).dataset['key'] ?? '';
}

// The last index whose offset is not above `at`.
function indexAt(offsets: Float64Array, at: number): number {
  let first = 0;
  let last = offsets.length - 1;
  while (first < last) {
    const middle = (first + last + 1) >> 1;
    if ((offsets[middle] ?? 0) <= at) first = middle;
    else last = middle - 1;
  }
  return first;
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, guess, render, covered = () => 0 } = props;
  const whole = props.whole === true || items.length <= few;
  const list = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>()).current;
  const [changes, redraw] = useReducer((count: number, _: void) => count + 1, 0);

  const offsets = useMemo(() => {
    const sums = new Float64Array(items.length + 1);
    items.forEach((item, i) => {
      sums[i + 1] = (sums[i] ?? 0) + (heights.get(keyOf(item)) ?? guess(item));
    });
    return sums;
    // `changes` stands for what is in `heights`.
  }, [items, changes]);
  const total = offsets[items.length] ?? 0;

  const observer = useMemo(
    () =>
      new ResizeObserver((entries) => {
        let changed = false;
        for (const entry of entries) {
          const key = keyOfElement(entry.target);
          const height = entry.borderBoxSize[0]?.blockSize ?? 0;
          if (height === 0 || !entry.target.isConnected || heights.get(key) === height) continue;
          heights.set(key, height);
          changed = true;
        }
        if (changed) redraw();
      }),
    [],
  );
  useEffect(() => () => observer.disconnect(), [observer]);

  // What the reader looks at: the first item that is seen, and where it is.
  const held = useRef<{ key: string; top: number; scrollY: number } | null>(null);
  const hold = () => {
    const covers = covered();
    held.current = null;
    for (const element of list.current?.children ?? []) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom <= covers) continue;
      held.current = { key: keyOfElement(element), top, scrollY };
      return;
    }
  };

  // Before the browser paints: it stays where it was, whatever height was found above it. Not when
  // somebody has scrolled since, or when these are other items; the same
  // ones, of which one has changed, stay.
  const itemsBefore = useRef(items);
  useLayoutEffect(() => {
    if (whole) return;
    const { current } = held;
    const before = itemsBefore.current;
    const same =
      before === items ||
      (before.length === items.length &&
        before.every((item, i) => keyOf(item) === keyOf(items[i] as T)));
    if (current && current.scrollY === scrollY && same) {
      const own = [...(list.current?.children ?? [])].find(
        (element) => keyOfElement(element) === current.key,
      );
      const moved = own ? own.getBoundingClientRect().top - current.top : 0;
      if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: 'instant' });
    }
    itemsBefore.current = items;
    hold();
  });

  useEffect(() => {
    if (whole) return undefined;
    let width = innerWidth;
    const moved = () => {
      if (innerWidth !== width) heights.clear();
      width = innerWidth;
      hold();
      redraw();
    };
    addEventListener('scroll', moved, { passive: true });
    addEventListener('resize', moved);
    return () => {
      removeEventListener('scroll', moved);
      removeEventListener('resize', moved);
    };
  }, [whole]);

  useImperativeHandle(
    props.handle ?? null,
    () => ({
      scrollTo(index: number) {
        const top = list.current?.getBoundingClientRect().top ?? 0;
        const own = whole ? list.current?.children[index] : undefined;
        const away = own ? own.getBoundingClientRect().top : top + (offsets[index] ?? 0);
        scrollBy({ top: away - covered(), behavior: 'instant' });
        // Its true place is known once it is drawn, with what stands above it.
        const item = items[index];
        if (item !== undefined) held.current = { key: keyOf(item), top: covered(), scrollY };
        redraw();
      },
    }),
    [offsets, whole],
  );

  // Nothing is measured before there is something: the first drawing is of the list's beginning.
  const top = -(list.current?.getBoundingClientRect().top ?? 0);
  const first = whole
    ? 0
    : Math.min(indexAt(offsets, Math.max(0, top - near)), Math.max(0, items.length - 1));
  const end = whole
    ? items.length
    : Math.min(items.length, indexAt(offsets, top + innerHeight + near) + 1);
  const above = whole ? 0 : (offsets[first] ?? 0);
  const below = whole ? 0 : total - (offsets[end] ?? 0);
  if (items.length === 0) return null; // a feed without articles is none
  return (
    <div
      ref={list}
      class={whole ? 'list' : 'list in-part'} // in part: it keeps its place itself
      role="feed"
      aria-busy={false}
      style={{ paddingTop: `${above}px`, paddingBottom: `${below}px` }}
    >
      {items.slice(first, end).map((item, i) => {
        const key = keyOf(item);
        return (
          <Item key={key} name={key} observer={observer}>
            {render(item, first + i)}
          </Item>
        );
      })}
    </div>
  );
}
