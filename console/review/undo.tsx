// SPDX-License-Identifier: MIT
// For a short while a decision can be taken back; nobody outside hears of it before.
import { useEffect, useState } from 'preact/hooks';
import { Foreign } from '../shared/foreign';
import { shortened } from '../shared/display';
import { at, send } from './api';
import type { Kind } from './records';
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

export function useUndo(
  offer: Undoable | undefined,
  setOffer: (offer: Undoable | undefined) => void,
  say: (text: string) => void,
): { undone: number; undo: () => void } {
  const [undone, setUndone] = useState(0);
  const undo = () => {
    if (!offer || Date.now() > offer.until) return;
    setOffer(undefined);
    send('POST', `/v1/submissions/${at(offer.submission)}/undo`, {})
      .then(() => {
        say('Taken back.');
        setUndone((count) => count + 1);
      })
      .catch((error: Error) => say(`Not taken back: ${error.message}`));
  };
  return { undone, undo };
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
        {offer.held ? 'Approved; waits for a second person' : doneWords[offer.kind]}:{' '}
        <a href={submissionAddress(offer.submission)}>
          <Foreign text={shortened(offer.name || offer.submission, 40)} />
        </a>
      </span>
      <button type="button" onClick={undo}>
        Undo <kbd>u</kbd> <span class="count">{Math.ceil(left / 1000)} s</span>
      </button>
    </div>
  );
}
