// SPDX-License-Identifier: MIT
#include "core/logo/warp.h"

#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/base/check.h"

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

std::optional<Warp> FitAffine(std::span<const Point> from,
                              std::span<const Point> to,
                              std::span<const double> weights) {
  CHECK(from.size() == to.size() && from.size() == weights.size());
  double total = 0;
  Point from_mean, to_mean;
  for (std::size_t i = 0; i < from.size(); ++i) {
    total += weights[i];
    from_mean.x += weights[i] * from[i].x;
    from_mean.y += weights[i] * from[i].y;
    to_mean.x += weights[i] * to[i].x;
    to_mean.y += weights[i] * to[i].y;
  }
  if (total <= 0) return std::nullopt;
  from_mean = {from_mean.x / total, from_mean.y / total};
  to_mean = {to_mean.x / total, to_mean.y / total};
  double xx = 0, xy = 0, yy = 0, ux = 0, uy = 0, vx = 0, vy = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const double x = from[i].x - from_mean.x, y = from[i].y - from_mean.y;
    const double u = to[i].x - to_mean.x, v = to[i].y - to_mean.y;
    xx += weights[i] * x * x;
    xy += weights[i] * x * y;
    yy += weights[i] * y * y;
    ux += weights[i] * u * x;
    uy += weights[i] * u * y;
    vx += weights[i] * v * x;
    vy += weights[i] * v * y;
  }
  const double det = xx * yy - xy * xy;
  // Points on one line leave the other direction open.
  if (det <= 1e-6 * (xx + yy) * (xx + yy)) return std::nullopt;
  Warp warp;
  warp.m[0] = (ux * yy - uy * xy) / det;
  warp.m[1] = (uy * xx - ux * xy) / det;
  warp.m[3] = (vx * yy - vy * xy) / det;
  warp.m[4] = (vy * xx - vx * xy) / det;
  warp.m[2] = to_mean.x - warp.m[0] * from_mean.x - warp.m[1] * from_mean.y;
  warp.m[5] = to_mean.y - warp.m[3] * from_mean.x - warp.m[4] * from_mean.y;
  return warp;
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
