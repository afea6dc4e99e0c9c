// SPDX-License-Identifier: MIT
// Points, boxes and quads in pictures.
//
// Origin top left, x to the right, y down, unit one pixel; the centre of the first pixel is at
// (0.5, 0.5). Boxes are half open: a box of width 3 at x = 2 covers pixels 2, 3 and 4.
#pragma once

#include <array>
#include <optional>
#include <span>

namespace brandlint {

struct Point {
  double x = 0;
  double y = 0;

  friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
  int width = 0;
  int height = 0;

  friend bool operator==(const Size&, const Size&) = default;
};

struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool empty() const { return width <= 0 || height <= 0; }
  double area() const { return empty() ? 0.0 : static_cast<double>(width) * height; }

  friend bool operator==(const Box&, const Box&) = default;
};

// Four corners in the order top left, top right, bottom right, bottom left of the thing seen
// upright; it may be turned, sheared and leave the picture.
using Quad = std::array<Point, 4>;

// The place of something in a picture: its outline, and the part of the outline's bounding box
// that lies in the picture.
struct Region {
  Box box;
  Quad quad{};

  friend bool operator==(const Region&, const Region&) = default;
};

// The part that both boxes cover; empty() when there is none.
Box Intersect(const Box& a, const Box& b);

// The smallest box that holds both; an empty box adds nothing.
Box Join(const Box& a, const Box& b);

// Intersection over union, in [0, 1]; 0 when either is empty.
double IntersectionOverUnion(const Box& a, const Box& b);

// Whether two boxes share at least half of the smaller one: in one picture that is one thing, seen
// twice (on another ground, in another frame, by another detector); neighbours share less.
bool CoverTheSame(const Box& a, const Box& b);

// The corners of a box, and the smallest box of whole pixels that holds all points. Without
// points the box is empty.
Quad CornersOf(const Box& box);
Box BoundsOf(std::span<const Point> points);

// The region of a quad in a picture of that size: the box is cut at the picture's border.
Region RegionOf(const Quad& quad, Size picture);

}  // namespace brandlint
