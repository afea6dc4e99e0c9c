// SPDX-License-Identifier: MIT
// One finding: evidence first, then why, the clause, and what would pass.
import { Badge } from './badge';
import { EvidencePicture, PlaceDrawing, type PictureView } from './evidence_picture';
import { Foreign, MarkedText, Pieces } from './foreign';
import { cutAt } from './spans';
import { stepSentences } from './steps';
import type { Asset, Clause, Drawn, Finding, Problem, Shown } from './types';
import { isWebAddress, measureWords, subjectWord } from './words';

const around = 80; // code points of a text before and behind what was found

function Quote({ finding }: { finding: Finding }) {
  const { subject, span, excerpt, steps = [] } = finding;
  if (span && subject.text)
    return <MarkedText {...cutAt(subject.text, span, around)} steps={steps} />;
  if (finding.context && finding.in_context) {
    return <MarkedText {...cutAt(finding.context, finding.in_context, around)} steps={steps} />;
  }
  return excerpt ? <MarkedText found={excerpt} steps={steps} /> : null;
}

function ClauseText({ id, clause }: { id: string; clause: Clause | undefined }) {
  return (
    <p class="clause">
      <code>
        <Foreign text={id} />
      </code>
      {clause && (
        <>
          : <Foreign text={clause.text} />
        </>
      )}
      {clause?.source &&
        (isWebAddress(clause.source) ? (
          <>
            {' '}
            <a rel="noopener noreferrer" href={clause.source}>
              Source
            </a>
          </>
        ) : (
          <>
            {' ('}
            <Foreign text={clause.source} />)
          </>
        ))}
    </p>
  );
}

export interface FindingViewProps {
  finding: Finding;
  anchor: string; // id of the element, and the address that leads to it
  aimed?: boolean; // the address leads here
  asset?: Asset | undefined; // the picture it is in
  picture?: Shown | undefined;
  reference?: Drawn | undefined;
  clause?: Clause | undefined;
  view: PictureView;
  onView: (view: PictureView) => void;
  eager?: boolean;
}

function Where({ finding, anchor }: { finding: Finding; anchor: string }) {
  const { subject } = finding;
  return (
    <p class="where">
      <span>
        {subjectWord(subject)}
        {subject.path && (
          <>
            {' '}
            <code>
              <Foreign text={subject.path} />
            </code>
          </>
        )}
        {subject.locale && (
          <>
            {' ('}
            <Foreign text={subject.locale} />)
          </>
        )}
      </span>
      <a href={`#${anchor}`} title="Address of this finding">
        <code class="rule">
          <Foreign text={finding.rule} />
        </code>
      </a>
      {finding.kind && (
        <span class="kind">
          <Foreign text={finding.kind} />
        </span>
      )}
      <span>
        <Foreign text={finding.detector} />
        {/* What counts or compares facts has no similarity to tell. */}
        {finding.kind && ` ${finding.score.toFixed(3)}`}
      </span>
    </p>
  );
}

export function FindingView(props: FindingViewProps) {
  const {
    finding,
    anchor,
    aimed = false,
    asset,
    picture,
    reference,
    clause,
    view,
    onView,
    eager = false,
  } = props;
  const { region, permission, fix } = finding;
  const sentences = stepSentences(finding.steps);
  const measures = finding.measures ?? [];
  return (
    <section class={`finding ${finding.verdict}${aimed ? ' aimed' : ''}`} id={anchor} tabIndex={-1}>
      <h3>
        <Badge kind={finding.verdict} /> <Foreign text={finding.message} />
      </h3>
      <Where finding={finding} anchor={anchor} />
      <div class={region ? 'sides' : ''}>
        {region && picture && (
          <EvidencePicture
            region={region}
            picture={picture}
            reference={reference}
            view={view}
            onView={onView}
            eager={eager}
          />
        )}
        {region && !picture && <PlaceDrawing region={region} asset={asset} />}
        <div class="words">
          <Quote finding={finding} />
          {sentences.length > 0 && (
            <ul class="steps">
              {sentences.map((sentence) => (
                <li key={sentence}>
                  <bdi>{sentence}</bdi>
                </li>
              ))}
            </ul>
          )}
          {finding.clause && <ClauseText id={finding.clause} clause={clause} />}
          {permission && (
            <p>
              Under permission{' '}
              <code>
                <Foreign text={permission} />
              </code>
            </p>
          )}
          {fix && (
            <p class="fix">
              Would pass: <Foreign text={fix} />
            </p>
          )}
          {measures.length > 0 && (
            <details class="measures">
              <summary>Measures</summary>
              <p>{measures.map(measureWords).join(' · ')}</p>
            </details>
          )}
        </div>
      </div>
    </section>
  );
}

export function ProblemView({ problem }: { problem: Problem }) {
  const named = problem.path === '' || problem.message.startsWith(problem.path);
  return (
    <section class="finding hole">
      <h3>
        <Badge kind="hole">not examined</Badge>{' '}
        <bdi>
          <Pieces text={named ? problem.message : `${problem.path}: ${problem.message}`} />
        </bdi>
      </h3>
      <p class="where">
        <code>
          <Foreign text={problem.code} />
        </code>
      </p>
    </section>
  );
}
