// SPDX-License-Identifier: MIT
// The packs in use, and examining anew what was examined with others. Packs are files of the
// installation, so nothing here changes one.
import { Foreign } from '../shared/foreign';
import { counted } from '../shared/words';
import { send, useAsked } from './api';
import type { Packs } from './records';
import { useShell } from './shell';
import { Busy, Card, Sure, useAction, Wrong } from './ui';

function Rescan({ rescan, again }: { rescan: number; again: () => Promise<void> }) {
  const { say } = useShell();
  const { busy, error, run } = useAction();
  const start = () =>
    void run(async () => {
      const { submissions } = await send<{ submissions: number }>('POST', '/v1/rescans', {});
      say(`${counted(submissions, 'submission')} will be examined anew when nothing else waits.`);
      await again();
    });
  return (
    <>
      <p class="buttons">
        <Sure sure="Examine them" danger={false} disabled={busy} onSure={start}>
          Examine {counted(rescan, 'submission')} anew …
        </Sure>
        <span class="soft small">When nothing else waits.</span>
      </p>
      {error && <Wrong error={error} />}
    </>
  );
}

export function PacksCard() {
  const { may } = useShell();
  const { value, error, again } = useAsked<Packs>('/v1/packs');
  return (
    <Card title="Packs">
      {error && <Wrong error={error} again={again} />}
      {!value && !error && <Busy />}
      {value && (
        <ul class="plain-list packs">
          {value.packs.map((pack) => (
            <li key={pack.digest}>
              <b>
                <Foreign text={pack.title} />
              </b>{' '}
              <Foreign text={pack.version} /> <code class="digest">{pack.digest.slice(0, 16)}</code>{' '}
              <span class="soft">
                {counted(pack.names, 'name')}, {counted(pack.marks.length, 'mark')},{' '}
                {counted(pack.clauses.length, 'clause')};{' '}
                {pack.examined_with_other === 0
                  ? 'all results were made with it'
                  : `${pack.examined_with_other} of ${counted(value.results, 'result')} made with another version`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {value && value.rescan > 0 && may('govern') && <Rescan rescan={value.rescan} again={again} />}
    </Card>
  );
}
