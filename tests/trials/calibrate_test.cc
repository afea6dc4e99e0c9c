// SPDX-License-Identifier: MIT
#include "core/trials/calibrate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/logo/calibration.h"
#include "core/trials/foreign_marks.h"

namespace brandlint {
namespace {

Brand InventedBrand() {
  Brand brand;
  for (ForeignDrawing& drawing : InventedForeign()) {
    Mark mark;
    mark.id = mark.title = drawing.name;
    mark.file = drawing.name + ".svg";
    mark.content = std::move(drawing.content);
    brand.marks.push_back(std::move(mark));
  }
  return brand;
}

std::vector<std::vector<double>> RunAll(const CalibrationTrials& trials) {
  std::vector<std::vector<double>> scores;
  for (std::size_t i = 0; i < trials.count(); ++i) scores.push_back(trials.Run(i));
  return scores;
}

// What a pack's thresholds rest on. When these scores move, kScoreVersion is raised, these numbers
// are replaced by those that the test prints, and the packs in data/ are calibrated anew.
TEST(Calibrate, ScoresAreThoseOfTheirVersion) {
  constexpr int kVersion = 1;
  // The mean over the pictures, by mark.
  constexpr double kMeans[] = {0, 0.179807, 0.073845, 0, 0.156604, 0.437566, 0, 0, 0.017798, 0};
  ASSERT_EQ(kVersion, kScoreVersion);
  const auto trials = CalibrationTrials::Prepare(InventedBrand(), DrawnForeign(1, 24));
  ASSERT_TRUE(trials.ok());
  const auto scores = RunAll(*trials);
  ASSERT_EQ(scores.front().size(), std::size(kMeans));
  for (std::size_t mark = 0; mark < std::size(kMeans); ++mark) {
    double sum = 0;
    SCOPED_TRACE(mark);
    for (const auto& row : scores) sum += row[mark];
    EXPECT_NEAR(sum / static_cast<double>(scores.size()), kMeans[mark], 1e-5);
  }
}

TEST(Calibrate, GivesEveryMarkItsThresholds) {
  const Brand brand = InventedBrand();
  auto foreign = DrawnForeign(1, 3);
  foreign.push_back({"a copy", brand.marks[2].content});
  foreign.push_back({"broken", Bytes{'<', 's', 'v', 'g'}});
  const auto trials = CalibrationTrials::Prepare(brand, foreign);
  ASSERT_TRUE(trials.ok());
  ASSERT_EQ(trials->count(), 10U);
  const auto calibrations = trials->Sum(RunAll(*trials), 0);
  ASSERT_EQ(calibrations.size(), brand.marks.size());
  for (std::size_t i = 0; i < calibrations.size(); ++i) {
    Mark mark = brand.marks[i];
    mark.calibration = calibrations[i];
    EXPECT_EQ(StateOf(mark), CalibrationState::kCurrent);
    EXPECT_EQ(calibrations[i].pictures, 10);
    EXPECT_GE(calibrations[i].review, 0.6);
    EXPECT_GE(calibrations[i].reject, 0.8);
    EXPECT_LT(calibrations[i].review, calibrations[i].reject);
  }
  // Among foreign marks there is one like it: nothing but plain copies are told apart.
  EXPECT_GT(calibrations[2].review, 0.95);
  EXPECT_LT(calibrations[0].review, 0.95);
}

TEST(Calibrate, NeedsAMarkThatCanBeDrawn) {
  const auto none = CalibrationTrials::Prepare(Brand{}, DrawnForeign(1, 1));
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, "mark-none");
  Brand broken;
  broken.marks.push_back({.id = "a", .title = "a", .file = "a.svg", .content = Bytes{'<'}});
  const auto trials = CalibrationTrials::Prepare(broken, DrawnForeign(1, 1));
  ASSERT_FALSE(trials.ok());
  EXPECT_TRUE(trials.error().message.starts_with("a.svg: ")) << trials.error().message;
}

TEST(DrawnForeign, AreDrawingsAndTheSameForASeed) {
  const auto few = DrawnForeign(7, 40), more = DrawnForeign(7, 60);
  for (std::size_t i = 0; i < few.size(); ++i) EXPECT_EQ(few[i].content, more[i].content);
  EXPECT_NE(DrawnForeign(8, 1)[0].content, few[0].content);
  for (const ForeignDrawing& drawing : more) {
    const Picture plain = ForeignPicture(drawing, false), plated = ForeignPicture(drawing, true);
    for (const Picture* const picture : {&plain, &plated}) {
      // Ground and shape: red is not the same everywhere.
      const Bytes& rgba = picture->rgba;
      bool seen = false;
      for (std::size_t i = 0; i < rgba.size() && !seen; i += 4) seen = rgba[i] != rgba[0];
      EXPECT_TRUE(seen) << drawing.name;
    }
  }
}

// With any compiler: what is drawn must not hang on the order in which it evaluates operands.
TEST(DrawnForeign, AreKnownNumbers) {
  std::string all;
  for (const ForeignDrawing& drawing : DrawnForeign(1, 500))
    all.append(drawing.content.begin(), drawing.content.end());
  EXPECT_EQ(Sha256Hex(AsBytes(all)),
            "27bee0aadad4d50259bac9c5a015bd719e4c74eba8ffdd19eb82c2ae742b3f7e");
}

}  // namespace
}  // namespace brandlint
