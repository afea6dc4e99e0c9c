// SPDX-License-Identifier: MIT
// What is worth asking for only when a reader may look at it: a list that is scrolled through
// fast passes thousands of rows, and nobody sees the pictures of those.
const rest_ms = 120; // without scrolling: longer than between two events of a wheel or a held key
const near = 200; // px above and below the window

const waiting = new Map<Element, () => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function look(): void {
  timer = undefined;
  for (const [element, run] of waiting) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom < -near || top > innerHeight + near) continue;
    waiting.delete(element);
    run();
  }
  if (waiting.size === 0) removeEventListener('scroll', later);
}

function later(): void {
  clearTimeout(timer);
  timer = setTimeout(look, rest_ms);
}

/** Runs once, when the element is in the window and nothing is scrolled. The answer takes it back. */
export function whenResting(element: Element, run: () => void): () => void {
  if (waiting.size === 0) addEventListener('scroll', later, { passive: true });
  waiting.set(element, run);
  if (timer === undefined) later();
  return () => waiting.delete(element);
}
