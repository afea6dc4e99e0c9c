// SPDX-License-Identifier: MIT
// The recall of the logo detector by kind of alteration, and its false alarms, under the built-in
// policy: for the pack's mark and for ten invented ones of other kinds. Pictures and kinds are
// those of `pack check --curves` (core/trials). The floors record what was reached; a change that
// falls below one has to say why. Lines that begin with "other-marks" are what run.py puts into
// docs/accuracy.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "core/io/load_pack.h"
#include "core/trials/invented_marks.h"
#include "core/trials/mark_trials.h"

namespace brandlint {
namespace {

constexpr std::uint32_t kSeed = 20261124;  // fixed: a failure must be repeatable
constexpr int kRounds = 10;                // pictures a mark and kind

// A mark, and what the trials hold it against: the invented marks that it is not.
struct Tried {
  std::string name;
  MarkTrials trials;
};

Tried TriedWith(std::string name, const Brand& brand) {
  std::vector<ForeignDrawing> foreign = InventedForeign();
  std::erase_if(foreign, [&](const ForeignDrawing& drawing) { return drawing.name == name; });
  const Result<Policy> policy = LoadPolicy(DefaultPolicy(SubmissionForm::kLoose), Limits{});
  CHECK(policy.ok());
  Result<MarkTrials> trials = MarkTrials::Prepare(
      {&brand, 1}, *policy, foreign, {.seed = kSeed, .rounds = kRounds, .as_of = {2026, 11, 24}});
  CHECK(trials.ok());
  return {std::move(name), std::move(trials).value()};
}

// The first pack's mark, then the invented ones.
const std::vector<Tried>& All() {
  static const std::vector<Tried> all = [] {
    std::vector<Tried> list;
    const Result<Brand> pack = LoadBrand(BuiltInBrands().front(), Limits{});
    CHECK(pack.ok());
    list.push_back(TriedWith("pack", *pack));
    for (const ForeignDrawing& drawing : InventedForeign()) {
      Brand brand;
      brand.id = drawing.name;
      brand.title = drawing.name;
      brand.marks = {{.id = "mark",
                      .title = drawing.name,
                      .role = MarkRole::kMark,
                      .file = "mark.svg",
                      .content = drawing.content}};
      list.push_back(TriedWith(drawing.name, brand));
    }
    return list;
  }();
  return all;
}

struct Floor {
  const char* kind;
  double pack;    // recall of the pack's mark
  double others;  // of the invented ones together
};

constexpr Floor kFloors[] = {
    {"exact", 1.0, 1.0},    {"recoloured", 1.0, 1.0}, {"inverted", 1.0, 1.0},
    {"glyph", 1.0, 1.0},    {"outline", 1.0, 0.9},    {"rotated", 1.0, 1.0},
    {"mirrored", 1.0, 1.0}, {"badge", 1.0, 1.0},      {"lockup", 1.0, 1.0},
    {"tiny", 1.0, 1.0},     {"stretched", 1.0, 1.0},  {"warped", 1.0, 0.98},
    {"cropped", 1.0, 0.93}, {"covered", 0.9, 0.8},    {"compressed", 1.0, 1.0},
    {"blurred", 1.0, 1.0},  {"shadow", 1.0, 0.97},    {"busy_ground", 1.0, 0.98},
    {"faint", 1.0, 0.98},   {"mixed", 1.0, 0.98},
};

TEST(Alterations, HaveAFloorEach) {
  ASSERT_EQ(std::size(kFloors), Alterations().size());
  for (std::size_t i = 0; i < std::size(kFloors); ++i)
    EXPECT_EQ(kFloors[i].kind, Alterations()[i].id);
}

class AlterationTest : public testing::TestWithParam<std::size_t> {};

TEST_P(AlterationTest, IsRecalled) {
  const Floor& floor = kFloors[GetParam()];
  int others = 0, pack = 0;
  std::string missed;
  for (const Tried& tried : All()) {
    const bool is_pack = &tried == &All().front();
    int found = 0;
    for (int round = 0; round < kRounds; ++round) {
      const std::size_t index = tried.trials.IndexOf(0, GetParam(), round);
      found += tried.trials.Run(index).front().verdict != SubmissionVerdict::kPass ? 1 : 0;
    }
    (is_pack ? pack : others) += found;
    if (found < kRounds) missed += " " + tried.name + ":" + std::to_string(kRounds - found);
    if (!is_pack)
      std::printf("other-marks\trecall\t%s\t%s\t%.3f\n",
                  tried.name.c_str(),
                  floor.kind,
                  static_cast<double>(found) / kRounds);
  }
  std::printf("other-marks\tfloor\t%s\t%.3f\n", floor.kind, floor.others);
  const double other_pictures = static_cast<double>(kRounds * (All().size() - 1));
  EXPECT_GE(static_cast<double>(pack) / kRounds, floor.pack) << "missed:" << missed;
  EXPECT_GE(others / other_pictures, floor.others) << "missed:" << missed;
}

INSTANTIATE_TEST_SUITE_P(,
                         AlterationTest,
                         testing::Range(std::size_t{0}, std::size(kFloors)),
                         [](const auto& row) { return std::string(kFloors[row.param].kind); });

// Most false alarms among some hundred pictures. A silhouette of one part is what the detector is
// worst at: that is what "few-parts" warns of.
struct Ceiling {
  const char* mark;
  int flagged, rejected;
};

constexpr Ceiling kCeilings[] = {
    {"pack", 2, 0},
    {"rays", 1, 0},
    {"bitten_disc", 3, 0},
    {"letter", 1, 0},
    {"rings", 1, 0},
    {"hexagon", 6, 0},
    {"bird", 12, 0},
    {"chevrons", 1, 0},
    {"dots", 1, 0},
    {"crescent", 1, 0},
    {"shield", 3, 0},
};
static_assert(std::size(kCeilings) == std::size(kInventedMarks) + 1);

class WithoutTest : public testing::TestWithParam<std::size_t> {};

// Other marks, and drawings made of bars, bows, rings and letters, which marks are made of too.
TEST_P(WithoutTest, IsSeldomFlagged) {
  const Ceiling& ceiling = kCeilings[GetParam()];
  const Tried& tried = All()[GetParam()];
  ASSERT_EQ(tried.name, ceiling.mark);
  int flagged = 0, rejected = 0;
  const MarkTrials& trials = tried.trials;
  for (std::size_t i = trials.altered_count(); i < trials.count(); ++i) {
    const SubmissionVerdict verdict = trials.Run(i).front().verdict;
    flagged += verdict != SubmissionVerdict::kPass ? 1 : 0;
    rejected += verdict == SubmissionVerdict::kReject ? 1 : 0;
  }
  if (GetParam() > 0) {
    std::printf("other-marks\talarms\t%s\t%d\t%d\t%zu\n",
                tried.name.c_str(),
                flagged,
                rejected,
                trials.foreign_count());
  }
  EXPECT_LE(flagged, ceiling.flagged);
  EXPECT_LE(rejected, ceiling.rejected);
}

INSTANTIATE_TEST_SUITE_P(,
                         WithoutTest,
                         testing::Range(std::size_t{0}, std::size(kCeilings)),
                         [](const auto& row) { return std::string(kCeilings[row.param].mark); });

}  // namespace
}  // namespace brandlint
