-- The review pipeline. Times are milliseconds since 1970, UTC. Records are kept as their JSON.

CREATE TABLE submissions (
  id            TEXT PRIMARY KEY,
  external_id   TEXT NOT NULL,   -- as the manifest says
  app           TEXT NOT NULL,   -- app.id of the manifest, else external_id: one app has many submissions
  developer     TEXT NOT NULL,
  name          TEXT NOT NULL,
  manifest      TEXT NOT NULL,
  digest        TEXT NOT NULL,   -- of the manifest and of all pictures
  submitted_by  TEXT NOT NULL,   -- who, see people and tokens
  received_at   BIGINT NOT NULL,
  state         TEXT NOT NULL,   -- checking, open, held, changes, approved, rejected, appealed, erased
  severity      BIGINT NOT NULL DEFAULT 0,  -- 0 not checked, 1 pass, 2 review, 3 reject
  complete      BIGINT NOT NULL DEFAULT 1,
  version       BIGINT NOT NULL DEFAULT 1,  -- of the row, for whoever decides on what he has seen
  previous      TEXT,            -- the approved submission of the same app before this one
  claimed_by    TEXT,
  claimed_at    BIGINT,
  claimed_until BIGINT,
  escalated     BIGINT NOT NULL DEFAULT 0,
  rank          BIGINT NOT NULL DEFAULT 0,  -- of the queue, the lowest first: -(4 * escalated + severity)
  decided_at    BIGINT
);
CREATE INDEX submissions_by_state ON submissions (state, rank, received_at, id);
CREATE INDEX submissions_by_time ON submissions (received_at, id);
CREATE INDEX submissions_by_developer ON submissions (developer, received_at);
CREATE INDEX submissions_by_app ON submissions (app, received_at);

CREATE TABLE assets (
  submission    TEXT NOT NULL REFERENCES submissions (id),
  position      BIGINT NOT NULL,
  path          TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  bytes         BIGINT NOT NULL,
  PRIMARY KEY (submission, position)
);
CREATE INDEX assets_by_content ON assets (sha256);

-- What is to be examined. A row stays until its result is there.
CREATE TABLE jobs (
  id            {{running number}},
  submission    TEXT NOT NULL UNIQUE REFERENCES submissions (id),
  priority      BIGINT NOT NULL, -- the lowest first
  attempts      BIGINT NOT NULL DEFAULT 0,
  lease         TEXT,            -- of the worker that has it
  lease_until   BIGINT NOT NULL DEFAULT 0,
  created_at    BIGINT NOT NULL
);
CREATE INDEX jobs_in_order ON jobs (priority, id);

CREATE TABLE results (
  submission    TEXT PRIMARY KEY REFERENCES submissions (id),
  header        TEXT NOT NULL,
  observations  TEXT NOT NULL,
  result        TEXT NOT NULL,
  worker        TEXT NOT NULL,
  judged_at     BIGINT NOT NULL
);

CREATE TABLE findings (
  submission    TEXT NOT NULL REFERENCES submissions (id),
  fingerprint   TEXT NOT NULL,
  rule          TEXT NOT NULL,
  verdict       TEXT NOT NULL,
  detector      TEXT NOT NULL,
  kind          TEXT NOT NULL,
  evidence      BIGINT NOT NULL,  -- index in the observations; -1: a rule of the listing form
  PRIMARY KEY (submission, fingerprint)
);
CREATE INDEX findings_by_rule ON findings (rule);

-- Names that readers confuse have a key in common.
CREATE TABLE name_keys (
  key           TEXT NOT NULL,
  submission    TEXT NOT NULL REFERENCES submissions (id),
  name          TEXT NOT NULL,
  PRIMARY KEY (key, submission)
);

CREATE TABLE decisions (
  id            {{running number}},
  submission    TEXT NOT NULL REFERENCES submissions (id),
  kind          TEXT NOT NULL,   -- approve, reject, changes, uphold, overturn, comment, skip, escalate
  actor         TEXT NOT NULL,
  at            BIGINT NOT NULL,
  clause        TEXT NOT NULL,
  text          TEXT NOT NULL,   -- to the applicant; of a comment: to colleagues
  status        TEXT NOT NULL,   -- final, held, undone, noted
  from_state    TEXT NOT NULL,
  confirmed_by  TEXT,
  confirmed_at  BIGINT
);
CREATE INDEX decisions_by_submission ON decisions (submission, id);

CREATE TABLE appeals (
  submission    TEXT PRIMARY KEY REFERENCES submissions (id),  -- once
  decision      BIGINT NOT NULL REFERENCES decisions (id),
  actor         TEXT NOT NULL,
  at            BIGINT NOT NULL,
  text          TEXT NOT NULL
);

