// SPDX-License-Identifier: MIT
#include "core/ocr/word_shape.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <string>

#include "core/base/check.h"
#include "core/ocr/letters.h"

namespace brandlint {
namespace {

constexpr std::size_t kMostShift =
    5;                        // columns of 64: fonts differ in the widths of single letters
constexpr int kMeanInk = 64;  // of a shape, of 255
constexpr double kMostCoarse = 27;

using Cells = std::array<std::array<float, kShapeRows>, kShapeColumns>;

// Levels the mean, blurs a little and takes the coarse columns.
WordShape ShapeOfCells(const Cells& cells) {
  WordShape shape;
  float total = 0;
  for (const auto& column : cells) total = std::accumulate(column.begin(), column.end(), total);
  if (total <= 0) return shape;
  const float gain = static_cast<float>(kMeanInk * kShapeColumns * kShapeRows) / total;
  for (std::size_t x = 0; x < cells.size(); ++x) {
    // A quarter of each neighbour: a hair line at one row is near the same line at the next.
    std::array<float, kShapeRows + 2> column;
    column[0] = cells[x][0];
    std::ranges::copy(cells[x], column.begin() + 1);
    column[kShapeRows + 1] = cells[x][kShapeRows - 1];
    for (std::size_t y = 0; y < kShapeRows; ++y) {
      const float value = gain * (column[y] + 2 * column[y + 1] + column[y + 2]) / 4;
      shape.columns[x][y] = static_cast<std::uint8_t>(static_cast<int>(std::min(value, 255.0F)));
    }
  }
  for (std::size_t x = 0; x < shape.coarse.size(); ++x) {
    for (std::size_t y = 0; y < kShapeRows; ++y) {
      const int sum = shape.columns[4 * x][y] + shape.columns[4 * x + 1][y] +
                      shape.columns[4 * x + 2][y] + shape.columns[4 * x + 3][y];
      shape.coarse[x][y] = static_cast<std::uint8_t>(sum / 4);
    }
  }
  return shape;
}

// Resamples ink (column-major, `rows` a column) to the raster by the mean over each cell.
WordShape Resample(const std::vector<float>& ink, int columns, int rows) {
  Cells cells{};
  for (int x = 0; x < kShapeColumns; ++x) {
    const float left = static_cast<float>(x * columns) / kShapeColumns;
    const float right = static_cast<float>((x + 1) * columns) / kShapeColumns;
    for (int y = 0; y < kShapeRows; ++y) {
      const float top = static_cast<float>(y * rows) / kShapeRows;
      const float bottom = static_cast<float>((y + 1) * rows) / kShapeRows;
      float sum = 0;
      for (int i = static_cast<int>(left); i < columns && static_cast<float>(i) < right; ++i) {
        const float w =
            std::min(right, static_cast<float>(i + 1)) - std::max(left, static_cast<float>(i));
        for (int j = static_cast<int>(top); j < rows && static_cast<float>(j) < bottom; ++j) {
          const float h =
              std::min(bottom, static_cast<float>(j + 1)) - std::max(top, static_cast<float>(j));
          sum += w * h * ink[static_cast<std::size_t>(i * rows + j)];
        }
      }
      cells[static_cast<std::size_t>(x)][static_cast<std::size_t>(y)] =
          sum / ((right - left) * (bottom - top));
    }
  }
  return ShapeOfCells(cells);
}

std::string Cased(std::string_view word, bool first_capital, bool all_capitals) {
  std::string cased(word);
  for (std::size_t i = 0; i < cased.size(); ++i) {
    const bool capital = all_capitals || (first_capital && i == 0);
    char& c = cased[i];
    if (capital && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!capital && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return cased;
}

// The raster of a drawn word, cut to its ink.
WordShape ShapeOfDrawing(const DrawnWord& drawn) {
  constexpr std::uint8_t kInk = 48;  // of 255: a row that letters only graze is ground
  int left = drawn.columns, right = 0, top = drawn.rows, bottom = 0;
  for (int x = 0; x < drawn.columns; ++x) {
    for (int y = 0; y < drawn.rows; ++y) {
      if (drawn.ink[static_cast<std::size_t>(x * drawn.rows + y)] < kInk) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  std::vector<float> ink;
  for (int x = left; x < right; ++x) {
    for (int y = top; y < bottom; ++y) {
      ink.push_back(drawn.ink[static_cast<std::size_t>(x * drawn.rows + y)]);
    }
  }
  return right > left ? Resample(ink, right - left, bottom - top) : WordShape{};
}

// A place between two pixels of a side, and how near it is to the second.
struct Between {
  int first = 0, second = 0;
  float weight = 0;
};

// Beyond the border the border goes on.
Between PlaceAt(float at, int size) {
  const float inside = std::clamp(at, 0.0F, static_cast<float>(size - 1));
  const int first = static_cast<int>(inside);
  return {first, std::min(first + 1, size - 1), inside - static_cast<float>(first)};
}

float Blend(const std::uint8_t* upper, const std::uint8_t* lower, const Between& x, float y) {
  const float above = (1 - x.weight) * upper[x.first] + x.weight * upper[x.second];
  const float below = (1 - x.weight) * lower[x.first] + x.weight * lower[x.second];
  return (1 - y) * above + y * below;
}

using Places = std::array<Point, kShapeColumns>;  // in a picture's own pixels, of each column

// The picture, bilinear, at rows of `down` below each column's place.
void Sample(const GreyPicture& grey, const Places& columns, Point down, Cells& values) {
  if (down.x == 0 && columns.front().y == columns.back().y) {  // level: columns and rows apart
    std::array<Between, kShapeColumns> across;
    for (std::size_t x = 0; x < across.size(); ++x)
      across[x] = PlaceAt(static_cast<float>(columns[x].x), grey.size.width);
    for (std::size_t y = 0; y < kShapeRows; ++y) {
      const double at = columns.front().y + static_cast<double>(y) * down.y;
      const Between row = PlaceAt(static_cast<float>(at), grey.size.height);
      const std::uint8_t* const upper = grey.row(row.first);
      const std::uint8_t* const lower = grey.row(row.second);
      for (std::size_t x = 0; x < across.size(); ++x)
        values[x][y] = Blend(upper, lower, across[x], row.weight);
    }
    return;
  }
  for (std::size_t x = 0; x < columns.size(); ++x) {
    Point at = columns[x];
    for (float& value : values[x]) {
      const Between row = PlaceAt(static_cast<float>(at.y), grey.size.height);
      value = Blend(grey.row(row.first),
                    grey.row(row.second),
                    PlaceAt(static_cast<float>(at.x), grey.size.width),
                    row.weight);
      at = {at.x + down.x, at.y + down.y};
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

int ColumnDistance(const WordShape::Column& a, const WordShape::Column& b) {
  int sum = 0;
  for (std::size_t y = 0; y < kShapeRows; ++y) sum += std::abs(a[y] - b[y]);
  return sum;
}

// The least sum of differences over monotone pairings that shift no column by more than kShift;
// `limit` once it cannot be less. A step along one side only costs the column once more, so
// stretching is not free.
template <std::size_t kShift, std::size_t kCount>
int Warp(const std::array<WordShape::Column, kCount>& a,
         const std::array<WordShape::Column, kCount>& b,
         int limit) {
  constexpr int kFar = std::numeric_limits<int>::max() / 4;
  constexpr std::size_t kBand = 2 * kShift + 1;
  // best[d + 1] is the least cost to the pair (x, x + d - kShift); one cell of kFar at each end.
  std::array<int, kBand + 2> last;
  std::array<int, kBand + 2> best;
  last.fill(kFar);
  best.fill(kFar);
  last[kShift + 1] = 0;
  for (std::size_t x = 0; x < kCount; ++x) {
    int least = kFar;
    for (std::size_t at = 1; at <= kBand; ++at) {
      const std::size_t shifted = x + at - 1;  // past b's column by kShift
      if (shifted < kShift || shifted >= kShift + kCount) {
        best[at] = kFar;
        continue;
      }
      const int cost = ColumnDistance(a[x], b[shifted - kShift]);
      const int way = std::min({last[at], last[at + 1], best[at - 1]});
      best[at] = std::min(way, kFar) + cost;
      least = std::min(least, best[at]);
    }
    if (least >= limit) return limit;
    last = best;
  }
  return std::min(limit, last[kShift + 1]);
}

}  // namespace

std::vector<WordShape> ShapesOf(std::string_view word) {
  std::vector<std::string> spellings = {std::string(word),
                                        Cased(word, false, false),
                                        Cased(word, true, false),
                                        Cased(word, false, true)};
  std::ranges::sort(spellings);
  const auto doubles = std::ranges::unique(spellings);
  spellings.erase(doubles.begin(), doubles.end());
  std::vector<WordShape> shapes;
  for (const std::string& spelling : spellings) {
    for (const DrawnWord& drawn : DrawInEveryFont(spelling))
      shapes.push_back(ShapeOfDrawing(drawn));
  }
  return shapes;
}

WordShape ShapeAt(const Pyramid& pyramid,
                  const GlyphLine& line,
                  std::size_t first,
                  std::size_t last,
                  double max_gap) {
  CHECK(first < last && last <= line.glyphs.size());
  // Stretches [left, right) of the line that are shown, one after the other.
  Extent extent = line.glyphs[first].extent;
  std::vector<std::pair<double, double>> shown = {{extent.left, extent.right}};
  double width = extent.width();
  for (std::size_t i = first + 1; i < last; ++i) {
    const Extent& glyph = line.glyphs[i].extent;
    extent = JoinExtents(extent, glyph);
    const double gap = glyph.left - shown.back().second;
    double right = std::max(shown.back().second, glyph.right);
    if (gap <= max_gap) {
      width += right - shown.back().second;
      shown.back().second = right;
    } else {
      shown.back().second += max_gap / 2;
      shown.emplace_back(glyph.left - max_gap / 2, right);
      width += max_gap + right - glyph.left;
    }
  }

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
  const double step_down = step_v / factor;
  Cells ink{};
  Sample(level, places, {line.frame.down.x * step_down, line.frame.down.y * step_down}, ink);
  std::array<int, 256> count{};
  const auto least_ink = static_cast<float>(line.least_ink);
  for (auto& column : ink) {
    for (float& value : column) {
      value = std::max(line.light ? value : 255 - value, least_ink);
      ++count[static_cast<std::size_t>(value)];
    }
  }
  // The ground is what a fifth of the box is below, ink what a twentieth is above.
  const auto low = static_cast<float>(LevelAt(count, kShapeColumns * kShapeRows / 5));
  const auto high = static_cast<float>(LevelAt(count, kShapeColumns * kShapeRows * 19 / 20));
  for (auto& column : ink) {
    for (float& value : column) value = std::clamp(value - low, 0.0F, std::max(high - low, 1.0F));
  }
  return ShapeOfCells(ink);
}

double ShapeDistance(const WordShape& a, const WordShape& b, double cutoff) {
  const double scale = kShapeRows * kShapeColumns;
  if (Warp<1>(a.coarse, b.coarse, static_cast<int>(kMostCoarse * scale / 4)) >=
      static_cast<int>(kMostCoarse * scale / 4)) {
    return cutoff;
  }
  const int limit = static_cast<int>(std::min(cutoff, 255.0) * scale);
  const int sum = Warp<kMostShift>(a.columns, b.columns, limit);
  return sum >= limit ? cutoff : sum / scale;
}

}  // namespace brandlint
