// SPDX-License-Identifier: MIT
#include "core/ocr/wanted.h"

#include <gtest/gtest.h>

#include <ostream>

namespace brandlint {
namespace {

struct FoldCase {
  const char* name;
  std::string_view reading, expected;
};

void PrintTo(const FoldCase& row, std::ostream* out) { *out << row.name; }

constexpr FoldCase kFolds[] = {
    {"plain", "Lumapay", "iumapay"},  // l and i are one
    {"capital_i", "LIlL1|", "iiiiii"},
    {"zero", "D0cs", "docs"},
    {"rn_is_m", "Lurnapay", "iumapay"},
    {"punctuation_goes", "(Lumapay)\u2122,", "iumapay\u2122"},
    {"empty", "", ""},
    {"only_punctuation", "...", ""},
    {"not_utf8_stays", "\xff", "\xff"},
};

class FoldTest : public testing::TestWithParam<FoldCase> {};

TEST_P(FoldTest, Folds) { EXPECT_EQ(FoldReading(GetParam().reading), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(, FoldTest, testing::ValuesIn(kFolds), [](const auto& row) {
  return row.param.name;
});

struct HoldCase {
  const char* name;
  std::string_view reading;
  bool expected;
};

void PrintTo(const HoldCase& row, std::ostream* out) { *out << row.name; }

// Wanted: Lumapay, seven letters, so two edits are near. Edits counted by hand.
constexpr HoldCase kHolds[] = {
    {"itself", "Lumapay", true},
    {"inside", "MyLumapayDesk", true},
    {"spelled_with_look_alikes", "1urnapay", true},
    {"two_edits", "Lumabat", true},
    {"three_edits", "Lunabat", false},
    {"empty", "", false},
    {"another_word", "Invoices", false},
};

class HoldTest : public testing::TestWithParam<HoldCase> {};

TEST_P(HoldTest, Decides) {
  EXPECT_EQ(MayHold(GetParam().reading, WantedWords({WantedName("Lumapay")})), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, HoldTest, testing::ValuesIn(kHolds), [](const auto& row) {
  return row.param.name;
});

std::vector<WantedName> Names(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

TEST(WantedWords, TakesTheLongestWordOnce) {
  const std::vector<WantedWord> words =
      WantedWords(Names({"Lumapay", "The Lumapay", "", " ", "--", "Harbour Desk"}));
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].folded, "iumapay");
  EXPECT_EQ(words[0].letters, 7);
  EXPECT_FALSE(words[0].shapes.empty());
  EXPECT_EQ(words[1].folded, "harbour");
}

TEST(WantedWords, KnowsNoShapeBeyondAscii) {
  const std::vector<WantedWord> words = WantedWords({WantedName("Caf\u00e9lume")});
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].letters, 8);
  EXPECT_TRUE(words[0].shapes.empty());
}

// Glyphs of 10 px by 16 px with the given gaps between them.
GlyphLine LineWithGaps(const std::vector<double>& gaps) {
  GlyphLine line;
  double x = 0;
  for (std::size_t i = 0; i <= gaps.size(); ++i) {
    line.glyphs.push_back({{x, x + 10, 0, 16}, 80, 100});
    if (i < gaps.size()) x += 10 + gaps[i];
  }
  line.extent = {0, x + 10, 0, 16};
  line.height = 16;
  return line;
}

struct WordsCase {
  const char* name;
  std::vector<double> gaps;
  std::vector<GlyphSpan> expected;
};

void PrintTo(const WordsCase& row, std::ostream* out) { *out << row.name; }

// A clear gap is at least 0.36 of the height (5.8 px) and 1.7 times the usual gap of the word.
const WordsCase kWords[] = {
    {"one_glyph", {}, {{0, 1}}},
    {"one_word", {2, 2, 2}, {{0, 4}}},
    {"two_words", {2, 2, 7, 2}, {{0, 3}, {3, 5}}},
    {"loose_letters", {2, 4.6, 2}, {{0, 4}}},  // 0.29 of the height: not clear
    {"touching", {-1, 0, 8, -1}, {{0, 3}, {3, 5}}},
};

class AllWordsTest : public testing::TestWithParam<WordsCase> {};

TEST_P(AllWordsTest, SplitsAtClearGaps) {
  EXPECT_EQ(AllWords(LineWithGaps(GetParam().gaps)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, AllWordsTest, testing::ValuesIn(kWords), [](const auto& row) {
  return row.param.name;
});

// ---- Shapes: the same word in two fonts is nearer than two words in one font.

double Nearest(const WordShape& shape, const std::vector<WordShape>& others) {
  double nearest = 255;
  for (const WordShape& other : others) {
    if (&other == &shape) continue;
    nearest = std::min(nearest, ShapeDistance(shape, other, nearest));
  }
  return nearest;
}

TEST(WordShape, TellsWordsApart) {
  const std::vector<WordShape> wanted = ShapesOf("Lumapay");
  ASSERT_EQ(wanted.size(), 30U);  // three ways to write it in ten fonts
  for (const WordShape& shape : wanted) EXPECT_LT(Nearest(shape, wanted), 34);
  for (const std::string_view other : {"Invoices", "Telephon", "Minimum", "Luggage"}) {
    for (const WordShape& shape : ShapesOf(other)) {
      EXPECT_GT(Nearest(shape, wanted), 20) << other;
    }
  }
}

TEST(WordShape, DistanceIsZeroToItselfAndStopsAtTheCutoff) {
  const std::vector<WordShape> a = ShapesOf("Lumapay");
  const std::vector<WordShape> b = ShapesOf("Invoices");
  EXPECT_EQ(ShapeDistance(a[0], a[0], 50), 0);
  EXPECT_EQ(ShapeDistance(a[0], b[0], 3), 3);
}

// Two narrow letters, and a broad one that touches the second: only the two are of the width that
// two letters have (0.6 to 2.5 heights; one has 0.5, the broad one 5).
std::vector<GlyphSpan> CandidatesOfATouchedWord(double inner_gap) {
  GlyphLine line;
  const double second = 10 + inner_gap;
  line.glyphs = {{{0, 10, 0, 20}, 100, 100},
                 {{second, second + 10, 0, 20}, 100, 100},
                 {{second + 10, second + 110, 0, 20}, 100, 100}};
  line.extent = {0, second + 110, 0, 20};
  line.height = 20;
  const Pyramid flat(FilledGrey({200, 40}, 255));
  return WordsToRead(flat, line, WantedWords({WantedName("\u65e5\u672c")}));
}

TEST(WordsToRead, KeepsATightWordThatIsTouched) {
  const std::vector<GlyphSpan> found = CandidatesOfATouchedWord(1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], (GlyphSpan{0, 3}));
}

// So many pieces of one height, blank on a blank picture: of no word's shape.
std::vector<GlyphSpan> CandidatesOfPieces(std::size_t count, double height) {
  GlyphLine line;
  const double pitch = 0.75 * height;
  for (std::size_t i = 0; i < count; ++i) {
    const double left = pitch * static_cast<double>(i);
    line.glyphs.push_back({{left, left + 0.6 * height, 0, height}, 100, 100});
  }
  line.extent = {0, line.glyphs.back().extent.right, 0, height};
  line.height = height;
  const Pyramid flat(FilledGrey({400, 60}, 255));
  return WordsToRead(flat, line, WantedWords({WantedName("Lumapay")}));
}

TEST(WordsToRead, KeepsHeadingsOfAsManyPiecesAsTheNameHasLetters) {
  const std::vector<GlyphSpan> found = CandidatesOfPieces(7, 40);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0], (GlyphSpan{0, 7}));
  EXPECT_TRUE(CandidatesOfPieces(7, 16).empty());  // small: the shape decides
  EXPECT_TRUE(CandidatesOfPieces(8, 40).empty());
  EXPECT_TRUE(CandidatesOfPieces(6, 40).empty());
}

TEST(WordsToRead, BoundsNoWordByLessThanItsOwnGaps) {
  EXPECT_TRUE(CandidatesOfATouchedWord(5).empty());
}

}  // namespace
}  // namespace brandlint