CREATE TABLE idempotency (
  actor         TEXT NOT NULL,
  key           TEXT NOT NULL,
  digest        TEXT NOT NULL,
  submission    TEXT NOT NULL REFERENCES submissions (id),
  at            BIGINT NOT NULL,
  PRIMARY KEY (actor, key)
);

CREATE TABLE people (
  name          TEXT PRIMARY KEY,
  role          TEXT NOT NULL,
  password      TEXT NOT NULL,   -- argon2id, encoded; empty: comes through a proxy
  must_change   BIGINT NOT NULL DEFAULT 0,
  disabled      BIGINT NOT NULL DEFAULT 0,
  created_at    BIGINT NOT NULL
);

CREATE TABLE sessions (
  hash          TEXT PRIMARY KEY,  -- SHA-256 of what the browser has
  person        TEXT NOT NULL REFERENCES people (name),
  guard         TEXT NOT NULL,     -- against requests that other sites forge
  created_at    BIGINT NOT NULL,
  seen_at       BIGINT NOT NULL
);

CREATE TABLE tokens (
  id            TEXT PRIMARY KEY,
  hash          TEXT NOT NULL UNIQUE,
  role          TEXT NOT NULL,
  developer     TEXT NOT NULL,   -- may submit and see for this one only; empty: for all
  note          TEXT NOT NULL,
  created_by    TEXT NOT NULL,
  created_at    BIGINT NOT NULL,
  expires_at    BIGINT NOT NULL,
  revoked_at    BIGINT
);

CREATE TABLE audit (
  seq           BIGINT PRIMARY KEY,
  at            BIGINT NOT NULL,
  actor         TEXT NOT NULL,
  action        TEXT NOT NULL,
  subject       TEXT NOT NULL,
  detail        TEXT NOT NULL,   -- JSON
  previous      TEXT NOT NULL,
  hash          TEXT NOT NULL
);
CREATE INDEX audit_by_subject ON audit (subject, seq);

-- The end of the chain, so that a tail that was cut off is missed.
CREATE TABLE audit_head (
  only_row      BIGINT PRIMARY KEY,
  seq           BIGINT NOT NULL,
  hash          TEXT NOT NULL
);
INSERT INTO audit_head (only_row, seq, hash) VALUES (1, 0, '');

CREATE TABLE hooks (
  id            TEXT PRIMARY KEY,
  url           TEXT NOT NULL,
  secret        TEXT NOT NULL,
  created_by    TEXT NOT NULL,
  created_at    BIGINT NOT NULL,
  removed_at    BIGINT
);

CREATE TABLE deliveries (
  id            {{running number}},
  hook          TEXT NOT NULL REFERENCES hooks (id),
  event         TEXT NOT NULL,   -- id of the event: receivers drop what they have had
  decision      BIGINT,
  body          TEXT NOT NULL,
  created_at    BIGINT NOT NULL,
  next_at       BIGINT NOT NULL,
  attempts      BIGINT NOT NULL DEFAULT 0,
  status        TEXT NOT NULL,   -- waiting, delivered, failed, withdrawn
  answer        TEXT NOT NULL DEFAULT '',
  done_at       BIGINT
);
CREATE INDEX deliveries_due ON deliveries (status, next_at);

CREATE TABLE grants (
  id            TEXT PRIMARY KEY,
  record        TEXT NOT NULL,   -- one entry of brandlint.permissions/1
  proposed_by   TEXT NOT NULL,
  proposed_at   BIGINT NOT NULL,
  granted_by    TEXT,            -- another one
  granted_at    BIGINT,
  ended_by      TEXT,
  ended_at      BIGINT
);

CREATE TABLE policies (
  id            {{running number}},
  name          TEXT NOT NULL,   -- id of the policy
  text          TEXT NOT NULL,   -- brandlint.policy/1
  digest        TEXT NOT NULL,
  proposed_by   TEXT NOT NULL,
  proposed_at   BIGINT NOT NULL,
  published_by  TEXT,            -- another one
  published_at  BIGINT,
  withdrawn_at  BIGINT
);

CREATE TABLE bank (
  sha256        TEXT PRIMARY KEY,
  submission    TEXT NOT NULL,
  path          TEXT NOT NULL,
  clause        TEXT NOT NULL,
  at            BIGINT NOT NULL
);

CREATE TABLE breaches (
  id            {{running number}},
  noticed_at    BIGINT NOT NULL,
  record        TEXT NOT NULL,   -- what happened, whom it concerns
  reported_at   BIGINT,
  recorded_by   TEXT NOT NULL
);
