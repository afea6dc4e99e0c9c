// SPDX-License-Identifier: MIT
// How it goes: what comes and is decided, how often reviewers agree with a rule, how long things
// wait.
import { Foreign } from '../shared/foreign';
import { useAsked, withQuery } from './api';
import { DayPlot, Share, WeekShares } from './plot';
import { waiting } from './queue_order';
import type { Page, State, Statistics } from './records';
import { addressOf } from './routing';
import { useShell, useTitle } from './shell';
import { dayWords, spanWords, day, hour } from './times';
import { Busy, Card, wordOfState, Wrong } from './ui';

const mostCounted = 500; // submissions whose age is looked at

interface Bucket {
  words: string;
  below: number; // ms
}

function Ages({ target }: { target: number }) {
  const { value, error, again } = useAsked<Page>(
    withQuery('/v1/submissions', { state: waiting, count: mostCounted }),
  );
  if (error) return <Wrong error={error} again={again} />;
  if (!value) return <Busy />;
  const now = Date.now();
  const buckets: Bucket[] = [
    { words: 'up to 4 hours', below: 4 * hour },
    { words: 'up to a day', below: day },
    { words: 'up to 2 days', below: 2 * day },
    { words: `up to the target, ${spanWords(target)}`, below: target },
    { words: 'longer: late', below: Infinity },
  ].filter(({ below }, i, all) => i === 0 || below > (all[i - 1]?.below ?? 0));
  const ages = value.submissions.map(({ received_at }) => now - received_at);
  const counts = buckets.map(
    ({ below }, i) =>
      ages.filter((age) => age < below && age >= (buckets[i - 1]?.below ?? -Infinity)).length,
  );
  const most = Math.max(1, ...counts);
  return (
    <>
      <div>
        <table class="bars">
          <tbody>
            {buckets.map(({ words, below }, i) => (
              <tr key={words} class={below === Infinity && (counts[i] ?? 0) > 0 ? 'late' : ''}>
                <th scope="row">{words}</th>
                <td class="number">{counts[i]}</td>
                <td class="wide">
                  <Share part={counts[i] ?? 0} of={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {value.next && <p class="soft small">Of the first {mostCounted} of the queue.</p>}
    </>
  );
}

function Rules({ rules }: { rules: Statistics['rules'] }) {
  if (rules.length === 0) return <p class="soft">No rule has found anything yet.</p>;
  const today = Math.floor(Date.now() / day);
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label="Rules">
      <table class="list-table">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col" class="number">
              Open
            </th>
            <th scope="col" class="number">
              Decided
            </th>
            <th scope="col" class="number">
              Agreed
            </th>
            <th scope="col" class="number">
              Precision
            </th>
            <td />
            <th scope="col">Last 12 weeks</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, open, decided, agreed, weeks }) => (
            <tr key={rule}>
              <th scope="row">
                <a href={addressOf('queue', [], { state: 'all', rule })}>
                  <code>
                    <Foreign text={rule} />
                  </code>
                </a>
              </th>
              <td class="number">{open}</td>
              <td class="number">{decided}</td>
              <td class="number">{agreed}</td>
              <td class="number">
                {decided > 0 ? `${Math.round((100 * agreed) / decided)} %` : '–'}
              </td>
              <td class="wide">
                <Share part={agreed} of={decided} />
              </td>
              <td>
                <WeekShares weeks={weeks} count={12} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Days({ days }: { days: Statistics['days'] }) {
  const old = [...days].reverse(); // the latest comes first
  const numbers = old.map((each) => each.day);
  return (
    <>
      <div class="plots">
        <div>
          <h3>Received</h3>
          <DayPlot
            title="Submissions received a day"
            days={numbers}
            series={[{ name: 'received', values: old.map((each) => each.received) }]}
          />
        </div>
        <div>
          <h3>Decided</h3>
          <DayPlot
            title="Submissions decided a day"
            days={numbers}
            series={[
              { name: 'approved', values: old.map((each) => each.approved) },
              { name: 'changes', values: old.map((each) => each.changes) },
              { name: 'rejected', values: old.map((each) => each.rejected) },
            ]}
          />
        </div>
      </div>
      <details>
        <summary>As a table</summary>
        <div class="scrolls" tabIndex={0} role="region" aria-label="Days">
          <table class="list-table">
            <thead>
              <tr>
                {['Day', 'Received', 'Approved', 'Changes', 'Rejected'].map((word) => (
                  <th key={word} scope="col" class={word === 'Day' ? '' : 'number'}>
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((each) => (
                <tr key={each.day}>
                  <th scope="row" class="nowrap">
                    {dayWords(each.day)}
                  </th>
                  <td class="number">{each.received}</td>
                  <td class="number">{each.approved}</td>
                  <td class="number">{each.changes}</td>
                  <td class="number">{each.rejected}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

// What waits for a person before what does not.
const stateOrder: readonly State[] = ['checking', 'open', 'held', 'appealed'];
function inOrder(all: Statistics['states']): Statistics['states'] {
  const first = stateOrder.flatMap((state) => all.filter((each) => each.state === state));
  return [...first, ...all.filter((each) => !first.includes(each))];
}

function stateAddress(state: State): string {
  return addressOf('queue', [], { state });
}

export function StatisticsPage() {
  const { self } = useShell();
  const { value, error, again } = useAsked<Statistics>('/v1/statistics');
  useTitle('Statistics');
  const now = Date.now();
  return (
    <>
      <div class="page-head">
        <h1>Statistics</h1>
        <button type="button" class="plain" onClick={() => void again()}>
          Refresh
        </button>
      </div>
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && (
        <>
          <ul class="numbers">
            {inOrder(value.states).map(({ state, count, oldest }) => (
              <li key={state}>
                <a href={stateAddress(state)}>
                  <b>{count}</b> {wordOfState(state)}
                  {['open', 'held', 'appealed', 'checking'].includes(state) && oldest > 0 && (
                    <span class={now - oldest > self.review_target_ms ? 'late' : 'soft'}>
                      oldest {spanWords(now - oldest)}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
          <p class="soft">
            {value.queue.waiting + value.queue.running === 0
              ? 'Everything that came in has been examined.'
              : `${value.queue.waiting} wait to be examined, ${value.queue.running} are being examined; the oldest came ${spanWords(now - value.queue.oldest)} ago.`}
          </p>
          <Card title="The last 30 days">
            <Days days={value.days} />
          </Card>
          <Card title="How long what waits has been waiting">
            <Ages target={self.review_target_ms} />
          </Card>
          <Card title="How often reviewers agreed with a rule">
            <Rules rules={value.rules} />
          </Card>
        </>
      )}
    </>
  );
}
