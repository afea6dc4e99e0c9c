// SPDX-License-Identifier: MIT
// A finding in its picture: outlined, and of a mark what was found upright beside the pack's
// drawing, or one over the other with a slider.
import { useState } from 'preact/hooks';
import { outlinePoints, wordsOfBox } from './outline';
import type { Asset, Drawn, Region, Shown } from './types';

/** How pictures are looked at; one choice for all pictures of a page. */
export interface PictureView {
  outlined: boolean;
  over: boolean; // one over the other, else side by side
}

export interface EvidencePictureProps {
  region: Region;
  picture: Shown;
  reference?: Drawn | undefined; // the pack's drawing
  view: PictureView;
  onView: (view: PictureView) => void;
  eager?: boolean; // decode at once, as for print
}

function Image({ drawn, alt, eager }: { drawn: Drawn; alt: string; eager: boolean }) {
  return (
    <img
      loading={eager ? 'eager' : 'lazy'}
      decoding={eager ? 'sync' : 'async'}
      alt={alt}
      width={drawn.size[0]}
      height={drawn.size[1]}
      src={'src' in drawn ? drawn.src : `data:image/webp;base64,${drawn.webp}`}
    />
  );
}

function Compare({
  found,
  drawing,
  view,
  onView,
  eager,
}: {
  found: Drawn;
  drawing: Drawn | undefined;
  view: PictureView;
  onView: (view: PictureView) => void;
  eager: boolean;
}) {
  const [part, setPart] = useState(50); // of what was found, from the left, in percent
  const over = view.over && drawing !== undefined;
  return (
    <figure class="compare">
      <div class={over ? 'pair over' : 'pair'} style={over ? { '--part': `${part}%` } : {}}>
        <div class="sheet">
          <Image drawn={found} alt="the mark as found, upright" eager={eager} />
        </div>
        {drawing && (
          <div class="sheet">
            <Image drawn={drawing} alt="the pack's drawing" eager={eager} />
          </div>
        )}
      </div>
      {over && (
        <input
          type="range"
          class="part"
          min={0}
          max={100}
          value={part}
          aria-label="part of what was found that is seen"
          onInput={(event) => setPart(Number(event.currentTarget.value))}
        />
      )}
      <figcaption>
        {drawing ? 'found, upright, and the pack’s drawing' : 'found, upright'}
        {drawing && (
          <button
            type="button"
            class="quiet"
            aria-pressed={view.over}
            onClick={() => onView({ ...view, over: !view.over })}
          >
            One over the other
          </button>
        )}
      </figcaption>
    </figure>
  );
}

export function EvidencePicture({
  region,
  picture,
  reference,
  view,
  onView,
  eager = false,
}: EvidencePictureProps) {
  const points = outlinePoints(region, picture);
  const [width, height] = picture.size;
  return (
    <div class="evidence">
      <figure class="around">
        <div class="outlined">
          <Image drawn={picture} alt="the picture around what was found" eager={eager} />
          {view.outlined && (
            <svg
              role="img"
              aria-label="outline of what was found"
              viewBox={`0 0 ${width} ${height}`}
            >
              <polygon class="halo" points={points} />
              <polygon class="quad" points={points} />
            </svg>
          )}
        </div>
        <figcaption>
          {wordsOfBox(region.box)}
          <button
            type="button"
            class="quiet"
            aria-pressed={view.outlined}
            onClick={() => onView({ ...view, outlined: !view.outlined })}
          >
            Outline
          </button>
        </figcaption>
      </figure>
      {picture.upright && (
        <Compare
          found={picture.upright}
          drawing={reference}
          view={view}
          onView={onView}
          eager={eager}
        />
      )}
    </div>
  );
}

// A stored result may say anything.
const within = (value: number) => Math.min(Math.max(Math.trunc(value), -1e6), 1e6);

/** The same place where its pixels are not at hand: a drawing of picture, box and outline. */
export function PlaceDrawing({ region, asset }: { region: Region; asset?: Asset | undefined }) {
  const [x, y, width, height] = region.box;
  const words = wordsOfBox(region.box);
  if (!asset?.width || !asset.height) return <p class="soft">{words}</p>;
  return (
    <div class="evidence">
      <figure class="around">
        <svg
          class="place"
          role="img"
          aria-label={words}
          viewBox={`0 0 ${asset.width} ${asset.height}`}
        >
          <rect class="page" width={asset.width} height={asset.height} />
          <rect class="box" x={x} y={y} width={Math.max(0, width)} height={Math.max(0, height)} />
          <polygon
            class="quad"
            points={region.quad.map((at) => at.map(within).join(',')).join(' ')}
          />
        </svg>
        <figcaption>
          {words}, in a picture of {asset.width} × {asset.height}
        </figcaption>
      </figure>
    </div>
  );
}
