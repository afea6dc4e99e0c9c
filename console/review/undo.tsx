// SPDX-License-Identifier: MIT
// For a short while a decision can be taken back; nobody outside hears of it before.
import { useEffect, useState } from 'preact/hooks';
import { Foreign } from '../shared/foreign';
import { shortened, shown } from '../shared/display';
import { counted } from '../shared/words';
import { at, send } from './api';
import type { Answer, Kind } from './records';
import { submissionAddress } from './routing';
import type { Undoable } from './shell';
import { useNow } from './times';

export const doneWords: Record<Kind, string> = {
  approve: 'Approved',
  reject: 'Rejected',
  changes: 'Changes asked for',
  uphold: 'Rejection upheld',
  overturn: 'Overturned and approved',
  comment: 'Commented',
  skip: 'Skipped',
  escalate: 'Escalated',
};

// Tells what became of it.
async function takeBack(submissions: readonly string[]): Promise<string> {
  const [only] = submissions;
  if (submissions.length === 1 && only !== undefined) {
    await send('POST', `/v1/submissions/${at(only)}/undo`, {});
    return 'Taken back.';
  }
  const { results } = await send<Answer<'POST /v1/undo'>>('POST', '/v1/undo', { submissions });
  const refused = results.filter((each) => each.refused);
  const done = counted(results.length - refused.length, 'decision');
  const why = refused[0]?.refused?.detail;
  return why === undefined
    ? `${done} taken back.`
    : `${done} taken back, ${refused.length} not: ${shown(why)}`;
}

export function useUndo(
  offer: Undoable | undefined,
  setOffer: (offer: Undoable | undefined) => void,
  say: (text: string) => void,
): { undone: number; undo: () => void } {
  const [undone, setUndone] = useState(0);
  const undo = () => {
    if (!offer || Date.now() > offer.until) return;
    setOffer(undefined);
    takeBack(offer.submissions)
      .then((told) => {
        say(told);
        setUndone((count) => count + 1);
      })
      .catch((error: Error) => say(`Not taken back: ${error.message}`));
  };
  return { undone, undo };
}

function Done({ offer }: { offer: Undoable }) {
  const [first = ''] = offer.submissions;
  const count = offer.submissions.length;
  if (count > 1) {
    const held = offer.held > 0 ? `, ${offer.held} of them wait for a second person` : '';
    return (
      <>
        {doneWords[offer.kind]}: {counted(count, 'submission')}
        {held}
      </>
    );
  }
  return (
    <>
      {offer.held > 0 ? 'Approved; waits for a second person' : doneWords[offer.kind]}:{' '}
      <a href={submissionAddress(first)}>
        <Foreign text={shortened(offer.name || first, 40)} />
      </a>
    </>
  );
}

export function UndoBar({
  offer,
  undo,
  onOver,
}: {
  offer: Undoable | undefined;
  undo: () => void;
  onOver: () => void;
}) {
  const now = useNow(offer ? 250 : 0);
  const left = offer ? offer.until - now : 0;
  const over = offer !== undefined && left <= 0;
  useEffect(() => {
    if (over) onOver();
  }, [over]);
  if (!offer || over) return null;
  return (
    <div class="undo-bar">
      <span role="status">
        <Done offer={offer} />
      </span>
      <button type="button" onClick={undo}>
        Undo <kbd>u</kbd> <span class="count">{Math.ceil(left / 1000)} s</span>
      </button>
    </div>
  );
}
