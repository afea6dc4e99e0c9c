// SPDX-License-Identifier: MIT
// One decision on many submissions, each with its own letter; how many stands on the button. What
// cannot be decided is told, and does not hold up the rest.
import { useRef, useState } from 'preact/hooks';
import { shortened, shown } from '../shared/display';
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import { send, useAsked } from './api';
import { ClauseAndText, letterPath, useClauses, type Letter, type Tells } from './letter';
import type { Answer, Kind, SubmissionRow } from './records';
import { submissionAddress } from './routing';
import { useShell } from './shell';
import { Field, useAction, Wrong } from './ui';
import { doneWords } from './undo';

const verbs: Partial<Record<Kind, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  changes: 'Ask for changes of',
  escalate: 'Escalate',
};
const mostNamed = 12;
const longestParagraph = 600; // UTF-16 units; the service takes 2,000 bytes

interface Refused {
  id: string;
  name: string;
  why: string;
}

function NotDecided({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  return (
    <div role="alert">
      <h2 id="bulk-title">{counted(refused.length, 'submission')} not decided</h2>
      <ul>
        {refused.map(({ id, name, why }) => (
          <li key={id}>
            <a href={submissionAddress(id)} onClick={onClose}>
              <Foreign text={shortened(name || id, 60)} />
            </a>
            : <Foreign text={why} />
          </li>
        ))}
      </ul>
      <p class="buttons">
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
    </div>
  );
}

// What goes out to each of them.
function Letters({
  chosen,
  decision,
  clause,
  behind,
}: {
  chosen: readonly SubmissionRow[];
  decision: Tells;
  clause: string;
  behind: string;
}) {
  const [open, setOpen] = useState(false);
  const [which, setWhich] = useState('');
  const id = chosen.some((row) => row.id === which) ? which : (chosen[0]?.id ?? '');
  const { value, error } = useAsked<Letter>(
    open && id !== '' ? letterPath(id, { decision, else_clause: clause, behind }) : '',
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Look at the letters</summary>
      <Field label="Letter to the applicant of">
        <select value={id} onChange={(event) => setWhich(event.currentTarget.value)}>
          {chosen.map((row) => (
            <option key={row.id} value={row.id}>
              {shown(shortened(row.name || row.id, 60))}
            </option>
          ))}
        </select>
      </Field>
      {error && <Wrong error={error} />}
      {value && (
        <blockquote class="letter">
          <Foreign text={value.text} lines />
        </blockquote>
      )}
    </details>
  );
}

export function BulkBar({
  chosen,
  all,
  onAll,
  onDone,
}: {
  chosen: readonly SubmissionRow[];
  all: boolean;
  onAll: (on: boolean) => void;
  onDone: () => void;
}) {
  const { self, say, decided } = useShell();
  const dialog = useRef<HTMLDialogElement>(null);
  const clauses = useClauses();
  const [kind, setKind] = useState<Kind>('approve');
  const [clause, setClause] = useState('');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const { busy, error, run, clear } = useAction();
  const tells = kind === 'reject' || kind === 'changes' ? kind : undefined;
  const told = tells !== undefined;
  const open = (which: Kind) => {
    clear();
    setRefused([]);
    setKind(which);
    dialog.current?.showModal();
  };
  const decide = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      const { results } = await send<Answer<'POST /v1/decisions'>>('POST', '/v1/decisions', {
        kind,
        ...(told ? { clause, letter: { behind: text } } : { text }),
        count: chosen.length,
        partly: true,
        submissions: chosen.map(({ id, version }) => ({ id, version })),
      });
      const done = results.filter(({ decision }) => decision);
      const names = new Map(chosen.map(({ id, name }) => [id, name]));
      const left = results.flatMap(({ submission: id, refused: why }) =>
        why ? [{ id, name: names.get(id) ?? '', why: why.detail }] : [],
      );
      const undoable = done.filter(({ decision }) => decision?.status !== 'noted');
      if (undoable.length > 0)
        decided({
          submissions: undoable.map(({ submission }) => submission),
          name: names.get(undoable[0]?.submission ?? '') ?? '',
          kind,
          held: undoable.filter(({ decision }) => decision?.status === 'held').length,
          until: Date.now() + self.undo_ms,
        });
      say(`${doneWords[kind]}: ${counted(done.length, 'submission')}.`);
      setText('');
      setRefused(left);
      if (left.length === 0) dialog.current?.close();
      onDone();
    });
  };
  const bad = chosen.filter(({ verdict }) => verdict === 'reject').length;
  const holes = chosen.filter(({ complete }) => complete === false).length;
  return (
    <div class={chosen.length > 0 ? 'bulk on' : 'bulk'}>
      <label class="tick">
        <input
          type="checkbox"
          checked={all}
          onChange={(event) => onAll(event.currentTarget.checked)}
        />
        <span>
          {chosen.length === 0 ? 'Select all that are listed' : `${chosen.length} selected`}
        </span>
      </label>
      {chosen.length > 0 && (
        <span class="buttons">
          <button type="button" onClick={() => open('approve')}>
            Approve …
          </button>
          <button type="button" onClick={() => open('reject')}>
            Reject …
          </button>
          <button type="button" onClick={() => open('changes')}>
            Ask for changes …
          </button>
          <button type="button" onClick={() => open('escalate')}>
            Escalate …
          </button>
          <button type="button" class="plain" onClick={() => onAll(false)}>
            Clear
          </button>
        </span>
      )}
      <dialog ref={dialog} class="window" aria-labelledby="bulk-title">
        {refused.length > 0 && (
          <NotDecided refused={refused} onClose={() => dialog.current?.close()} />
        )}
        <form onSubmit={decide} hidden={refused.length > 0}>
          <h2 id={refused.length > 0 ? undefined : 'bulk-title'}>
            {verbs[kind]} {counted(chosen.length, 'submission')}?
          </h2>
          <p class="named">
            {chosen.slice(0, mostNamed).map((row, i) => (
              <span key={row.id}>
                {i > 0 && ', '}
                <Foreign text={shortened(row.name || row.id, 40)} />
              </span>
            ))}
            {chosen.length > mostNamed && ` and ${chosen.length - mostNamed} more`}
          </p>
          {kind === 'approve' && bad > 0 && (
            <p class="told warn">
              {counted(bad, 'submission')} of them {bad === 1 ? 'was' : 'were'} found to break a
              rule; approving that may take a second person.
            </p>
          )}
          {kind === 'approve' && holes > 0 && (
            <p class="told warn">
              {counted(holes, 'submission')} of them could not be examined whole.
            </p>
          )}
          <ClauseAndText
            told={told}
            clauses={clauses}
            clause={clause}
            onClause={setClause}
            text={text}
            onText={setText}
            label={told ? 'At the end of each letter (may be empty)' : 'Note for colleagues'}
            needed={false}
            rows={told ? 3 : 6}
            {...(told ? { longest: longestParagraph } : {})}
          />
          {tells && (
            <>
              <p class="soft">
                Each applicant gets a letter about what was found, with the clause of that; the
                clause above is told where nothing was found.
              </p>
              <Letters chosen={chosen} decision={tells} clause={clause} behind={text} />
            </>
          )}
          {error && <Wrong error={error} />}
          <p class="buttons">
            <button type="submit" class={kind === 'reject' ? 'danger' : 'strong'} disabled={busy}>
              {verbs[kind]} {counted(chosen.length, 'submission')}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </p>
        </form>
      </dialog>
    </div>
  );
}
