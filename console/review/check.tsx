// SPDX-License-Identifier: MIT
// Looking before handing in: a name is checked as it is typed, by the rules in force.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Badge } from '../shared/badge';
import { FindingView } from '../shared/finding';
import type { Result } from '../shared/types';
import { send } from './api';
import { useClauses } from './letter';
import { addressOf, goTo } from './routing';
import { usePageKeys, useShell, useTitle } from './shell';
import { Trial } from './trial';
import { Field, Wrong } from './ui';

const pause = 250; // ms without a letter
const longest = 2000; // UTF-16 units

const verdictWords: Record<Result['verdict'], string> = {
  pass: 'Nothing speaks against it.',
  review: 'A person would look at it before it is listed.',
  reject: 'It would be rejected.',
};

export function CheckPage({ query }: { query: URLSearchParams }) {
  const [name, setName] = useState(query.get('name') ?? '');
  const [developer, setDeveloper] = useState('');
  const [short, setShort] = useState('');
  const [result, setResult] = useState<Result>();
  const [error, setError] = useState<Error>();
  const [asking, setAsking] = useState(false);
  const turn = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const clauses = useClauses();
  const { may } = useShell();
  useTitle('Check a name');
  usePageKeys([{ keys: ['/'], does: 'to the name', run: () => field.current?.focus() }]);

  useEffect(() => field.current?.focus(), []);

  useEffect(() => {
    const mine = ++turn.current;
    if (name.trim() === '') {
      setResult(undefined);
      setError(undefined);
      setAsking(false);
      return undefined;
    }
    setAsking(true);
    const timer = setTimeout(() => {
      // The address of what is shown, for a colleague.
      goTo(addressOf('check', [], { name }), { replace: true });
      const body: Record<string, string> = { name };
      if (short.trim() !== '') body['short_description'] = short;
      if (developer.trim() !== '') body['developer'] = developer;
      send<Result>('POST', '/v1/check', body)
        .then((answer) => {
          if (mine !== turn.current) return;
          setResult(answer);
          setError(undefined);
        })
        .catch((problem: Error) => {
          if (mine !== turn.current) return;
          setResult(undefined);
          setError(problem);
        })
        .finally(() => {
          if (mine === turn.current) setAsking(false);
        });
    }, pause);
    return () => clearTimeout(timer);
  }, [name, developer, short]);

  const about = (type: string) =>
    result?.findings.filter(({ subject }) => subject.type === type) ?? [];
  const findings = [...about('name'), ...about('short_description'), ...about('developer')];
  return (
    <div class="check-page">
      <h1>Check a name</h1>
      <p class="soft">As you type. Nothing is stored, and nobody else sees it.</p>
      <div class="card pad">
        <Field label="Name of the app">
          <input
            ref={field}
            class="big"
            value={name}
            maxLength={longest}
            spellcheck={false}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <details>
          <summary>With short description and developer</summary>
          <Field label="Short description">
            <textarea
              rows={2}
              maxLength={longest}
              value={short}
              onInput={(event) => setShort(event.currentTarget.value)}
            />
          </Field>
          <Field label="Developer’s name">
            <input
              value={developer}
              maxLength={longest}
              onInput={(event) => setDeveloper(event.currentTarget.value)}
            />
          </Field>
        </details>
      </div>
      {error && <Wrong error={error} />}
      <div aria-live="polite" aria-busy={asking}>
        {result && (
          <section class={`card answer ${result.verdict}`}>
            <h2 class="answer-head">
              <Badge kind={result.verdict} /> {verdictWords[result.verdict]}
            </h2>
            {findings.map((finding) => (
              <FindingView
                key={finding.fingerprint}
                finding={finding}
                anchor={addressOf('check', [], { name, finding: finding.fingerprint }).slice(1)}
                clause={clauses.find(
                  ({ id, brand }) =>
                    id === finding.clause && (!finding.brand || brand === finding.brand),
                )}
                view={{ outlined: true, over: false }}
                onView={() => {}}
              />
            ))}
          </section>
        )}
      </div>
      {may('submit') && <Trial name={name} short={short} developer={developer} />}
      {!result && !error && (
        <p class="soft">
          What is looked for: the brand’s names in any spelling and any script, letters that only
          look like others, and signs that nobody sees. What would pass instead stands below each
          point.
        </p>
      )}
    </div>
  );
}
