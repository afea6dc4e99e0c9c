// SPDX-License-Identifier: MIT
#include "core/logo/calibration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/base/digest.h"

namespace brandlint {
namespace {

TEST(CalibratedScore, KeepsEveryScoreWithTheDefaultThresholds) {
  for (int i = 0; i <= 1000; ++i) EXPECT_EQ(CalibratedScore(i / 1000.0, {}), i / 1000.0);
}

TEST(CalibratedScore, PutsTheThresholdsWhereEverybodyLooksForThem) {
  const MarkThresholds thresholds = {.review = 0.7, .reject = 0.95};
  EXPECT_DOUBLE_EQ(CalibratedScore(0, thresholds), 0);
  EXPECT_DOUBLE_EQ(CalibratedScore(0.35, thresholds), 0.3);
  EXPECT_DOUBLE_EQ(CalibratedScore(0.7, thresholds), 0.6);
  EXPECT_DOUBLE_EQ(CalibratedScore(0.825, thresholds), 0.7);
  EXPECT_DOUBLE_EQ(CalibratedScore(0.95, thresholds), 0.8);
  EXPECT_DOUBLE_EQ(CalibratedScore(1, thresholds), 1);
}

TEST(CalibratedScore, RisesWithTheScoreAndNeverAboveIt) {
  const MarkThresholds thresholds = {.review = 0.61, .reject = 0.997};
  double before = -1;
  for (int i = 0; i <= 1000; ++i) {
    const double score = CalibratedScore(i / 1000.0, thresholds);
    EXPECT_GT(score, before);
    EXPECT_LE(score, i / 1000.0);
    before = score;
  }
}

// Of 1000 pictures, those at the top with `top`, the others with nothing.
std::vector<double> Scores(const std::vector<double>& top) {
  std::vector<double> scores(1000);
  std::ranges::copy(top, scores.begin() + 100);  // in no order
  return scores;
}

TEST(ThresholdsFor, LeavesTheDefaultOnesWhereNothingComesNear) {
  const MarkThresholds thresholds = ThresholdsFor(Scores({0.59, 0.4}), 0.001);
  EXPECT_EQ(thresholds.review, 0.6);
  EXPECT_EQ(thresholds.reject, 0.8);
}

TEST(ThresholdsFor, FlagsTheRateAndRejectsNone) {
  const std::vector<double> scores = Scores({0.71, 0.66, 0.9, 0.66, 0.5});
  for (const auto& [rate, flagged] :
       {std::pair{0.0, 0}, {0.001, 1}, {0.002, 2}, {0.003, 2}, {0.004, 4}}) {
    const MarkThresholds thresholds = ThresholdsFor(scores, rate);
    EXPECT_EQ(std::ranges::count_if(scores, [&](double s) { return s >= thresholds.review; }),
              flagged)
        << rate;
    EXPECT_LT(*std::ranges::max_element(scores), thresholds.reject);
    EXPECT_LT(thresholds.review, thresholds.reject);
  }
}

TEST(ThresholdsFor, StaysBelowWhatAPlainCopyReaches) {
  const MarkThresholds thresholds = ThresholdsFor(Scores({1, 1, 1}), 0.001);
  EXPECT_LT(thresholds.review, thresholds.reject);
  EXPECT_LT(thresholds.reject, 0.999);
}

// Half of one picture, rounded up, is all of them: the least score of those there are.
TEST(ThresholdsFor, TakesFewPicturesToo) {
  EXPECT_EQ(ThresholdsFor({0.7}, 0.5).review, 0.701);
  EXPECT_EQ(ThresholdsFor({0.7, 0.65, 0.9}, 0.99).review, 0.651);
}

Mark Calibrated() {
  Mark mark;
  mark.content = {1, 2, 3};
  mark.calibration = MarkCalibration{.drawing = Sha256Hex(mark.content),
                                     .score = kScoreVersion,
                                     .pictures = 1000,
                                     .review = 0.7,
                                     .reject = 0.9};
  return mark;
}

TEST(ThresholdsInUse, AreThoseOfThePackWhileTheyHold) {
  Mark mark = Calibrated();
  EXPECT_EQ(StateOf(mark), CalibrationState::kCurrent);
  EXPECT_EQ(ThresholdsInUse(mark).review, 0.7);
  EXPECT_EQ(ThresholdsInUse(mark).reject, 0.9);

  mark.content.push_back(4);  // drawn anew
  EXPECT_EQ(StateOf(mark), CalibrationState::kStale);
  EXPECT_EQ(ThresholdsInUse(mark).review, 0.6);

  mark = Calibrated();
  --mark.calibration->score;
  EXPECT_EQ(StateOf(mark), CalibrationState::kStale);
  EXPECT_EQ(ThresholdsInUse(mark).reject, 0.8);

  mark.calibration.reset();
  EXPECT_EQ(StateOf(mark), CalibrationState::kAbsent);
}

}  // namespace
}  // namespace brandlint
