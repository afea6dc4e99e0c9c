// SPDX-License-Identifier: MIT
// Policies: proposed by one person, tried in the shadow of what is in force, published by another.
import { useEffect, useState } from 'preact/hooks';
import { Badge, type BadgeKind } from '../shared/badge';
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import { at, blobOf, get, isByToken, send, sendBody, useAsked, withQuery } from './api';
import { PacksCard } from './packs';
import type { Answer, Judging, Policies, Policy, ShadowPage } from './records';
import { addressOf, goTo, submissionAddress } from './routing';
import { useShell, useTitle } from './shell';
import { saveAs } from './source';
import { Busy, Card, Field, Nothing, Party, StateMark, Sure, Time, useAction, Wrong } from './ui';

const phaseOf = (policy: Policy) =>
  policy.withdrawn_at !== undefined
    ? 'withdrawn'
    : policy.published_at !== undefined
      ? 'in force'
      : 'proposed';

function Editor({
  policies,
  onProposed,
}: {
  policies: Policies;
  onProposed: (policy: Policy) => void;
}) {
  const starts = [
    ...policies.built_in.flatMap(({ id, version, text }) =>
      text === undefined ? [] : [{ label: `${id} ${version}, as built in`, text }],
    ),
    ...policies.policies.map(({ id, policy, text }) => ({
      label: `${policy}, proposal ${id}`,
      text,
    })),
  ];
  const [text, setText] = useState('');
  const { busy, error, run } = useAction();
  const propose = (event: SubmitEvent) => {
    event.preventDefault();
    // As it was typed: what is wrong with it is told by line.
    void run(async () =>
      onProposed(
        (await sendBody<Answer<'POST /v1/policies'>>('POST', '/v1/policies', text)).policy,
      ),
    );
  };
  return (
    <form onSubmit={propose}>
      <p class="buttons">
        {starts.map(({ label, text: start }) => (
          <button
            key={label}
            type="button"
            class="quiet"
            onClick={() => setText(`${JSON.stringify(start, null, 2)}\n`)}
          >
            Start from {label}
          </button>
        ))}
      </p>
      <Field
        label="The policy, brandlint.policy/1"
        help="It keeps the id of the policy that it replaces, and has a version of its own."
      >
        <textarea
          class="code"
          rows={18}
          required
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      {error && <Wrong error={error} />}
      <p class="buttons">
        <button type="submit" class="strong" disabled={busy}>
          Propose
        </button>
        <a href={addressOf('policies')}>Cancel</a>
      </p>
    </form>
  );
}

const verdictKind = (verdict: string): BadgeKind =>
  verdict === 'reject' || verdict === 'review' || verdict === 'pass' ? verdict : 'note';

function ShadowRow({ change }: { change: ShadowPage['changes'][number] }) {
  const gone = change.rules_before.filter((rule) => !change.rules_after.includes(rule));
  const come = change.rules_after.filter((rule) => !change.rules_before.includes(rule));
  return (
    <tr>
      <td>
        <a href={submissionAddress(change.submission)}>
          <Foreign text={change.name || change.submission} />
        </a>{' '}
        <StateMark state={change.state} />
      </td>
      <td>
        <Badge kind={verdictKind(change.verdict_before)} /> →{' '}
        <Badge kind={verdictKind(change.verdict_after)} />
      </td>
      <td>
        {come.map((rule) => (
          <span key={rule} class="tag new">
            + <Foreign text={rule} />
          </span>
        ))}
        {gone.map((rule) => (
          <span key={rule} class="tag gone">
            − <Foreign text={rule} />
          </span>
        ))}
      </td>
    </tr>
  );
}

// The same over everything, as a file for other programs.
function WholeShadow({ id }: { id: number }) {
  const { error, run } = useAction();
  const path = `/v1/policies/${id}/shadow?format=diff`;
  const name = `policy-${id}.diff.json`;
  // A link of the page cannot send a token along.
  const fetched = (event: MouseEvent) => {
    if (!isByToken()) return;
    event.preventDefault();
    void run(async () => saveAs(name, await blobOf(path)));
  };
  return (
    <>
      <a href={path} download={name} onClick={fetched}>
        Download all changes (brandlint.diff/1)
      </a>
      {error && <Wrong error={error} />}
    </>
  );
}

