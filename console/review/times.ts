// SPDX-License-Identifier: MIT
// Times and spans of time, in words. Times of the service are milliseconds since 1970.
import { useEffect, useState } from 'preact/hooks';

const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `3 d`, `5 h`, `12 min`, `40 s`: the largest unit of which there is one. */
export function spanWords(ms: number): string {
  const span = Math.max(0, ms);
  if (span >= 2 * day) return `${Math.floor(span / day)} d`;
  if (span >= hour) return `${Math.floor(span / hour)} h`;
  if (span >= minute) return `${Math.floor(span / minute)} min`;
  return `${Math.floor(span / second)} s`;
}

/** `2026-11-30 14:05` in the reader's own time. */
export function timeWords(ms: number): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** `2026-11-30`, UTC, of a day since 1970. */
export const dayWords = (days: number): string => new Date(days * day).toISOString().slice(0, 10);

/** The time now, anew every `every` milliseconds; 0: never again. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (every === 0) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
