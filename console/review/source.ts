// SPDX-License-Identifier: MIT
// Where a picture of the service comes from: its own address, to which the browser sends the
// session along; for whoever came with a token, a copy that the script asked for.
import { useEffect, useState } from 'preact/hooks';
import { blobOf, isByToken } from './api';
import { minute } from './times';

export function useSource(path: string | undefined): string | undefined {
  const [copy, setCopy] = useState<{ of: string; src: string }>();
  const byToken = isByToken();
  useEffect(() => {
    if (!byToken || path === undefined) return undefined;
    let gone = false;
    let src = '';
    blobOf(path)
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

/** Gives the browser a file to keep. */
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), minute);
}
