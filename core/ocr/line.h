// SPDX-License-Identifier: MIT
// A chain of components that may be a line of text, in a frame in which it lies upright.
#pragma once

#include <vector>

#include "core/base/geometry.h"

namespace brandlint {

// Where a line's own axes lie in the picture: unit vectors at right angles. u runs along the
// line in reading direction, v down the letters; both in picture pixels from the picture's origin.
struct LineFrame {
  Point along{1, 0};
  Point down{0, 1};

  Point ToLine(Point p) const {
    return {p.x * along.x + p.y * along.y, p.x * down.x + p.y * down.y};
  }
  Point ToPicture(Point q) const {
    return {q.x * along.x + q.y * down.x, q.x * along.y + q.y * down.y};
  }
};

// A box in a line's frame, half open, picture pixels.
struct Extent {
  double left = 0, right = 0, top = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

Extent JoinExtents(const Extent& a, const Extent& b);
Quad QuadOf(const LineFrame& frame, const Extent& extent);

struct InkGlyph {
  Extent extent;
  double area = 0;      // ink, picture pixels
  double contrast = 0;  // grey levels, see Component
};

struct GlyphLine {
  LineFrame frame;
  bool light = false;            // light ink on a dark ground
  std::vector<InkGlyph> glyphs;  // by their left side; at least one
  Extent extent;                 // of all glyphs
  double height = 0;             // median of the glyphs' heights, picture pixels
  double contrast = 0;           // mean over the ink
  bool vertical = false;         // runs down or up the picture

  // In [0, 255], lightness of light ink or darkness of dark: what has less is ground. 0 when
  // nothing is known; else the line was seen by its own colour only, on a ground of many.
  int least_ink = 0;
};

}  // namespace brandlint
