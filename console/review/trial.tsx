// SPDX-License-Identifier: MIT
// A trial: the whole check with pictures, before anything is handed in.
import { useState } from 'preact/hooks';
import { sendBody } from './api';
import type { Answer } from './records';
import { goTo, submissionAddress } from './routing';
import { useShell } from './shell';
import { Field, useAction, Wrong } from './ui';

const roles = [
  { role: 'icon', label: 'Icon', many: false },
  { role: 'screenshot', label: 'Screenshots', many: true },
  { role: 'logo', label: 'Logo', many: false },
];

interface Asset {
  path: string;
  role: string;
}

/** A manifest and its files as a form; what the files are called is not told. */
function formOf(
  app: Record<string, unknown>,
  files: ReadonlyMap<string, readonly File[]>,
): FormData {
  const form = new FormData();
  const assets: Asset[] = [];
  for (const [role, chosen] of files) {
    chosen.forEach((file, i) => {
      const ending = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '';
      const path = `${role}-${i + 1}${ending.toLowerCase()}`;
      assets.push({ path, role });
      form.set(path, file, path);
    });
  }
  form.set('submission', JSON.stringify({ schema: 'brandlint.submission/1', app, assets }));
  return form;
}

export function Trial({
  name,
  short,
  developer,
}: {
  name: string;
  short: string;
  developer: string;
}) {
  const { self } = useShell();
  const [files, setFiles] = useState<ReadonlyMap<string, readonly File[]>>(new Map());
  const { busy, error, run } = useAction();
  const count = [...files.values()].reduce((sum, chosen) => sum + chosen.length, 0);
  const check = (event: SubmitEvent) => {
    event.preventDefault();
    const app: Record<string, unknown> = { name: name.trim() };
    if (short.trim() !== '') app['short_description'] = short;
    const who: Record<string, string> = {};
    if (self.developer) who['id'] = self.developer;
    if (developer.trim() !== '') who['name'] = developer;
    if (Object.keys(who).length > 0) app['developer'] = who;
    void run(async () => {
      const { id } = await sendBody<Answer<'POST /v1/trials'>>(
        'POST',
        '/v1/trials',
        formOf(app, files),
      );
      goTo(submissionAddress(id));
    });
  };
  return (
    <form class="card" onSubmit={check}>
      <header class="card-head">
        <h2>With its pictures</h2>
      </header>
      <p class="soft">
        The same check as after handing in, and nobody decides about it. It is gone after an hour.
      </p>
      <div class="fields">
        {roles.map(({ role, label, many }) => (
          <Field key={role} label={label}>
            <input
              type="file"
              accept="image/*"
              multiple={many}
              onChange={(event) =>
                setFiles(new Map(files).set(role, [...(event.currentTarget.files ?? [])]))
              }
            />
          </Field>
        ))}
      </div>
      {error && <Wrong error={error} />}
      <p class="buttons">
        <button type="submit" class="strong" disabled={busy || count === 0 || name.trim() === ''}>
          {busy ? 'Sending …' : 'Check all of it'}
        </button>
        {name.trim() === '' && <span class="soft small">It takes a name, too.</span>}
      </p>
    </form>
  );
}
