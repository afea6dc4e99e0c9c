// SPDX-License-Identifier: MIT
// The texts of a manifest, with what was found in them marked.
import { Foreign, Pieces } from '../shared/foreign';
import type { Finding } from '../shared/types';
import type { Manifest } from './records';

const toBytes = new TextEncoder();
const toText = new TextDecoder();

/** A text in pieces, of which some were found: spans are UTF-8 bytes, and may lie over each other. */
export function markedPieces(
  text: string,
  spans: readonly (readonly [number, number])[],
): { text: string; found: boolean }[] {
  if (spans.length === 0) return [{ text, found: false }];
  const bytes = toBytes.encode(text);
  const pieces: { text: string; found: boolean }[] = [];
  let end = 0;
  const part = (from: number, to: number, found: boolean) => {
    if (to > from) pieces.push({ text: toText.decode(bytes.subarray(from, to)), found });
  };
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    const from = Math.min(Math.max(first, end), bytes.length);
    const to = Math.min(Math.max(last, from), bytes.length);
    part(end, from, false);
    part(from, to, true);
    end = to;
  }
  part(end, bytes.length, false);
  return pieces;
}

function Marked({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const spans = findings.flatMap(({ subject, span }) =>
    span && subject.text === text ? [span] : [],
  );
  return (
    <bdi class="text">
      {markedPieces(text, spans).map((piece) =>
        piece.found ? (
          <mark>
            <Pieces text={piece.text} lines />
          </mark>
        ) : (
          <Pieces text={piece.text} lines />
        ),
      )}
    </bdi>
  );
}

/** The texts of a manifest by what they are called, in the order of a listing. */
export function textsOf(manifest: Manifest | undefined): [label: string, text: string][] {
  const app = manifest?.app;
  if (!app) return [];
  const texts: [string, string | undefined][] = [
    ['Name', app.name],
    ...Object.entries(app.names ?? {}).map(([locale, name]): [string, string] => [
      `Name (${locale})`,
      name,
    ]),
    ['Short description', app.short_description],
    ['Description', app.description],
    ['Developer', app.developer?.name],
    ['Developer’s id', app.developer?.id],
    ['Developer’s site', app.developer?.url],
    ['Site', app.url],
    ['Privacy policy', app.privacy_policy_url],
    ['Keywords', app.keywords?.join(', ')],
  ];
  return texts.filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
}

export function Texts({
  manifest,
  findings,
}: {
  manifest: Manifest | undefined;
  findings: readonly Finding[];
}) {
  const texts = textsOf(manifest);
  if (texts.length === 0) return <p class="soft">No texts are kept of it.</p>;
  return (
    <dl class="texts">
      {texts.map(([label, text]) => (
        <div key={label}>
          <dt>
            <Foreign text={label} />
          </dt>
          <dd>
            <Marked text={text} findings={findings} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
