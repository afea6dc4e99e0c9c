// SPDX-License-Identifier: MIT
// Tokens, with which programs and applicants come.
import { Foreign } from '../shared/foreign';
import { at, send, useAsked } from './api';
import { ListTable, useMaking } from './list_table';
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
      <td data-label="made by">
        <Party name={token.created_by} />, <Time at={token.created_at} />
      </td>
      <td class="nowrap" data-label="until">
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
  const add = useMaking<Token>(
    '/v1/tokens',
    (data) => ({
      role: data.get('role'),
      developer: data.get('developer'),
      note: data.get('note'),
      days: Number(data.get('days')),
    }),
    again,
  );
  const secret = add.made;
  useTitle('Tokens');
  return (
    <>
      <h1>Tokens</h1>
      {secret?.token && (
        <Once
          title={`Token ${secret.id}.`}
          secret={secret.token}
          onClose={() => add.put(undefined)}
        />
      )}
      <Card title="Make a token">
        <form onSubmit={add.onSubmit}>
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
        <ListTable label="Tokens" columns={['Token', 'Role', 'Made by', 'Until', '']}>
          {value.tokens.map((token) => (
            <TokenRow key={token.id} token={token} onChanged={() => void again()} />
          ))}
        </ListTable>
      )}
    </>
  );
}
