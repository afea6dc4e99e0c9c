// SPDX-License-Identifier: MIT
// What every page has of the frame around it: who looks, what he may, saying something in passing,
// and the keys of the page.
import { createContext, type RefObject } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import { useKeys, type KeyBinding } from '../shared/keys';
import type { Kind, Right, Self } from './records';

/** A decision, on one submission or on many, that can be taken back for a while. */
export interface Undoable {
  submissions: readonly string[]; // at least one
  name: string; // of the first
  kind: Kind;
  held: number; // so many of them wait for a second person
  until: number; // by the clock of this browser
}

export interface Shell {
  self: Self;
  may: (right: Right) => boolean;
  /** Tells of something that was done. */
  say: (text: string) => void;
  /** Offers to take a decision back. */
  decided: (decision: Undoable) => void;
  undo: () => void;
  /** Counts up when a decision was taken back: what is shown of it is old. */
  undone: number;
  pageKeys: RefObject<readonly KeyBinding[]>;
}

export const ShellContext = createContext<Shell | undefined>(undefined);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('a page stands outside of its frame');
  return shell;
}

/** Keys of the page, which the list that `?` opens shows. */
export function usePageKeys(bindings: readonly KeyBinding[]): void {
  const { pageKeys } = useShell();
  useKeys(bindings);
  useLayoutEffect(() => {
    pageKeys.current = bindings;
    return () => {
      if (pageKeys.current === bindings) pageKeys.current = [];
    };
  });
}

/** The name of the browser's tab. */
export function useTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = title === '' ? 'Review' : `${title} · Review`;
  }, [title]);
}
