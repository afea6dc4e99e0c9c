// SPDX-License-Identifier: MIT
#include "core/report/display_width.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string_view>

namespace brandlint {
namespace {

using std::literals::operator""sv;

struct WidthCase {
  const char* name;
  std::string_view text;
  int expected;
};

void PrintTo(const WidthCase& row, std::ostream* out) { *out << row.name; }

// From EastAsianWidth.txt and UnicodeData.txt, looked up by hand.
constexpr WidthCase kCases[] = {
    {"empty", "", 0},
    {"ascii", "Lumapay", 7},
    {"latin_letter_with_mark_of_its_own", "\u00E9", 1},
    {"combining_mark", "e\u0301", 1},
    {"mark_on_nothing", "\u0301", 0},
    {"cyrillic", "\u0430\u0431", 2},
    {"cjk", "\u5E33\u7C3F", 4},
    {"katakana", "\u30A4", 2},
    {"halfwidth_katakana", "\uFF72", 1},
    {"fullwidth_latin", "\uFF2C\uFF55", 4},
    {"hangul_syllable", "\uC778", 2},
    {"hangul_letters_that_join", "\u110B\u1175\u11AB", 2},
    {"emoji", "\U0001F680", 2},
    {"mathematical_letter", "\U0001D408", 1},
    {"ideograph_of_plane_2", "\U00020000", 2},
    {"devanagari_vowel_sign_above", "\u0915\u0947", 1},
    // Edges of the tables.
    {"first_of_the_marks", "\u0300", 0},
    {"right_before_the_marks", "\u02FF", 1},
    {"right_after_the_fullwidth_forms", "\uFF61", 1},
    // Not UTF-8: one column for each byte, as the replacement character.
    {"stray_bytes", "\xFF\xC3", 2},
};

// From DerivedBidiClass.txt.
TEST(IsRightToLeft, KnowsTheBlocks) {
  for (const char32_t value : U"\u0590\u05D0\u0627\u08FF\uFB1D\uFDFF\uFEFC\U00010FFF\U0001EE00"sv)
    EXPECT_TRUE(IsRightToLeft(value)) << static_cast<unsigned>(value);
  for (const char32_t value : U"A\u058F\u0900\u200E\uFB1C\uFE00\uFF21\U00011000\U0001F000"sv)
    EXPECT_FALSE(IsRightToLeft(value)) << static_cast<unsigned>(value);
}

class DisplayWidthTest : public testing::TestWithParam<WidthCase> {};

TEST_P(DisplayWidthTest, CountsColumns) {
  EXPECT_EQ(DisplayWidth(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, DisplayWidthTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
