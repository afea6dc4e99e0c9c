// SPDX-License-Identifier: MIT
// One submission: what was found, with its evidence; what could not be examined; what was handed
// in; what else is known; and the decision.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PictureView } from '../shared/evidence_picture';
import type { KeyBinding } from '../shared/keys';
import { shortened, shown } from '../shared/display';
import { ProblemView } from '../shared/finding';
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import { AppealForm } from './appeal';
import { at, get, useAsked } from './api';
import { Changes } from './changes';
import { DecisionPanel } from './decision';
import { useClauses } from './letter';
import { EvidenceView, Pictures } from './pictures';
import { MeanwhileNote, useWatched, type Meanwhile } from './meanwhile';
import { goToNeighbour, listAddress } from './queue_order';
import { ClaimMark, VerdictBadge } from './queue_row';
import type { Submission, SubmissionRow } from './records';
import { confusableWith, Log, RowList, SimilarList } from './related';
import { addressOf, goTo, submissionAddress } from './routing';
import { usePageKeys, useShell, useTitle } from './shell';
import { Texts } from './texts';
import { minute, useNow } from './times';
import { Ago, Busy, Card, StateMark, Time, Wrong } from './ui';

// How pictures were looked at last: the next submission is seen in the same way.
let lastView: PictureView = { outlined: true, over: false };

const longestTitle = 160; // code points

function Head({ submission, step }: { submission: Submission; step: (by: 1 | -1) => void }) {
  const { self } = useShell();
  const now = useNow(minute / 2);
  const { name, id, external_id: external, app, developer } = submission;
  const late = now - submission.received_at > self.review_target_ms;
  return (
    <header class="submission-head">
      <p class="crumbs">
        <a href={listAddress()}>Queue</a>
        <span class="buttons">
          <button type="button" class="quiet" onClick={() => step(-1)}>
            Previous <kbd>[</kbd>
          </button>
          <button type="button" class="quiet" onClick={() => step(1)}>
            Next <kbd>]</kbd>
          </button>
        </span>
      </p>
      <h1>
        <Foreign text={shortened(name || id, longestTitle)} />
      </h1>
      <p class="row-facts">
        <VerdictBadge row={submission} />
        <StateMark state={submission.state} />
        {submission.escalated && <span class="tag escalated">escalated</span>}
        <ClaimMark row={submission} self={self} now={now} />
        <span class={late && submission.decided_at === undefined ? 'late' : 'soft'}>
          received <Time at={submission.received_at} />,{' '}
          <Ago at={submission.received_at} now={now} /> ago
        </span>
      </p>
      <p class="row-facts soft ids">
        {developer && (
          <span>
            developer{' '}
            <a href={addressOf('queue', [], { state: 'all', developer })}>
              <Foreign text={developer} />
            </a>
          </span>
        )}
        {app && (
          <span>
            app{' '}
            <code>
              <Foreign text={app} />
            </code>
          </span>
        )}
        {external && (
          <span>
            their id{' '}
            <code>
              <Foreign text={external} />
            </code>
          </span>
        )}
        <span>
          id{' '}
          <code>
            <Foreign text={id} />
          </code>
        </span>
      </p>
    </header>
  );
}

function Unexamined({ submission }: { submission: Submission }) {
  const problems = submission.result?.problems ?? [];
  if (submission.complete !== false && problems.length === 0) return null;
  return (
    <section class="holes" aria-labelledby="holes-title">
      <h2 id="holes-title">
        {counted(Math.max(1, problems.length), 'thing')} could not be examined
      </h2>
      <p>
        Nothing is known of what is listed here: whatever the verdict says, it does not speak of
        this.
      </p>
      {problems.map((problem, i) => (
        <ProblemView key={i} problem={problem} />
      ))}
    </section>
  );
}

