// SPDX-License-Identifier: MIT
#include "core/trials/mark_trials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/codec/mark_curves.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

Bytes BytesOf(std::string_view text) {
  const ByteView view = AsBytes(text);
  return {view.begin(), view.end()};
}

// The shield and the rays: two marks of one pack.
Brand Lumapay() {
  Brand brand;
  brand.id = "lumapay";
  brand.title = "Lumapay";
  for (const std::size_t i : {9U, 0U}) {
    const InventedMark& mark = kInventedMarks[i];
    brand.marks.push_back({.id = mark.name,
                           .title = mark.name,
                           .role = MarkRole::kMark,
                           .file = "mark.svg",
                           .content = BytesOf(mark.svg)});
  }
  return brand;
}

Policy TwoRules() {
  Policy policy;
  policy.id = "p";
  policy.version = "3";
  const auto add = [&](Verdict verdict, double score) {
    Rule& rule = policy.rules.emplace_back();
    rule.id = VerdictName(verdict);
    rule.subjects = {SubjectType::kIcon};
    rule.evidence = EvidenceCondition{.detectors = {"logo"}, .min_score = score};
    rule.verdict = verdict;
  };
  add(Verdict::kReject, 0.8);
  add(Verdict::kReview, 0.6);
  return policy;
}

// A plain copy of the pack's own mark, so that there is a false alarm to be counted; and a file
// that is no picture.
const std::vector<ForeignDrawing>& Foreign() {
  static const std::vector<ForeignDrawing> foreign = {{"copy", BytesOf(kInventedMarks[0].svg)},
                                                      {"broken", BytesOf("<svg")}};
  return foreign;
}

struct Ran {
  PackCurves curves;
  std::vector<std::vector<MarkTrials::Outcome>> outcomes;
};

Ran RunAll(const Policy& policy, bool backwards) {
  const Brand brand = Lumapay();
  const auto trials = MarkTrials::Prepare(
      {&brand, 1}, policy, Foreign(), {.seed = 1, .rounds = 1, .as_of = {2026, 11, 24}});
  CHECK(trials.ok());
  Ran ran;
  ran.outcomes.resize(trials->count());
  for (std::size_t i = 0; i < trials->count(); ++i) {
    const std::size_t index = backwards ? trials->count() - 1 - i : i;
    ran.outcomes[index] = trials->Run(index);
  }
  ran.curves = trials->Sum(ran.outcomes);
  return ran;
}

const Ran& WithTwoRules() {
  static const Ran ran = RunAll(TwoRules(), false);
  return ran;
}

std::string Written(const PackCurves& curves) {
  std::string text;
  WriteCurves(curves, text);
  return text;
}

TEST(MarkTrials, CountWhatIsFoundAndRejectedOfEachMark) {
  const Ran& ran = WithTwoRules();
  const PackCurves& curves = ran.curves;
  EXPECT_EQ(curves.policy, "p");
  EXPECT_EQ(curves.review_score, 0.6);
  EXPECT_EQ(curves.reject_score, 0.8);
  EXPECT_EQ(curves.foreign_pictures, 4 + kPlainDrawings);
  ASSERT_EQ(curves.marks.size(), 2U);
  EXPECT_EQ(curves.marks[1].mark, "rays");
  for (const MarkCurves& mark : curves.marks) {
    ASSERT_EQ(mark.kinds.size(), Alterations().size());
    EXPECT_EQ(mark.kinds[0].id, "exact");
    EXPECT_EQ(mark.kinds[0].found, 1) << mark.mark;
    EXPECT_EQ(mark.kinds[0].rejected, 1) << mark.mark;
    int found = 0;
    for (const MarkCurves::Kind& kind : mark.kinds) {
      EXPECT_EQ(kind.pictures, 1);
      EXPECT_LE(kind.rejected, kind.found);
      found += kind.found;
    }
    // The same counted by score: the rules ask for nothing but a score.
    for (const auto& threshold : mark.thresholds) {
      if (threshold.score != 0.6) continue;
      EXPECT_EQ(threshold.found, found);
    }
  }
}

TEST(MarkTrials, NameTheNearestForeignMarks) {
  const Ran& ran = WithTwoRules();
  const MarkCurves& rays = ran.curves.marks[1];
  ASSERT_GE(rays.nearest.size(), 2U);
  EXPECT_THAT((std::vector{rays.nearest[0].name, rays.nearest[1].name}),
              testing::UnorderedElementsAre("copy", "copy, on a plate"));
  EXPECT_EQ(rays.nearest[0].verdict, "reject");
  EXPECT_GE(rays.foreign_rejected, 2);
  EXPECT_EQ(ran.curves.marks[0].foreign_rejected, 0);  // it is no shield
}

TEST(MarkTrials, FollowThePolicy) {
  Policy none = TwoRules();
  none.rules.clear();
  const Ran ran = RunAll(none, false);
  EXPECT_EQ(ran.curves.review_score, 0);
  for (const MarkCurves::Kind& kind : ran.curves.marks[0].kinds) EXPECT_EQ(kind.found, 0);
  EXPECT_GT(ran.curves.marks[0].thresholds.front().found, 0);
}

TEST(MarkTrials, DoNotDependOnTheOrder) {
  EXPECT_EQ(Written(WithTwoRules().curves), Written(RunAll(TwoRules(), true).curves));
}

TEST(MarkTrials, NeedAMark) {
  Brand brand = Lumapay();
  brand.marks.clear();
  const auto trials = MarkTrials::Prepare({&brand, 1}, TwoRules(), {}, {});
  ASSERT_FALSE(trials.ok());
  EXPECT_EQ(trials.error().code, "mark-none");
}

}  // namespace
}  // namespace brandlint
