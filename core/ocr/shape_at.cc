// SPDX-License-Identifier: MIT
// The shape of a part of a line: most of the time that choosing what to read takes is spent here.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/ocr/ink_cells.h"
#include "core/ocr/word_shape.h"

namespace brandlint {
namespace {

constexpr int kWhole = 256;  // weights are parts of it
constexpr int kWhite = 255 * kInkSteps;

// A place between two pixels of a side, and how near it is to the second, in [0, kWhole).
struct Between {
  int first = 0, second = 0, weight = 0;
};

// Beyond the border the border goes on.
Between PlaceAt(double at, int size) {
  const double inside = std::clamp(at, 0.0, static_cast<double>(size - 1));
  const int first = static_cast<int>(inside);
  return {first, std::min(first + 1, size - 1), static_cast<int>((inside - first) * kWhole)};
}

using Places = std::array<Point, kShapeColumns>;  // in a picture's own pixels, of each column
using Across = std::array<std::uint16_t, kShapeColumns>;

// Of a row of the picture what is at each place: in steps of 1 / kWhole of a level.
void BlendAcross(const std::uint8_t* row,
                 const std::array<Between, kShapeColumns>& places,
                 Across& across) {
  for (std::size_t x = 0; x < places.size(); ++x) {
    const Between& at = places[x];
    across[x] = static_cast<std::uint16_t>(kWhole * row[at.first] +
                                           at.weight * (row[at.second] - row[at.first]));
  }
}

std::uint16_t BlendDown(int upper, int lower, int weight) {
  constexpr int kShare = kWhole * kWhole / kInkSteps;
  return static_cast<std::uint16_t>((kWhole * upper + weight * (lower - upper)) / kShare);
}

[[gnu::target_clones("avx2", "default")]] void BlendRows(
    const Across& upper,
    const Across& lower,
    int weight,
    std::array<std::uint16_t, kShapeColumns>& row) {
  for (std::size_t x = 0; x < row.size(); ++x) row[x] = BlendDown(upper[x], lower[x], weight);
}

// The picture, bilinear, at rows of `down` below each column's place, when both axes are the
// picture's own: a row of it is looked at once for all columns.
void SampleLevel(const GreyPicture& grey, const Places& columns, double down, InkCells& values) {
  std::array<Between, kShapeColumns> places;
  std::ranges::transform(
      columns, places.begin(), [&](Point at) { return PlaceAt(at.x, grey.size.width); });
  Across upper{}, lower{};
  int upper_row = -1, lower_row = -1;  // whose they are
  for (std::size_t y = 0; y < kShapeRows; ++y) {
    const Between row =
        PlaceAt(columns.front().y + static_cast<double>(y) * down, grey.size.height);
    if (row.first == lower_row) {
      std::swap(upper, lower);
      std::swap(upper_row, lower_row);
    }
    if (row.first != upper_row) BlendAcross(grey.row(row.first), places, upper);
    if (row.second != lower_row) BlendAcross(grey.row(row.second), places, lower);
    upper_row = row.first;
    lower_row = row.second;
    BlendRows(upper, lower, row.weight, values[y]);
  }
}

// The same in any direction.
void SampleTurned(const GreyPicture& grey, const Places& columns, Point down, InkCells& values) {
  for (std::size_t x = 0; x < columns.size(); ++x) {
    Point at = columns[x];
    for (auto& row : values) {
      const Between u = PlaceAt(at.x, grey.size.width);
      const Between v = PlaceAt(at.y, grey.size.height);
      const auto across = [&](const std::uint8_t* pixels) {
        return kWhole * pixels[u.first] + u.weight * (pixels[u.second] - pixels[u.first]);
      };
      row[x] = BlendDown(across(grey.row(v.first)), across(grey.row(v.second)), v.weight);
      at = {at.x + down.x, at.y + down.y};
    }
  }
}

// Light ink, or the darkness of dark ink; what has less than `least` of it is ground.
[[gnu::target_clones("avx2", "default")]] void TurnToInk(bool light, int least, InkCells& cells) {
  const auto lowest = static_cast<std::uint16_t>(least * kInkSteps);
  for (auto& row : cells) {
    for (std::uint16_t& value : row) {
      const auto ink = static_cast<std::uint16_t>(light ? value : kWhite - value);
      value = std::max(ink, lowest);
    }
  }
}

// The level that `rank` of the counted values are below, in whole levels.
int LevelAt(const std::array<int, 256>& count, int rank) {
  int level = 0;
  for (int seen = count[0]; seen <= rank && level < 255; ++level) {
    seen += count[static_cast<std::size_t>(level) + 1];
  }
  return level;
}

// The ground, what a fifth of the box is below, becomes 0, and ink, what a twentieth is above, the
// most there is.
[[gnu::target_clones("avx2", "default")]] void TakeFromGround(int low, int high, InkCells& cells) {
  const auto ground = static_cast<std::uint16_t>(low * kInkSteps);
  const auto most = static_cast<std::uint16_t>(std::max(high - low, 1) * kInkSteps);
  for (auto& row : cells) {
    for (std::uint16_t& value : row) {
      value = std::min(static_cast<std::uint16_t>(std::max(value, ground) - ground), most);
    }
  }
}

void LevelInk(InkCells& cells) {
  // Two histograms: neighbours are often of one level, and adding to a count waits for the last.
  std::array<int, 256> count{}, odd{};
  for (const auto& row : cells) {
    for (std::size_t x = 0; x < row.size(); x += 2) {
      ++count[static_cast<std::size_t>(row[x] / kInkSteps)];
      ++odd[static_cast<std::size_t>(row[x + 1] / kInkSteps)];
    }
  }
  for (std::size_t i = 0; i < count.size(); ++i) count[i] += odd[i];
  constexpr int kAll = kShapeColumns * kShapeRows;
  TakeFromGround(LevelAt(count, kAll / 5), LevelAt(count, kAll * 19 / 20), cells);
}

// Where the columns of a part stand along the line: its ink from left to right, wide gaps narrowed.
struct Stretches {
  std::vector<std::pair<double, double>> shown;  // [left, right) of the line, one after the other
  Extent extent;
  double width = 0;  // of all that is shown
};

Stretches Show(const GlyphLine& line, std::size_t first, std::size_t last, double max_gap) {
  const Extent& front = line.glyphs[first].extent;
  Stretches stretches{{{front.left, front.right}}, front, front.width()};
  auto& shown = stretches.shown;
  for (std::size_t i = first + 1; i < last; ++i) {
    const Extent& glyph = line.glyphs[i].extent;
    stretches.extent = JoinExtents(stretches.extent, glyph);
    const double gap = glyph.left - shown.back().second;
    const double right = std::max(shown.back().second, glyph.right);
    if (gap <= max_gap) {
      stretches.width += right - shown.back().second;
      shown.back().second = right;
    } else {
      shown.back().second += max_gap / 2;
      shown.emplace_back(glyph.left - max_gap / 2, right);
      stretches.width += max_gap + right - glyph.left;
    }
  }
  return stretches;
}

}  // namespace

WordShape ShapeAt(const Pyramid& pyramid,
                  const GlyphLine& line,
                  std::size_t first,
                  std::size_t last,
                  double max_gap) {
  CHECK(first < last && last <= line.glyphs.size());
  const auto [shown, extent, width] = Show(line, first, last, max_gap);
  const double step_u = width / kShapeColumns;
  const double step_v = extent.height() / kShapeRows;
  int factor = 1;
  const GreyPicture& level = pyramid.LevelFor(std::max(step_u, step_v), &factor);
  Places places;
  std::size_t piece = 0;
  double before = 0;  // width of the pieces before
  for (std::size_t x = 0; x < places.size(); ++x) {
    double u = (static_cast<double>(x) + 0.5) * step_u;
    while (piece + 1 < shown.size() && u > before + shown[piece].second - shown[piece].first) {
      before += shown[piece].second - shown[piece].first;
      ++piece;
    }
    u = shown[piece].first + u - before;
    const Point top = line.frame.ToPicture({u, extent.top + 0.5 * step_v});
    places[x] = {top.x / factor - 0.5, top.y / factor - 0.5};  // a pixel's middle is its place
  }
  const Point down{line.frame.down.x * step_v / factor, line.frame.down.y * step_v / factor};
  InkCells ink;
  if (down.x == 0 && places.front().y == places.back().y) {
    SampleLevel(level, places, down.y, ink);
  } else {
    SampleTurned(level, places, down, ink);
  }
  TurnToInk(line.light, line.least_ink, ink);
  LevelInk(ink);
  return ShapeOfInk(ink);
}

}  // namespace brandlint
