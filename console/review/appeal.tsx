// SPDX-License-Identifier: MIT
// The applicant's one appeal.
import { useState } from 'preact/hooks';
import { at, send } from './api';
import { useShell } from './shell';
import { Field, useAction, Wrong } from './ui';

export function AppealForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { say } = useShell();
  const [text, setText] = useState('');
  const { busy, error, run } = useAction();
  const appeal = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      await send('POST', `/v1/submissions/${at(id)}/appeal`, { text });
      say('Your appeal was taken; another person looks at it.');
      onDone();
    });
  };
  return (
    <section class="card">
      <header class="card-head">
        <h2>Appeal</h2>
      </header>
      <form onSubmit={appeal}>
        <p>You can appeal once. Somebody who has not decided about it before looks at it anew.</p>
        <Field label="Why is the rejection wrong?">
          <textarea
            rows={6}
            required
            maxLength={18_000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        {error && <Wrong error={error} />}
        <p class="buttons">
          <button type="submit" class="strong" disabled={busy}>
            Appeal
          </button>
        </p>
      </form>
    </section>
  );
}
