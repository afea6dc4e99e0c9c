// SPDX-License-Identifier: MIT
#include "core/text/step_letters.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "core/text/name_matcher.h"

namespace brandlint {
namespace {

struct StepLettersCase {
  const char* name;
  const char* text;
  const char* expected;  // step:letter, "-" where it is not known
};

void PrintTo(const StepLettersCase& row, std::ostream* out) { *out << row.name; }

// Of "Lumapay", letters counted from nought.
constexpr StepLettersCase kCases[] = {
    {"plain", "Lumapay", ""},
    {"confusables", "Lum\u0430p\u0430y", "confusable:3 confusable:5"},
    {"leet", "Lum4p@y", "leet:3 leet:5"},
    {"pair", "Lurnapay", "pair:2"},
    {"styled", "\uFF2Cumapay", "styled:0"},
    // What stands between letters: how many there are before.
    {"invisible", "Lu\u200Bmapay", "invisible:2"},
    {"marks", "Lum\u0301apa\u0301y", "marks:3 marks:6"},
    {"separators", "L.u.mapay", "separator:1 separator:2"},
    {"tag", "Luma<b>pay", "encoded:4"},
    {"reference", "Lu&#109;apay", "encoded:2"},
    {"invisible_and_confusable", "Lu\u200Bm\u0430pay", "invisible:2 confusable:3"},
    // Edits.
    {"missing", "Lumpay", "missing:3"},
    {"added", "Lumaxpay", "added:4"},
    {"replaced", "Lumabay", "replaced:4"},
    {"swapped", "Lumpaay", "swapped:3"},
    // On the screen the first letter is L; what turns them stands outside.
    {"bidi", "\u202Eyap\u0430muL\u202C", "bidi:- confusable:3"},
    // A label that holds more than the name.
    {"longer_than_is_told",
     "L\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
     "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
     "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
     "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301umap\u0430y",
     ""},
};

class LettersOfTest : public testing::TestWithParam<StepLettersCase> {};

TEST_P(LettersOfTest, FindsThemAgain) {
  Brand brand;
  brand.id = "lumapay";
  brand.names = {{.word = "Lumapay"}};
  const auto matcher = NameMatcher::Compile(std::vector{brand}, nullptr);
  ASSERT_TRUE(matcher.ok());
  const std::string text = GetParam().text;
  const auto found = matcher.value().Find(text);
  ASSERT_EQ(found.size(), 1u);
  const NameMatch& match = found[0];
  const std::string excerpt = text.substr(match.span.first, match.span.last - match.span.first);
  const auto letters = LettersOf(excerpt, match.reference, match.steps);
  ASSERT_EQ(letters.size(), match.steps.size());
  std::string told;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    told += (told.empty() ? "" : " ") + match.steps[i].step + ":" +
            (letters[i] ? std::to_string(*letters[i]) : "-");
  }
  if (match.steps.size() < 48) {
    EXPECT_EQ(told, GetParam().expected);
  } else {
    for (const auto& letter : letters) EXPECT_FALSE(letter);
  }
}

INSTANTIATE_TEST_SUITE_P(, LettersOfTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(LettersOf, KnowsNothingOfStepsThatDoNotFit) {
  const std::vector<Step> steps = {{"confusable", "U+0430", "x"}};
  EXPECT_EQ(LettersOf("Lum\u0430pay", "Lumapay", steps)[0], std::nullopt);
  EXPECT_EQ(LettersOf("", "", steps)[0], std::nullopt);
}

}  // namespace
}  // namespace brandlint
