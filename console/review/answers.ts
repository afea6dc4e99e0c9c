// SPDX-License-Identifier: MIT
// Written by console/make_types.mjs from service/api/openapi.json; npm run types

export type Role = 'submitter' | 'reviewer' | 'senior' | 'admin' | 'auditor';
export type Right =
  | 'none'
  | 'known'
  | 'submit'
  | 'submit or see'
  | 'see'
  | 'decide'
  | 'govern'
  | 'administer'
  | 'audit';
export type State =
  | 'checking'
  | 'open'
  | 'held'
  | 'changes'
  | 'approved'
  | 'rejected'
  | 'appealed'
  | 'erased'
  | 'trial';
export type DecisionKind =
  'approve' | 'reject' | 'changes' | 'uphold' | 'overturn' | 'comment' | 'skip' | 'escalate';
/**
 * width, height in pixels
 *
 * @minItems 2
 * @maxItems 2
 */
export type Size = [number, number];
/**
 * width, height in pixels
 *
 * @minItems 2
 * @maxItems 2
 */
export type Size1 = [number, number];

/**
 * What the API gives, by its routes
 */
export interface Answers {
  'GET /healthz': {
    status: string;
  };
  'GET /readyz': {
    status: string;
  };
  'GET /openapi.json': {};
  'GET /v1/version': {
    tool: string;
    packs: Part[];
    policies: Part[];
  };
  'POST /v1/session': Self;
  'GET /v1/session': Self;
  'DELETE /v1/session': Empty;
  'POST /v1/session/password': {
    guard: string;
  };
  'POST /v1/submissions': Accepted;
  'GET /v1/submissions': {
    submissions: Row[];
    /**
     * for "after"; absent on the last page
     */
    next?: string;
  };
  'POST /v1/trials': Accepted;
  'PUT /v1/pictures/{sha256}': {
    sha256: string;
  };
  'GET /v1/submissions/{id}': Submission;
  /**
   * brandlint.result/1, see data/schemas/result.schema.json
   */
  'GET /v1/submissions/{id}/result': {};
  'POST /v1/submissions/{id}/claim': Row;
  'POST /v1/submissions/{id}/release': Row;
  'POST /v1/submissions/{id}/decisions': {
    decision: Decision;
    /**
     * milliseconds since 1970, UTC
     */
    undo_until: number;
  };
  'GET /v1/submissions/{id}/letter': {
    decision: string;
    /**
     * that it is in
     */
    language: string;
    /**
     * those that there are
     */
    languages: string[];
    /**
     * that it tells; may be empty
     */
    clause: string;
    text: string;
  };
  'POST /v1/submissions/{id}/undo': Row;
  'POST /v1/submissions/{id}/appeal': Row;
  'POST /v1/submissions/{id}/link': {
    path: string;
    token: string;
    /**
     * milliseconds since 1970, UTC
     */
    expires_at: number;
  };
  'POST /v1/decisions': {
    results: ({
      [k: string]: unknown;
    } & {
      submission: string;
      decision?: Decision;
      refused?: Refused;
    })[];
    /**
     * milliseconds since 1970, UTC
     */
    undo_until: number;
  };
  'POST /v1/undo': {
    results: ({
      [k: string]: unknown;
    } & {
      submission: string;
      state?: string;
      version?: number;
      refused?: Refused;
    })[];
  };
  'GET /v1/clauses': {
    clauses: {
      brand: string;
      id: string;
      text: string;
      source: string;
      date: string;
    }[];
  };
  /**
   * brandlint.result/1, see data/schemas/result.schema.json
   */
  'POST /v1/check': {};
  'GET /v1/permissions': {
    permissions: Grant[];
  };
  'POST /v1/permissions': {
    permission: Grant;
  };
  'POST /v1/permissions/{id}/grant': {
    permission: Grant;
  };
  'POST /v1/permissions/{id}/end': {
    permission: Grant;
  };
  'GET /v1/policies': {
    judging?: Judging;
    policies: Policy[];
    built_in: Part[];
  };
  'POST /v1/policies': {
    policy: Policy;
  };
  'GET /v1/policies/{id}/shadow':
    | {
        judged: number;
        next?: string;
        changes: Change[];
      }
    | {
        schema: 'brandlint.diff/1';
      };
  'POST /v1/policies/{id}/publish': {
    policy: Policy;
    judging: Judging;
  };
  'POST /v1/policies/{id}/withdraw': {
    policy: Policy;
    judging: Judging;
  };
  'GET /v1/packs': {
    packs: Pack[];
    /**
     * stored results
     */
    results: number;
    /**
     * of them, those that POST /v1/rescans would examine anew
     */
    rescan: number;
  };
  'POST /v1/rescans': {
    submissions: number;
  };
  /**
   * brandlint.export/1
   */
  'GET /v1/developers/{id}/export': {};
  'POST /v1/developers/{id}/erase': {
    applied: boolean;
    submissions: number;
    pictures: number;
  };
  'GET /v1/breaches': {
    breaches: Breach[];
  };
  'POST /v1/breaches': {
    id: number;
    /**
     * milliseconds since 1970, UTC
     */
    report_until: number;
  };
  'POST /v1/breaches/{id}/reported': Empty;
  'GET /v1/audit': {
    entries: AuditEntry[];
    /**
     * for "after" or "before"; absent on the last page. Of what is asked for by several words 10000 entries are looked at: a page may have none and be followed by others
     */
    next?: number;
  };
  'GET /v1/audit/verify': {
    whole: boolean;
    entries?: number;
    last_hash?: string;
    problem?: string;
  };
  'GET /v1/statistics': Statistics;
  'GET /v1/bank': {
    pictures: {
      id: number;
      sha256: string;
      submission: string;
      path: string;
      /**
       * whose misuse was found in it
       */
      brand?: string;
      clause: string;
      /**
       * milliseconds since 1970, UTC
       */
      at: number;
    }[];
    next?: number;
  };
  'GET /v1/labels': {
    labels: {
      submission: string;
      name: string;
      verdict: string;
      decision: 'approved' | 'rejected' | 'changes';
      rules: string[];
    }[];
    next?: string;
  };
  'GET /v1/people': {
    people: Person[];
  };
  'POST /v1/people': Person;
  'POST /v1/people/{name}': Person;
  'GET /v1/tokens': {
    tokens: Token[];
  };
  'POST /v1/tokens': Token;
  'DELETE /v1/tokens/{id}': Empty;
  'GET /v1/webhooks': {
    webhooks: Webhook[];
  };
  'POST /v1/webhooks': Webhook;
  'DELETE /v1/webhooks/{id}': Empty;
  'GET /v1/deliveries': {
    deliveries: Delivery[];
  };
  'POST /v1/deliveries/{id}/replay': Empty;
}
export interface Part {
  id: string;
  version: string;
  digest: string;
  /**
   * of a built-in policy, where policies are listed
   */
  text?: {};
}
export interface Self {
  name: string;
  role: Role;
  developer?: string;
  /**
   * of a session: to be sent as X-Brandlint-Guard with every request that changes something
   */
  guard?: string;
  must_change_password: boolean;
  review_target_ms: number;
  undo_ms: number;
  /**
   * approving what was found to be this bad takes two; absent: never
   */
  second_person_from?: 'review' | 'reject';
  rights: Right[];
}
export interface Empty {}
export interface Accepted {
  id: string;
  state: string;
  repeated: boolean;
}
export interface Row {
  id: string;
  /**
   * the id of the manifest
   */
  external_id: string;
  app: string;
  developer: string;
  name: string;
  state: State;
  /**
   * milliseconds since 1970, UTC
   */
  received_at: number;
  verdict?: 'pass' | 'review' | 'reject';
  complete?: boolean;
  version: number;
  /**
   * the approved submission of the same app before this one
   */
  previous?: string;
  /**
   * milliseconds since 1970, UTC
   */
  decided_at?: number;
  /**
   * SHA-256 of a picture of it, where there is one to be asked for
   */
  icon?: string;
  submitted_by?: string;
  escalated?: boolean;
  /**
   * of findings that are more than notes; in lists
   */
  rules?: string[];
  claim?: {
    by: string;
    /**
     * milliseconds since 1970, UTC
     */
    at: number;
    /**
     * milliseconds since 1970, UTC
     */
    until: number;
  };
}
export interface Submission {
  id: string;
  /**
   * the id of the manifest
   */
  external_id: string;
  app: string;
  developer: string;
  name: string;
  state: State;
  /**
   * milliseconds since 1970, UTC
   */
  received_at: number;
  verdict?: 'pass' | 'review' | 'reject';
  complete?: boolean;
  version: number;
  /**
   * the approved submission of the same app before this one
   */
  previous?: string;
  /**
   * milliseconds since 1970, UTC
   */
  decided_at?: number;
  /**
   * SHA-256 of a picture of it, where there is one to be asked for
   */
  icon?: string;
  submitted_by?: string;
  escalated?: boolean;
  claim?: {
    by: string;
    /**
     * milliseconds since 1970, UTC
     */
    at: number;
    /**
     * milliseconds since 1970, UTC
     */
    until: number;
  };
  assets: {
    path: string;
    sha256: string;
    bytes: number;
  }[];
  /**
   * brandlint.header/1
   */
  header?: {};
  /**
   * brandlint.result/1, see data/schemas/result.schema.json
   */
  result?: {};
  /**
   * milliseconds since 1970, UTC
   */
  judged_at?: number;
  decisions: Decision[];
  appeal?: {
    by: string;
    /**
     * milliseconds since 1970, UTC
     */
    at: number;
    text: string;
  };
  manifest?: {};
  /**
   * brandlint.result/1, see data/schemas/result.schema.json
   */
  previous_result?: {};
  previous_manifest?: {};
  /**
   * submitted pictures that can be shown
   */
  previews?: {
    sha256: string;
    size: Size;
  }[];
  /**
   * findings that have a picture
   */
  evidence?: {
    fingerprint: string;
    /**
     * x, y, width, height of what is shown, in pixels of the picture as submitted
     *
     * @minItems 4
     * @maxItems 4
     */
    box: [number, number, number, number];
    size: Size;
    upright_size?: Size1;
    /**
     * what it is held against, see /v1/references
     */
    mark?: string;
  }[];
  history?: Row[];
  same_pictures?: Row[];
  /**
   * of other submissions, nearly the same as one of its own, the nearest first
   */
  similar_pictures?: {
    own_path: string;
    path: string;
    /**
     * empty when the picture was deleted
     */
    sha256: string;
    /**
     * bits of their hashes that differ, of 256
     */
    distance: number;
    submission: Row;
  }[];
}
export interface Decision {
  id: number;
  kind: DecisionKind;
  status: 'final' | 'held' | 'undone' | 'noted';
  /**
   * milliseconds since 1970, UTC
   */
  at: number;
  clause: string;
  text: string;
  by?: string;
  confirmed_by?: string;
  /**
   * milliseconds since 1970, UTC
   */
  confirmed_at?: number;
}
export interface Refused {
  code: string;
  detail: string;
}
export interface Grant {
  id: string;
  /**
   * an entry of brandlint.permissions/1, see data/schemas/permissions.schema.json
   */
  record: {
    who?: {
      developer?: string;
      app?: string;
    };
    brand?: string;
    references?: string[];
    subjects?: string[];
    why?: string;
    from?: string;
    until?: string;
  };
  proposed_by: string;
  /**
   * milliseconds since 1970, UTC
   */
  proposed_at: number;
  granted_by?: string;
  /**
   * milliseconds since 1970, UTC
   */
  granted_at?: number;
  ended_by?: string;
  /**
   * milliseconds since 1970, UTC
   */
  ended_at?: number;
}
/**
 * how far what waits for a reviewer has been judged by what counts now
 */
