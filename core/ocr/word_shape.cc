// SPDX-License-Identifier: MIT
#include "core/ocr/word_shape.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <string>

#include "core/base/check.h"
#include "core/ocr/ink_cells.h"
#include "core/ocr/letters.h"

namespace brandlint {
namespace {

constexpr std::size_t kMostShift =
    5;  // columns of 64: fonts differ in the widths of single letters
constexpr double kMostCoarse = 27;

// Resamples ink (column-major, `rows` a column) to the raster by the mean over each cell.
WordShape Resample(const std::vector<float>& ink, int columns, int rows) {
  InkCells cells{};
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
      const float mean = sum / ((right - left) * (bottom - top));
      cells[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] =
          static_cast<std::uint16_t>(mean * kInkSteps + 0.5F);
    }
  }
  return ShapeOfInk(cells);
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
