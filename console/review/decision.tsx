// SPDX-License-Identifier: MIT
// The reviewer's decision: what the state allows, with what the applicant is told.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KeyBinding } from '../shared/keys';
import { Foreign } from '../shared/foreign';
import { at, Refusal, send } from './api';
import { ClauseAndText, LanguageField, useClauses, useLetter } from './letter';
import { MeanwhileNote, type Meanwhile } from './meanwhile';
import { goToNeighbour } from './queue_order';
import { isClaimed } from './queue_row';
import type { Answer, Decision, Kind, Submission, SubmissionRow } from './records';
import { usePageKeys, useShell } from './shell';
import { spanWords, timeWords, useNow } from './times';
import { Once, Party, Time, useAction, wordOfState, Wrong } from './ui';
import { doneWords } from './undo';

interface Choice {
  kind: Kind;
  key: string;
  word: string;
}

const choices: Record<Kind, Choice> = {
  approve: { kind: 'approve', key: 'a', word: 'Approve' },
  reject: { kind: 'reject', key: 'r', word: 'Reject' },
  changes: { kind: 'changes', key: 'n', word: 'Ask for changes' },
  overturn: { kind: 'overturn', key: 'a', word: 'Overturn and approve' },
  uphold: { kind: 'uphold', key: 'r', word: 'Uphold the rejection' },
  escalate: { kind: 'escalate', key: 'e', word: 'Escalate' },
  skip: { kind: 'skip', key: 's', word: 'Skip' },
  comment: { kind: 'comment', key: 'm', word: 'Comment' },
};

const asides: readonly Kind[] = ['escalate', 'skip', 'comment'];

const last = (submission: Submission, status: Decision['status']): Decision | undefined =>
  submission.decisions.filter((decision) => decision.status === status).at(-1);

// Whose decision it would be a second opinion on.
function firstPerson(submission: Submission): string | undefined {
  if (submission.state === 'held') return last(submission, 'held')?.by;
  if (submission.state !== 'appealed') return undefined;
  const decision = last(submission, 'final');
  return decision?.confirmed_by ?? decision?.by;
}

function choicesFor(submission: Submission, self: string): readonly Kind[] {
  const { state } = submission;
  if (firstPerson(submission) === self) return ['comment'];
  if (state === 'appealed') return ['overturn', 'uphold', ...asides];
  if (state === 'open' || state === 'held') return ['approve', 'reject', 'changes', ...asides];
  return ['comment'];
}

function Waiting({ submission, self }: { submission: Submission; self: string }) {
  const { state, appeal } = submission;
  const person = firstPerson(submission);
  if (state === 'held') {
    const held = last(submission, 'held');
    return (
      <div class="told">
        <p>
          <b>A second person is needed.</b>{' '}
          {held?.by && (
            <>
              <Party name={held.by} /> approved it, <Time at={held.at} />, although it was found to
              break a rule.{' '}
            </>
          )}
          {person === self
            ? 'You decided first; somebody else has to confirm it.'
            : 'Approve to confirm; rejecting or asking for changes counts instead.'}
        </p>
        {held?.text && (
          <blockquote class="letter">
            <Foreign text={held.text} lines />
          </blockquote>
        )}
      </div>
    );
  }
  if (state === 'appealed') {
    return (
      <div class="told">
        <p>
          <b>The applicant has appealed.</b>{' '}
          {person === self
            ? 'The rejection is yours; another person decides about the appeal.'
            : 'You decide about it: nobody is the judge of his own decision.'}
        </p>
        {appeal && (
          <blockquote class="letter">
            <Foreign text={appeal.text} lines />
          </blockquote>
        )}
      </div>
    );
  }
  if (state === 'open') return null;
  const final = last(submission, 'final');
  return (
    <p class="told">
      {state === 'checking' ? (
        'It is being checked; it can be decided when that is done.'
      ) : (
        <>
          It is <b>{wordOfState(state)}</b>.
        </>
      )}
      {final?.by && (
        <>
          {' '}
          Decided by <Party name={final.by} />, <Time at={final.at} />.
        </>
      )}
    </p>
  );
}

export interface ClaimLineProps {
  row: SubmissionRow;
  onClaim: () => void;
  onRelease: () => void;
}

