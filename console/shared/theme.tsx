// SPDX-License-Identifier: MIT
// Light or dark: as the system has it, until the reader chooses.
import { useLayoutEffect, useState } from 'preact/hooks';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

function stored(key: string): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'auto';
  } catch {
    return 'auto'; // no storage for this page: the choice lasts as long as it is open
  }
}

/** A button that goes through the themes; the choice is remembered under `storageKey`. */
export function ThemeButton({ storageKey }: { storageKey: string }) {
  const [theme, setTheme] = useState<Theme>(() => stored(storageKey));
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
    try {
      if (theme === 'auto') localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, theme);
    } catch {
      // As above.
    }
  }, [theme, storageKey]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  return (
    <button type="button" title={`Change to ${next}`} onClick={() => setTheme(next)}>
      Theme: {theme}
    </button>
  );
}
