// SPDX-License-Identifier: MIT
#include "core/logo/warp.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace brandlint {

Warp Compose(const Warp& outer, const Warp& inner) {
  Warp result;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      double sum = 0;
      for (std::size_t k = 0; k < 3; ++k) sum += outer.m[3 * row + k] * inner.m[3 * k + column];
      result.m[3 * row + column] = sum;
    }
  }
  for (double& value : result.m) value /= result.m[8];
  return result;
}

std::array<double, 4> DerivativeAt(const Warp& warp, Point p) {
  const auto& m = warp.m;
  const double w = m[6] * p.x + m[7] * p.y + m[8];
  const Point to = warp(p);
  return {(m[0] - to.x * m[6]) / w,
          (m[1] - to.x * m[7]) / w,
          (m[3] - to.y * m[6]) / w,
          (m[4] - to.y * m[7]) / w};
}

Stretch StretchOf(const std::array<double, 4>& matrix) {
  const auto [a, b, c, d] = matrix;
  const bool mirrored = a * d - b * c < 0;
  // A mirroring matrix is seen as one that first turns the mark upside down.
  const double s = mirrored ? -1 : 1;
  const double along = std::hypot(a + s * d, c - s * b);   // largest + smallest
  const double across = std::hypot(a - s * d, c + s * b);  // largest - smallest
  return {.largest = (along + across) / 2,
          .smallest = std::abs(along - across) / 2,
          .rotation_deg = std::atan2(c - s * b, a + s * d) * 180 / std::numbers::pi,
          .mirrored = mirrored};
}

std::optional<Warp> WarpToQuad(const Quad& quad) {
  const auto& [p0, p1, p2, p3] = quad;
  const double sx = p0.x - p1.x + p2.x - p3.x, sy = p0.y - p1.y + p2.y - p3.y;
  const double dx1 = p1.x - p2.x, dx2 = p3.x - p2.x, dy1 = p1.y - p2.y, dy2 = p3.y - p2.y;
  const double det = dx1 * dy2 - dx2 * dy1;
  if (std::abs(det) < 1e-9) return std::nullopt;
  const double g = (sx * dy2 - dx2 * sy) / det, h = (dx1 * sy - sx * dy1) / det;
  // The line that goes to infinity must not cross the quad.
  if (1 + g <= 0.05 || 1 + h <= 0.05 || 1 + g + h <= 0.05) return std::nullopt;
  return Warp{{p1.x - p0.x + g * p1.x,
               p3.x - p0.x + h * p3.x,
               p0.x,
               p1.y - p0.y + g * p1.y,
               p3.y - p0.y + h * p3.y,
               p0.y,
               g,
               h,
               1}};
}

}  // namespace brandlint
