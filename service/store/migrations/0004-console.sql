-- What the reviewers' console asks for.

-- SHA-256 of the icon, where there is a preview of it; set with the result.
ALTER TABLE submissions ADD COLUMN icon TEXT;

-- The log is also read by who did something, and by what was done.
CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_action ON audit (action, seq);
