// SPDX-License-Identifier: MIT
#include "core/text/code_points.h"

#include <gtest/gtest.h>

#include <iostream>
#include <ostream>
#include <string>

#include "core/base/utf8.h"
#include "tests/reference/letters_from_icu.h"
#include "tests/reference/unicode_from_icu.h"

namespace brandlint {
namespace {

constexpr auto kLetter = GlyphKind::kLetter;
constexpr auto kDigit = GlyphKind::kDigit;
constexpr auto kMark = GlyphKind::kMark;
constexpr auto kIgnorable = GlyphKind::kIgnorable;
constexpr auto kSeparator = GlyphKind::kSeparator;

struct InfoCase {
  const char* name;
  char32_t value;
  GlyphKind kind;
  std::string_view flags = "";  // upper, lower, unspaced
  bool known = true;
};

void PrintTo(const InfoCase& row, std::ostream* out) { *out << row.name; }

// UnicodeData.txt (general category in field 2, case in 12 and 13), DerivedCoreProperties.txt and
// Scripts.txt of Unicode 15.0.
constexpr InfoCase kInfoCases[] = {
    // ASCII.
    {"nul", U'\0', kIgnorable},
    {"tab", U'\t', kSeparator},
    {"space", U' ', kSeparator},
    {"small_a", U'a', kLetter, "lower"},
    {"capital_z", U'Z', kLetter, "upper"},
    {"digit", U'7', kDigit},
    {"delete", 0x7F, kIgnorable},
    // Categories.
    {"no_break_space", 0xA0, kSeparator},            // Zs
    {"sharp_s_has_no_simple_upper", 0xDF, kLetter},  // Ll
    {"y_with_diaeresis", 0xFF, kLetter, "lower"},
    {"a_pair_of_neighbours_capital", 0x100, kLetter, "upper"},
    {"a_pair_of_neighbours_small", 0x101, kLetter, "lower"},
    {"title_case_is_between", 0x1C5, kLetter, "upper lower"},  // Lt
    {"modifier_letter", 0x2B0, kLetter},                       // Lm
    {"acute", 0x301, kMark},                                   // Mn
    {"enclosing_circle", 0x20DD, kMark},                       // Me
    {"vowel_sign", 0x93E, kMark},                              // Mc
    {"arabic_digit", 0x663, kDigit},                           // Nd
    {"superscript_two_is_no_digit", 0xB2, kSeparator},         // No
    {"roman_numeral", 0x2160, kLetter, "upper"},               // Nl
    {"circled_letter", 0x24D0, kSeparator, "lower"},           // So
    {"emoji", 0x1F600, kSeparator},                            // So
    {"private_use", 0xE000, kSeparator},                       // Co
    // Nothing is seen.
    {"soft_hyphen", 0xAD, kIgnorable},
    {"zero_width_joiner", 0x200D, kIgnorable},
    {"variation_selector_is_a_mark_by_category", 0xFE0F, kIgnorable},
    {"hangul_filler_is_a_letter_by_category", 0x3164, kIgnorable, "unspaced"},
    {"braille_blank_is_a_symbol_by_category", 0x2800, kIgnorable},
    {"object_replacement_is_a_symbol_by_category", 0xFFFC, kIgnorable},
    {"tag", 0xE0061, kIgnorable},
    {"ignorable_for_good_though_not_assigned", 0xE0FFF, kIgnorable},
    {"noncharacter", 0xFDD0, kIgnorable},
    // Scripts without spaces between words.
    {"han", 0x4E2D, kLetter, "unspaced"},
    {"last_of_extension_h", 0x323AF, kLetter, "unspaced"},  // new in 15.0
    {"katakana", 0x30A4, kLetter, "unspaced"},
    {"hangul", 0xAC00, kLetter, "unspaced"},
    {"hangul_jamo", 0x1100, kLetter, "unspaced"},
    {"thai", 0xE01, kLetter, "unspaced"},
    {"devanagari", 0x915, kLetter},
    // Not assigned in 15.0.
    {"after_the_last_of_extension_h", 0x323B0, kIgnorable, "", false},
    {"ideographic_description_of_15_1", 0x2FFC, kIgnorable, "", false},
    {"face_with_bags_under_eyes_of_16", 0x1FAE9, kIgnorable, "", false},
    {"garay_capital_of_16", 0x10D50, kIgnorable, "", false},
    {"past_the_last", 0x110000, kIgnorable, "", false},
    {"far_past_the_last", 0xFFFFFFFF, kIgnorable, "", false},
};

class InfoOfTest : public testing::TestWithParam<InfoCase> {};

std::string FlagsOf(bool upper, bool lower, bool unspaced) {
  std::string flags;
  if (upper) flags += " upper";
  if (lower) flags += " lower";
  if (unspaced) flags += " unspaced";
  return flags.empty() ? flags : flags.substr(1);
}

TEST_P(InfoOfTest, Says) {
  const CodePointInfo info = InfoOf(GetParam().value);
  EXPECT_EQ(info.kind(), GetParam().kind);
  EXPECT_EQ(FlagsOf(info.upper(), info.lower(), info.unspaced()), GetParam().flags);
  EXPECT_EQ(info.known(), GetParam().known);
}

INSTANTIATE_TEST_SUITE_P(, InfoOfTest, testing::ValuesIn(kInfoCases), [](const auto& row) {
  return row.param.name;
});

struct FoldCase {
  const char* name;
  char32_t value;
  std::u32string_view fold;
  char32_t lower;
};

void PrintTo(const FoldCase& row, std::ostream* out) { *out << row.name; }

// UnicodeData.txt (decomposition in field 5, combining class in 3), CaseFolding.txt; Hangul by the
// Unicode Standard 15.0, section 3.12.
constexpr FoldCase kFoldCases[] = {
    {"ascii_small", U'a', U"a", U'a'},
    {"ascii_capital", U'Q', U"q", U'q'},
    {"digit", U'0', U"0", U'0'},
    {"accent_goes", U'\u00C9', U"e", U'\u00E9'},
    {"two_accents_go", U'\u1EA4', U"a", U'\u1EA5'},
    {"sharp_s", U'\u00DF', U"ss", U'\u00DF'},
    {"ligature", U'\uFB03', U"ffi", U'\uFB03'},
    {"full_width", U'\uFF21', U"a", U'\uFF41'},
    {"mathematical", U'\U0001D400', U"a", U'\U0001D400'},
    {"cyrillic_short_i", U'\u0419', U"\u0438", U'\u0439'},
    {"final_sigma", U'\u03C2', U"\u03C3", U'\u03C2'},
    {"cherokee_folds_to_capitals", U'\uAB70', U"\u13A0", U'\uAB70'},
    {"cherokee_lower_case", U'\u13A0', U"\u13A0", U'\uAB70'},
    {"dotted_capital_i", U'\u0130', U"i", U'i'},
    {"lower_case_far_away", U'\u2C62', U"\u026B", U'\u026B'},
    {"mark_of_a_class_goes", U'\u0301', U"", U'\u0301'},
    {"vowel_sign_of_class_0_stays", U'\u093E', U"\u093E", U'\u093E'},
    {"soft_hyphen_goes", U'\u00AD', U"", U'\u00AD'},
    {"half_width_kana", U'\uFF76', U"\u30AB", U'\uFF76'},
    {"voiced_kana_loses_its_mark", U'\u30AC', U"\u30AB", U'\u30AC'},
    {"compatibility_ideograph", U'\uF900', U"\u8C48", U'\uF900'},
    {"longest_of_all",
     U'\uFDFA',
     U"\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 "
     U"\u0639\u0644\u064A\u0647 \u0648\u0633\u0644\u0645",
     U'\uFDFA'},
    {"hangul_of_two", U'\uAC00', U"\u1100\u1161", U'\uAC00'},
    {"hangul_of_three", U'\uD55C', U"\u1112\u1161\u11AB", U'\uD55C'},
    {"hangul_last", U'\uD7A3', U"\u1112\u1175\u11C2", U'\uD7A3'},
    {"after_the_last_hangul", char32_t{0xD7A4}, U"\xD7A4", char32_t{0xD7A4}},
    {"not_assigned", char32_t{0x10D50}, U"\U00010D50", char32_t{0x10D50}},
    {"past_the_last", char32_t{0x110000}, U"\x110000", char32_t{0x110000}},
};

class FoldTest : public testing::TestWithParam<FoldCase> {};

TEST_P(FoldTest, Folds) {
  std::array<char32_t, 3> jamo;
  EXPECT_EQ(FoldOf(GetParam().value, jamo), GetParam().fold);
  EXPECT_EQ(LowerOf(GetParam().value), GetParam().lower);
}

INSTANTIATE_TEST_SUITE_P(, FoldTest, testing::ValuesIn(kFoldCases), [](const auto& row) {
  return row.param.name;
});

std::string DifferenceFromIcu(char32_t value) {
  const ReferenceCodePoint host = CodePointFromIcu(value);
  const CodePointInfo info = InfoOf(value);
  std::array<char32_t, 3> jamo;
  const std::u32string_view fold = FoldOf(value, jamo);
  std::string difference;
  if (info.known() != host.known) difference += " known";
  if (info.kind() != host.kind) difference += " kind";
  if (info.upper() != host.upper) difference += " upper";
  if (info.lower() != host.lower) difference += " lower";
  if (info.unspaced() != host.unspaced) difference += " unspaced";
  if (LowerOf(value) != host.lower_case) difference += " lower-case";
  if (fold != host.fold) difference += " fold";
  return difference;
}

// The files, what is made of them at build time and the look-ups, against the host's ICU. Where
// that is of a later Unicode it has the last word on nothing: what it says otherwise is printed, so
// that people see the tables age.
TEST(CodePoints, AreWhatTheHostsIcuSays) {
  const std::string host = IcuUnicodeVersion();
  int later = 0, different = 0;
  std::string examples;
  for (char32_t value = 0; value < 0x110000; ++value) {
    later += IsLaterThanPinned(value);
    const std::string difference = DifferenceFromIcu(value);
    if (difference.empty()) continue;
    if (++different <= 20) examples += CodePointName(value) + ":" + difference + "\n";
  }
  if (host != kUnicodeVersion) {
    std::cout << "data/unicode is of Unicode " << kUnicodeVersion << ", the host's ICU of " << host
              << ": " << later << " code points were assigned since, " << different
              << " of the others changed\n"
              << examples;
    return;
  }
  EXPECT_EQ(later, 0);
  EXPECT_EQ(different, 0) << examples;
}

}  // namespace
}  // namespace brandlint
