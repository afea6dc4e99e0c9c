// SPDX-License-Identifier: MIT
// The log of who saw, claimed, decided and changed what, and whether it is whole.
import { useState } from 'preact/hooks';
import { shortened } from '../shared/display';
import { Foreign } from '../shared/foreign';
import { get, useAsked, withQuery } from './api';
import type { AuditEntry } from './records';
import { addressOf, goTo, submissionAddress } from './routing';
import { useShell, useTitle } from './shell';
import { Busy, Field, Nothing, Party, Time, useAction, Wrong } from './ui';

interface Verified {
  whole: boolean;
  entries?: number;
  last_hash?: string;
  problem?: string;
}

const atOnce = 200;
const ofSubmissions = [
  'saw',
  'claimed',
  'released',
  'decided',
  'noted',
  'undid',
  'appealed',
  'submitted',
  'accepted',
  'judged',
];

const times = ['until', 'expires_at', 'noticed_at'];
const longest = 300; // code points of a text, which stands whole with its submission

function wordsOf(key: string, value: unknown) {
  if (times.includes(key) && typeof value === 'number') return <Time at={value} />;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <Foreign text={shortened(text, longest)} lines />;
}

function Detail({ detail }: { detail: unknown }) {
  if (detail === null || typeof detail !== 'object') return null;
  const parts = Object.entries(detail);
  return (
    <dl class="detail">
      {parts.map(([key, value]) => (
        <div key={key}>
          <dt>
            <Foreign text={key.replaceAll('_', ' ')} />
          </dt>
          <dd>{wordsOf(key, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function AuditPage({ query }: { query: URLSearchParams }) {
  const { may } = useShell();
  const subject = query.get('subject') ?? '';
  const path =
    subject === ''
      ? withQuery('/v1/audit', { order: 'latest', count: atOnce })
      : withQuery('/v1/audit', { subject, count: atOnce });
  const { value, error, again } = useAsked<{ entries: AuditEntry[] }>(path);
  const [more, setMore] = useState<{ of: string; entries: AuditEntry[]; end: boolean }>();
  const [verified, setVerified] = useState<Verified>();
  const [text, setText] = useState(subject);
  const verify = useAction();
  const next = useAction();
  useTitle('Audit');
  const own = more?.of === path ? more : undefined;
  const first = value?.entries ?? [];
  const entries = [...first, ...(own?.entries ?? [])];
  const last = entries.at(-1);
  // The latest have no page behind them; one subject's are read on from the last.
  const on = subject !== '' && last !== undefined && !(own?.end ?? first.length < atOnce);
  const readOn = () =>
    void next.run(async () => {
      const page = await get<{ entries: AuditEntry[] }>(
        withQuery('/v1/audit', { subject, count: atOnce, after: last?.seq }),
      );
      setMore({
        of: path,
        entries: [...(own?.entries ?? []), ...page.entries],
        end: page.entries.length < atOnce,
      });
    });
  return (
    <>
      <div class="page-head">
        <h1>Audit</h1>
        <button type="button" class="plain" onClick={() => void again()}>
          Refresh
        </button>
        <button
          type="button"
          disabled={verify.busy}
          onClick={() =>
            void verify.run(async () => setVerified(await get<Verified>('/v1/audit/verify')))
          }
        >
          {verify.busy ? 'Verifying …' : 'Verify the chain'}
        </button>
      </div>
      {verify.error && <Wrong error={verify.error} />}
      {verified && (
        <p class={verified.whole ? 'told good' : 'wrong'} role="status">
          {verified.whole ? (
            <>
              The log is whole: {verified.entries} entries, none changed, taken out or cut off. Its
              last hash is <code>{verified.last_hash}</code>.
            </>
          ) : (
            <>
              <b>The log is not whole.</b> <Foreign text={verified.problem ?? ''} />
            </>
          )}
        </p>
      )}
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          goTo(addressOf('audit', [], { subject: text.trim() }));
        }}
      >
        <Field label="Of one subject: id of a submission, name of a person">
          <input
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            spellcheck={false}
          />
        </Field>
        <button type="submit">Show</button>
        {subject !== '' && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              setText('');
              goTo(addressOf('audit'));
            }}
          >
            The latest of all
          </button>
        )}
      </form>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && entries.length === 0 && <Nothing title="There is no entry" />}
      {entries.length > 0 && (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Entries">
          <table class="list-table audit">
            <thead>
              <tr>
                {['No.', 'When', 'Who', 'Did', 'Subject', 'More'].map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.seq}>
                  <td class="number">{entry.seq}</td>
                  <td class="nowrap">
                    <Time at={entry.at} />
                  </td>
                  <td>
                    <Party name={entry.actor} />
                  </td>
                  <td>
                    <Foreign text={entry.action} />
                  </td>
                  <td>
                    {may('see') && ofSubmissions.includes(entry.action) ? (
                      <a href={submissionAddress(entry.subject)}>
                        <Foreign text={entry.subject} />
                      </a>
                    ) : (
                      <Foreign text={entry.subject} />
                    )}
                  </td>
                  <td>
                    <Detail detail={entry.detail} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next.error && <Wrong error={next.error} />}
      {on && (
        <p class="more">
          <button type="button" disabled={next.busy} onClick={readOn}>
            Show more
          </button>
        </p>
      )}
    </>
  );
}
