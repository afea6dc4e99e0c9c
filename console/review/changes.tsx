// SPDX-License-Identifier: MIT
// What is new since the version of the app that was approved last: a reviewer need not look twice
// at what somebody has decided about.
import { Badge } from '../shared/badge';
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import type { Submission } from './records';
import { submissionAddress } from './routing';
import { textsOf } from './texts';

type Kind = 'new' | 'changed' | 'gone';

interface Change {
  kind: Kind;
  what: string;
  text: string;
  before?: string;
}

function textChanges(submission: Submission): Change[] {
  const before = new Map(textsOf(submission.previous_manifest));
  const now = new Map(textsOf(submission.manifest));
  const changes: Change[] = [];
  for (const [what, text] of now) {
    const old = before.get(what);
    if (old === undefined) changes.push({ kind: 'new', what, text });
    else if (old !== text) changes.push({ kind: 'changed', what, text, before: old });
  }
  for (const [what, text] of before) if (!now.has(what)) changes.push({ kind: 'gone', what, text });
  return changes;
}

function pictureChanges(submission: Submission): Change[] {
  const before = submission.previous_result?.assets ?? [];
  const now = submission.result?.assets ?? [];
  const changes: Change[] = [];
  for (const { path, role, sha256 } of now) {
    if (before.some((old) => old.sha256 === sha256)) continue;
    const kind = before.some((old) => old.path === path) ? 'changed' : 'new';
    changes.push({ kind, what: `Picture, ${role}`, text: path });
  }
  for (const { path, role, sha256 } of before) {
    if (now.some((each) => each.sha256 === sha256 || each.path === path)) continue;
    changes.push({ kind: 'gone', what: `Picture, ${role}`, text: path });
  }
  return changes;
}

export function Changes({ submission }: { submission: Submission }) {
  const { id, previous, previous_result: before, result } = submission;
  if (!previous) return <p class="soft">No version of this app was approved before.</p>;
  const changes = [...textChanges(submission), ...pictureChanges(submission)];
  const known = new Set(before?.findings.map(({ fingerprint }) => fingerprint));
  const findings = result?.findings ?? [];
  const fresh = findings.filter(({ fingerprint }) => !known.has(fingerprint));
  const gone = (before?.findings ?? []).filter(
    (old) => !findings.some(({ fingerprint }) => fingerprint === old.fingerprint),
  );
  return (
    <>
      <p>
        Compared with the <a href={submissionAddress(previous)}>version approved before</a>:{' '}
        {counted(fresh.length, 'new finding')}, {findings.length - fresh.length} known,{' '}
        {gone.length} gone.
      </p>
      {fresh.length > 0 && (
        <ul class="change-list">
          {fresh.map(({ fingerprint, verdict, message }) => (
            <li key={fingerprint}>
              <span class="tag new">new</span> <Badge kind={verdict} />{' '}
              <a href={submissionAddress(id, fingerprint)}>
                <Foreign text={message} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {changes.length === 0 ? (
        <p class="soft">Texts and pictures are the same.</p>
      ) : (
        <ul class="change-list">
          {changes.map(({ kind, what, text, before: old }, i) => (
            <li key={i}>
              <span class={`tag ${kind}`}>{kind}</span> <Foreign text={what} />:{' '}
              {old !== undefined && (
                <>
                  <del>
                    <Foreign text={old} />
                  </del>{' '}
                </>
              )}
              {kind === 'gone' ? (
                <del>
                  <Foreign text={text} />
                </del>
              ) : (
                <ins>
                  <Foreign text={text} />
                </ins>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
