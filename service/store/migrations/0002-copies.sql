-- What copies of pictures are known by.

CREATE TABLE picture_hashes (
  id            {{running number}},
  submission    TEXT NOT NULL REFERENCES submissions (id),
  path          TEXT NOT NULL,
  hash          TEXT NOT NULL    -- PDQ, 64 digits
);
CREATE INDEX picture_hashes_by_submission ON picture_hashes (submission);

-- Pictures with findings of rejected submissions; in the place of "bank", in which a picture stood
-- for one of its submissions only.
CREATE TABLE rejected_pictures (
  id            {{running number}},
  submission    TEXT NOT NULL REFERENCES submissions (id),
  path          TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  brand         TEXT NOT NULL,   -- whose misuse was found in it; empty: not noted
  clause        TEXT NOT NULL,
  at            BIGINT NOT NULL
);
CREATE INDEX rejected_pictures_by_submission ON rejected_pictures (submission);
CREATE INDEX rejected_pictures_by_content ON rejected_pictures (sha256);
INSERT INTO rejected_pictures (submission, path, sha256, brand, clause, at)
SELECT submission, path, sha256, '', clause, at FROM bank ORDER BY at, sha256;
DROP TABLE bank;

-- How often any were added and taken away: who has them in memory sees when that is out of date.
-- Who adds holds the row, so that running numbers are seen in their order.
CREATE TABLE rejected_changes (
  only_row      BIGINT PRIMARY KEY,
  added         BIGINT NOT NULL,
  removed       BIGINT NOT NULL
);
INSERT INTO rejected_changes (only_row, added, removed) VALUES (1, 0, 0);
