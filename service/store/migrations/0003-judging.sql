-- How far what waits for a reviewer has been judged by what counts now: one row. Who stores a result
-- holds it, so that none by the standing of before comes in behind those who judge anew.

CREATE TABLE judging (
  only_row      BIGINT PRIMARY KEY,
  cause         TEXT NOT NULL,   -- policy:3; empty: it was never asked for
  asked_at      BIGINT NOT NULL,
  last          TEXT NOT NULL,   -- id of the submission that was judged last; they come in their order
  done          BIGINT NOT NULL,
  waiting       BIGINT NOT NULL, -- submissions, when it was asked for
  changed       BIGINT NOT NULL,
  finished_at   BIGINT NOT NULL  -- 0: it goes on
);
INSERT INTO judging (only_row, cause, asked_at, last, done, waiting, changed, finished_at)
VALUES (1, '', 0, '', 0, 0, 0, 1);
