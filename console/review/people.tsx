// SPDX-License-Identifier: MIT
// People who sign in, and their roles.
import { Foreign } from '../shared/foreign';
import { at, send, useAsked } from './api';
import { ListTable, useMaking } from './list_table';
import { type Answer, roles, type Person } from './records';
import { useShell, useTitle } from './shell';
import { Busy, Card, Field, Once, Sure, Time, useAction, Wrong } from './ui';

function PersonRow({
  person,
  onChanged,
  onPassword,
}: {
  person: Person;
  onChanged: () => void;
  onPassword: (person: Person) => void;
}) {
  const { self, say } = useShell();
  const { busy, error, run } = useAction();
  const own = self.name === `person:${person.name}`;
  const change = (what: Record<string, unknown>, words: string) =>
    void run(async () => {
      const changed = await send<Person>('POST', `/v1/people/${at(person.name)}`, what);
      if (changed.one_time_password) onPassword(changed);
      say(words);
      onChanged();
    });
  return (
    <tr class={person.disabled ? 'off' : ''}>
      <th scope="row">
        <Foreign text={person.name} />
        {own && <span class="soft"> (you)</span>}
        {person.disabled && <span class="tag gone">disabled</span>}
        {person.must_change_password && !person.disabled && (
          <span class="tag">has not signed in yet</span>
        )}
      </th>
      <td>
        <select
          aria-label={`Role of ${person.name}`}
          value={person.role}
          disabled={busy || own}
          onChange={(event) => change({ role: event.currentTarget.value }, 'The role was changed.')}
        >
          {roles.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </select>
      </td>
      <td class="nowrap" data-label="since">
        <Time at={person.created_at} />
      </td>
      <td class="buttons">
        <Sure
          sure="A new one-time password"
          danger={false}
          disabled={busy}
          onSure={() => change({ new_password: true }, 'All sessions of that person have ended.')}
        >
          New password …
        </Sure>
        {!own &&
          (person.disabled ? (
            <button
              type="button"
              disabled={busy}
              onClick={() => change({ disabled: false }, 'Enabled.')}
            >
              Enable
            </button>
          ) : (
            <Sure
              sure="Disable"
              disabled={busy}
              onSure={() => change({ disabled: true }, 'Disabled.')}
            >
              Disable …
            </Sure>
          ))}
        {error && <Wrong error={error} />}
      </td>
    </tr>
  );
}

const roleHelp =
  'submitter hands in; reviewer decides; senior also confirms policies and permissions; admin also manages people; auditor only reads.';

export function PeoplePage() {
  const { value, error, again } = useAsked<Answer<'GET /v1/people'>>('/v1/people');
  const add = useMaking<Person>(
    '/v1/people',
    (data) => ({ name: data.get('name'), role: data.get('role') }),
    again,
  );
  const secret = add.made;
  useTitle('People');
  return (
    <>
      <h1>People</h1>
      {secret?.one_time_password && (
        <Once
          title={`One-time password of ${secret.name}.`}
          secret={secret.one_time_password}
          onClose={() => add.put(undefined)}
        />
      )}
      <Card title="Add somebody">
        <form class="line" onSubmit={add.onSubmit}>
          <Field label="Name" help="a-z, 0-9, point, hyphen, underscore">
            <input
              name="name"
              required
              pattern="[a-z0-9._\-]{1,64}"
              autoCapitalize="none"
              spellcheck={false}
            />
          </Field>
          <Field label="Role">
            <select name="role" defaultValue="reviewer">
              {roles.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </select>
          </Field>
          <button type="submit" class="strong" disabled={add.busy}>
            Add
          </button>
        </form>
        <p class="soft small">{roleHelp}</p>
        {add.error && <Wrong error={add.error} />}
      </Card>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && (
        <ListTable label="People" columns={['Name', 'Role', 'Since', '']}>
          {value.people.map((person) => (
            <PersonRow
              key={person.name}
              person={person}
              onChanged={() => void again()}
              onPassword={add.put}
            />
          ))}
        </ListTable>
      )}
    </>
  );
}
