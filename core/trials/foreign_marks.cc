// SPDX-License-Identifier: MIT
#include "core/trials/foreign_marks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/geometry.h"
#include "core/logo/draw_mark.h"
#include "core/trials/alterations.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

std::string At(Point p) { return SvgNumber(p.x) + " " + SvgNumber(p.y); }

Point Around(Point centre, double radius, double turns) {
  const double angle = 2 * std::numbers::pi * turns;
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

// A closed outline around a centre: its corners at random distances, joined straight, or rounded
// from middle to middle.
std::string Silhouette(Point centre, double radius, std::mt19937& random) {
  const int corners = Whole(random, 3, 11);
  const double least = Uniform(random, 0.25, 1), turn = Uniform(random, 0, 1);
  const bool star = Whole(random, 0, 3) == 0;
  std::vector<Point> points;
  for (int i = 0; i < corners; ++i) {
    const double far = star ? (i % 2 == 0 ? 1 : least) : Uniform(random, least, 1);
    const double step = (i + (star ? 0 : Uniform(random, -0.3, 0.3))) / corners;
    points.push_back(Around(centre, radius * far, turn + step));
  }
  std::string path;
  const std::size_t count = points.size();
  const auto middle = [&](std::size_t i) {
    const Point &a = points[i % count], &b = points[(i + 1) % count];
    return Point{(a.x + b.x) / 2, (a.y + b.y) / 2};
  };
  const bool rounded = Whole(random, 0, 1) == 0;
  path += "M" + At(rounded ? middle(0) : points[0]);
  for (std::size_t i = 1; i <= (rounded ? count : count - 1); ++i) {
    path += rounded && Whole(random, 0, 5) > 0
                ? "Q" + At(points[i % count]) + " " + At(middle(i))
                : "L" + At(points[i % count]) + (rounded ? "L" + At(middle(i)) : "");
  }
  return "<path d='" + path + "Z'/>";
}

std::string Stroke(const std::string& path, double width, std::mt19937& random) {
  const bool round = Whole(random, 0, 1) == 0;
  return "<path d='" + path + "' fill='none' stroke='currentColor' stroke-width='" +
         SvgNumber(width) + (round ? "' stroke-linecap='round' stroke-linejoin='round'/>" : "'/>");
}

// One to three strokes between the points of a lattice, as letters have them.
std::string Letter(std::mt19937& random) {
  const auto node = [&] {
    return Point{20.0 + 30 * Whole(random, 0, 2), 15.0 + 35 * Whole(random, 0, 2)};
  };
  const double width = Uniform(random, 6, 20);
  std::string strokes;
  for (int i = Whole(random, 1, 3); i > 0; --i) {
    std::string path = "M" + At(node());
    for (int j = Whole(random, 1, 3); j > 0; --j) {
      const bool bent = Whole(random, 0, 2) == 0;
      const Point to = node();
      path += (bent ? "Q" + At(node()) + " " : "L") + At(to);
    }
    strokes += Stroke(path, width, random);
  }
  return strokes;
}

// Rings and bows around one centre, and now and then a disc in it.
std::string Rings(std::mt19937& random) {
  const Point centre = {50, 50};
  std::string shapes;
  double radius = Uniform(random, 30, 42);
  for (int i = Whole(random, 1, 3); i > 0 && radius > 8; --i) {
    const double width = Uniform(random, 3, 12), turn = Uniform(random, 0, 1);
    const double share = Whole(random, 0, 1) == 0 ? 0.999 : Uniform(random, 0.2, 0.9);
    shapes += Stroke("M" + At(Around(centre, radius, turn)) + "A" + SvgNumber(radius) + " " +
                         SvgNumber(radius) + " 0 " + (share > 0.5 ? "1" : "0") + " 1 " +
                         At(Around(centre, radius, turn + share)),
                     width,
                     random);
    radius -= width + Uniform(random, 3, 10);
  }
  if (radius > 4 && Whole(random, 0, 1) == 0)
    shapes += "<circle cx='50' cy='50' r='" + SvgNumber(radius * Uniform(random, 0.4, 1)) + "'/>";
  return shapes;
}

// `shape` without `hole`; `id` is not used twice in a drawing.
std::string Without(const std::string& shape, const std::string& hole) {
  return "<mask id='m'><rect width='100' height='100' fill='#fff'/><g fill='#000' color='#000'>" +
         hole + "</g></mask><g mask='url(#m)'>" + shape + "</g>";
}

Point Somewhere(std::mt19937& random) {
  const double x = Uniform(random, 25, 75);
  return {x, Uniform(random, 25, 75)};
}

std::string Glyph(int kind, std::mt19937& random) {
  const Point centre = {50, 50};
  switch (kind) {
    case 0:
      return Silhouette(centre, 45, random);
    case 1: {
      std::string shapes;
      for (int i = Whole(random, 2, 5); i > 0; --i) {
        const Point place = Somewhere(random);
        shapes += Silhouette(place, Uniform(random, 8, 26), random);
      }
      return shapes;
    }
    case 2:
      return Letter(random);
    case 3:
      return Rings(random);
    default: {
      const double turns = Uniform(random, 0, 1);
      const Point place = Around(centre, Uniform(random, 0, 45), turns);
      const double radius = Uniform(random, 8, 24);
      const std::string hole = Whole(random, 0, 1) == 0
                                   ? "<circle cx='" + SvgNumber(place.x) + "' cy='" +
                                         SvgNumber(place.y) + "' r='" + SvgNumber(radius) + "'/>"
                                   : Silhouette(place, radius, random);
      return Without(Silhouette(centre, 45, random), hole);
    }
  }
}

constexpr int kForeignSide_px = 256;

// In the middle of a ground on which it is seen.
Picture AsItIs(const Picture& drawing, const GrayRaster& ink) {
  const Rgb ground = IsDark(drawing, ink) ? Rgb{255, 255, 255} : Rgb{24, 24, 27};
  Picture picture = Plain({kForeignSide_px, kForeignSide_px}, ground);
  PaintDrawing(picture, drawing, InkBox(ink), Place({128, 128}, 190, 0));
  return picture;
}

// Light on a dark plate, as an icon made of it.
Picture OnAPlate(const GrayRaster& ink) {
  static const Stencil plate = StencilOf(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><rect width='24' height='24' "
      "rx='5'/></svg>");
  Picture picture = Plain({kForeignSide_px, kForeignSide_px}, {255, 255, 255});
  Paint(picture, plate, Place({128, 128}, 240, 0), {38, 60, 120});
  Paint(picture, StencilOf(ink), Place({128, 128}, 160, 0), {250, 250, 250});
  return picture;
}

}  // namespace

