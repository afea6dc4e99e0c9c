// SPDX-License-Identifier: MIT
#include "core/scan/because.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/name_matcher.h"

namespace brandlint {
namespace {

struct BecauseCase {
  const char* name;
  const char* text;
  const char* expected;
};

void PrintTo(const BecauseCase& row, std::ostream* out) { *out << row.name; }

// Of "Lumapay".
constexpr BecauseCase kCases[] = {
    {"plain", "Lumapay Sync", "\"Lumapay\" is the name itself"},
    {"compound", "My LumapayPro", "it stands inside \"LumapayPro\""},
    {"one_more", "Lumapayo", "\"Lumapayo\" has one letter more than \"Lumapay\""},
    {"one_letter",
     "Lum\u0430pay",
     "the fourth letter is U+0430 CYRILLIC SMALL LETTER A, which looks like a"},
    {"the_same_letter_twice",
     "Lum\u0430p\u0430y",
     "the fourth and sixth letters are U+0430 CYRILLIC SMALL LETTER A, which looks like a"},
    {"many_letters",
     "\U0001D40B\U0001D42E\U0001D426\U0001D41A\U0001D429\U0001D41A\U0001D432",
     "the first letter is U+1D40B MATHEMATICAL BOLD CAPITAL L, which looks like l; the second is "
     "U+1D42E MATHEMATICAL BOLD SMALL U, like u; and 5 more"},
    {"accent",
     "Lum\u00E1pay",
     "the fourth letter is U+00E1 LATIN SMALL LETTER A WITH ACUTE, which is a with a mark"},
    {"leet_twice",
     "Lum4p@y",
     "the fourth letter is \"4\", which stands for a; the sixth is \"@\" for a"},
    {"leet", "Lum4pay", "the fourth letter is \"4\", which stands for a"},
    {"pair", "Lurnapay", "the third letter is \"rn\", which looks like m"},
    {"invisible",
     "Lum\u200Bapay",
     "U+200B ZERO WIDTH SPACE, which is not seen, stands after the third letter"},
    {"unassigned",
     "Lum\U0001FAE9"
     "apay",
     "U+1FAE9, which Unicode 15.0 does not know, stands after the third letter"},
    {"combining_mark",
     "Luma\u0301pay",
     "U+0301 COMBINING ACUTE ACCENT stands on the fourth letter"},
    {"spaced", "L u m a p a y", "spaces stand between its letters"},
    {"one_separator", "Luma.pay", "\".\" stands after the fourth letter"},
    {"bidi",
     "\u202EyapamuL\u202C",
     "control characters turn the order of its letters on the screen"},
    {"reference",
     "Lu&#109;apay",
     "the third letter is written as \"&#109;\", which stands for \"m\""},
    {"tag", "Luma<b>pay", "\"<b>\", which is not seen, stands after the fourth letter"},
    {"punycode",
     "xn--lumpay-5nf",
     "\"xn--lumpay-5nf\" stands for \"lum\u0430pay\"; the fourth letter is U+0430 CYRILLIC SMALL "
     "LETTER A, which looks like a"},
    // Edits.
    {"missing", "Lumpay", "the fourth letter, a, is missing"},
    {"added", "Lumaxpay", "one letter too many, \"x\", stands after the fourth letter"},
    {"replaced", "Lumabay", "the fifth letter is \"b\" where p belongs"},
    {"swapped", "Lumpaay", "the fourth and fifth letters are swapped: \"pa\" for \"ap\""},
    // Other forms.
    {"other_script",
     "\u043B\u0443\u043C\u0430\u043F\u0435\u0439",
     "\"\u043B\u0443\u043C\u0430\u043F\u0435\u0439\" is \"Lumapay\" in another script"},
    {"other_spelling", "Lumapei", "\"Lumapei\" is another spelling of \"Lumapay\""},
    // What is quoted stays short and cannot steer a terminal.
    {"long_compound",
     "LumapayForEverybodyWhoHasALongName",
     "it stands inside \"LumapayForEverybodyWhoHa...\""},
};

Evidence EvidenceOf(const std::string& text) {
  Brand brand;
  brand.id = "lumapay";
  brand.names = {{.word = "Lumapay"}};
  brand.names[0].transliterations = {{"\u043B\u0443\u043C\u0430\u043F\u0435\u0439", "ru"},
                                     {"lumapei", "de"}};
  const auto matcher = NameMatcher::Compile(std::vector{brand}, nullptr);
  const auto found = matcher.value().Find(text);
  Evidence evidence;
  if (found.size() != 1) return evidence;
  evidence.reference = found[0].reference;
  evidence.kind = found[0].kind;
  evidence.subject = {SubjectType::kName, "", text, ""};
  evidence.span = found[0].span;
  evidence.excerpt = text.substr(found[0].span.first, found[0].span.last - found[0].span.first);
  evidence.steps = found[0].steps;
  return evidence;
}

class BecauseTest : public testing::TestWithParam<BecauseCase> {};

TEST_P(BecauseTest, SaysIt) {
  EXPECT_EQ(Because(EvidenceOf(GetParam().text)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, BecauseTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(Because, CountsOnPastTheTwelfthLetter) {
  Evidence evidence;
  evidence.kind = "confusable";
  evidence.reference = "abcdefghijklmnopqrstuvw";
  evidence.excerpt = "abcdefghijkl\u043Cnopqrst\u057Dvw";
  evidence.steps = {{"confusable", "U+043C", "m"}, {"confusable", "U+057D", "u"}};
  const std::string text = Because(evidence);
  EXPECT_NE(text.find("the 13th letter is U+043C"), text.npos) << text;
  EXPECT_NE(text.find("the 21st is U+057D"), text.npos) << text;
}

TEST(Because, IsAQuestionMarkForAMark) {
  Evidence evidence;
  evidence.kind = "altered";
  EXPECT_EQ(Because(evidence), "?");
}

// Steps come from stored observations too: whatever they hold, it is one short line.
TEST(Because, StaysShortOnHostileSteps) {
  Evidence evidence;
  evidence.kind = "encoded";
  evidence.reference = "Lumapay";
  evidence.excerpt = std::string(100'000, 'x') + "\n";
  evidence.steps = {{"encoded", evidence.excerpt, evidence.excerpt},
                    {"confusable", "U+FFFFFFFFFF", "a\n"},
                    {"\x1b[2J", "\n", "\n"}};
  const std::string text = Because(evidence);
  EXPECT_LT(CountCodePoints(text), 300u) << text;
  EXPECT_EQ(text.find_first_of("\n\x1b"), text.npos) << text;
}

}  // namespace
}  // namespace brandlint
