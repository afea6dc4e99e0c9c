// SPDX-License-Identifier: MIT
import type { ComponentChildren } from 'preact';

/** `hole`: something was not examined. */
export type BadgeKind = 'reject' | 'review' | 'pass' | 'note' | 'hole';

export function Badge({ kind, children }: { kind: BadgeKind; children?: ComponentChildren }) {
  return <span class={`badge ${kind}`}>{children ?? kind}</span>;
}
