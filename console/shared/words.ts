// SPDX-License-Identifier: MIT
// Small phrases of records.
import { shown } from './display';
import type { Finding, Result, Subject } from './types';

/** `short description`. */
export function subjectWord(subject: Subject): string {
  return subject.type.replaceAll('_', ' ');
}

/** `1 submission`, `2 submissions`. */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}

/** `rotation 12.1°`, `ink #1c2430`. */
export function measureWords({
  name,
  value,
  unit,
}: NonNullable<Finding['measures']>[number]): string {
  const words = shown(name).replaceAll('_', ' ');
  if (unit === 'rgb')
    return `${words} #${Math.max(0, Math.trunc(value)).toString(16).padStart(6, '0')}`;
  const rounded = Number(value.toFixed(unit === 'deg' ? 1 : 3)) || 0; // never -0
  return `${words} ${rounded}${unit === 'deg' ? '°' : unit === '' ? '' : ` ${shown(unit)}`}`;
}

/** What a submission is called: its app's name, as far as it is known, or its id. */
export function titleOf(result: Result, name: string | undefined): string {
  const found = result.findings.find(({ subject }) => subject.type === 'name' && subject.text);
  return name || found?.subject.text || result.id || result.source;
}

/** A page leads to addresses of the web only. */
export function isWebAddress(text: string): boolean {
  return text.startsWith('https://');
}
