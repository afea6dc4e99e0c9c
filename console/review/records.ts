// SPDX-License-Identifier: MIT
// What the API gives, by the words that we call it. The types are those of answers.ts, which is
// written from service/api/openapi.json: what changes there is an error of types where it is used.
import type { Header, Result } from '../shared/types';
import type { Answers, Role, State, Submission as DescribedSubmission } from './answers';

export type {
  AuditEntry,
  Breach,
  Decision,
  DecisionKind as Kind,
  Delivery,
  Grant,
  Judging,
  Person,
  Policy,
  Right,
  Role,
  Row as SubmissionRow,
  Self,
  State,
  Statistics,
  Token,
  Webhook as Hook,
} from './answers';

/** What a route gives: `Answer<'GET /v1/session'>`. */
export type Answer<Route extends keyof Answers> = Answers[Route];

export type Page = Answer<'GET /v1/submissions'>;
export type ListedClause = Answer<'GET /v1/clauses'>['clauses'][number];
export type Policies = Answer<'GET /v1/policies'>;
export type Packs = Answer<'GET /v1/packs'>;
// Without ?format=diff, which gives a record to be saved.
export type ShadowPage = Extract<Answer<'GET /v1/policies/{id}/shadow'>, { judged: number }>;

// Lists of what a type has: each of them, and none that it has not.
const all = <Word extends string>(words: Record<Word, true>): readonly Word[] =>
  Object.keys(words) as Word[];

export const roles = all<Role>({
  submitter: true,
  reviewer: true,
  senior: true,
  admin: true,
  auditor: true,
});

export const states = all<State>({
  checking: true,
  open: true,
  held: true,
  changes: true,
  approved: true,
  rejected: true,
  appealed: true,
  erased: true,
  trial: true,
});

/** A manifest as it was stored: nothing of it has to be there. */
export interface Manifest {
  id?: string;
  app?: {
    id?: string;
    name?: string;
    names?: Record<string, string>;
    short_description?: string;
    description?: string;
    developer?: { id?: string; name?: string; url?: string };
    url?: string;
    privacy_policy_url?: string;
    keywords?: string[];
  };
  assets?: { path?: string; role?: string; locale?: string }[];
}

// Records of their own, which have schemas in data/schemas and are described as objects only.
interface StoredRecords {
  header?: Header;
  result?: Result;
  previous_result?: Result;
  manifest?: Manifest;
  previous_manifest?: Manifest;
}

export type Submission = Omit<DescribedSubmission, keyof StoredRecords> & StoredRecords;
export type Evidence = NonNullable<Submission['evidence']>[number];
