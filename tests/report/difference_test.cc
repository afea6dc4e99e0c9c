// SPDX-License-Identifier: MIT
#include "core/report/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/golden.h"
#include "tests/support/sample_records.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

// The sample with one change of each kind.
std::vector<Judgement> Newer() {
  std::vector<Judgement> all = SampleJudgements();
  all[0].findings[1].verdict = Verdict::kReview;  // another verdict
  all[0].findings[0].message = "worded anew";     // no change
  all[1].problems.clear();                        // repaired
  all[1].complete = true;
  all[3].findings = {SampleJudgements()[0].findings[0]};  // appeared
  all[3].verdict = SubmissionVerdict::kReject;
  all[4].problems = {{"", "json-syntax", "\x1b[2J"}};  // no more examined in full
  all[4].complete = false;
  all[4].verdict = SubmissionVerdict::kReview;
  all[5].findings[0].evidence.subject.path = "moved.png";  // no change
  all.erase(all.begin() + 2);                              // gone
  all.emplace_back().id = "sub-7";                         // new
  return all;
}

TEST(Compare, TellsEachKindOfChange) {
  const auto changes = Compare(SampleJudgements(), Newer());
  EXPECT_TRUE(MatchesGolden(DifferenceText(changes), "report/difference.txt"));
  EXPECT_TRUE(MatchesGolden(DifferenceJson(SampleHeader(), SampleHeader(), changes),
                            "report/difference.json"));
  EXPECT_EQ(WorstOfNew(changes), Verdict::kReject);
}

TEST(Compare, FindsNothingInTheSame) {
  EXPECT_TRUE(Compare(SampleJudgements(), SampleJudgements()).empty());
  EXPECT_EQ(DifferenceText({}), "nothing changed\n");
  EXPECT_EQ(WorstOfNew({}), std::nullopt);
}

TEST(Compare, DoesNotCountWhatBecameBetter) {
  std::vector<Judgement> better = SampleJudgements();
  better[0].findings[0].verdict = Verdict::kReview;
  better[5].findings.clear();
  EXPECT_EQ(WorstOfNew(Compare(SampleJudgements(), better)), std::nullopt);
  EXPECT_EQ(WorstOfNew(Compare(better, SampleJudgements())), Verdict::kReject);
}

TEST(Compare, TakesRepeatedIdsInTheirOrder) {
  std::vector<Judgement> twice = {SampleJudgements()[3], SampleJudgements()[3]};
  twice[1].verdict = SubmissionVerdict::kReview;
  EXPECT_TRUE(Compare(twice, twice).empty());
  const auto changes = Compare({twice.data(), 1}, twice);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].before, std::nullopt);
  EXPECT_EQ(changes[0].after, SubmissionVerdict::kReview);
}

TEST(DifferenceText, LetsNothingOfAStrangerSteerTheTerminal) {
  const std::string text = DifferenceText(Compare(SampleJudgements(), Newer()));
  EXPECT_THAT(text, HasSubstr("<U+001B>[2J"));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace brandlint