// What the policy would change. Only changes are listed, however many were judged for a page.
function Shadow({ id }: { id: number }) {
  const [changes, setChanges] = useState<ShadowPage['changes']>();
  const [judged, setJudged] = useState(0);
  const [next, setNext] = useState<string>();
  const { busy, error, run } = useAction();
  const judge = (after: string | undefined) =>
    void run(async () => {
      const page = await get<ShadowPage>(withQuery(`/v1/policies/${id}/shadow`, { after }));
      setChanges([...(after ? (changes ?? []) : []), ...page.changes]);
      setJudged((after ? judged : 0) + page.judged);
      setNext(page.next);
    });
  return (
    <div class="shadow">
      <p class="buttons">
        <button type="button" disabled={busy} onClick={() => judge(undefined)}>
          {busy ? 'Judging …' : changes ? 'Try it again' : 'Try it on what is stored'}
        </button>
        {next && (
          <button type="button" disabled={busy} onClick={() => judge(next)}>
            Go on
          </button>
        )}
        <WholeShadow id={id} />
      </p>
      {error && <Wrong error={error} />}
      {changes && (
        <p role="status">
          {counted(judged, 'submission')} judged{next ? ' so far' : ''};{' '}
          {changes.length === 0
            ? 'no verdict would change.'
            : `${counted(changes.length, 'submission')} would change.`}
        </p>
      )}
      {changes && changes.length > 0 && (
        <div class="scrolls" tabIndex={0} role="region" aria-label="What would change">
          <table class="list-table">
            <thead>
              <tr>
                <th scope="col">Submission</th>
                <th scope="col">Verdict</th>
                <th scope="col">Rules</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <ShadowRow key={change.submission} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function PolicyCard({ policy, onChanged }: { policy: Policy; onChanged: () => void }) {
  const { may, self, say } = useShell();
  const { busy, error, run } = useAction();
  const phase = phaseOf(policy);
  const own = policy.proposed_by === self.name;
  const move = (way: 'publish' | 'withdraw') =>
    void run(async () => {
      const { judging } = await send<Answer<'POST /v1/policies/{id}/publish'>>(
        'POST',
        `/v1/policies/${at(String(policy.id))}/${way}`,
        {},
      );
      say(
        `${way === 'publish' ? 'Published' : 'Withdrawn'}: ${counted(judging.of, 'waiting submission')} will be judged anew.`,
      );
      onChanged();
    });
  return (
    <Card
      title={
        <>
          <Foreign text={policy.policy} /> <span class="soft">proposal {policy.id}</span>
        </>
      }
      aside={<span class={`tag phase ${phase.replace(' ', '-')}`}>{phase}</span>}
    >
      <p>
        Proposed by <Party name={policy.proposed_by} />, <Time at={policy.proposed_at} />
        {policy.published_by && policy.published_at !== undefined && (
          <>
            ; published by <Party name={policy.published_by} />, <Time at={policy.published_at} />
          </>
        )}
        {policy.withdrawn_at !== undefined && (
          <>
            ; withdrawn <Time at={policy.withdrawn_at} />
          </>
        )}
      </p>
      <details>
        <summary>Text</summary>
        <pre class="code" tabIndex={0}>
          <Foreign text={JSON.stringify(policy.text, null, 2)} lines />
        </pre>
      </details>
      {may('govern') && phase === 'proposed' && (
        <>
          <Shadow id={policy.id} />
          {own ? (
            <p class="told">You proposed it, so another person publishes it.</p>
          ) : (
            <p class="buttons">
              <Sure
                sure="Publish it now"
                danger={false}
                disabled={busy}
                onSure={() => move('publish')}
              >
                Publish …
              </Sure>
              <span class="soft small">
                What comes in is judged by it at once, what waits after that.
              </span>
            </p>
          )}
        </>
      )}
      {may('govern') && phase !== 'withdrawn' && (
        <p class="buttons">
          <Sure sure="Withdraw it" disabled={busy} onSure={() => move('withdraw')}>
            Withdraw …
          </Sure>
        </p>
      )}
      {error && <Wrong error={error} />}
    </Card>
  );
}

// How far what waits has been judged anew. It looks again as long as that goes on.
function JudgingNote({ judging, again }: { judging: Judging; again: () => Promise<void> }) {
  const busy = judging.finished_at === undefined;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void again(), 1000);
    return () => clearInterval(timer);
  }, [busy, again]);
  return (
    <p role="status" class="judging">
      {busy && <progress value={judging.done} max={judging.of} aria-label="Judged anew" />}{' '}
      {busy
        ? `${judging.done} of ${counted(judging.of, 'waiting submission')} judged anew so far, ${judging.changed} changed.`
        : `${counted(judging.of, 'waiting submission')} judged anew, ${judging.changed} changed, `}
      {judging.finished_at !== undefined && <Time at={judging.finished_at} />}
    </p>
  );
}

export function PoliciesPage({ parts }: { parts: readonly string[] }) {
  const { may, say } = useShell();
  const { value, error, again } = useAsked<Policies>('/v1/policies');
  const editing = parts[0] === 'new' && may('govern');
  useTitle('Policies');
  return (
    <>
      <div class="page-head">
        <h1>Policies</h1>
        {may('govern') && !editing && (
          <a class="button" href={addressOf('policies', ['new'])}>
            Propose a policy
          </a>
        )}
      </div>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && editing && (
        <Card title="A new proposal">
          <Editor
            policies={value}
            onProposed={(policy) => {
              say(`Proposed as ${policy.id}. Another person publishes it.`);
              void again();
              goTo(addressOf('policies'));
            }}
          />
        </Card>
      )}
      {value && !editing && (
        <>
          <Card title="Started with">
            <ul class="plain-list">
              {value.built_in.map(({ id, version, digest }) => (
                <li key={digest}>
                  <b>
                    <Foreign text={id} />
                  </b>{' '}
                  <Foreign text={version} /> <code class="digest">{digest.slice(0, 16)}</code>
                </li>
              ))}
            </ul>
            {value.judging && <JudgingNote judging={value.judging} again={again} />}
          </Card>
          <PacksCard />
          {value.policies.length === 0 && (
            <Nothing title="Nothing else was proposed">
              <p>
                A proposal replaces one of those above once another person has published it. Before
                that, it can be tried on everything that is stored.
              </p>
            </Nothing>
          )}
          {[...value.policies].reverse().map((policy) => (
            <PolicyCard key={policy.id} policy={policy} onChanged={() => void again()} />
          ))}
        </>
      )}
    </>
  );
}
