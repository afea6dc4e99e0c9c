// SPDX-License-Identifier: MIT
// Small parts that all pages of the console are made of.
import { cloneElement, type ComponentChildren, type VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { copyText } from '../shared/copy_text';
import { shown } from '../shared/display';
import { Foreign } from '../shared/foreign';
import { Refusal } from './api';
import type { State } from './records';
import { spanWords, timeWords } from './times';

/** What went wrong, and a way to try again. */
export function Wrong({ error, again }: { error: Error; again?: (() => unknown) | undefined }) {
  const errors = error instanceof Refusal ? error.errors : [];
  return (
    <div class="wrong" role="alert">
      <p>
        <Foreign text={error.message} />
      </p>
      {errors.length > 1 && (
        <ul>
          {errors.map(({ detail }, i) => (
            <li key={i}>
              <Foreign text={detail} />
            </li>
          ))}
        </ul>
      )}
      {again && (
        <button type="button" onClick={() => void again()}>
          Try again
        </button>
      )}
    </div>
  );
}

export function Busy({ children }: { children?: ComponentChildren }) {
  return (
    <p class="busy" role="status">
      {children ?? 'Loading …'}
    </p>
  );
}

/** A page or a part of it without anything in it: what would be there, and how it comes. */
export function Nothing({
  title,
  whole = false,
  children,
}: {
  title: string;
  whole?: boolean; // there is nothing else on the page
  children?: ComponentChildren;
}) {
  return (
    <div class="nothing">
      {whole ? <h1>{title}</h1> : <p class="nothing-title">{title}</p>}
      {children}
    </div>
  );
}

export function Time({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>;
}

export function Ago({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={timeWords(at)}>
      {spanWords(now - at)}
    </time>
  );
}

const stateWords: Record<State, string> = {
  checking: 'being checked',
  open: 'open',
  held: 'waits for a second person',
  changes: 'changes asked for',
  approved: 'approved',
  rejected: 'rejected',
  appealed: 'appealed',
  erased: 'erased',
  trial: 'trial',
};

export const wordOfState = (state: State): string => stateWords[state] ?? state;

export function StateMark({ state }: { state: State }) {
  return <span class={`state ${state}`}>{wordOfState(state)}</span>;
}

/** "person:ada" without what kind of party it is, which the class tells. */
export function Party({ name }: { name: string }) {
  const colon = name.indexOf(':');
  const kind = colon > 0 ? name.slice(0, colon) : '';
  return (
    <span class="party" title={shown(name)}>
      {kind === 'token' && 'token '}
      {kind === 'worker' && 'worker '}
      <Foreign text={name.slice(colon + 1)} />
    </span>
  );
}

export function Card({
  title,
  id,
  aside,
  children,
  kind = '',
}: {
  title: ComponentChildren;
  id?: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  kind?: string;
}) {
  return (
    <section class={`card ${kind}`} {...(id ? { id } : {})}>
      <header class="card-head">
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** As the `ref` of what is to be written into first. */
export const focusFirst = (element: HTMLElement | null): void => element?.focus();

/** A label above its field, and what helps below. */
export function Field({
  label,
  help,
  children,
}: {
  label: string;
  help?: ComponentChildren;
  children: VNode;
}) {
  const id = useId();
  return (
    <div class="field">
      <label>
        <span class="label">{label}</span>
        {help ? cloneElement(children, { 'aria-describedby': id }) : children}
      </label>
      {help && (
        <span class="help" id={id}>
          {help}
        </span>
      )}
    </div>
  );
}

/** A secret that is shown this once. */
export function Once({
  title,
  secret,
  onClose,
}: {
  title: string;
  secret: string;
  onClose: () => void;
}) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="once" role="status">
      <p>
        <b>{title}</b> It is shown this once; afterwards nobody can look it up.
      </p>
      <p>
        <code class="secret">{secret}</code>
      </p>
      <p class="buttons">
        <button type="button" onClick={() => void copyText(secret).then(setCopied)}>
          {copied ? 'Copied' : 'Copy'}
        </button>
        <button type="button" onClick={onClose}>
          I have it
        </button>
      </p>
    </div>
  );
}

/** Something that changes the service: busy while it runs, and what went wrong stays to be read. */
export function useAction(): {
  busy: boolean;
  error: Error | undefined;
  run: (work: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const running = useRef(false);
  const run = async (work: () => Promise<unknown>) => {
    if (running.current) return false; // a key that was held down
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await work();
      return true;
    } catch (problem) {
      setError(problem as Error);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, error, run, clear: () => setError(undefined) };
}

/** A button that asks once more before it does what cannot be undone. */
export function Sure({
  children,
  sure,
  onSure,
  disabled = false,
  danger = true,
}: {
  children: ComponentChildren;
  sure: string;
  onSure: () => void;
  disabled?: boolean;
  danger?: boolean;
}) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" disabled={disabled} onClick={() => setAsked(true)}>
        {children}
      </button>
    );
  }
  return (
    <span class="sure">
      <button
        type="button"
        class={danger ? 'danger' : 'strong'}
        disabled={disabled}
        onClick={() => {
          setAsked(false);
          onSure();
        }}
      >
        {sure}
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        No
      </button>
    </span>
  );
}
