// SPDX-License-Identifier: MIT
// One decision on many submissions: all of them or none, and how many stands on the button.
import { useRef, useState } from 'preact/hooks';
import { shortened } from '../shared/display';
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import { send } from './api';
import { ClauseAndText, useClauses } from './letter';
import type { Kind, SubmissionRow } from './records';
import { useShell } from './shell';
import { useAction, Wrong } from './ui';
import { doneWords } from './undo';

const verbs: Partial<Record<Kind, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  changes: 'Ask for changes of',
  escalate: 'Escalate',
};
const mostNamed = 12;

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
  const { say } = useShell();
  const dialog = useRef<HTMLDialogElement>(null);
  const clauses = useClauses();
  const [kind, setKind] = useState<Kind>('approve');
  const [clause, setClause] = useState('');
  const [text, setText] = useState('');
  const { busy, error, run, clear } = useAction();
  const told = kind === 'reject' || kind === 'changes';
  const open = (which: Kind) => {
    clear();
    setKind(which);
    dialog.current?.showModal();
  };
  const decide = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      await send('POST', '/v1/decisions', {
        kind,
        clause: told ? clause : '',
        text,
        count: chosen.length,
        submissions: chosen.map(({ id, version }) => ({ id, version })),
      });
      dialog.current?.close();
      say(`${doneWords[kind]}: ${counted(chosen.length, 'submission')}.`);
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
        <form onSubmit={decide}>
          <h2 id="bulk-title">
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
            label={told ? 'Letter to each of the applicants' : 'Note for colleagues'}
          />
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
