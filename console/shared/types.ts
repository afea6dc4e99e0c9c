// SPDX-License-Identifier: MIT
// The records by the words that we call them.
import type { AResult, TheDataOfAPage, TheHeaderOfAReport } from './records';

export type Result = AResult;
export type Header = TheHeaderOfAReport;
export type PageData = TheDataOfAPage;

export type Finding = Result['findings'][number];
export type Problem = Result['problems'][number];
export type Asset = NonNullable<Result['assets']>[number];
export type Region = NonNullable<Finding['region']>;
export type Step = NonNullable<Finding['steps']>[number];
export type Subject = Finding['subject'];

export type Row = PageData['rows'][number];
export type Picture = NonNullable<Row['pictures']>[number];
export type Clause = PageData['clauses'][number];
export type Reference = PageData['references'][number];

/** A picture that stands in the record itself, WebP in base64, or that is asked for. */
export type Drawn = { size: [number, number] } & ({ webp: string } | { src: string });

/** What of a picture shows a finding, as Picture has it. */
export type Shown = Drawn & { box: Picture['box']; upright?: Drawn | undefined };
