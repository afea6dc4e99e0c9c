// SPDX-License-Identifier: MIT
#include "core/text/letter_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <set>
#include <sstream>
#include <string>

#include "tests/reference/letters_from_icu.h"

namespace brandlint {
namespace {

struct ReadingCase {
  const char* name;
  char32_t value;
  std::string_view letters;  // one of the readings
  Disguise how;
};

void PrintTo(const ReadingCase& row, std::ostream* out) { *out << row.name; }

constexpr ReadingCase kCases[] = {
    {"small", U'a', "a", Disguise::kNone},
    {"capital", U'Z', "z", Disguise::kNone},
    {"digit", U'7', "7", Disguise::kNone},
    {"digit_as_letter", U'7', "t", Disguise::kLeet},
    // UnicodeData.txt, field 5.
    {"accent", U'\u00E9', "e", Disguise::kMarks},
    {"full_width", U'\uFF4D', "m", Disguise::kStyled},
    {"mathematical", U'\U0001D4F6', "m", Disguise::kStyled},
    {"ligature", U'\uFB01', "fi", Disguise::kStyled},
    // confusables.txt of Unicode 15.0.
    {"cyrillic_o", U'\u043E', "o", Disguise::kConfusable},
    {"greek_nu_capital", U'\u039D', "n", Disguise::kConfusable},
    {"cherokee_t", U'\u13A2', "t", Disguise::kConfusable},
    {"before_folding_a_capital_is_a_small_l", U'\u0406', "l", Disguise::kConfusable},
    {"after_folding_it_is_an_i", U'\u0406', "i", Disguise::kConfusable},
    // Our own data.
    {"small_te_is_a_small_capital", U'\u0442', "t", Disguise::kConfusable},
    {"regional_indicator", U'\U0001F1F2', "m", Disguise::kStyled},
    {"small_capital", U'\u1D0D', "m", Disguise::kStyled},
    {"turned", U'\u0279', "r", Disguise::kConfusable},
    {"euro", U'\u20AC', "e", Disguise::kLeet},
    {"braille", U'\u280D', "m", Disguise::kStyled},
    {"parenthesized", U'\u24A8', "m", Disguise::kStyled},
    {"parenthesized_capital", U'\U0001F118', "i", Disguise::kStyled},
    {"mirrored", U'\u027F', "r", Disguise::kConfusable},
    {"yi_syllable", U'\uA3AD', "m", Disguise::kConfusable},
    {"gothic_by_its_value", U'\U0001033D', "n", Disguise::kConfusable},
    {"cyrillic_with_a_tail", U'\u0525', "n", Disguise::kConfusable},
    {"emoji_with_the_outline", U'\U0001F33B', "o", Disguise::kLeet},
    // Chains: looks like a letter that our own data knows.
    {"mathematical_greek_eta", U'\U0001D6C8', "n", Disguise::kConfusable},
};

class LetterTableTest : public testing::TestWithParam<ReadingCase> {};

TEST_P(LetterTableTest, Reads) {
  std::string all;
  for (const Reading& reading : Letters().Of(GetParam().value)) {
    if (reading.text() == GetParam().letters && reading.how == GetParam().how) return;
    all += std::string(reading.text()) + ":" + std::string(DisguiseName(reading.how)) + " ";
  }
  FAIL() << "readings: " << all;
}

INSTANTIATE_TEST_SUITE_P(, LetterTableTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(LetterTable, KnowsNothingOfWhatIsNoLetter) {
  for (const char32_t value : {U'\0',
                               U' ',
                               U'\u4E5D',
                               U'\u0939',
                               char32_t{0x10FFFF},
                               char32_t{0x110000},
                               char32_t{0xFFFFFFFF}}) {
    EXPECT_TRUE(Letters().Of(value).empty()) << static_cast<std::uint32_t>(value);
  }
}

TEST(LetterTable, PlainestReadingComesFirst) {
  for (char32_t value = 0; value < 0x20000; ++value) {
    const auto readings = Letters().Of(value);
    for (std::size_t i = 1; i < readings.size(); ++i) {
      ASSERT_LE(readings[i - 1].how, readings[i].how) << static_cast<std::uint32_t>(value);
    }
  }
}

TEST(LetterTable, SequencesComeLongestFirst) {
  const auto sequences = Letters().StartingWith(U'|');
  ASSERT_FALSE(sequences.empty());
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    EXPECT_EQ(sequences[i].glyphs[0], U'|');
    EXPECT_LE(sequences[i].glyphs.size(), kLongestSequence);
    if (i == 0) continue;
    EXPECT_GE(sequences[i - 1].glyphs.size(), sequences[i].glyphs.size());
  }
}

std::set<std::string> RowsOf(std::istream& file) {
  std::set<std::string> rows;
  for (std::string row; std::getline(file, row);) {
    if (!row.empty() && !row.starts_with("# ")) rows.insert(row);
  }
  return rows;
}

// When it fails after an update of ICU, the pinned table has aged: look at the difference, and
// write it anew from LettersFromIcu().
TEST(LetterTable, PinnedDataIsWhatUnicode15Says) {
  if (IcuUnicodeVersion() != "15.0") {
    GTEST_SKIP() << "the host's ICU is of Unicode " << IcuUnicodeVersion();
  }
  std::ifstream pinned("data/confusables/letters.tsv");
  std::istringstream host(LettersFromIcu());
  EXPECT_EQ(RowsOf(pinned), RowsOf(host));
}

TEST(LetterTable, EveryRowOfOurOwnDataHasAReason) {
  std::ifstream file("data/confusables/extra.tsv");
  int rows = 0;
  for (const std::string& row : RowsOf(file)) {
    const std::size_t reason = row.rfind('\t');
    EXPECT_EQ(std::ranges::count(row, '\t'), 3) << row;
    EXPECT_GE(row.size() - reason, 3u) << row;
    ++rows;
  }
  EXPECT_GT(rows, 1000);
}

}  // namespace
}  // namespace brandlint
