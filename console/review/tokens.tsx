// SPDX-License-Identifier: MIT
// Tokens, with which programs and applicants come.
import { useState } from 'preact/hooks';
import { Foreign } from '../shared/foreign';
import { at, send, useAsked } from './api';
import { type Answer, roles, type Token } from './records';
import { useShell, useTitle } from './shell';
import { Busy, Card, Field, Nothing, Once, Party, Sure, Time, useAction, Wrong } from './ui';

function TokenRow({ token, onChanged }: { token: Token; onChanged: () => void }) {
  const { say } = useShell();
  const { busy, error, run } = useAction();
  const over = token.expires_at < Date.now();
  const revoke = () =>
    void run(async () => {
      await send('DELETE', `/v1/tokens/${at(token.id)}`, {});
      say('Revoked.');
      onChanged();
    });
  return (
    <tr class={token.revoked || over ? 'off' : ''}>
      <th scope="row">
        <code>
          <Foreign text={token.id} />
        </code>
        {token.revoked && <span class="tag gone">revoked</span>}
        {!token.revoked && over && <span class="tag gone">expired</span>}
        {token.note && (
          <div class="soft">
            <Foreign text={token.note} />
          </div>
        )}
      </th>
      <td>
        {token.role}
        {token.developer && (
          <div class="soft">
            <Foreign text={token.developer} />
          </div>
        )}
      </td>
      <td>
        <Party name={token.created_by} />, <Time at={token.created_at} />
      </td>
      <td class="nowrap">
        <Time at={token.expires_at} />
      </td>
      <td>
        {!token.revoked && !over && (
          <Sure sure="Revoke" disabled={busy} onSure={revoke}>
            Revoke …
          </Sure>
        )}
        {error && <Wrong error={error} />}
      </td>
    </tr>
  );
}

export function TokensPage() {
  const { value, error, again } = useAsked<Answer<'GET /v1/tokens'>>('/v1/tokens');
  const [secret, setSecret] = useState<Token>();
  const add = useAction();
  useTitle('Tokens');
  const adding = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    void add.run(async () => {
      setSecret(
        await send<Token>('POST', '/v1/tokens', {
          role: data.get('role'),
          developer: data.get('developer'),
          note: data.get('note'),
          days: Number(data.get('days')),
        }),
      );
      form.reset();
      await again();
    });
  };
  return (
    <>
      <h1>Tokens</h1>
      {secret?.token && (
        <Once
          title={`Token ${secret.id}.`}
          secret={secret.token}
          onClose={() => setSecret(undefined)}
        />
      )}
      <Card title="Make a token">
        <form onSubmit={adding}>
          <div class="fields">
            <Field label="Role">
              <select name="role" defaultValue="submitter">
                {roles.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </select>
            </Field>
            <Field
              label="For one developer (id)"
              help="Empty: for a system that hands in for many."
            >
              <input name="developer" spellcheck={false} />
            </Field>
            <Field label="Days that it counts">
              <input name="days" type="number" min={1} max={366} required defaultValue="90" />
            </Field>
            <Field label="What it is for">
              <input name="note" />
            </Field>
          </div>
          {add.error && <Wrong error={add.error} />}
          <p class="buttons">
            <button type="submit" class="strong" disabled={add.busy}>
              Make it
            </button>
          </p>
        </form>
      </Card>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value?.tokens.length === 0 && <Nothing title="There are no tokens" />}
      {value && value.tokens.length > 0 && (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Tokens">
          <table class="list-table">
            <thead>
              <tr>
                {['Token', 'Role', 'Made by', 'Until'].map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {value.tokens.map((token) => (
                <TokenRow key={token.id} token={token} onChanged={() => void again()} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
