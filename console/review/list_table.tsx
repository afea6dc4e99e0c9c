// SPDX-License-Identifier: MIT
// A list of what there is, as a table, which in a narrow window is one block a row; and the form
// that makes one more, whose answer may have a secret that is shown this once.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { send } from './api';
import { useAction } from './ui';

/** Cells whose meaning is not plain without the head have a `data-label`. */
export function ListTable({
  label,
  columns,
  kind = '',
  children,
}: {
  label: string;
  columns: readonly string[]; // empty: of buttons
  kind?: string;
  children: ComponentChildren; // rows
}) {
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={label}>
      <table class={`list-table stacks ${kind}`}>
        <thead>
          <tr>
            {columns.map((word, i) =>
              word === '' ? (
                <td key={i} />
              ) : (
                <th key={i} scope="col">
                  {word}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export interface Making<Made> {
  made: Made | undefined; // what was made last, until somebody has noted its secret
  put: (made: Made | undefined) => void;
  busy: boolean;
  error: Error | undefined;
  onSubmit: (event: SubmitEvent) => void;
}

/** Sends what `valueOf` makes of a form's fields to `path`, and empties the form. */
export function useMaking<Made>(
  path: string,
  valueOf: (fields: FormData) => unknown,
  onMade: () => Promise<void>,
): Making<Made> {
  const [made, setMade] = useState<Made>();
  const { busy, error, run } = useAction();
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const value = valueOf(new FormData(form));
    void run(async () => {
      setMade(await send<Made>('POST', path, value));
      form.reset();
      await onMade();
    });
  };
  return { made, put: setMade, busy, error, onSubmit };
}