function ClaimLine({ row, onClaim, onRelease }: ClaimLineProps) {
  const { self, may } = useShell();
  const now = useNow(10_000);
  const open = ['open', 'held', 'appealed'].includes(row.state);
  if (!open) return null;
  const { claim } = row;
  if (!claim || !isClaimed(row, now)) {
    return (
      <p class="claim-line">
        <span class="soft">Nobody has claimed it.</span>
        <button type="button" onClick={onClaim}>
          Claim <kbd>c</kbd>
        </button>
      </p>
    );
  }
  const mine = claim.by === self.name;
  return (
    <p class={mine ? 'claim-line mine' : 'claim-line taken'}>
      <span>
        {mine ? (
          'Claimed by you'
        ) : (
          <>
            Claimed by <Party name={claim.by} />
          </>
        )}
        , {spanWords(claim.until - now)} left
      </span>
      {(mine || may('govern')) && (
        <button type="button" onClick={onRelease}>
          Give back {mine && <kbd>c</kbd>}
        </button>
      )}
    </p>
  );
}

// For an applicant who wants to look before he hands in again.
function ApplicantLink({ id }: { id: string }) {
  const [link, setLink] = useState<{ address: string; until: number }>();
  const { busy, error, run } = useAction();
  const make = () =>
    void run(async () => {
      const made = await send<Answer<'POST /v1/submissions/{id}/link'>>(
        'POST',
        `/v1/submissions/${at(id)}/link`,
        {},
      );
      setLink({ address: location.origin + made.path, until: made.expires_at });
    });
  return (
    <div class="applicant-link">
      {link ? (
        <Once
          title={`A link for the applicant, until ${timeWords(link.until)}.`}
          secret={link.address}
          onClose={() => setLink(undefined)}
        />
      ) : (
        <button type="button" class="plain" disabled={busy} onClick={make}>
          Make a link for the applicant
        </button>
      )}
      {error && <Wrong error={error} />}
    </div>
  );
}

