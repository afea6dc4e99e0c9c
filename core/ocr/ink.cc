// SPDX-License-Identifier: MIT
#include "core/ocr/ink.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/check.h"

namespace brandlint {
namespace {

// What is compiled twice, for processors with and without AVX2, gives the same bits on both.

// Adds (sign 1) or takes away (sign -1) a row of the picture from the sums of its columns.
[[gnu::target_clones("avx2", "default")]] void AddRow(const std::uint8_t* row,
                                                      int sign,
                                                      std::vector<int>& sums) {
  for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += sign * row[x];
}

// The mean of each pixel's surroundings, `rows` high. `prefix` holds the sums of the columns before
// each, and of all.
[[gnu::target_clones("avx2", "default")]] void MeansOfRow(const std::vector<int>& prefix,
                                                          int radius,
                                                          int rows,
                                                          std::vector<float>& mean) {
  const int width = static_cast<int>(mean.size());
  const auto mean_at = [&](int x) {
    const int first = std::max(x - radius, 0);
    const int last = std::min(x + radius + 1, width);
    const int inside =
        prefix[static_cast<std::size_t>(last)] - prefix[static_cast<std::size_t>(first)];
    return static_cast<float>(inside) / static_cast<float>(rows * (last - first));
  };
  const int inner = std::min(radius, width);          // from here on nothing is cut off at the left
  const int outer = std::max(inner, width - radius);  // and up to here nothing at the right
  for (int x = 0; x < inner; ++x) mean[static_cast<std::size_t>(x)] = mean_at(x);
  const auto pixels = static_cast<float>(rows * (2 * radius + 1));
  const int* const sums = prefix.data();
  for (int x = inner; x < outer; ++x) {
    const int inside = sums[x + radius + 1] - sums[x - radius];
    mean[static_cast<std::size_t>(x)] = static_cast<float>(inside) / pixels;
  }
  for (int x = outer; x < width; ++x) mean[static_cast<std::size_t>(x)] = mean_at(x);
}

[[gnu::target_clones("avx2", "default")]] void CompareRow(const std::uint8_t* from,
                                                          const float* mean,
                                                          std::size_t width,
                                                          int min_contrast,
                                                          std::int8_t* to) {
  for (std::size_t x = 0; x < width; ++x) {
    const int difference = static_cast<int>(static_cast<float>(from[x]) - mean[x]);
    const int kept = std::abs(difference) >= min_contrast ? difference / 2 : 0;
    to[x] = static_cast<std::int8_t>(kept);
  }
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
    MeansOfRow(prefix, radius, rows, mean);
    CompareRow(grey.row(y),
               mean.data(),
               mean.size(),
               options.min_contrast,
               ink.contrast.data() + static_cast<std::size_t>(y) * columns.size());
  }
  return ink;
}

}  // namespace brandlint
