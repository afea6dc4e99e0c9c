// SPDX-License-Identifier: MIT
// The list that a reviewer came from: what is before and behind a submission.
import { get, withQuery } from './api';
import { goTo, submissionAddress } from './routing';
import type { Page } from './records';

export const waiting = 'open,held,appealed'; // states in which a person is waited for

let order: readonly string[] = [];
let from = '#/queue'; // the address of the list

export function rememberOrder(ids: readonly string[], address: string): void {
  order = ids;
  from = address;
}

export const listAddress = (): string => from;

/** The id so many places further in the list, or nothing beyond its ends. */
export async function neighbour(id: string, step: 1 | -1): Promise<string | undefined> {
  if (!order.includes(id)) {
    // Whoever came by a link is led through what waits.
    const page = await get<Page>(withQuery('/v1/submissions', { state: waiting, count: 500 }));
    const ids = page.submissions.map((row) => row.id);
    order = ids.includes(id) ? ids : [id, ...ids];
  }
  return order[order.indexOf(id) + step];
}

export async function goToNeighbour(id: string, step: 1 | -1): Promise<boolean> {
  const next = await neighbour(id, step);
  if (next !== undefined) goTo(submissionAddress(next));
  return next !== undefined;
}
