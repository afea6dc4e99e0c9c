// SPDX-License-Identifier: MIT
#include "core/logo/patch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <opencv2/core/hal/intrin.hpp>

namespace brandlint {

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
  const auto& m = picture_from_mark.m;
  const int right = raster.size.width - 1, bottom = raster.size.height - 1;
  const auto stride = static_cast<std::size_t>(raster.size.width) * 4;

  // Most poses are affine or nearly so; the division is then the same for all samples.
  const bool affine = m[6] == 0 && m[7] == 0;
  patch.all_valid = true;
  for (const int sample : samples) {
    const auto index = static_cast<std::size_t>(sample);
    const Point at = MarkPointOf(sample % kPatchSide, sample / kPatchSide);
    const double w = affine ? 1 : 1 / (m[6] * at.x + m[7] * at.y + 1);
    const double px = (m[0] * at.x + m[1] * at.y + m[2]) * w;
    const double py = (m[3] * at.x + m[4] * at.y + m[5]) * w;
    const bool valid = w > 0 && px >= 0 && py >= 0 && px < full.width && py < full.height;
    patch.valid[index] = valid;
    patch.all_valid &= valid;
    // !(a > 0) also sends what is not a number to the border.
    const double rx = px * sx - 0.5, ry = py * sy - 0.5;
    const float x = static_cast<float>(!(rx > 0) ? 0 : std::min(rx, 1.0 * right));
    const float y = static_cast<float>(!(ry > 0) ? 0 : std::min(ry, 1.0 * bottom));
    const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
    const std::size_t dx = x0 < right ? 4 : 0, dy = y0 < bottom ? stride : 0;
    const cv::v_float32x4 fx = cv::v_setall_f32(x - static_cast<float>(x0));
    const cv::v_float32x4 fy = cv::v_setall_f32(y - static_cast<float>(y0));
    const std::uint8_t* const p = raster.rgbx.data() + static_cast<std::size_t>(y0) * stride +
                                  static_cast<std::size_t>(x0) * 4;
    const auto pixel = [&](std::size_t offset) {
      return cv::v_cvt_f32(cv::v_reinterpret_as_s32(cv::v_load_expand_q(p + offset)));
    };
    const cv::v_float32x4 p00 = pixel(0), p10 = pixel(dx), p01 = pixel(dy), p11 = pixel(dy + dx);
    const cv::v_float32x4 top = p00 + fx * (p10 - p00), low = p01 + fx * (p11 - p01);
    cv::v_store(patch.colour[index].data(), top + fy * (low - top));
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
