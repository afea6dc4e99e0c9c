// SPDX-License-Identifier: MIT
// The rows of a page, with what the page asks of them again and again.
import type { Clause, Finding, PageData, Picture, Reference, Row } from '../shared/types';
import { titleOf } from '../shared/words';

export interface Entry {
  row: Row;
  index: number; // in the order scanned
  title: string;
  anchor: string;
  findingAnchors: string[]; // one a finding
  quiet: boolean; // passes, and there is nothing to say
}

const toBytes = new TextEncoder();
const longest = 80; // bytes of an id in an address

/** Of letters and digits: fit for an id and, without escapes, for the address that leads to it. */
export function anchorOf(prefix: string, text: string): string {
  let letters = text.slice(0, longest);
  if (/[^ -~]/.test(letters)) {
    letters = String.fromCharCode(...toBytes.encode(letters).subarray(0, longest));
  }
  return prefix + letters.replace(/[^a-zA-Z0-9.]/g, '-');
}

/** Anchors that no two elements share; the same as those of the plain page. */
class Anchors {
  private readonly asked = new Map<string, number>();

  unique(prefix: string, text: string): string {
    const anchor = anchorOf(prefix, text);
    const before = this.asked.get(anchor) ?? 0;
    this.asked.set(anchor, before + 1);
    return before === 0 ? anchor : this.unique(`${anchor}-`, String(before + 1));
  }
}

export function entriesOf(data: PageData): Entry[] {
  const anchors = new Anchors();
  return data.rows.map((row, index) => {
    const { result } = row;
    return {
      row,
      index,
      title: titleOf(result, row.name),
      anchor: anchors.unique('s-', result.id),
      findingAnchors: result.findings.map(({ fingerprint }) => anchors.unique('f-', fingerprint)),
      quiet:
        result.verdict === 'pass' && result.findings.length === 0 && result.problems.length === 0,
    };
  });
}

/** What records refer to by name or number. */
export class Lookup {
  private readonly clauses: Map<string, Clause>;

  constructor(private readonly data: PageData) {
    this.clauses = new Map(
      data.clauses.map((clause) => [`${clause.brand ?? ''}\n${clause.id}`, clause]),
    );
  }

  clauseOf = (finding: Finding): Clause | undefined =>
    this.clauses.get(`${finding.brand ?? ''}\n${finding.clause ?? ''}`);

  pictureOf(row: Row, finding: number): Picture | undefined {
    return row.pictures?.find((picture) => picture.finding === finding);
  }

  referenceOf(picture: Picture | undefined): Reference | undefined {
    return picture?.reference === undefined ? undefined : this.data.references[picture.reference];
  }
}
