// SPDX-License-Identifier: MIT
// Asking again and again whether something has changed, as long as the page can be seen: often
// while something happens, seldom when nothing does, and less and less when no answer comes.
import { useEffect, useRef } from 'preact/hooks';
import { minute } from './times';

export const usual_ms = 10_000;
const slower = 1.25; // times as long after an answer without news: from 10 s to a minute in 8
const slowest_ms = minute;
const away_ms = 2 * minute; // without an answer

/**
 * Runs `ask` every `every` milliseconds; it tells whether there was news, and throws when there was
 * no answer. Whoever comes back to the page is asked for at once. 0: not at all.
 */
export function usePolling(every: number, ask: () => Promise<boolean>): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (every === 0) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = every;
    let asking = false;
    let over = false;
    const plan = () => {
      clearTimeout(timer);
      if (!over && document.visibilityState === 'visible')
        timer = setTimeout(() => void look(), pause);
    };
    const look = async () => {
      if (asking) return;
      asking = true;
      try {
        pause = (await latest.current()) ? every : Math.min(pause * slower, slowest_ms);
      } catch {
        pause = Math.min(pause * 2, away_ms); // what the reader does himself tells why
      }
      asking = false;
      plan();
    };
    const seen = () => {
      clearTimeout(timer);
      pause = every;
      if (document.visibilityState === 'visible') void look();
    };
    // Somebody works here again.
    const moved = () => {
      if (pause === every) return;
      pause = every;
      plan();
    };
    plan();
    const events = ['keydown', 'pointerdown'] as const;
    for (const event of events) addEventListener(event, moved, { passive: true });
    document.addEventListener('visibilitychange', seen);
    return () => {
      over = true;
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, moved);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [every]);
}
