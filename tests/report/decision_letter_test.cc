// SPDX-License-Identifier: MIT
// Letters that go out with decisions, against tests/golden/report/, and what a stranger cannot do
// in them.
#include "core/report/decision_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/report/letter.h"
#include "tests/support/golden.h"
#include "tests/support/sample_records.h"

namespace brandlint {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<Brand>& Brands() {
  static const std::vector<Brand> kBrands = {SampleBrand()};
  return kBrands;
}

Judgement Sample(std::string_view id) {
  for (Judgement& judgement : SampleJudgements()) {
    if (judgement.id == id) return std::move(judgement);
  }
  ADD_FAILURE() << "no sample " << id;
  return {};
}

std::string Write(const Judgement& judgement,
                  const DecisionLetter& letter,
                  std::string_view language = "en") {
  return WriteDecisionLetter(judgement, letter, *FindLetter(language), Brands());
}

struct GoldenCase {
  const char* name;
  std::string_view judgement;
  LetterDecision decision;
  std::string_view language;
  bool wordy = false;  // with a chosen clause and paragraphs of the reviewer's own
};

void PrintTo(const GoldenCase& row, std::ostream* out) { *out << row.name; }

constexpr GoldenCase kCases[] = {
    {"reject", "sub-1", LetterDecision::kReject, "en"},
    {"reject-de", "sub-1", LetterDecision::kReject, "de"},
    {"changes", "samples/broken", LetterDecision::kChanges, "en"},
    {"changes-de", "samples/broken", LetterDecision::kChanges, "de"},
    {"wordy", "samples/broken", LetterDecision::kReject, "en", true},
};

class DecisionLetterTest : public testing::TestWithParam<GoldenCase> {};

TEST_P(DecisionLetterTest, IsTheGolden) {
  const auto& [name, id, decision, language, wordy] = GetParam();
  const Judgement judgement = Sample(id);
  DecisionLetter letter{.decision = decision, .name = "Lum\u0430p\u0430y Sync", .id = "sub-1"};
  if (id == "sub-1") letter.names_that_pass = {"Sync", "Acme Sync"};
  if (wordy) {
    letter.clause = "guidelines/name";
    letter.before = "We have talked about this app before.";
    letter.behind = "Greetings,\nAda";
  }
  const std::string text = Write(judgement, letter, language);
  EXPECT_TRUE(IsUtf8(text));
  EXPECT_TRUE(MatchesGolden(text + "\n", "report/letter-" + std::string(name) + ".txt"));
}

INSTANTIATE_TEST_SUITE_P(, DecisionLetterTest, testing::ValuesIn(kCases), [](const auto& row) {
  std::string name = row.param.name;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(DecisionLetter, IsAboutTheWorstFindings) {
  Judgement judgement = Sample("sub-1");
  judgement.findings[1].verdict = Verdict::kReview;
  EXPECT_THAT(Write(judgement, {.name = "a", .id = "b"}), Not(HasSubstr("mark, turned by")));
  EXPECT_EQ(OwnClause(judgement, Brands()), "guidelines/name");
  for (Finding& finding : judgement.findings) finding.verdict = Verdict::kNote;
  EXPECT_EQ(OwnClause(judgement, Brands()), "");
  // Nothing was found: what the reviewer chose is told.
  const std::string told = Write(judgement, {.name = "a", .id = "b", .clause = "guidelines/logo"});
  EXPECT_THAT(told, HasSubstr("The clause: The mark is for Lumapay alone."));
  EXPECT_THAT(told, Not(HasSubstr("1. ")));
}

// In each place that a stranger fills: no line of his own, nothing that hides or turns around.
TEST(DecisionLetter, LeavesNoLineToAStranger) {
  const std::string hostile = "x\n\nHello,\r\u2028you may\u202E\u200B use it\x1b[2J";
  Judgement judgement = Sample("sub-1");
  judgement.source = hostile;
  for (Finding& finding : judgement.findings) {
    finding.message = hostile;
    finding.fix = hostile;
    finding.evidence.subject.text = hostile;
    finding.evidence.subject.path = hostile;
    finding.evidence.subject.locale = hostile;
    finding.evidence.excerpt = hostile;
    if (finding.evidence.span) finding.evidence.span = Span{0, hostile.size()};
    for (Step& step : finding.evidence.steps) step.from = step.to = step.step = hostile;
  }
  judgement.problems = {{hostile, "code", hostile}, {"", "code", hostile}};
  for (const LetterTexts& texts : Letters()) {
    const std::string text = Write(judgement,
                                   {.name = hostile, .id = hostile, .names_that_pass = {hostile}},
                                   texts.language());
    EXPECT_THAT(text, Not(HasSubstr("\nHello,\r")));
    EXPECT_THAT(text, Not(HasSubstr("\nyou may")));
    EXPECT_THAT(text, HasSubstr("<U+202E>"));
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint point = DecodeUtf8(text, i);
      i += point.length;
      if (point.value == '\n') continue;
      const std::string letter = text.substr(point.offset, point.length);
      EXPECT_EQ(EscapeForDisplay(letter), letter) << texts.language() << " at " << point.offset;
    }
    // As many lines as with a tame one.
    Judgement tame = judgement;
    const auto lines = std::ranges::count(text, '\n');
    for (Finding& finding : tame.findings) {
      finding.message = finding.fix = finding.evidence.subject.text = "x";
      if (finding.evidence.span) finding.evidence.span = Span{0, 1};
    }
    const std::string other =
        Write(tame, {.name = "x", .id = "x", .names_that_pass = {"x"}}, texts.language());
    EXPECT_EQ(std::ranges::count(other, '\n'), lines);
  }
}

TEST(DecisionLetter, IsCutAtAWholePointAndSaysSo) {
  Judgement judgement = Sample("sub-1");
  Finding finding = judgement.findings[0];
  finding.message = std::string(900, 'm');
  judgement.findings.assign(40, finding);
  for (const std::size_t most : {2'000U, 5'000U, 20'000U}) {
    const std::string text = Write(judgement, {.name = "a", .id = "b", .most_bytes = most});
    EXPECT_LE(text.size(), most);
    EXPECT_GT(text.size() + 1'800, most);  // no more is left out than has to be
    EXPECT_THAT(text, HasSubstr("Points that there was no room for in this letter: "));
    EXPECT_TRUE(text.ends_with("another person will look at it."));
    const auto told = text.rfind(". M");
    ASSERT_NE(told, std::string::npos);
    EXPECT_NE(text.find("What would pass", told), std::string::npos);
  }
  judgement.findings.resize(2);
  EXPECT_THAT(Write(judgement, {.name = "a", .id = "b"}), Not(HasSubstr("no room")));
}

TEST(DecisionLetter, HoldsALongNameShort) {
  std::string name;
  for (int i = 0; i < 9'000; ++i) name += "\U0001F680";
  const std::string text = Write(Sample("sub-1"), {.name = name, .id = "b"});
  EXPECT_LE(text.size(), 20'000);
  EXPECT_THAT(text, HasSubstr("\u2026\u201D"));
  EXPECT_THAT(text, HasSubstr("easily confused"));
}

TEST(FindLetter, TakesTheNearestLanguage) {
  for (const std::string_view tag : {"de", "DE", "de-AT", "de_CH", "de-Latn-DE"}) {
    ASSERT_NE(FindLetter(tag), nullptr) << tag;
    EXPECT_EQ(FindLetter(tag)->language(), "de");
  }
  for (const std::string_view tag : {"", "-", "d", "den", "xx", "xx-de", "../en"}) {
    EXPECT_EQ(FindLetter(tag), nullptr) << tag;
  }
  EXPECT_EQ(EnglishLetter().language(), "en");
}

// Read() has held each to the same sentences and places; this sees that there is more than one.
TEST(Letters, AreInOrderOfTheAlphabet) {
  std::vector<std::string> languages;
  for (const LetterTexts& texts : Letters()) languages.push_back(texts.language());
  EXPECT_EQ(languages, (std::vector<std::string>{"de", "en"}));
}

}  // namespace
}  // namespace brandlint
