// SPDX-License-Identifier: MIT
// Where a picture of the service comes from: its own address, to which the browser sends the
// session along; for whoever came with a token, a copy that the script asked for.
import { useEffect, useState } from 'preact/hooks';
import { isByToken, pictureOf } from './api';

export function useSource(path: string | undefined): string | undefined {
  const [copy, setCopy] = useState<{ of: string; src: string }>();
  const byToken = isByToken();
  useEffect(() => {
    if (!byToken || path === undefined) return undefined;
    let gone = false;
    let src = '';
    pictureOf(path)
      .then((blob) => {
        if (gone) return;
        src = URL.createObjectURL(blob);
        setCopy({ of: path, src });
      })
      .catch(() => {}); // the words beside it say what it would show
    return () => {
      gone = true;
      if (src !== '') URL.revokeObjectURL(src);
    };
  }, [byToken, path]);
  if (!byToken || path === undefined) return path;
  return copy?.of === path ? copy.src : undefined;
}
