// SPDX-License-Identifier: MIT
// Webhooks: who is told of decisions, and how that went.
import { Foreign } from '../shared/foreign';
import { at, send, useAsked } from './api';
import { ListTable, useMaking } from './list_table';
import type { Answer, Delivery, Hook } from './records';
import { useShell, useTitle } from './shell';
import { Busy, Card, Field, Nothing, Once, Party, Sure, Time, useAction, Wrong } from './ui';

function DeliveryRow({ delivery, onChanged }: { delivery: Delivery; onChanged: () => void }) {
  const { say } = useShell();
  const { busy, error, run } = useAction();
  const replay = () =>
    void run(async () => {
      await send('POST', `/v1/deliveries/${delivery.id}/replay`, {});
      say('It is sent once more.');
      onChanged();
    });
  const waits = delivery.status === 'waiting';
  return (
    <tr>
      <td class="number" data-label="No.">
        {delivery.id}
      </td>
      <td>
        <span class={`tag phase ${delivery.status}`}>{delivery.status}</span>
      </td>
      <td class="number" data-label="attempts">
        {delivery.attempts}
      </td>
      <td>
        <Foreign text={delivery.answer} />
        {waits && delivery.attempts > 0 && (
          <div class="soft">
            again <Time at={delivery.next_at} />
          </div>
        )}
      </td>
      <td class="nowrap" data-label="since">
        <Time at={delivery.created_at} />
      </td>
      <td>
        <details>
          <summary>Body</summary>
          <pre class="code" tabIndex={0}>
            <Foreign text={JSON.stringify(delivery.body, null, 2)} lines />
          </pre>
        </details>
      </td>
      <td>
        {!waits && (
          <button type="button" disabled={busy} onClick={replay}>
            Send again
          </button>
        )}
        {error && <Wrong error={error} />}
      </td>
    </tr>
  );
}

function Deliveries() {
  const { value, error, again } = useAsked<Answer<'GET /v1/deliveries'>>('/v1/deliveries');
  return (
    <>
      <div class="page-head">
        <h2>Deliveries</h2>
        <button type="button" class="plain" onClick={() => void again()}>
          Refresh
        </button>
      </div>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value?.deliveries.length === 0 && (
        <Nothing title="Nothing was sent yet">
          <p>Each final decision is sent to every webhook, once it can no longer be taken back.</p>
        </Nothing>
      )}
      {value && value.deliveries.length > 0 && (
        <ListTable
          label="Deliveries"
          columns={['No.', 'Status', 'Attempts', 'Answer', 'Since', 'What', '']}
        >
          {value.deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} onChanged={() => void again()} />
          ))}
        </ListTable>
      )}
    </>
  );
}

export function HooksPage() {
  const { say } = useShell();
  const { value, error, again } = useAsked<Answer<'GET /v1/webhooks'>>('/v1/webhooks');
  const add = useMaking<Hook>('/v1/webhooks', (data) => ({ url: data.get('url') }), again);
  const secret = add.made;
  const end = useAction();
  useTitle('Webhooks');
  return (
    <>
      <h1>Webhooks</h1>
      {secret?.secret && (
        <Once
          title={`Secret of ${secret.id}, with which what is sent is signed.`}
          secret={secret.secret}
          onClose={() => add.put(undefined)}
        />
      )}
      <Card title="Add a webhook">
        <form class="line" onSubmit={add.onSubmit}>
          <Field label="Address" help="https; http to this machine only">
            <input name="url" type="url" required placeholder="https://" spellcheck={false} />
          </Field>
          <button type="submit" class="strong" disabled={add.busy}>
            Add
          </button>
        </form>
        {add.error && <Wrong error={add.error} />}
      </Card>
      {error && <Wrong error={error} again={again} />}
      {end.error && <Wrong error={end.error} />}
      {!value && !error && <Busy />}
      {value && value.webhooks.length > 0 && (
        <ul class="plain-list card pad">
          {value.webhooks.map((hook) => (
            <li key={hook.id} class="hook">
              <span>
                <code>
                  <Foreign text={hook.url} />
                </code>{' '}
                <span class="soft">
                  <Foreign text={hook.id} />, by <Party name={hook.created_by} />,{' '}
                  <Time at={hook.created_at} />
                </span>
              </span>
              <Sure
                sure="Remove it"
                disabled={end.busy}
                onSure={() =>
                  void end.run(async () => {
                    await send('DELETE', `/v1/webhooks/${at(hook.id)}`, {});
                    say('Removed.');
                    await again();
                  })
                }
              >
                Remove …
              </Sure>
            </li>
          ))}
        </ul>
      )}
      <Deliveries />
    </>
  );
}
