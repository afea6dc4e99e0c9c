// SPDX-License-Identifier: MIT
#include "core/ocr/ink.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/check.h"

namespace brandlint {
namespace {

// Adds (sign 1) or takes away (sign -1) a row of the picture from the sums of its columns.
void AddRow(const std::uint8_t* row, int sign, std::vector<int>& sums) {
  for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += sign * row[x];
}

}  // namespace

InkMap FindInk(const GreyPicture& grey, const InkOptions& options) {
  CHECK(options.radius >= 1 && options.min_contrast >= 2);
  const auto [width, height] = grey.size;
  InkMap ink{grey.size, std::vector<std::int8_t>(grey.pixels.size())};
  if (grey.pixels.empty()) return ink;

  const int radius = options.radius;
  std::vector<int> columns(static_cast<std::size_t>(width));
  std::vector<int> prefix(static_cast<std::size_t>(width) + 1);
  std::vector<float> mean(static_cast<std::size_t>(width));
  for (int y = 0; y < std::min(radius, height); ++y) AddRow(grey.row(y), 1, columns);

  for (int y = 0; y < height; ++y) {
    if (y + radius < height) AddRow(grey.row(y + radius), 1, columns);
    if (y - radius - 1 >= 0) AddRow(grey.row(y - radius - 1), -1, columns);
    const int rows = std::min(y + radius, height - 1) - std::max(y - radius, 0) + 1;

    int sum = 0;
    for (std::size_t x = 0; x < columns.size(); ++x) {
      sum += columns[x];
      prefix[x + 1] = sum;
    }
    for (int x = 0; x < width; ++x) {
      const int first = std::max(x - radius, 0);
      const int last = std::min(x + radius + 1, width);
      const int inside =
          prefix[static_cast<std::size_t>(last)] - prefix[static_cast<std::size_t>(first)];
      mean[static_cast<std::size_t>(x)] =
          static_cast<float>(inside) / static_cast<float>(rows * (last - first));
    }

    const std::uint8_t* from = grey.row(y);
    std::int8_t* to = ink.contrast.data() + static_cast<std::size_t>(y) * columns.size();
    for (std::size_t x = 0; x < columns.size(); ++x) {
      const int difference = static_cast<int>(static_cast<float>(from[x]) - mean[x]);
      const int kept = std::abs(difference) >= options.min_contrast ? difference / 2 : 0;
      to[x] = static_cast<std::int8_t>(kept);
    }
  }
  return ink;
}

}  // namespace brandlint
