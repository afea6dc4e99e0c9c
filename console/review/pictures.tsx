// SPDX-License-Identifier: MIT
// Every picture of a submission, as the service encoded it anew, with what was found in it outlined
// and numbered as the findings are.
import { useState } from 'preact/hooks';
import { Badge } from '../shared/badge';
import type { PictureView } from '../shared/evidence_picture';
import { shortened, shown } from '../shared/display';
import { FindingView } from '../shared/finding';
import { Foreign } from '../shared/foreign';
import type { Asset, Clause, Drawn, Finding, Region, Shown } from '../shared/types';
import { at } from './api';
import type { Evidence, Submission } from './records';
import { submissionAddress } from './routing';
import { useSource } from './source';

// A stored result may say anything.
const within = (value: number) => Math.min(Math.max(Math.trunc(value), -1e6), 1e6);
const cornersOf = (region: Region) =>
  region.quad.map((corner) => corner.map(within).join(',')).join(' ');

interface Numbered {
  finding: Finding;
  number: number; // from 1, as the findings are listed
}

function Pin({ id, found, asset }: { id: string; found: Numbered; asset: Asset }) {
  const { finding, number } = found;
  const [x = 0, y = 0] = finding.region?.box ?? [];
  const part = (value: number, whole: number) =>
    `${Math.min(Math.max((100 * value) / Math.max(1, whole), 0), 96)}%`;
  return (
    <a
      class={`pin ${finding.verdict}`}
      style={{ left: part(x, asset.width ?? 0), top: part(y, asset.height ?? 0) }}
      href={submissionAddress(id, finding.fingerprint)}
      aria-label={`Finding ${number}`}
    >
      {number}
    </a>
  );
}

function PictureOf({
  id,
  asset,
  found,
  there,
  outlined,
}: {
  id: string;
  asset: Asset;
  found: readonly Numbered[];
  there: [number, number] | undefined; // size of the preview
  outlined: boolean;
}) {
  const [large, setLarge] = useState(false);
  const src = useSource(
    there && asset.sha256 ? `/v1/submissions/${at(id)}/pictures/${asset.sha256}` : undefined,
  );
  const placed = asset.width && asset.height ? found.filter(({ finding }) => finding.region) : [];
  const path = shortened(asset.path, 60);
  return (
    <figure class={`asset${large ? ' large' : ''}`}>
      {there && src ? (
        <div class="outlined">
          <img
            src={src}
            width={there[0]}
            height={there[1]}
            loading="lazy"
            alt={`${asset.role}, ${shown(path)}`}
          />
          {outlined && placed.length > 0 && (
            <svg
              aria-hidden="true"
              preserveAspectRatio="none"
              viewBox={`0 0 ${asset.width} ${asset.height}`}
            >
              {placed.map(
                ({ finding, number }) =>
                  finding.region && (
                    <g key={number} class={finding.verdict}>
                      <polygon class="halo" points={cornersOf(finding.region)} />
                      <polygon class="quad" points={cornersOf(finding.region)} />
                    </g>
                  ),
              )}
            </svg>
          )}
          {outlined &&
            placed.map((each) => <Pin key={each.number} id={id} found={each} asset={asset} />)}
        </div>
      ) : (
        <p class="no-picture">
          {there
            ? 'Loading …'
            : asset.examined === 'none'
              ? 'Could not be read'
              : 'There is no picture of it'}
        </p>
      )}
      <figcaption>
        <span>
          {asset.role}{' '}
          <code>
            <Foreign text={path} />
          </code>
          {asset.width && asset.height ? ` ${asset.width} × ${asset.height}` : ''}
        </span>
        {asset.examined !== 'full' && (
          <Badge kind="hole">
            {asset.examined === 'none' ? 'not examined' : 'partly examined'}
          </Badge>
        )}
        {there && (
          <button type="button" class="quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
            Large
          </button>
        )}
      </figcaption>
    </figure>
  );
}

export function Pictures({ submission, outlined }: { submission: Submission; outlined: boolean }) {
  const { id, result, previews = [] } = submission;
  const assets = result?.assets ?? [];
  const findings = (result?.findings ?? []).map((finding, i) => ({ finding, number: i + 1 }));
  return (
    <div class="assets">
      {assets.map((asset) => (
        <PictureOf
          key={asset.path}
          id={id}
          asset={asset}
          found={findings.filter(({ finding }) => finding.subject.path === asset.path)}
          there={previews.find(({ sha256 }) => sha256 === asset.sha256)?.size}
          outlined={outlined}
        />
      ))}
    </div>
  );
}

export interface EvidenceViewProps {
  id: string; // of the submission
  finding: Finding;
  number: number;
  evidence: Evidence | undefined;
  asset: Asset | undefined;
  clause: Clause | undefined;
  aimed: boolean;
  view: PictureView;
  onView: (view: PictureView) => void;
}

/** A finding with its pictures, which are asked for. */
export function EvidenceView({
  id,
  finding,
  number,
  evidence,
  view,
  onView,
  ...rest
}: EvidenceViewProps) {
  const { brand = '', fingerprint } = finding;
  const path = `/v1/submissions/${at(id, 'evidence', fingerprint)}`;
  const around = useSource(evidence && path);
  const uprightSize = evidence?.upright_size;
  const upright = useSource(uprightSize && `${path}?part=upright`);
  const reference = useSource(
    uprightSize && evidence?.mark ? `/v1/references/${at(brand, evidence.mark)}` : undefined,
  );
  const drawn = (src: string | undefined, size: [number, number] | undefined): Drawn | undefined =>
    src !== undefined && size ? { src, size } : undefined;
  const picture: Shown | undefined =
    evidence && around
      ? {
          src: around,
          size: evidence.size,
          box: evidence.box,
          upright: drawn(upright, uprightSize),
        }
      : undefined;
  return (
    <div class="numbered" data-number={number}>
      <FindingView
        {...rest}
        finding={finding}
        anchor={submissionAddress(id, fingerprint).slice(1)}
        picture={picture}
        // What was found is brought upright to the size of the drawing.
        reference={drawn(reference, uprightSize)}
        view={view}
        onView={onView}
      />
    </div>
  );
}
