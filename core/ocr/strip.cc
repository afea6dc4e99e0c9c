// SPDX-License-Identifier: MIT
#include "core/ocr/strip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/check.h"

namespace brandlint {
namespace {

// Weights of the four neighbours at a fraction in [0, 1) of the way from the second to the third.
// Source: R. Keys, "Cubic convolution interpolation for digital image processing", IEEE
// Transactions on Acoustics, Speech, and Signal Processing 29(6), 1981, with a = -1/2.
std::array<float, 4> CubicWeights(float t) {
  const float t2 = t * t;
  const float t3 = t2 * t;
  return {-0.5F * t3 + t2 - 0.5F * t,
          1.5F * t3 - 2.5F * t2 + 1.0F,
          -1.5F * t3 + 2.0F * t2 + 0.5F * t,
          0.5F * t3 - 0.5F * t2};
}

// The picture at a place in its own pixel coordinates; beyond its border the border goes on.
std::uint8_t Sample(const GreyPicture& grey, double x, double y) {
  const double left = std::floor(x - 0.5);
  const double top = std::floor(y - 0.5);
  const std::array<float, 4> across = CubicWeights(static_cast<float>(x - 0.5 - left));
  const std::array<float, 4> down = CubicWeights(static_cast<float>(y - 0.5 - top));
  float sum = 0;
  for (int j = 0; j < 4; ++j) {
    const std::uint8_t* row =
        grey.row(std::clamp(static_cast<int>(top) + j - 1, 0, grey.size.height - 1));
    float line = 0;
    for (int i = 0; i < 4; ++i) {
      const int column = std::clamp(static_cast<int>(left) + i - 1, 0, grey.size.width - 1);
      line += across[static_cast<std::size_t>(i)] * static_cast<float>(row[column]);
    }
    sum += down[static_cast<std::size_t>(j)] * line;
  }
  return static_cast<std::uint8_t>(std::clamp(sum + 0.5F, 0.0F, 255.0F));
}

// Stretches so that the darkest and the lightest twentieth become black and white. `values` are
// the pixels that show the picture.
void Stretch(const std::vector<std::uint8_t>& values, std::vector<std::uint8_t>& pixels) {
  std::array<std::size_t, 256> count{};
  for (const std::uint8_t value : values) ++count[value];
  const std::size_t rank = values.size() / 20;
  const auto level_at = [&](std::size_t wanted) {
    std::size_t seen = 0;
    std::size_t level = 0;
    while (level < 255 && (seen += count[level]) <= wanted) ++level;
    return static_cast<int>(level);
  };
  const int dark = level_at(rank);
  const int light = level_at(values.size() - 1 - rank);
  if (light - dark < 4) return;  // flat
  std::array<std::uint8_t, 256> map{};
  for (int i = 0; i < 256; ++i) {
    map[static_cast<std::size_t>(i)] =
        static_cast<std::uint8_t>(std::clamp((i - dark) * 255 / (light - dark), 0, 255));
  }
  for (std::uint8_t& pixel : pixels) pixel = map[pixel];
}

}  // namespace

Pyramid::Pyramid(GreyPicture full) {
  levels_.push_back(std::move(full));
  while (std::min(levels_.back().size.width, levels_.back().size.height) >= 64) {
    levels_.push_back(Shrink(levels_.back(), 2));
  }
}

const GreyPicture& Pyramid::LevelFor(double step, int* factor) const {
  std::size_t level = 0;
  *factor = 1;
  while (level + 1 < levels_.size() && *factor * 2 <= step) {
    ++level;
    *factor *= 2;
  }
  return levels_[level];
}

Quad Strip::ToPicture(const Box& box) const {
  const Extent extent{origin.x + box.x * scale,
                      origin.x + (box.x + box.width) * scale,
                      origin.y + box.y * scale,
                      origin.y + (box.y + box.height) * scale};
  return QuadOf(frame, extent);
}

Strip CutStrip(const Pyramid& pyramid,
               const LineFrame& frame,
               const Extent& letters,
               const Extent& visible,
               bool light,
               const StripOptions& options) {
  CHECK(letters.height() > 0 && letters.width() > 0);
  CHECK(options.least_ink >= 0 && options.least_ink < 255);
  Strip strip;
  strip.frame = frame;
  strip.scale = letters.height() / options.letter_height_px;
  strip.origin = {visible.left - options.margin_px * strip.scale,
                  visible.top - options.margin_px * strip.scale};
  const int inner_width = std::max(1, static_cast<int>(std::ceil(visible.width() / strip.scale)));
  const int inner_height = std::max(1, static_cast<int>(std::ceil(visible.height() / strip.scale)));
  strip.grey =
      FilledGrey({inner_width + 2 * options.margin_px, inner_height + 2 * options.margin_px}, 255);

  int factor = 1;
  const GreyPicture& level = pyramid.LevelFor(strip.scale, &factor);
  GreyPicture inner = FilledGrey({inner_width, inner_height}, 0);
  const auto ground = static_cast<std::uint8_t>(255 - options.least_ink);
  for (int y = 0; y < inner_height; ++y) {
    std::uint8_t* row = inner.row(y);
    const double v = visible.top + (y + 0.5) * strip.scale;
    for (int x = 0; x < inner_width; ++x) {
      const Point at = frame.ToPicture({visible.left + (x + 0.5) * strip.scale, v});
      const std::uint8_t value = Sample(level, at.x / factor, at.y / factor);
      row[x] = std::min(light ? static_cast<std::uint8_t>(255 - value) : value, ground);
    }
  }
  const std::vector<std::uint8_t> seen = inner.pixels;
  Stretch(seen, inner.pixels);
  for (int y = 0; y < inner_height; ++y) {
    std::copy_n(
        inner.row(y), inner_width, strip.grey.row(y + options.margin_px) + options.margin_px);
  }
  return strip;
}

}  // namespace brandlint
