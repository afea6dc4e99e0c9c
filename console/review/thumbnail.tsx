// SPDX-License-Identifier: MIT
// A picture of a submission, small, as the service encoded it anew. Its place has the same size
// before it is there, without one, and when it cannot be had.
import { useEffect, useRef, useState } from 'preact/hooks';
import { shortened, shown } from '../shared/display';
import { at } from './api';
import type { SubmissionRow } from './records';
import { whenResting } from './resting';
import { useSource } from './source';

const side = 44; // px, as the style has it
const longest = 60; // code points of a name

export interface SmallPictureProps {
  id: string; // of the submission
  sha256: string | undefined;
  alt: string;
}

export function SmallPicture({ id, sha256, alt }: SmallPictureProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  const [failed, setFailed] = useState('');
  const wanted = sha256 !== undefined && sha256 !== '' && sha256 !== failed;
  useEffect(() => {
    if (!wanted || seen || !place.current) return undefined;
    return whenResting(place.current, () => setSeen(true));
  }, [wanted, seen]);
  const src = useSource(
    wanted && seen ? `/v1/submissions/${at(id)}/pictures/${sha256}` : undefined,
  );
  return (
    <span ref={place} class={wanted ? 'thumbnail' : 'thumbnail none'}>
      {wanted && src && (
        <img
          src={src}
          width={side}
          height={side}
          decoding="async"
          alt={alt}
          onError={() => setFailed(sha256)}
        />
      )}
    </span>
  );
}

export function Thumbnail({ row }: { row: SubmissionRow }) {
  const { id, icon, name } = row;
  return (
    <SmallPicture id={id} sha256={icon} alt={`Icon of ${shown(shortened(name || id, longest))}`} />
  );
}
