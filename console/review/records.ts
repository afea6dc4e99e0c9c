// SPDX-License-Identifier: MIT
// What the API gives, by its routes in service/api/routes.
import type { Clause, Header, Result } from '../shared/types';

export type Role = 'submitter' | 'reviewer' | 'senior' | 'admin' | 'auditor';
export const roles: readonly Role[] = ['submitter', 'reviewer', 'senior', 'admin', 'auditor'];

export type Right =
  'submit' | 'submit or see' | 'see' | 'decide' | 'govern' | 'administer' | 'audit';

export interface Self {
  name: string; // "person:ada", "token:4f..."
  role: Role;
  developer?: string;
  guard?: string; // of a session
  must_change_password: boolean;
  review_target_ms: number;
  undo_ms: number;
  second_person_from?: 'review' | 'reject'; // approving what was found to be this bad takes two
  rights: string[];
}

export const states = [
  'checking',
  'open',
  'held',
  'changes',
  'approved',
  'rejected',
  'appealed',
  'erased',
  'trial',
] as const;
export type State = (typeof states)[number];

export interface Claim {
  by: string;
  at: number;
  until: number;
}

export interface SubmissionRow {
  id: string;
  external_id: string;
  app: string;
  developer: string;
  name: string;
  state: State;
  received_at: number;
  verdict?: Result['verdict'];
  complete?: boolean;
  version: number;
  previous?: string;
  decided_at?: number;
  icon?: string; // SHA-256, where there is a preview of it
  // For whoever sees all:
  submitted_by?: string;
  escalated?: boolean;
  claim?: Claim;
  rules?: string[]; // in lists
}

export interface Page {
  submissions: SubmissionRow[];
  next?: string;
}

export const kinds = [
  'approve',
  'reject',
  'changes',
  'uphold',
  'overturn',
  'comment',
  'skip',
  'escalate',
] as const;
export type Kind = (typeof kinds)[number];

export interface Decision {
  id: number;
  kind: Kind;
  status: 'final' | 'held' | 'undone' | 'noted';
  at: number;
  clause: string;
  text: string;
  by?: string;
  confirmed_by?: string;
  confirmed_at?: number;
}

type Size = [number, number];

export interface Evidence {
  fingerprint: string;
  box: [number, number, number, number];
  size: Size;
  upright_size?: Size;
  mark?: string;
}

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

export interface Submission extends SubmissionRow {
  assets: { path: string; sha256: string; bytes: number }[];
  header?: Header;
  result?: Result;
  judged_at?: number;
  previews?: { sha256: string; size: Size }[];
  evidence?: Evidence[];
  decisions: Decision[];
  appeal?: { by: string; at: number; text: string };
  manifest?: Manifest;
  previous_result?: Result;
  previous_manifest?: Manifest;
  history?: SubmissionRow[];
  same_pictures?: SubmissionRow[];
}

export type ListedClause = Clause & { brand: string; date: string };

export interface Statistics {
  states: { state: State; count: number; oldest: number }[];
  queue: { waiting: number; running: number; oldest: number };
  rules: { rule: string; decided: number; agreed: number; open: number }[];
  days: { day: number; received: number; approved: number; rejected: number; changes: number }[];
}

export interface Policy {
  id: number;
  policy: string;
  digest: string;
  proposed_by: string;
  proposed_at: number;
  published_by?: string;
  published_at?: number;
  withdrawn_at?: number;
  text: unknown;
}

export interface Policies {
  policies: Policy[];
  built_in: { id: string; version: string; digest: string; text?: unknown }[];
}

export interface ShadowPage {
  judged: number;
  next?: string;
  changes: {
    submission: string;
    name: string;
    state: State;
    verdict_before: string;
    verdict_after: string;
    rules_before: string[];
    rules_after: string[];
  }[];
}

export interface Grant {
  id: string;
  record: {
    who?: { developer?: string; app?: string };
    brand?: string;
    references?: string[];
    subjects?: string[];
    why?: string;
    from?: string;
    until?: string;
  };
  proposed_by: string;
  proposed_at: number;
  granted_by?: string;
  granted_at?: number;
  ended_by?: string;
  ended_at?: number;
}

export interface AuditEntry {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  hash: string;
}

export interface Person {
  name: string;
  role: Role;
  disabled: boolean;
  must_change_password: boolean;
  created_at: number;
  one_time_password?: string;
}

export interface Token {
  id: string;
  role: Role;
  developer: string;
  note: string;
  created_by: string;
  created_at: number;
  expires_at: number;
  revoked: boolean;
  token?: string;
}

export interface Hook {
  id: string;
  url: string;
  created_by: string;
  created_at: number;
  secret?: string;
}

export interface Delivery {
  id: number;
  webhook: string;
  event: string;
  status: 'waiting' | 'delivered' | 'failed' | 'withdrawn';
  attempts: number;
  answer: string;
  created_at: number;
  next_at: number;
  done_at?: number;
  body: unknown;
}

export interface Breach {
  id: number;
  noticed_at: number;
  report_until: number;
  reported_at?: number;
  left_ms?: number;
  record: string;
  recorded_by: string;
}
