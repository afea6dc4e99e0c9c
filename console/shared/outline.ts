// SPDX-License-Identifier: MIT
import type { Picture, Region } from './types';

const outside = 3; // px of the picture: the outline does not lie on thin letters
const inside = 2.5; // px of the picture, or half of the outline would be cut off

/** `x,y x,y ...`: the corners of what was found, in pixels of the picture that is shown. */
export function outlinePoints(region: Region, picture: Pick<Picture, 'box' | 'size'>): string {
  const [left, top, width] = picture.box;
  const scale = picture.size[0] / Math.max(1, width);
  const middle = [0, 1].map(
    (axis) => region.quad.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 4,
  );
  const place = (at: number, axis: 0 | 1) => {
    const away = at < (middle[axis] ?? 0) ? -outside : outside;
    const value = (at - (axis === 0 ? left : top)) * scale + away;
    return Math.min(Math.max(value, inside), Math.max(inside, picture.size[axis] - inside)).toFixed(
      1,
    );
  };
  return region.quad.map(([x, y]) => `${place(x, 0)},${place(y, 1)}`).join(' ');
}

/** Where a box is, in words. */
export function wordsOfBox([x, y, width, height]: Region['box']): string {
  return `${width} × ${height} pixels, ${x} from the left, ${y} from the top`;
}
