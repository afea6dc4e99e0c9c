// SPDX-License-Identifier: MIT
#include "core/logo/correlate.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <utility>

namespace brandlint {
namespace {

// Variance of all three channels together, levels^2, under which a window is flat: the rounding of
// 8 bits alone gives 3 / 12.
constexpr double kFlat = 0.5;

}  // namespace

Template TemplateOf(std::vector<int> samples, std::span<const LookValues> values) {
  Template result{.samples = std::move(samples), .values = {}};
  for (const int sample : result.samples) {
    const LookValues& value = result.values.emplace_back(values[static_cast<std::size_t>(sample)]);
    for (std::size_t k = 0; k < kLooks; ++k) {
      result.sum[k] += value[k];
      result.sq[k] += value[k] * value[k];
    }
  }
  return result;
}

std::array<double, kLooks> Correlate(const Patch& patch, const Template& shape) {
  static_assert(kLooks == 4, "one look a lane");
  std::array<double, kLooks> result{};
  const std::size_t count = shape.samples.size();
  if (count == 0) return result;
  double n = 0;
  std::array<double, kLooks> t{}, tt{};
  // Sums of what exceeds the first colour: the squares of small differences keep their digits.
  const auto first = static_cast<std::size_t>(shape.samples[0]);
  const cv::v_float32x4 origin = cv::v_load(patch.colour[first].data());
  cv::v_float32x4 c = cv::v_setzero_f32(), cc = c, red = c, green = c, blue = c;
  alignas(16) float colour[4];
  for (std::size_t k = 0; k < count; ++k) {
    const auto i = static_cast<std::size_t>(shape.samples[k]);
    if (!patch.all_valid && !patch.valid[i]) continue;
    const cv::v_float32x4 value = cv::v_load(shape.values[k].data());
    const cv::v_float32x4 above = cv::v_load(patch.colour[i].data()) - origin;
    c += above;
    cc += above * above;
    cv::v_store_aligned(colour, above);
    red += value * cv::v_setall_f32(colour[0]);
    green += value * cv::v_setall_f32(colour[1]);
    blue += value * cv::v_setall_f32(colour[2]);
    if (patch.all_valid) continue;
    n += 1;
    for (std::size_t look = 0; look < kLooks; ++look) {
      const double v = shape.values[k][look];
      t[look] += v;
      tt[look] += v * v;
    }
  }
  if (patch.all_valid) {
    n = static_cast<double>(count);
    t = shape.sum;
    tt = shape.sq;
  }
  if (n < 8) return result;
  alignas(16) float sums[4], squares[4], products[3][4];
  cv::v_store_aligned(sums, c);
  cv::v_store_aligned(squares, cc);
  cv::v_store_aligned(products[0], red);
  cv::v_store_aligned(products[1], green);
  cv::v_store_aligned(products[2], blue);
  double all = 0;
  for (std::size_t k = 0; k < 3; ++k) all += squares[k] / n - sums[k] / n * (sums[k] / n);
  if (all < kFlat) return result;
  for (std::size_t look = 0; look < kLooks; ++look) {
    const double variance = tt[look] / n - t[look] / n * (t[look] / n);
    if (variance < 1e-4) continue;
    double explained = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const double covariance = products[k][look] / n - t[look] / n * (sums[k] / n);
      explained += covariance * covariance;
    }
    result[look] = std::sqrt(std::clamp(explained / (variance * all), 0.0, 1.0));
  }
  return result;
}

double ShareInView(const Patch& patch, std::span<const int> samples) {
  if (samples.empty()) return 0;
  if (patch.all_valid) return 1;
  double valid = 0;
  for (const int sample : samples) valid += patch.valid[static_cast<std::size_t>(sample)] ? 1 : 0;
  return valid / static_cast<double>(samples.size());
}

}  // namespace brandlint
