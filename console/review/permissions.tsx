// SPDX-License-Identifier: MIT
// Who may use what of a brand: proposed by one person, granted by another, with an end.
import { useState } from 'preact/hooks';
import { Foreign } from '../shared/foreign';
import { at, send, useAsked } from './api';
import { useClauses } from './letter';
import type { Answer, Grant } from './records';
import { useShell, useTitle } from './shell';
import { dayWords, day } from './times';
import { Busy, Card, Field, Nothing, Party, Sure, Time, useAction, Wrong } from './ui';

const subjects = [
  'name',
  'short_description',
  'description',
  'developer',
  'icon',
  'screenshot',
  'logo',
  'banner',
];

function phaseOf(grant: Grant, today: string): string {
  if (grant.ended_at !== undefined) return 'ended';
  if (grant.granted_at === undefined) return 'proposed';
  if (grant.record.until !== undefined && grant.record.until < today) return 'run out';
  return 'in force';
}

function Proposal({ onDone }: { onDone: () => void }) {
  const { say } = useShell();
  const brands = [...new Set(useClauses().map(({ brand }) => brand))];
  const { busy, error, run } = useAction();
  const [chosen, setChosen] = useState<readonly string[]>(['name']);
  const today = Math.floor(Date.now() / day);
  const propose = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const of = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    const who: Record<string, string> = {};
    if (of('developer')) who['developer'] = of('developer');
    if (of('app')) who['app'] = of('app');
    void run(async () => {
      await send('POST', '/v1/permissions', {
        who,
        brand: of('brand'),
        references: of('references')
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
        subjects: chosen,
        why: of('why'),
        from: of('from'),
        until: of('until'),
      });
      say('Proposed. Another person grants it.');
      onDone();
    });
  };
  return (
    <form onSubmit={propose}>
      <div class="fields">
        <Field label="Developer’s id" help="At least one of developer and app.">
          <input name="developer" spellcheck={false} />
        </Field>
        <Field label="App’s id">
          <input name="app" spellcheck={false} />
        </Field>
        <Field label="Brand">
          <select name="brand" required>
            {brands.map((brand) => (
              <option key={brand}>{brand}</option>
            ))}
          </select>
        </Field>
        <Field label="Names and marks" help="Between commas; * is any.">
          <input name="references" required defaultValue="*" spellcheck={false} />
        </Field>
        <Field label="From">
          <input name="from" type="date" required defaultValue={dayWords(today)} />
        </Field>
        <Field label="Until, its last day">
          <input name="until" type="date" required defaultValue={dayWords(today + 365)} />
        </Field>
      </div>
      <fieldset class="ticks">
        <legend>Where</legend>
        {subjects.map((subject) => (
          <label key={subject} class="tick">
            <input
              type="checkbox"
              checked={chosen.includes(subject)}
              onChange={(event) =>
                setChosen(
                  event.currentTarget.checked
                    ? [...chosen, subject]
                    : chosen.filter((each) => each !== subject),
                )
              }
            />
            <span>{subject.replaceAll('_', ' ')}</span>
          </label>
        ))}
      </fieldset>
      <Field label="Why">
        <input name="why" required />
      </Field>
      {error && <Wrong error={error} />}
      <p class="buttons">
        <button type="submit" class="strong" disabled={busy}>
          Propose
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </p>
    </form>
  );
}

function GrantCard({ grant, onChanged }: { grant: Grant; onChanged: () => void }) {
  const { may, self, say } = useShell();
  const { busy, error, run } = useAction();
  const phase = phaseOf(grant, dayWords(Math.floor(Date.now() / day)));
  const { record } = grant;
  const own = grant.proposed_by === self.name;
  const move = (way: 'grant' | 'end') =>
    void run(async () => {
      await send('POST', `/v1/permissions/${at(grant.id)}/${way}`, {});
      say(way === 'grant' ? 'Granted.' : 'Ended.');
      onChanged();
    });
  return (
    <Card
      title={
        <Foreign
          text={[record.who?.developer, record.who?.app].filter(Boolean).join(', ') || grant.id}
        />
      }
      aside={<span class={`tag phase ${phase.replace(' ', '-')}`}>{phase}</span>}
    >
      <p>
        May use{' '}
        <b>
          <Foreign text={record.references?.join(', ') || '*'} />
        </b>{' '}
        of <Foreign text={record.brand ?? ''} /> in{' '}
        <Foreign text={record.subjects?.join(', ').replaceAll('_', ' ') ?? ''} />, from{' '}
        {record.from ?? '?'} until {record.until ?? '?'}.
      </p>
      {record.why && (
        <p>
          <Foreign text={record.why} />
        </p>
      )}
      <p class="soft">
        Proposed by <Party name={grant.proposed_by} />, <Time at={grant.proposed_at} />
        {grant.granted_by && grant.granted_at !== undefined && (
          <>
            ; granted by <Party name={grant.granted_by} />, <Time at={grant.granted_at} />
          </>
        )}
        {grant.ended_by && grant.ended_at !== undefined && (
          <>
            ; ended by <Party name={grant.ended_by} />, <Time at={grant.ended_at} />
          </>
        )}
      </p>
      {may('govern') && phase === 'proposed' && own && (
        <p class="told">You proposed it, so another person grants it.</p>
      )}
      {may('govern') && phase !== 'ended' && (
        <p class="buttons">
          {phase === 'proposed' && !own && (
            <Sure sure="Grant it" danger={false} disabled={busy} onSure={() => move('grant')}>
              Grant …
            </Sure>
          )}
          <Sure sure="End it now" disabled={busy} onSure={() => move('end')}>
            End …
          </Sure>
        </p>
      )}
      {error && <Wrong error={error} />}
    </Card>
  );
}

export function PermissionsPage() {
  const { may } = useShell();
  const { value, error, again } = useAsked<Answer<'GET /v1/permissions'>>('/v1/permissions');
  const [proposing, setProposing] = useState(false);
  useTitle('Permissions');
  return (
    <>
      <div class="page-head">
        <h1>Permissions</h1>
        {may('govern') && !proposing && (
          <button type="button" onClick={() => setProposing(true)}>
            Propose a permission
          </button>
        )}
      </div>
      {proposing && (
        <Card title="A new permission">
          <Proposal
            onDone={() => {
              setProposing(false);
              void again();
            }}
          />
        </Card>
      )}
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value?.permissions.length === 0 && !proposing && (
        <Nothing title="Nobody has a permission here">
          <p>
            With one, findings about that name or mark are notes for this developer or app, until it
            ends. Permissions of the file that the service was started with are not listed.
          </p>
        </Nothing>
      )}
      {[...(value?.permissions ?? [])].reverse().map((grant) => (
        <GrantCard key={grant.id} grant={grant} onChanged={() => void again()} />
      ))}
    </>
  );
}
