// SPDX-License-Identifier: MIT
#include "core/logo/patch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <opencv2/core/hal/intrin.hpp>

namespace brandlint {
namespace {

// Where the samples of the patch lie in the mark.
struct SamplePlaces {
  std::array<float, kPatchArea> x{}, y{};
};

SamplePlaces PlacesOfSamples() {
  SamplePlaces places;
  for (int sample = 0; sample < kPatchArea; ++sample) {
    const Point at = MarkPointOf(sample % kPatchSide, sample / kPatchSide);
    places.x[static_cast<std::size_t>(sample)] = static_cast<float>(at.x);
    places.y[static_cast<std::size_t>(sample)] = static_cast<float>(at.y);
  }
  return places;
}

}  // namespace

void SamplePatch(const Lens& lens,
                 const Warp& picture_from_mark,
                 std::span<const int> samples,
                 Patch& patch) {
  constexpr double kStep = (1 + 2 * kPatchMargin) / kPatchSide;
  const auto d = DerivativeAt(picture_from_mark, {0.5, 0.5});
  patch.scale = std::sqrt(std::abs(d[0] * d[3] - d[1] * d[2])) * kStep;
  // Level k has pixels of 2^k; the next one is taken from 1.4 pixels a sample on, where skipping
  // pixels starts to lose thin parts.
  const int wanted = static_cast<int>(std::floor(std::log2(std::max(patch.scale, 1e-6)) + 0.5));
  const int level = std::clamp(wanted, 0, static_cast<int>(lens.pyramid.size()) - 1);
  const ColourRaster& raster = lens.pyramid[static_cast<std::size_t>(level)];
  const Size full = lens.pyramid.front().size;
  const double sx = static_cast<double>(raster.size.width) / full.width;
  const double sy = static_cast<double>(raster.size.height) / full.height;
  const int right = raster.size.width - 1, bottom = raster.size.height - 1;
  const auto stride = static_cast<std::size_t>(raster.size.width) * 4;
  const std::size_t dx = right > 0 ? 4 : 0, dy = bottom > 0 ? stride : 0;

  // Straight to the pixels of that level, in which the first pixel's centre is 0. Floats carry
  // 4096 pixels to a four thousandth of one.
  static const SamplePlaces kPlaces = PlacesOfSamples();
  std::array<cv::v_float32x4, 9> m;
  for (std::size_t k = 0; k < 9; ++k) {
    const double scale = k < 3 ? sx : k < 6 ? sy : 1;
    m[k] = cv::v_setall_f32(static_cast<float>(picture_from_mark.m[k] * scale));
  }
  const bool affine = picture_from_mark.m[6] == 0 && picture_from_mark.m[7] == 0;
  const cv::v_float32x4 zero = cv::v_setzero_f32(), half = cv::v_setall_f32(0.5F);
  const cv::v_float32x4 one = cv::v_setall_f32(1);
  const cv::v_float32x4 wide = cv::v_setall_f32(static_cast<float>(raster.size.width));
  const cv::v_float32x4 high = cv::v_setall_f32(static_cast<float>(raster.size.height));
  const cv::v_float32x4 most_x = cv::v_setall_f32(static_cast<float>(right));
  const cv::v_float32x4 most_y = cv::v_setall_f32(static_cast<float>(bottom));
  // The last pixel is reached as the whole way from the one before.
  const cv::v_int32x4 last_x = cv::v_setall_s32(std::max(right - 1, 0));
  const cv::v_int32x4 last_y = cv::v_setall_s32(std::max(bottom - 1, 0));
  patch.all_valid = true;
  for (std::size_t k = 0; k < samples.size(); k += 4) {
    // The last repeats where four are not left.
    alignas(16) std::array<int, 4> four;
    for (std::size_t i = 0; i < 4; ++i) four[i] = samples[std::min(k + i, samples.size() - 1)];
    const cv::v_float32x4 at_x = cv::v_lut(kPlaces.x.data(), four.data());
    const cv::v_float32x4 at_y = cv::v_lut(kPlaces.y.data(), four.data());
    cv::v_float32x4 x = m[0] * at_x + m[1] * at_y + m[2];
    cv::v_float32x4 y = m[3] * at_x + m[4] * at_y + m[5];
    cv::v_float32x4 inside = one >= zero;
    if (!affine) {
      const cv::v_float32x4 w = m[6] * at_x + m[7] * at_y + one;
      x = x / w;
      y = y / w;
      inside = w > zero;
    }
    inside = inside & (x >= zero) & (y >= zero) & (x < wide) & (y < high);
    const int valid = cv::v_signmask(inside);
    patch.all_valid &= valid == 15;
    // In this order, what is not a number goes to the border as well.
    x = cv::v_min(cv::v_max(x - half, zero), most_x);
    y = cv::v_min(cv::v_max(y - half, zero), most_y);
    const cv::v_int32x4 x0 = cv::v_min(cv::v_trunc(x), last_x);
    const cv::v_int32x4 y0 = cv::v_min(cv::v_trunc(y), last_y);
    alignas(16) std::array<int, 4> column, row;
    alignas(16) std::array<float, 4> right_share, low_share;
    cv::v_store_aligned(column.data(), x0);
    cv::v_store_aligned(row.data(), y0);
    cv::v_store_aligned(right_share.data(), x - cv::v_cvt_f32(x0));
    cv::v_store_aligned(low_share.data(), y - cv::v_cvt_f32(y0));
    for (std::size_t i = 0; i < 4; ++i) {
      const auto index = static_cast<std::size_t>(four[i]);
      patch.valid[index] = (valid >> i & 1) != 0;
      const cv::v_float32x4 fx = cv::v_setall_f32(right_share[i]);
      const cv::v_float32x4 fy = cv::v_setall_f32(low_share[i]);
      const std::uint8_t* const p = raster.rgbx.data() + static_cast<std::size_t>(row[i]) * stride +
                                    static_cast<std::size_t>(column[i]) * 4;
      const auto pixel = [&](std::size_t offset) {
        return cv::v_cvt_f32(cv::v_reinterpret_as_s32(cv::v_load_expand_q(p + offset)));
      };
      const cv::v_float32x4 p00 = pixel(0), p10 = pixel(dx), p01 = pixel(dy), p11 = pixel(dy + dx);
      const cv::v_float32x4 top = p00 + fx * (p10 - p00), low = p01 + fx * (p11 - p01);
      cv::v_store(patch.colour[index].data(), top + fy * (low - top));
    }
  }
}

bool SamplePoints(const Lens& lens,
                  std::span<const Point> points,
                  std::span<std::array<double, 3>> colours) {
  const Size full = lens.pyramid.front().size;
  for (const Point& p : points) {
    if (!(p.x >= 0 && p.y >= 0 && p.x < full.width && p.y < full.height)) return false;
  }
  const double pitch =
      std::hypot(points.back().x - points.front().x, points.back().y - points.front().y) /
      static_cast<double>(points.size() - 1);
  const int wanted = static_cast<int>(std::floor(std::log2(std::max(pitch, 1e-6)) + 0.5));
  const int level = std::clamp(wanted, 0, static_cast<int>(lens.pyramid.size()) - 1);
  const ColourRaster& raster = lens.pyramid[static_cast<std::size_t>(level)];
  const double sx = static_cast<double>(raster.size.width) / full.width;
  const double sy = static_cast<double>(raster.size.height) / full.height;
  const auto stride = static_cast<std::size_t>(raster.size.width) * 4;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = std::clamp(points[i].x * sx - 0.5, 0.0, raster.size.width - 1.0);
    const double y = std::clamp(points[i].y * sy - 0.5, 0.0, raster.size.height - 1.0);
    const auto x0 = static_cast<std::size_t>(x), y0 = static_cast<std::size_t>(y);
    const std::size_t dx = static_cast<int>(x0) + 1 < raster.size.width ? 4 : 0;
    const std::size_t dy = static_cast<int>(y0) + 1 < raster.size.height ? stride : 0;
    const double fx = x - static_cast<double>(x0), fy = y - static_cast<double>(y0);
    const std::uint8_t* const p = raster.rgbx.data() + y0 * stride + x0 * 4;
    for (std::size_t c = 0; c < 3; ++c) {
      const double top = p[c] + fx * (p[c + dx] - p[c]);
      const double low = p[c + dy] + fx * (p[c + dy + dx] - p[c + dy]);
      colours[i][c] = top + fy * (low - top);
    }
  }
  return true;
}

}  // namespace brandlint
