// SPDX-License-Identifier: MIT
// Keys of a page, and the list of them that `?` shows.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface KeyBinding {
  keys: readonly string[]; // as KeyboardEvent.key has them
  does: string;
  run: () => void;
}

const takesText =
  'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]';

/**
 * Calls the binding of each key that is pressed outside of fields for text and open dialogs. Keys
 * with Control, Alt or Meta stay the browser's, and a select keeps its letters. Escape leaves a
 * field.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  // Before anything is painted: a key may come as soon as the page is seen.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest('dialog')) return;
      if (at?.closest(`${takesText}, select`)) {
        if (event.key === 'Escape' && at instanceof HTMLElement) at.blur();
        return;
      }
      const binding = latest.current.find(({ keys }) => keys.includes(event.key));
      if (!binding) return;
      event.preventDefault();
      binding.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

export interface KeyHelpProps {
  dialog: RefObject<HTMLDialogElement | null>; // showModal() opens it
  bindings: readonly KeyBinding[];
}

export function KeyHelp({ dialog, bindings }: KeyHelpProps) {
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <table>
        <tbody>
          {bindings.map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
