// SPDX-License-Identifier: MIT
// What makes a score say the same of every mark: thresholds measured on pictures without it.
#pragma once

#include <vector>

#include "core/model/brand.h"

namespace brandlint {

// Of score.h and all that it is computed from. To be raised with every change that moves the scores
// of pictures without a mark: thresholds measured before are then not used.
inline constexpr int kScoreVersion = 1;

// Scores, as FindMarks gives them, that become 0.6 and 0.8.
struct MarkThresholds {
  double review = 0.6;
  double reject = 0.8;
};

// Piecewise linear and increasing, from [0, 1] onto itself; with the default thresholds every score
// stays what it is.
// Precondition: 0 < review < reject < 1.
double CalibratedScore(double score, const MarkThresholds& thresholds);

// The least thresholds, not below the default ones, with which at most the share `rate` of the
// pictures, rounded up to a whole one, is flagged and none rejected. `scores` has the best score of
// each picture without the mark, 0 where nothing was seen. One picture more or less is what a
// threshold rests on: some thousand are needed for a rate of 0.001.
MarkThresholds ThresholdsFor(std::vector<double> scores, double rate);

enum class CalibrationState {
  kAbsent,
  kStale,  // of another drawing or another version of the score
  kCurrent,
};

CalibrationState StateOf(const Mark& mark);

// Those of its calibration when that is current, else the default ones.
MarkThresholds ThresholdsInUse(const Mark& mark);

}  // namespace brandlint
