// SPDX-License-Identifier: MIT
#include "core/logo/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

#include "core/base/check.h"
#include "core/base/digest.h"

namespace brandlint {
namespace {

constexpr MarkThresholds kDefault;

// The next thousandth above: what is written into a pack is short.
double Above(double score) { return std::floor(score * 1000 + 1) / 1000; }

}  // namespace

double CalibratedScore(double score, const MarkThresholds& thresholds) {
  const auto [review, reject] = thresholds;
  CHECK(0 < review && review < reject && reject < 1);
  if (review == kDefault.review && reject == kDefault.reject) return score;
  if (score < review) return score / review * kDefault.review;
  if (score < reject) {
    return kDefault.review +
           (score - review) / (reject - review) * (kDefault.reject - kDefault.review);
  }
  return kDefault.reject + (score - reject) / (1 - reject) * (1 - kDefault.reject);
}

MarkThresholds ThresholdsFor(std::vector<double> scores, double rate) {
  CHECK(!scores.empty() && rate >= 0 && rate < 1);
  std::ranges::sort(scores, std::greater<>());
  // The first score that must not be flagged any more.
  const double share = rate * static_cast<double>(scores.size());
  const auto allowed =
      std::min(static_cast<std::size_t>(std::ceil(share - 1e-9)), scores.size() - 1);
  constexpr double kMost = 0.998;  // a plain copy reaches more
  MarkThresholds thresholds;
  thresholds.review = std::clamp(Above(scores[allowed]), kDefault.review, kMost - 0.001);
  thresholds.reject = std::clamp(
      Above(scores.front()), std::max(kDefault.reject, thresholds.review + 0.001), kMost);
  return thresholds;
}

CalibrationState StateOf(const Mark& mark) {
  if (!mark.calibration) return CalibrationState::kAbsent;
  const bool current = mark.calibration->score == kScoreVersion &&
                       mark.calibration->drawing == Sha256Hex(mark.content);
  return current ? CalibrationState::kCurrent : CalibrationState::kStale;
}

MarkThresholds ThresholdsInUse(const Mark& mark) {
  if (StateOf(mark) != CalibrationState::kCurrent) return kDefault;
  return {mark.calibration->review, mark.calibration->reject};
}

}  // namespace brandlint
