// SPDX-License-Identifier: MIT
// A stranger's text as text nodes: its direction stays in its element, and what hides is written
// out in a box of its own, so that nobody takes it for letters.
import { isDisguised } from './steps';
import { piecesOf } from './display';
import type { Step } from './types';

interface ForeignProps {
  text: string;
  lines?: boolean; // line breaks stay; the style must show them
}

export function Pieces({ text, lines = false }: ForeignProps) {
  return (
    <>
      {piecesOf(text, { lines }).map((piece) =>
        piece.hidden ? <span class="unseen">{piece.text}</span> : piece.text,
      )}
    </>
  );
}

export function Foreign(props: ForeignProps) {
  return (
    <bdi>
      <Pieces {...props} />
    </bdi>
  );
}

interface MarkedProps {
  before?: string;
  found: string;
  after?: string;
  steps?: readonly Step[];
}

/** A text with what was found in it marked, and of that each letter that is disguised once more. */
export function MarkedText({ before = '', found, after = '', steps = [] }: MarkedProps) {
  const parts: { text: string; disguised: boolean }[] = [];
  for (const letter of found) {
    const disguised = isDisguised(letter, steps);
    const last = parts.at(-1);
    if (last && !disguised && !last.disguised) last.text += letter;
    else parts.push({ text: letter, disguised });
  }
  return (
    <blockquote class="marked">
      <bdi>
        <Pieces text={before} lines />
        <mark>
          {parts.map(({ text, disguised }) =>
            disguised ? (
              <b>
                <Pieces text={text} />
              </b>
            ) : (
              <Pieces text={text} lines />
            ),
          )}
        </mark>
        <Pieces text={after} lines />
      </bdi>
    </blockquote>
  );
}
