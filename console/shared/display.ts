// SPDX-License-Identifier: MIT
// A stranger's text, fit to be shown: what hides from a reader or turns the order of letters is
// written out. The same characters as EscapeForDisplay of core/base/utf8.h, to which a test holds
// the list.

/** First and last code points of what is not shown as it is, ascending. */
export const hiddenRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

const printable = /^[ -~]*$/;

function isHidden(value: number): boolean {
  return hiddenRanges.some(([first, last]) => first <= value && value <= last);
}

/** `U+0430`: at least four upper-case hexadecimal digits. */
export function codePointName(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export interface Piece {
  text: string; // as it is, or the name of a hidden character
  hidden: boolean;
}

/** `text` in pieces that are shown as they are, and hidden characters, one a piece. */
export function piecesOf(text: string, keep: { lines?: boolean } = {}): Piece[] {
  if (printable.test(text)) return text === '' ? [] : [{ text, hidden: false }];
  const pieces: Piece[] = [];
  let plain = '';
  for (const letter of text) {
    if ((keep.lines && letter === '\n') || !isHidden(letter.codePointAt(0) ?? 0)) {
      plain += letter;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain, hidden: false });
    plain = '';
    pieces.push({ text: codePointName(letter), hidden: true });
  }
  if (plain !== '') pieces.push({ text: plain, hidden: false });
  return pieces;
}

/** The same as one text: a hidden character is `<U+202E>`. */
export function shown(text: string, keep: { lines?: boolean } = {}): string {
  if (printable.test(text)) return text;
  return piecesOf(text, keep)
    .map((piece) => (piece.hidden ? `<${piece.text}>` : piece.text))
    .join('');
}

/** `text` of at most `most` code points, with an ellipsis where it goes on. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most).join('')}…`;
}
