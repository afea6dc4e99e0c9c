// SPDX-License-Identifier: MIT
#include "core/base/geometry.h"

#include <algorithm>
#include <cmath>

namespace brandlint {

Box Intersect(const Box& a, const Box& b) {
  const int left = std::max(a.x, b.x);
  const int top = std::max(a.y, b.y);
  const int right = std::min(a.x + a.width, b.x + b.width);
  const int bottom = std::min(a.y + a.height, b.y + b.height);
  if (right <= left || bottom <= top) return {};
  return {left, top, right - left, bottom - top};
}

Box Join(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const int left = std::min(a.x, b.x);
  const int top = std::min(a.y, b.y);
  const int right = std::max(a.x + a.width, b.x + b.width);
  const int bottom = std::max(a.y + a.height, b.y + b.height);
  return {left, top, right - left, bottom - top};
}

double IntersectionOverUnion(const Box& a, const Box& b) {
  const double both = Intersect(a, b).area();
  return both == 0 ? 0.0 : both / (a.area() + b.area() - both);
}

bool CoverTheSame(const Box& a, const Box& b) {
  const double smaller = std::min(a.area(), b.area());
  return smaller > 0 && 2 * Intersect(a, b).area() >= smaller;
}

Quad CornersOf(const Box& box) {
  const double left = box.x;
  const double top = box.y;
  const double right = left + box.width;
  const double bottom = top + box.height;
  return {{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
}

Box BoundsOf(std::span<const Point> points) {
  if (points.empty()) return {};
  double left = points[0].x;
  double right = left;
  double top = points[0].y;
  double bottom = top;
  for (const Point& point : points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  const int x = static_cast<int>(std::floor(left));
  const int y = static_cast<int>(std::floor(top));
  return {x, y, static_cast<int>(std::ceil(right)) - x, static_cast<int>(std::ceil(bottom)) - y};
}

Region RegionOf(const Quad& quad, Size picture) {
  return {Intersect(BoundsOf(quad), {0, 0, picture.width, picture.height}), quad};
}

}  // namespace brandlint