export function DecisionPanel({
  submission,
  onRow,
  onReload,
  onNext,
  meanwhile,
  onMeanwhile,
  keys,
}: {
  submission: Submission;
  onRow: (row: SubmissionRow) => void;
  onReload: () => Promise<Submission | undefined>;
  onNext: () => void;
  meanwhile: Meanwhile | undefined;
  onMeanwhile: (meanwhile: Meanwhile | undefined) => void;
  keys: readonly KeyBinding[]; // of the rest of the page
}) {
  const { self, say, decided } = useShell();
  const clauses = useClauses();
  const [kind, setKind] = useState<Kind>();
  const [clause, setClause] = useState('');
  const [text, setText] = useState('');
  const [language, setLanguage] = useState('');
  const [ownClause, setOwnClause] = useState(''); // that the reviewer chose
  const written = useRef(''); // the letter as it was made
  const looked = useRef(submission); // at, when the decision was begun: it is on this one
  const { busy, error, run, clear } = useAction();
  const send_button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, name } = submission;
  const possible = choicesFor(submission, self.name);
  const told = kind === 'reject' || kind === 'changes';
  const aside = kind !== undefined && asides.includes(kind);
  const letter = useLetter(submission, possible.includes('reject'), told ? kind : undefined, {
    language,
    clause: ownClause,
  });

  const claim = async (quietly: boolean) => {
    try {
      onRow(await send<SubmissionRow>('POST', `/v1/submissions/${at(id)}/claim`, {}));
      if (!quietly) say('Claimed by you.');
    } catch (problem) {
      say((problem as Error).message);
    }
  };
  const release = async () => {
    try {
      onRow(await send<SubmissionRow>('POST', `/v1/submissions/${at(id)}/release`, {}));
      say('Given back.');
    } catch (problem) {
      say((problem as Error).message);
    }
  };
  const mine = isClaimed(submission, Date.now()) && submission.claim?.by === self.name;

  const choose = (chosen: Kind) => {
    clear();
    looked.current = submission;
    setKind(chosen);
    // Whoever decides has it, unless somebody else does.
    if (!isClaimed(submission, Date.now()) && !asides.includes(chosen) && possible.length > 1)
      void claim(true);
  };
  useLayoutEffect(() => {
    if (kind === undefined) return;
    if (kind === 'comment') field.current?.focus();
    else send_button.current?.focus();
  }, [kind]);
  // A letter that nobody has touched is that of the decision, once it is there.
  const letterText = told ? (letter.value?.text ?? '') : '';
  const letterClause = told ? (letter.value?.clause ?? '') : '';
  useLayoutEffect(() => {
    if (letterClause !== '') setClause((chosen) => chosen || letterClause);
    if (text !== written.current) return;
    written.current = letterText;
    setText(letterText);
  }, [letterText, letterClause]);

  const decide = (chosen: Kind) => {
    const before = chosen === kind ? looked.current : submission;
    onMeanwhile(undefined);
    void run(async () => {
      try {
        const answer = await send<Answer<'POST /v1/submissions/{id}/decisions'>>(
          'POST',
          `/v1/submissions/${at(id)}/decisions`,
          {
            kind: chosen,
            version: before.version,
            // What was begun for another decision is not sent with this one.
            clause: told && chosen === kind ? clause : '',
            text: chosen === kind ? text : '',
          },
        );
        const { status } = answer.decision;
        if (status === 'noted') say(`${doneWords[chosen]}.`);
        else
          decided({
            submissions: [id],
            name,
            kind: chosen,
            held: status === 'held' ? 1 : 0,
            until: Date.now() + self.undo_ms,
          });
        setKind(undefined);
        setText('');
        written.current = '';
        setOwnClause('');
        setLanguage('');
        if (chosen === 'skip' && (await goToNeighbour(id, 1))) return;
        await onReload();
      } catch (problem) {
        if (!(problem instanceof Refusal) || problem.status !== 409) throw problem;
        const now = await onReload();
        if (!now || now.version === before.version) throw problem;
        looked.current = now;
        onMeanwhile({ before, now, refused: true });
      }
    });
  };

  usePageKeys([
    ...possible.map((each) => ({
      keys: [choices[each].key],
      does: choices[each].word.toLowerCase(),
      run: () => (each === 'skip' ? decide('skip') : choose(each)),
    })),
    {
      keys: ['c'],
      does: 'claim it, or give it back',
      run: () => void (mine ? release() : claim(false)),
    },
    { keys: ['Escape'], does: 'close what you began', run: () => setKind(undefined) },
    ...keys,
  ]);

  const label =
    told || kind === 'uphold' || kind === 'overturn'
      ? 'Letter to the applicant'
      : kind === 'approve'
        ? 'Message to the applicant (may be empty)'
        : 'Note for colleagues';
  const second =
    kind === 'approve' &&
    submission.state === 'open' &&
    self.second_person_from !== undefined &&
    (submission.verdict === 'reject' || submission.verdict === self.second_person_from);
  return (
    <section class="decision" aria-label="Decision">
      <Waiting submission={submission} self={self.name} />
      <ClaimLine
        row={submission}
        onClaim={() => void claim(false)}
        onRelease={() => void release()}
      />
      {meanwhile && <MeanwhileNote {...meanwhile} />}
      {possible.length === 1 && (
        <p class="buttons">
          <button type="button" onClick={onNext}>
            Next in the list <kbd>]</kbd>
          </button>
        </p>
      )}
      <div class="kinds" role="group" aria-label="Kinds of decision">
        {possible.map((each) => (
          <button
            key={each}
            type="button"
            class={`choice ${each}`}
            aria-pressed={kind === each}
            disabled={busy}
            onClick={() =>
              each === 'skip' ? decide('skip') : kind === each ? setKind(undefined) : choose(each)
            }
          >
            {choices[each].word} <kbd>{choices[each].key}</kbd>
          </button>
        ))}
      </div>
      {kind !== undefined && (
        <form
          class="decide"
          onSubmit={(event) => {
            event.preventDefault();
            decide(kind);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.requestSubmit();
          }}
        >
          <ClauseAndText
            told={told}
            clauses={clauses}
            clause={clause}
            onClause={(id) => {
              setClause(id);
              setOwnClause(id);
            }}
            text={text}
            onText={setText}
            label={label}
            placeholder={told && letter.busy ? 'The letter is being written …' : ''}
            field={field}
            rows={told ? 12 : 4}
            needed={told || kind === 'comment'}
          />
          {told && <LanguageField letter={letter.value} onLanguage={setLanguage} />}
          {told && letter.error && <Wrong error={letter.error} again={() => void letter.again()} />}
          {second && (
            <p class="told warn">
              This was found to break a rule: your approval waits for a second person.
            </p>
          )}
          {kind === 'approve' && submission.complete === false && (
            <p class="told warn">
              Not everything of it could be examined. You approve what nobody has seen.
            </p>
          )}
          <p class="buttons">
            <button
              ref={send_button}
              type="submit"
              class={kind === 'reject' ? 'danger' : 'strong'}
              disabled={busy}
            >
              {choices[kind].word}
            </button>
            <button type="button" onClick={() => setKind(undefined)}>
              Cancel
            </button>
            {!aside && <span class="soft small">Enter sends; in the letter Ctrl+Enter</span>}
          </p>
        </form>
      )}
      {error && <Wrong error={error} />}
      {submission.developer !== '' && <ApplicantLink id={id} />}
    </section>
  );
}
