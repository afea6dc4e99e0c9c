// SPDX-License-Identifier: MIT
#include "core/ocr/ink_cells.h"

#include <algorithm>
#include <cstddef>

namespace brandlint {
namespace {

constexpr int kMeanInk = 64;  // of a shape, of 255

using Row = std::array<std::uint8_t, kShapeColumns>;

int SumOf(const InkCells& cells) {
  int sum = 0;
  for (const auto& row : cells) {
    for (const std::uint16_t value : row) sum += value;
  }
  return sum;
}

// A quarter of each neighbour above and below: a hair line at one row is near the same line at the
// next. The sums are whole numbers and there is one multiplication, so every processor gives the
// same bytes.
[[gnu::target_clones("avx2", "default")]] void Blur(const InkCells& cells,
                                                    float gain,
                                                    std::array<Row, kShapeRows>& blurred) {
  for (std::size_t y = 0; y < kShapeRows; ++y) {
    const auto& above = cells[y == 0 ? y : y - 1];
    const auto& below = cells[y + 1 == kShapeRows ? y : y + 1];
    for (std::size_t x = 0; x < kShapeColumns; ++x) {
      const int four = above[x] + 2 * cells[y][x] + below[x];
      blurred[y][x] = static_cast<std::uint8_t>(
          static_cast<int>(std::min(gain * static_cast<float>(four), 255.0F)));
    }
  }
}

}  // namespace

WordShape ShapeOfInk(const InkCells& cells) {
  WordShape shape;
  const int sum = SumOf(cells);
  if (sum == 0) return shape;
  std::array<Row, kShapeRows> blurred;
  Blur(cells, kMeanInk * kShapeColumns * kShapeRows / (4 * static_cast<float>(sum)), blurred);
  for (std::size_t x = 0; x < kShapeColumns; ++x) {
    for (std::size_t y = 0; y < kShapeRows; ++y) shape.columns[x][y] = blurred[y][x];
  }
  for (std::size_t x = 0; x < shape.coarse.size(); ++x) {
    for (std::size_t y = 0; y < kShapeRows; ++y) {
      const std::uint8_t* const four = &blurred[y][4 * x];
      shape.coarse[x][y] = static_cast<std::uint8_t>((four[0] + four[1] + four[2] + four[3]) / 4);
    }
  }
  return shape;
}

}  // namespace brandlint