std::string ForeignMarkSvg(std::mt19937& random) {
  constexpr int kKinds = 6;
  const int kind = Whole(random, 0, kKinds - 1);
  if (kind == kKinds - 1) return AnyMarkSvg(random);
  const std::string glyph = Glyph(kind, random);
  // A glyph with a hole has its mask already.
  const bool cut = kind < 4 && Whole(random, 0, 1) == 0;
  const std::string plate =
      "<rect x='2' y='2' width='96' height='96' rx='" + SvgNumber(Uniform(random, 0, 48)) + "'/>";
  const std::string small = "<g transform='translate(20 20) scale(0.6)'>" + glyph + "</g>";
  return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>" +
         (cut ? Without(plate, small) : glyph) + "</svg>";
}

std::vector<ForeignDrawing> InventedForeign() {
  std::vector<ForeignDrawing> all;
  for (const InventedMark& mark : kInventedMarks) {
    const ByteView bytes = AsBytes(mark.svg);
    all.push_back({mark.name, Bytes(bytes.begin(), bytes.end())});
  }
  return all;
}

std::vector<ForeignDrawing> DrawnForeign(std::uint32_t seed, int count) {
  std::vector<ForeignDrawing> all;
  for (int i = 0; i < count; ++i) {
    std::mt19937 random = RandomFor(seed, "foreign mark", i);
    const std::string svg = ForeignMarkSvg(random);
    const ByteView bytes = AsBytes(svg);
    all.push_back({"drawn " + std::to_string(i + 1), Bytes(bytes.begin(), bytes.end())});
  }
  return all;
}

Picture ForeignPicture(const ForeignDrawing& foreign, bool on_plate) {
  Mark mark;
  mark.content = foreign.content;
  const Result<Picture> drawing = DrawMark(mark);
  const Picture nothing = Plain({kForeignSide_px, kForeignSide_px}, {255, 255, 255});
  if (!drawing.ok()) return nothing;
  const GrayRaster ink = MarkInk(*drawing);
  if (InkBox(ink).empty()) return nothing;
  return on_plate ? OnAPlate(ink) : AsItIs(*drawing, ink);
}

}  // namespace brandlint
