// SPDX-License-Identifier: MIT
// One submission: its findings, what could not be examined, and what was.
import { Badge } from '../shared/badge';
import type { PictureView } from '../shared/evidence_picture';
import { FindingView, ProblemView } from '../shared/finding';
import { Foreign } from '../shared/foreign';
import { shortened } from '../shared/display';
import type { Asset } from '../shared/types';
import { counted } from '../shared/words';
import type { Entry, Lookup } from './entries';

const longestTitle = 120; // code points; three times what a listing form allows

export interface SubmissionProps {
  entry: Entry;
  lookup: Lookup;
  position: number; // from 1, among those that are shown
  of: number;
  aim: string; // the anchor that the address names
  view: PictureView;
  onView: (view: PictureView) => void;
  onCopy: (entry: Entry) => void;
  printing: boolean;
}

function Source({ entry }: { entry: Entry }) {
  const { id, source } = entry.row.result;
  return (
    <>
      {id !== entry.title && <Foreign text={id} />}
      {source !== id && (
        <>
          {id !== entry.title && ' · '}
          <Foreign text={source} />
        </>
      )}
    </>
  );
}

const examined: Record<Asset['examined'], string> = {
  full: 'examined',
  partly: 'partly examined',
  none: 'not examined',
};

function Assets({ assets }: { assets: readonly Asset[] }) {
  return (
    <ul>
      {assets.map((asset) => (
        <li key={asset.path}>
          {asset.role}{' '}
          <code>
            <Foreign text={asset.path} />
          </code>
          {asset.width && asset.height ? `, ${asset.width} × ${asset.height}` : ''},{' '}
          {examined[asset.examined]}
          {asset.sha256 && (
            <>
              ,{' '}
              <code class="digest">
                <Foreign text={asset.sha256} />
              </code>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Submission(props: SubmissionProps) {
  const { entry, lookup, aim, view, onView, printing } = props;
  const { row, anchor } = entry;
  const { result } = row;
  const notes = result.notes ?? [];
  const assets = result.assets ?? [];
  const feed = {
    'aria-posinset': props.position,
    'aria-setsize': props.of,
    'aria-labelledby': `${anchor}-title`,
  };
  const title = (
    <h2 id={`${anchor}-title`}>
      <Badge kind={result.verdict} /> <Foreign text={shortened(entry.title, longestTitle)} />
    </h2>
  );
  const aimed = aim === anchor ? ' aimed' : '';
  if (entry.quiet && notes.length === 0) {
    return (
      <article id={anchor} class={`submission quiet-one${aimed}`} tabIndex={-1} {...feed}>
        {title}
        <p class="source">
          <Source entry={entry} />
        </p>
      </article>
    );
  }
  return (
    <article id={anchor} class={`submission ${result.verdict}${aimed}`} tabIndex={-1} {...feed}>
      <header>
        {title}
        <p class="source">
          <Source entry={entry} />{' '}
          {!result.complete && <Badge kind="hole">not fully examined</Badge>}
        </p>
        <p class="actions">
          <a
            href={`#${anchor}`}
            title="Address of this submission"
            aria-label="Address of this submission"
          >
            #
          </a>
          <button type="button" class="quiet" onClick={() => props.onCopy(entry)}>
            Copy as text
          </button>
        </p>
      </header>
      {result.findings.map((finding, i) => {
        const picture = lookup.pictureOf(row, i);
        const at = entry.findingAnchors[i] ?? '';
        return (
          <FindingView
            key={at}
            finding={finding}
            anchor={at}
            aimed={aim === at}
            asset={assets.find(({ path }) => path === finding.subject.path)}
            picture={picture}
            reference={lookup.referenceOf(picture)}
            clause={lookup.clauseOf(finding)}
            view={view}
            onView={onView}
            eager={printing}
          />
        );
      })}
      {result.problems.map((problem, i) => (
        <ProblemView key={i} problem={problem} />
      ))}
      {notes.length + assets.length > 0 && (
        <details open={printing && notes.length > 0}>
          <summary>
            {[
              notes.length > 0 && counted(notes.length, 'note'),
              assets.length > 0 && counted(assets.length, 'picture'),
            ]
              .filter(Boolean)
              .join(', ')}
          </summary>
          {notes.length > 0 && (
            <ul>
              {notes.map((note, i) => (
                <li key={i}>
                  <Foreign text={note} />
                </li>
              ))}
            </ul>
          )}
          {assets.length > 0 && <Assets assets={assets} />}
        </details>
      )}
    </article>
  );
}
