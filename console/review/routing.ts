// SPDX-License-Identifier: MIT
// Addresses within the page, behind the "#": deep links, and the browser's own back and forward.
import { useEffect, useState } from 'preact/hooks';
import { at } from './api';

export interface Route {
  page: string; // "queue"
  parts: string[]; // what follows, decoded
  query: URLSearchParams;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // somebody typed it
  }
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', ...parts] = path.split('/').map(decoded);
  return { page, parts, query: new URLSearchParams(query) };
}

/** `#/queue/a%2Fb?state=open` */
export function addressOf(
  page: string,
  parts: readonly string[] = [],
  query: Record<string, string> = {},
): string {
  const parameters = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== ''),
  ).toString();
  return `#/${at(page, ...parts)}${parameters === '' ? '' : `?${parameters}`}`;
}

export const submissionAddress = (id: string, ...rest: string[]) =>
  addressOf('submissions', [id, ...rest]);

/** Goes there; `replace` leaves no step to come back to. */
export function goTo(address: string, { replace = false } = {}): void {
  if (replace) {
    history.replaceState(null, '', address);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = address;
  }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const changed = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}
