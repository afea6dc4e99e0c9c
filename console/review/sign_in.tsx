// SPDX-License-Identifier: MIT
// Before anything is shown: signing in, and the change of a one-time password.
import { useState } from 'preact/hooks';
import { forget, remember, send, useToken, whoAmI } from './api';
import type { Answer, Self } from './records';
import { useTitle } from './shell';
import { Field, focusFirst, useAction, Wrong } from './ui';

type Entered = (self: Self) => void;

function Entrance({ title, children }: { title: string; children: preact.ComponentChildren }) {
  useTitle(title);
  return (
    <main class="entrance">
      <p class="brand-mark">brandlint</p>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

const text = (form: HTMLFormElement, name: string) => String(new FormData(form).get(name) ?? '');

export function SignIn({ ended, onEntered }: { ended: boolean; onEntered: Entered }) {
  const [byToken, setByToken] = useState(false);
  const { busy, error, run, clear } = useAction();
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void run(async () => {
      if (!byToken) {
        const session = await send<Self>('POST', '/v1/session', {
          name: text(form, 'name'),
          password: text(form, 'password'),
        });
        onEntered(remember(session));
        return;
      }
      useToken(text(form, 'token').trim());
      const self = await whoAmI();
      if (self) onEntered(self);
      else {
        forget();
        throw new Error('the token is not known, has expired or was revoked');
      }
    });
  };
  const change = () => {
    clear();
    setByToken(!byToken);
  };
  return (
    <Entrance title="Sign in">
      {ended && !error && (
        <p class="told" role="status">
          Your session or your link has ended. Sign in again; you come back to where you were.
        </p>
      )}
      {error && <Wrong error={error} />}
      <form onSubmit={enter} key={String(byToken)}>
        {byToken ? (
          <Field label="Token" help="It is kept until this page is closed or loaded again.">
            <input
              name="token"
              type="password"
              required
              autoComplete="off"
              ref={focusFirst}
              spellcheck={false}
            />
          </Field>
        ) : (
          <>
            <Field label="Name">
              <input
                name="name"
                required
                autoComplete="username"
                autoCapitalize="none"
                ref={focusFirst}
                spellcheck={false}
              />
            </Field>
            <Field label="Password">
              <input name="password" type="password" required autoComplete="current-password" />
            </Field>
          </>
        )}
        <p class="buttons">
          <button type="submit" class="strong" disabled={busy}>
            Sign in
          </button>
          <button type="button" class="plain" onClick={change}>
            {byToken ? 'Use name and password' : 'Use a token'}
          </button>
        </p>
      </form>
      {!byToken && (
        <p class="soft small">
          No account yet? An administrator adds you and gives you a one-time password. Applicants
          use the token that they hand in with.
        </p>
      )}
    </Entrance>
  );
}

const fewest = 12; // characters; the service counts them, too

export function NewPassword({
  first,
  name,
  onChanged,
  onLeave,
}: {
  first: boolean; // the one-time password has to go
  name: string;
  onChanged: () => void;
  onLeave: () => void;
}) {
  const { busy, error, run } = useAction();
  const change = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void run(async () => {
      if (text(form, 'new') !== text(form, 'again'))
        throw new Error('the two new passwords are not the same');
      remember(
        await send<Answer<'POST /v1/session/password'>>('POST', '/v1/session/password', {
          old: text(form, 'old'),
          new: text(form, 'new'),
        }),
      );
      onChanged();
    });
  };
  return (
    <Entrance title={first ? 'Choose your password' : 'Change your password'}>
      {first && (
        <p>You have signed in with a one-time password. From now on only you should know yours.</p>
      )}
      {error && <Wrong error={error} />}
      <form onSubmit={change}>
        <input type="text" name="username" value={name} autoComplete="username" hidden readOnly />
        <Field label={first ? 'One-time password' : 'Password until now'}>
          <input
            name="old"
            type="password"
            required
            autoComplete="current-password"
            ref={focusFirst}
          />
        </Field>
        <Field
          label="New password"
          help={`At least ${fewest} characters. Several words are easier than signs.`}
        >
          <input
            name="new"
            type="password"
            required
            minLength={fewest}
            maxLength={200}
            autoComplete="new-password"
          />
        </Field>
        <Field label="New password, once more">
          <input
            name="again"
            type="password"
            required
            minLength={fewest}
            autoComplete="new-password"
          />
        </Field>
        <p class="buttons">
          <button type="submit" class="strong" disabled={busy}>
            Change
          </button>
          <button type="button" onClick={onLeave}>
            {first ? 'Sign out' : 'Cancel'}
          </button>
        </p>
      </form>
    </Entrance>
  );
}
