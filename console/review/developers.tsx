// SPDX-License-Identifier: MIT
// Personal data: what is kept of a developer, taking it away, and breaches with their deadline.
import { useState } from 'preact/hooks';
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import { at, get, send, useAsked } from './api';
import type { Answer, Breach } from './records';
import { useShell, useTitle } from './shell';
import { saveAs } from './source';
import { hour, minute, useNow } from './times';
import { Busy, Card, Field, Party, Sure, Time, useAction, Wrong } from './ui';

type Erased = Answer<'POST /v1/developers/{id}/erase'>;

function Developer() {
  const { say } = useShell();
  const [id, setId] = useState('');
  const [dry, setDry] = useState<{ id: string; erased: Erased }>();
  const { busy, error, run } = useAction();
  const download = () =>
    void run(async () => {
      const data = await get<unknown>(`/v1/developers/${at(id)}/export`);
      saveAs(
        'developer.json',
        new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
      );
    });
  const erase = (apply: boolean) =>
    void run(async () => {
      const erased = await send<Erased>('POST', `/v1/developers/${at(id)}/erase`, { apply });
      setDry({ id, erased });
      if (apply) say('Erased.');
    });
  const current = dry?.id === id ? dry.erased : undefined;
  const words =
    current &&
    `${counted(current.submissions, 'submission')} and ${counted(current.pictures, 'picture')}`;
  return (
    <Card title="One developer’s data">
      <p>
        Everything that is kept of a developer, for whoever asks for his own data; and taking it
        away. That there was a submission, and what was decided, stays.
      </p>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          download();
        }}
      >
        <Field label="Developer’s id">
          <input
            required
            value={id}
            onInput={(event) => setId(event.currentTarget.value.trim())}
            spellcheck={false}
          />
        </Field>
        <button type="submit" disabled={busy || id === ''}>
          Export
        </button>
        <button type="button" disabled={busy || id === ''} onClick={() => erase(false)}>
          What would be erased?
        </button>
      </form>
      {current && !current.applied && (
        <div class="told warn">
          <p>
            Of{' '}
            <b>
              <Foreign text={id} />
            </b>{' '}
            {words} would go. This cannot be undone.
          </p>
          {current.submissions > 0 && (
            <p class="buttons">
              <Sure sure={`Erase ${words}`} disabled={busy} onSure={() => erase(true)}>
                Erase them …
              </Sure>
            </p>
          )}
        </div>
      )}
      {current?.applied && (
        <p class="told good" role="status">
          Erased: {words}.
        </p>
      )}
      {error && <Wrong error={error} />}
    </Card>
  );
}

function clockWords(left: number): string {
  const span = Math.abs(left);
  const hours = Math.floor(span / hour);
  const words = `${hours} h ${String(Math.floor((span % hour) / minute)).padStart(2, '0')} min`;
  return left >= 0 ? `${words} left` : `${words} too late`;
}

function BreachView({ breach, onChanged }: { breach: Breach; onChanged: () => void }) {
  const now = useNow(minute / 2);
  const { busy, error, run } = useAction();
  const open = breach.reported_at === undefined;
  const left = breach.report_until - now;
  return (
    <li class={open ? (left < 24 * hour ? 'breach late' : 'breach') : 'breach done'}>
      <p>
        {open ? <b class="clock">{clockWords(left)}</b> : <b>Reported</b>}{' '}
        <span class="soft">
          noticed <Time at={breach.noticed_at} />, to be reported until{' '}
          <Time at={breach.report_until} />
          {breach.reported_at !== undefined && (
            <>
              , reported <Time at={breach.reported_at} />
            </>
          )}
          ; recorded by <Party name={breach.recorded_by} />
        </span>
      </p>
      <p>
        <Foreign text={breach.record} lines />
      </p>
      {open && (
        <p class="buttons">
          <Sure
            sure="It was reported"
            danger={false}
            disabled={busy}
            onSure={() =>
              void run(async () => {
                await send('POST', `/v1/breaches/${breach.id}/reported`, {});
                onChanged();
              })
            }
          >
            Reported to the authority …
          </Sure>
        </p>
      )}
      {error && <Wrong error={error} />}
    </li>
  );
}

function Breaches() {
  const { value, error, again } = useAsked<Answer<'GET /v1/breaches'>>('/v1/breaches');
  const add = useAction();
  const adding = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const when = Date.parse(String(data.get('noticed')));
    void add.run(async () => {
      await send('POST', '/v1/breaches', {
        record: data.get('record'),
        ...(Number.isNaN(when) ? {} : { noticed_at: when }),
      });
      form.reset();
      await again();
    });
  };
  return (
    <Card title="Breaches of personal data">
      <p>The authority is told within 72 hours of when somebody noticed.</p>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && value.breaches.length > 0 && (
        <ul class="plain-list">
          {value.breaches.map((breach) => (
            <BreachView key={breach.id} breach={breach} onChanged={() => void again()} />
          ))}
        </ul>
      )}
      {value?.breaches.length === 0 && <p class="soft">None is recorded.</p>}
      <details>
        <summary>Record a breach</summary>
        <form onSubmit={adding}>
          <Field label="What happened, whose data, what was done">
            <textarea name="record" rows={5} required />
          </Field>
          <Field label="Noticed" help="Empty: just now.">
            <input name="noticed" type="datetime-local" />
          </Field>
          {add.error && <Wrong error={add.error} />}
          <p class="buttons">
            <button type="submit" class="strong" disabled={add.busy}>
              Record it
            </button>
          </p>
        </form>
      </details>
    </Card>
  );
}

export function DevelopersPage() {
  useTitle('Data');
  return (
    <>
      <h1>Personal data</h1>
      <Developer />
      <Breaches />
    </>
  );
}
