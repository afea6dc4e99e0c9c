// SPDX-License-Identifier: MIT
#include "core/image/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr std::size_t kChannels = 4;

// The pixels that one pixel of the result covers along one axis: [first, last) whole or in part.
struct Covered {
  int first = 0, last = 0;
  double from = 0, to = 0;

  double Share(int i) const { return std::min<double>(i + 1, to) - std::max<double>(i, from); }
};

Covered CoveredBy(int index, double step, int length) {
  const double from = index * step;
  const double to = std::min<double>((index + 1) * step, length);
  return {static_cast<int>(from), std::min(static_cast<int>(std::ceil(to)), length), from, to};
}

}  // namespace

Picture CropShrunk(const Picture& picture, const Box& box, int longest_px) {
  CHECK(!box.empty() && longest_px >= 1);
  CHECK(box.x >= 0 && box.y >= 0 && box.x + box.width <= picture.size.width &&
        box.y + box.height <= picture.size.height);
  const double step =
      std::max(1.0, static_cast<double>(std::max(box.width, box.height)) / longest_px);
  const auto shrunk = [&](int side) {
    return std::max(1, static_cast<int>(std::lround(side / step)));
  };
  Picture out;
  out.size = {shrunk(box.width), shrunk(box.height)};
  const double step_x = static_cast<double>(box.width) / out.size.width;
  const double step_y = static_cast<double>(box.height) / out.size.height;
  out.rgba.reserve(kChannels * static_cast<std::size_t>(out.size.width) *
                   static_cast<std::size_t>(out.size.height));
  for (int y = 0; y < out.size.height; ++y) {
    const Covered rows = CoveredBy(y, step_y, box.height);
    for (int x = 0; x < out.size.width; ++x) {
      const Covered columns = CoveredBy(x, step_x, box.width);
      std::array<double, kChannels> sum{};
      double weight = 0;
      for (int row = rows.first; row < rows.last; ++row) {
        for (int column = columns.first; column < columns.last; ++column) {
          const double share = rows.Share(row) * columns.Share(column);
          const std::size_t pixel =
              static_cast<std::size_t>(box.y + row) * static_cast<std::size_t>(picture.size.width) +
              static_cast<std::size_t>(box.x + column);
          for (std::size_t c = 0; c < kChannels; ++c)
            sum[c] += share * picture.rgba[kChannels * pixel + c];
          weight += share;
        }
      }
      for (const double value : sum)
        out.rgba.push_back(static_cast<std::uint8_t>(std::lround(value / weight)));
    }
  }
  return out;
}

}  // namespace brandlint
