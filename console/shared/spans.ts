// SPDX-License-Identifier: MIT
// Places in texts: records count UTF-8 bytes, a page has strings.

const toBytes = new TextEncoder();
const toText = new TextDecoder();

export interface Cut {
  before: string;
  found: string;
  after: string;
}

/**
 * `text` in what stands before, in and behind the span, a half open range of UTF-8 bytes, with at
 * most `around` code points before and behind; an ellipsis stands for the rest. A span that leaves
 * the text is cut to it.
 */
export function cutAt(text: string, span: readonly [number, number], around = Infinity): Cut {
  const bytes = toBytes.encode(text);
  const last = Math.min(span[1], bytes.length);
  const first = Math.min(span[0], last);
  const part = (from: number, to: number) => toText.decode(bytes.subarray(from, to));
  const before = [...part(0, first)];
  const after = [...part(last, bytes.length)];
  return {
    before: before.length > around ? `…${before.slice(-around).join('')}` : before.join(''),
    found: part(first, last),
    after: after.length > around ? `${after.slice(0, around).join('')}…` : after.join(''),
  };
}
