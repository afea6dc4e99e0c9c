// SPDX-License-Identifier: MIT
// The log of who saw, claimed, decided and changed what, and whether it is whole.
import { useEffect, useState } from 'preact/hooks';
import { shortened, shown } from '../shared/display';
import { Foreign } from '../shared/foreign';
import { get, useAsked, withQuery } from './api';
import { ListTable } from './list_table';
import type { Answer } from './records';
import { addressOf, goTo, submissionAddress } from './routing';
import { useShell, useTitle } from './shell';
import { Busy, Field, Nothing, Party, Time, useAction, Wrong } from './ui';

type Verified = Answer<'GET /v1/audit/verify'>;

const atOnce = 100;
const ofSubmissions = [
  'saw',
  'claimed',
  'released',
  'decided',
  'noted',
  'undid',
  'appealed',
  'reopened',
  'made-link',
  'deleted-pictures',
];

// What the service writes; another word comes from a newer one.
const deeds = [
  ...ofSubmissions,
  'added-person',
  'added-webhook',
  'changed-password',
  'changed-person',
  'ended-permission',
  'erased-developer',
  'exported-developer',
  'granted-permission',
  'made-token',
  'one-time-password',
  'proposed-permission',
  'proposed-policy',
  'published-policy',
  'recorded-breach',
  'removed-webhook',
  'replayed-delivery',
  'rescanned',
  'reported-breach',
  'revoked-token',
  'signed-in',
  'signed-out',
  'withdrew-policy',
].sort();

const times = ['until', 'expires_at', 'noticed_at'];
const longest = 160; // code points of a text, which stands whole with its submission

function wordsOf(key: string, value: unknown) {
  if (times.includes(key) && typeof value === 'number') return <Time at={value} />;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <Foreign text={shortened(text.replaceAll(/[ \t\r\n]+/g, ' '), longest)} />;
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

// "person:ada" of what was typed: people come by their names.
const partyOf = (text: string): string =>
  text === '' || text.includes(':') || text === 'system' ? text : `person:${text}`;

const nameOf = (actor: string): string => actor.replace(/^person:/, '');

interface Asked {
  subject: string;
  actor: string;
  action: string;
}

function Filter({ asked }: { asked: Asked }) {
  const [subject, setSubject] = useState(asked.subject);
  const [actor, setActor] = useState(nameOf(asked.actor));
  // The address was changed by something else.
  useEffect(() => setSubject(asked.subject), [asked.subject]);
  useEffect(() => setActor(nameOf(asked.actor)), [asked.actor]);
  const show = (changed: Partial<Asked>) =>
    goTo(
      addressOf('audit', [], {
        subject: subject.trim(),
        actor: partyOf(actor.trim()),
        action: asked.action,
        ...changed,
      }),
    );
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        show({});
      }}
    >
      <Field label="Who" help="Name of a person, token:ID, worker:ID">
        <input
          value={actor}
          onInput={(event) => setActor(event.currentTarget.value)}
          spellcheck={false}
        />
      </Field>
      <Field label="Did">
        <select
          value={asked.action}
          onChange={(event) => show({ action: event.currentTarget.value })}
        >
          <option value="">anything</option>
          {!['', ...deeds].includes(asked.action) && (
            <option value={asked.action}>{shown(asked.action)}</option>
          )}
          {deeds.map((deed) => (
            <option key={deed} value={deed}>
              {deed.replaceAll('-', ' ')}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Subject" help="Id of a submission, name of a person">
        <input
          value={subject}
          onInput={(event) => setSubject(event.currentTarget.value)}
          spellcheck={false}
        />
      </Field>
      <button type="submit">Show</button>
      {Object.values(asked).some((word) => word !== '') && (
        <button type="button" class="plain" onClick={() => goTo(addressOf('audit'))}>
          All
        </button>
      )}
    </form>
  );
}

export function AuditPage({ query }: { query: URLSearchParams }) {
  const { may } = useShell();
  const asked: Asked = {
    subject: query.get('subject') ?? '',
    actor: query.get('actor') ?? '',
    action: query.get('action') ?? '',
  };
  const path = withQuery('/v1/audit', { order: 'latest', count: atOnce, ...asked });
  const { value, error, put, again } = useAsked<Answer<'GET /v1/audit'>>(path);
  const [verified, setVerified] = useState<Verified>();
  const verify = useAction();
  const next = useAction();
  useTitle('Audit');
  const entries = value?.entries ?? [];
  const before = value?.next;
  const readOn = () =>
    void next.run(async () => {
      const page = await get<Answer<'GET /v1/audit'>>(`${path}&before=${before}`);
      put({ ...page, entries: [...entries, ...page.entries] });
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
      <Filter asked={asked} />
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && entries.length === 0 && (
        <Nothing title={before ? 'None among the latest entries' : 'There is no entry'} />
      )}
      {entries.length > 0 && (
        <ListTable
          label="Entries"
          columns={['No.', 'When', 'Who', 'Did', 'Subject', 'More']}
          kind="audit"
        >
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td class="number" data-label="No.">
                {entry.seq}
              </td>
              <td class="nowrap">
                <Time at={entry.at} />
              </td>
              <td>
                <Party name={entry.actor} />
              </td>
              <td>
                <Foreign text={entry.action.replaceAll('-', ' ')} />
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
        </ListTable>
      )}
      {next.error && <Wrong error={next.error} />}
      {before !== undefined && (
        <p class="more">
          <button type="button" disabled={next.busy} onClick={readOn}>
            Show more <span class="soft">before No. {before}</span>
          </button>
        </p>
      )}
    </>
  );
}
