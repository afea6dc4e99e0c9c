// SPDX-License-Identifier: MIT
// Recall by class on generated imitations of six house marks, and false alarms on generated titles,
// held to floors that were recorded when they were last reached. A change that lowers a floor says
// so in CHANGELOG.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "core/text/name_matcher.h"
#include "tests/accuracy/names/imitate.h"

namespace brandlint {
namespace {

constexpr int kRowsPerClass = 300;
constexpr int kCleanTitles = 20'000;
constexpr double kReview = 0.75, kReject = 0.90;  // as the shipped policies act

constexpr std::array<std::string_view, 6> kMarks = {
    "Intercom", "Zendesk", "Shopify", "HubSpot", "Atlassian", "Lumapay"};

NameMatcher MatcherFor(std::string_view word) {
  Brand brand;
  brand.id = "brand";
  brand.names.resize(1);
  brand.names[0].word = word;
  Result<NameMatcher> matcher = NameMatcher::Compile(std::vector{brand});
  CHECK(matcher.ok());
  return std::move(matcher).value();
}

double BestScore(const NameMatcher& matcher, std::string_view text) {
  double best = 0;
  for (const NameMatch& match : matcher.Find(text)) best = std::max(best, match.score);
  return best;
}

// Least share of a class that must be flagged, over all marks; `rejected` likewise.
struct Floor {
  double flagged, rejected;
};
const std::map<std::string_view, Floor> kFloors = {
    {"plain", {1.00, 1.00}},
    {"compound", {1.00, 1.00}},
    {"separated", {1.00, 1.00}},
    {"confusable", {1.00, 1.00}},
    {"styled", {1.00, 1.00}},
    {"marks", {1.00, 1.00}},
    {"invisible", {1.00, 1.00}},
    {"bidi", {1.00, 1.00}},
    {"encoded", {1.00, 1.00}},
    {"leet", {1.00, 1.00}},
    {"one_edit", {0.995, 0}},
    {"by_ear", {0.995, 0}},
};

class NamesAccuracyTest : public testing::TestWithParam<ImitationClass> {};

TEST_P(NamesAccuracyTest, RecallStaysAboveItsFloor) {
  const ImitationClass& imitation_class = GetParam();
  int rows = 0, flagged = 0, rejected = 0;
  std::string missed;
  for (const std::string_view mark : kMarks) {
    const NameMatcher matcher = MatcherFor(mark);
    std::mt19937 random(20261124);
    for (int i = 0; i < kRowsPerClass; ++i) {
      const std::string title = InTitle(imitation_class.imitate(mark, random), random);
      const double score = BestScore(matcher, title);
      ++rows;
      flagged += score >= kReview;
      rejected += score >= kReject;
      if (score < kReview && missed.size() < 400) missed += "\n  " + title;
    }
  }
  const Floor floor = kFloors.at(imitation_class.name);
  const double recall = static_cast<double>(flagged) / rows;
  const double sure = static_cast<double>(rejected) / rows;
  std::printf("%-12s flagged %.4f, rejected %.4f of %d\n",
              std::string(imitation_class.name).c_str(),
              recall,
              sure,
              rows);
  EXPECT_GE(recall, floor.flagged) << missed;
  EXPECT_GE(sure, floor.rejected);
}

INSTANTIATE_TEST_SUITE_P(,
                         NamesAccuracyTest,
                         testing::ValuesIn(ImitationClasses().begin(), ImitationClasses().end()),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(NamesAccuracy, CleanTitlesPass) {
  // Of 120,000 judgements: 20,000 titles for six marks.
  constexpr int kMostFlagged = 1;
  int flagged = 0, rejected = 0;
  std::string accused;
  for (const std::string_view mark : kMarks) {
    const NameMatcher matcher = MatcherFor(mark);
    std::mt19937 random(20261124);
    for (int i = 0; i < kCleanTitles; ++i) {
      const std::string title = CleanTitle(random);
      const double score = BestScore(matcher, title);
      flagged += score >= kReview;
      rejected += score >= kReject;
      if (score >= kReview && accused.size() < 400) {
        accused += "\n  " + title + " (" + std::string(mark) + ")";
      }
    }
  }
  std::printf("clean        flagged %d, rejected %d of %d\n",
              flagged,
              rejected,
              kCleanTitles * static_cast<int>(kMarks.size()));
  EXPECT_LE(flagged, kMostFlagged) << accused;
  EXPECT_EQ(rejected, 0) << accused;
}

}  // namespace
}  // namespace brandlint
