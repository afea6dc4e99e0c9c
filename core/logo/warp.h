// SPDX-License-Identifier: MIT
// Projective maps of the plane, named by both ends: picture_from_mark carries a point of the mark
// to the picture.
#pragma once

#include <array>
#include <optional>

#include "core/base/geometry.h"

namespace brandlint {

// Row-major 3 x 3 matrix; m[8] is 1.
struct Warp {
  std::array<double, 9> m = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  Point operator()(Point p) const {
    const double w = m[6] * p.x + m[7] * p.y + m[8];
    return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
  }
};

// First `inner`, then `outer`.
Warp Compose(const Warp& outer, const Warp& inner);

// The derivative at a point, as a 2 x 2 matrix {xx, xy, yx, yy}.
std::array<double, 4> DerivativeAt(const Warp& warp, Point p);

// How a 2 x 2 matrix stretches: largest and smallest singular value, its turn in degrees clockwise
// in (-180, 180] of the nearest rotation (after undoing the mirror), and whether it mirrors.
struct Stretch {
  double largest = 0, smallest = 0, rotation_deg = 0;
  bool mirrored = false;
};
Stretch StretchOf(const std::array<double, 4>& matrix);

// Carries the unit square's corners (0,0) (1,0) (1,1) (0,1) to the quad. Source: P. Heckbert,
// "Fundamentals of Texture Mapping and Image Warping", 1989, section 2.2.3.
std::optional<Warp> WarpToQuad(const Quad& quad);

}  // namespace brandlint
