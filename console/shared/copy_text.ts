// SPDX-License-Identifier: MIT

/** Puts `text` into the clipboard; false where the browser does not let a page do that. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not a secure context, or not allowed: the old way, by a selection.
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'aside';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