export interface Judging {
  /**
   * policy:3, permission:grant-...
   */
  cause: string;
  /**
   * milliseconds since 1970, UTC
   */
  asked_at: number;
  /**
   * submissions
   */
  done: number;
  /**
   * that waited when it was asked for
   */
  of: number;
  /**
   * of those done, in their verdict or rules
   */
  changed: number;
  /**
   * milliseconds since 1970, UTC; not there: it goes on
   */
  finished_at?: number;
}
export interface Policy {
  id: number;
  policy: string;
  digest: string;
  proposed_by: string;
  /**
   * milliseconds since 1970, UTC
   */
  proposed_at: number;
  published_by?: string;
  /**
   * milliseconds since 1970, UTC
   */
  published_at?: number;
  /**
   * milliseconds since 1970, UTC
   */
  withdrawn_at?: number;
  text: {};
}
export interface Change {
  submission: string;
  name: string;
  state: State;
  verdict_before: string;
  verdict_after: string;
  rules_before: string[];
  rules_after: string[];
}
export interface Pack {
  id: string;
  title: string;
  version: string;
  digest: string;
  /**
   * how many it has
   */
  names: number;
  /**
   * their ids
   */
  marks: string[];
  /**
   * their ids, as in /v1/clauses
   */
  clauses: string[];
  /**
   * stored results that were made without this version
   */
  examined_with_other: number;
}
export interface Breach {
  id: number;
  /**
   * milliseconds since 1970, UTC
   */
  noticed_at: number;
  /**
   * milliseconds since 1970, UTC
   */
  report_until: number;
  /**
   * milliseconds since 1970, UTC
   */
  reported_at?: number;
  left_ms?: number;
  record: string;
  recorded_by: string;
}
export interface AuditEntry {
  seq: number;
  /**
   * milliseconds since 1970, UTC
   */
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: {};
  previous: string;
  /**
   * SHA-256 of this object without "hash", as it is written
   */
  hash: string;
}
export interface Statistics {
  states: {
    state: State;
    count: number;
    /**
     * milliseconds since 1970, UTC
     */
    oldest: number;
  }[];
  queue: {
    waiting: number;
    running: number;
    /**
     * milliseconds since 1970, UTC
     */
    oldest: number;
  };
  rules: {
    rule: string;
    decided: number;
    agreed: number;
    open: number;
    /**
     * of the last twelve, the ones in which anything was decided
     */
    weeks: {
      /**
       * its Monday, in days since 1970
       */
      from: number;
      decided: number;
      agreed: number;
    }[];
  }[];
  days: {
    /**
     * days since 1970
     */
    day: number;
    received: number;
    approved: number;
    rejected: number;
    changes: number;
  }[];
}
export interface Person {
  name: string;
  role: Role;
  disabled: boolean;
  must_change_password: boolean;
  /**
   * milliseconds since 1970, UTC
   */
  created_at: number;
  one_time_password?: string;
}
export interface Token {
  id: string;
  role: Role;
  /**
   * it may hand in and see for this one only
   */
  developer: string;
  note: string;
  created_by: string;
  /**
   * milliseconds since 1970, UTC
   */
  created_at: number;
  /**
   * milliseconds since 1970, UTC
   */
  expires_at: number;
  revoked: boolean;
  /**
   * shown once
   */
  token?: string;
}
export interface Webhook {
  id: string;
  url: string;
  created_by: string;
  /**
   * milliseconds since 1970, UTC
   */
  created_at: number;
  /**
   * shown once
   */
  secret?: string;
}
export interface Delivery {
  id: number;
  webhook: string;
  event: string;
  status: 'waiting' | 'delivered' | 'failed' | 'withdrawn';
  attempts: number;
  answer: string;
  /**
   * milliseconds since 1970, UTC
   */
  created_at: number;
  /**
   * milliseconds since 1970, UTC
   */
  next_at: number;
  /**
   * milliseconds since 1970, UTC
   */
  done_at?: number;
  body: Event;
}
/**
 * brandlint.event/1, the body of a webhook; {} once the developer was erased
 */
export interface Event {
  schema?: string;
  event?: string;
  type?: string;
  /**
   * milliseconds since 1970, UTC
   */
  at?: number;
  submission?: string;
  external_id?: string;
  app?: string;
  developer?: string;
  decision?: number;
  kind?: DecisionKind;
  state?: State;
  clause?: string;
  text?: string;
}