function Findings({
  submission,
  aim,
  view,
  onView,
}: {
  submission: Submission;
  aim: string;
  view: PictureView;
  onView: (view: PictureView) => void;
}) {
  const clauses = useClauses();
  const { result, evidence = [], id } = submission;
  const findings = result?.findings ?? [];
  if (findings.length === 0) {
    return <p class="soft pad">{result ? 'Nothing was found.' : 'It has not been checked yet.'}</p>;
  }
  return (
    <>
      {findings.map((finding, i) => (
        <EvidenceView
          key={finding.fingerprint}
          id={id}
          finding={finding}
          number={i + 1}
          evidence={evidence.find(({ fingerprint }) => fingerprint === finding.fingerprint)}
          asset={result?.assets?.find(({ path }) => path === finding.subject.path)}
          clause={clauses.find(
            (clause) =>
              clause.id === finding.clause && (!finding.brand || clause.brand === finding.brand),
          )}
          aimed={aim === finding.fingerprint}
          view={view}
          onView={onView}
        />
      ))}
    </>
  );
}

function Facts({ submission }: { submission: Submission }) {
  const { header, result, judged_at: judged } = submission;
  if (!header || !result) return null;
  const parts = [
    ...header.packs,
    ...header.policy.filter(({ id }) => !result.policy || id === result.policy),
  ];
  return (
    <details class="run-facts">
      <summary>What it was checked with</summary>
      <ul>
        <li>
          {header.tool}, for {header.as_of}
          {judged !== undefined && (
            <>
              , judged <Time at={judged} />
            </>
          )}
        </li>
        {parts.map(({ id, version, digest }) => (
          <li key={`${id} ${digest}`}>
            <Foreign text={id} /> <Foreign text={version} />{' '}
            <code class="digest">
              <Foreign text={digest.slice(0, 16)} />
            </code>
          </li>
        ))}
        {result.notes?.map((note, i) => (
          <li key={`note ${i}`}>
            <Foreign text={note} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Whole({
  submission,
  aim,
  onRow,
  onReload,
  meanwhile,
  onMeanwhile,
}: {
  submission: Submission;
  aim: string;
  meanwhile: Meanwhile | undefined;
  onMeanwhile: (meanwhile: Meanwhile | undefined) => void;
  onRow: (row: SubmissionRow) => void;
  onReload: () => Promise<Submission | undefined>;
}) {
  const { may, say } = useShell();
  const [view, setShownView] = useState<PictureView>(lastView);
  const setView = (changed: PictureView) => {
    lastView = changed;
    setShownView(changed);
  };
  const side = useRef<HTMLElement>(null); // below all else in a narrow window
  const sees = may('see');
  const {
    id,
    result,
    history = [],
    same_pictures: same = [],
    similar_pictures: similar = [],
    name,
  } = submission;
  useTitle(shown(shortened(name || id, 60)));
  const step = (by: 1 | -1) => {
    void goToNeighbour(id, by)
      .then(
        (went) =>
          went ||
          say(by === 1 ? 'That was the last of the list.' : 'That was the first of the list.'),
      )
      .catch((error: Error) => say(error.message));
  };
  const pageKeys: KeyBinding[] = [
    { keys: [']'], does: 'next submission of the list', run: () => step(1) },
    { keys: ['['], does: 'submission before', run: () => step(-1) },
    {
      keys: ['o'],
      does: 'outlines on and off',
      run: () => setView({ ...view, outlined: !view.outlined }),
    },
    {
      keys: ['d'],
      does: 'drawing over what was found, or beside it',
      run: () => setView({ ...view, over: !view.over }),
    },
    { keys: ['l'], does: 'back to the list', run: () => goTo(listAddress()) },
  ];
  // With decisions the panel has all keys, or a list of them would tell half.
  const trial = submission.state === 'trial';
  const decides = may('decide') && !trial;
  // The address names a finding.
  useEffect(() => {
    if (aim === '') return;
    const element = document.getElementById(submissionAddress(id, aim).slice(1));
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
  }, [aim, id]);
  const others = confusableWith(submission);
  const findings = result?.findings ?? [];
  const pictures = result?.assets ?? [];
  return (
    <>
      {!decides && <Keys keys={pageKeys} />}
      <Head submission={submission} step={step} />
      {!decides && meanwhile && <MeanwhileNote {...meanwhile} />}
      <div class={decides ? 'two' : 'one'}>
        <div class="evidence-side">
          {trial && (
            <p class="told">
              A trial: nobody decides about it, and it is gone after an hour.{' '}
              <a href={addressOf('check')}>Another one</a>
            </p>
          )}
          <Unexamined submission={submission} />
          <Card
            title={findings.length === 1 ? '1 finding' : `${findings.length} findings`}
            kind="findings"
          >
            <Findings submission={submission} aim={aim} view={view} onView={setView} />
          </Card>
          {pictures.length > 0 && (
            <Card
              title={counted(pictures.length, 'picture')}
              aside={
                <button
                  type="button"
                  class="quiet"
                  aria-pressed={view.outlined}
                  onClick={() => setView({ ...view, outlined: !view.outlined })}
                >
                  Outlines <kbd>o</kbd>
                </button>
              }
            >
              <Pictures submission={submission} outlined={view.outlined} />
            </Card>
          )}
          {sees && (
            <>
              <Card title="Texts">
                <Texts manifest={submission.manifest} findings={findings} />
              </Card>
              <Card title="Since the version approved before">
                <Changes submission={submission} />
              </Card>
              {others.length > 0 && (
                <Card title="Names confused with this one">
                  <ul class="rows">
                    {others.map(({ id: other, message }) => (
                      <li key={other}>
                        <a href={submissionAddress(other)}>
                          <Foreign text={other} />
                        </a>{' '}
                        <span class="soft">
                          <Foreign text={message} />
                        </span>
                      </li>
                    ))}
                  </ul>
                </Card>
              )}
              {same.length > 0 && (
                <Card title="With one of the same pictures">
                  <RowList rows={same} />
                </Card>
              )}
              {similar.length > 0 && (
                <Card title="With nearly the same pictures">
                  <SimilarList submission={submission} similar={similar} />
                </Card>
              )}
              <Card title="Others of this developer">
                {history.length > 0 ? (
                  <RowList rows={history} />
                ) : (
                  <p class="soft">There are none.</p>
                )}
              </Card>
            </>
          )}
          <Card title="What was decided">
            <Log submission={submission} />
          </Card>
          <Facts submission={submission} />
        </div>
        {decides && (
          <button
            type="button"
            class="strong to-decision"
            onClick={() => side.current?.scrollIntoView({ block: 'start' })}
          >
            Decide
          </button>
        )}
        {decides && (
          <aside class="decision-side" ref={side}>
            <DecisionPanel
              submission={submission}
              onRow={onRow}
              onReload={onReload}
              onNext={() => step(1)}
              meanwhile={meanwhile}
              onMeanwhile={onMeanwhile}
              keys={pageKeys}
            />
          </aside>
        )}
        {!sees && submission.state === 'rejected' && !submission.appeal && (
          <AppealForm id={id} onDone={() => void onReload()} />
        )}
      </div>
    </>
  );
}

function Keys({ keys }: { keys: readonly KeyBinding[] }) {
  usePageKeys(keys);
  return null;
}

export function SubmissionPage({ id, aim }: { id: string; aim: string }) {
  const { undone } = useShell();
  const path = `/v1/submissions/${at(id)}`;
  const { value, error, put, again } = useAsked<Submission>(path);
  const reload = async (): Promise<Submission | undefined> => {
    const fresh = await get<Submission>(path);
    put(fresh);
    return fresh;
  };
  useEffect(() => {
    if (undone > 0) void again();
  }, [undone]);
  // A row leaves what it does not say as it was, but for the claim, which may be gone.
  const onRow = (row: SubmissionRow) => {
    if (!value) return;
    const { claim: _, ...rest } = value;
    put({ ...rest, ...row });
  };
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  useWatched({ submission: value, reload, onRow, onMeanwhile: setMeanwhile });
  if (error && !value) return <Wrong error={error} again={again} />;
  if (!value) return <Busy />;
  return (
    <Whole
      submission={value}
      aim={aim}
      onReload={reload}
      onRow={onRow}
      meanwhile={meanwhile}
      onMeanwhile={setMeanwhile}
    />
  );
}
