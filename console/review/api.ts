// SPDX-License-Identifier: MIT
// Asking the service. A session of a browser is its cookie, which no script can read, and a guard
// that requests which change something repeat; a token is kept in memory only, as long as the page
// is open.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Self } from './records';

/** An answer that is no: RFC 9457. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly { code: string; detail: string }[] = [],
  ) {
    super(detail);
  }
}

interface Problem {
  code?: string;
  detail?: string;
  errors?: { code: string; detail: string }[];
}

const keys = { guard: '', token: '' };
let ended: () => void = () => {};

/** What is done when the service no longer knows who asks. */
export function whenSignedOut(run: () => void): void {
  ended = run;
}

export function useToken(token: string): void {
  keys.token = token;
}

export const isByToken = () => keys.token !== '';

function headersOf(method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (keys.token !== '') headers['Authorization'] = `Bearer ${keys.token}`;
  else if (method !== 'GET' && keys.guard !== '') headers['X-Brandlint-Guard'] = keys.guard;
  return headers;
}

async function answerOf(
  method: string,
  path: string,
  body?: BodyInit,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: { ...headersOf(method), ...more },
    credentials: keys.token === '' ? 'same-origin' : 'omit',
    cache: 'no-store',
  };
  if (body !== undefined) init.body = body;
  try {
    return await fetch(path, init);
  } catch {
    throw new Refusal(0, 'unreachable', 'the service does not answer; nothing was changed');
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  let problem: Problem = {};
  try {
    problem = (await response.json()) as Problem;
  } catch {
    // Not the service itself: a proxy in between.
  }
  const {
    code = `http-${response.status}`,
    detail = `the answer is ${response.status}`,
    errors = [],
  } = problem;
  return new Refusal(response.status, code, detail, errors);
}

/** Sends a text or a form as it is; `send` a value as JSON. */
export async function sendBody<T>(
  method: string,
  path: string,
  body: string | FormData | undefined,
): Promise<T> {
  const response = await answerOf(method, path, body);
  if (!response.ok) {
    const refusal = await refusalOf(response);
    if (refusal.status === 401 && path !== '/v1/session') ended();
    throw refusal;
  }
  return (await response.json()) as T;
}

export const send = <T = unknown>(method: string, path: string, value?: unknown): Promise<T> =>
  sendBody<T>(method, path, value === undefined ? undefined : JSON.stringify(value));

export const get = <T>(path: string): Promise<T> => send<T>('GET', path);

// What the page asks for by itself is no sign that somebody sits before it.
const unattended = { 'X-Brandlint-Unattended': '1' };

export interface Tagged<T> {
  value: T;
  tag: string; // stands for the value; empty: the service gives none
}

/** What a path gives, unless it is still what `tag` stands for. Asked by the page itself. */
export async function getChanged<T>(path: string, tag = ''): Promise<Tagged<T> | undefined> {
  const known = tag === '' ? {} : { 'If-None-Match': tag };
  const response = await answerOf('GET', path, undefined, { ...unattended, ...known });
  if (response.status === 304) return undefined;
  if (!response.ok) {
    const refusal = await refusalOf(response);
    if (refusal.status === 401) ended();
    throw refusal;
  }
  return { value: (await response.json()) as T, tag: response.headers.get('ETag') ?? '' };
}

/** A picture or a file for whoever comes with a token, which an element of the page could not send along. */
export async function blobOf(path: string): Promise<Blob> {
  const response = await answerOf('GET', path);
  if (!response.ok) throw await refusalOf(response);
  return response.blob();
}

/** `/v1/submissions` with what of the query is not empty. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const at = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

/** Who has signed in; nothing when nobody has. */
export async function whoAmI(): Promise<Self | undefined> {
  try {
    return remember(await get<Self>('/v1/session'));
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return undefined;
    throw error;
  }
}

export function remember<T extends { guard?: string }>(self: T): T {
  keys.guard = self.guard ?? '';
  return self;
}

export function forget(): void {
  keys.guard = '';
  keys.token = '';
}

export interface Asked<T> {
  value?: T;
  error?: Error;
  busy: boolean;
  again: () => Promise<void>;
  put: (value: T) => void;
}

/** What a path gives, asked for anew when the path changes or `again` is called. Empty: nothing. */
export function useAsked<T>(path: string): Asked<T> {
  const [state, setState] = useState<{ path: string; value?: T; error?: Error; busy: boolean }>({
    path,
    busy: path !== '',
  });
  const turn = useRef(0);
  const again = useCallback(async () => {
    if (path === '') return;
    const mine = ++turn.current;
    setState((before) => (before.path === path ? { ...before, busy: true } : { path, busy: true }));
    try {
      const value = await get<T>(path);
      if (mine === turn.current) setState({ path, value, busy: false });
    } catch (error) {
      if (mine === turn.current) setState({ path, error: error as Error, busy: false });
    }
  }, [path]);
  useEffect(() => {
    void again();
    return () => {
      turn.current += 1; // what is still on its way is of no use
    };
  }, [again]);
  // What comes when another path is looked at by now is not put in its place.
  const put = useCallback(
    (value: T) =>
      setState((before) => (before.path === path ? { path, value, busy: false } : before)),
    [path],
  );
  // Of another path: what it gave is not this one's.
  return state.path === path ? { ...state, again, put } : { busy: path !== '', again, put };
}
