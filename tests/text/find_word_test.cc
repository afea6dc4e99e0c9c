// SPDX-License-Identifier: MIT
#include "core/text/find_word.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/text/way.h"

namespace brandlint {
namespace {

struct WordCase {
  const char* name;
  std::string_view text;
  std::string_view word;
  int hits;
  bool edited = false;
};

void PrintTo(const WordCase& row, std::ostream* out) { *out << row.name; }

constexpr WordCase kCases[] = {
    {"itself", "чат Лумапей", "Лумапей", 1},
    {"other_case", "ЛУМАПЕЙ", "Лумапей", 1},
    {"accents_do_not_count", "Λούμαπεϊ", "λουμαπει", 1},
    {"ending", "Лумапеем", "Лумапе", 1},
    {"long_ending_is_another_word", "Лумапекация", "Лумапе", 0},
    {"inside_a_word", "Сверхлумапей", "лумапей", 0},
    {"spread", "Лу-ма-пей", "лумапей", 1},
    {"spread_must_end_with_a_word", "Лума пейзаж", "лумапей", 0},
    {"one_letter_differs", "Люмапей чат", "лумапей", 1, true},
    {"two_letters_differ", "Люмапай", "лумапей", 0},
    {"short_words_have_no_edits", "Люма", "лума", 0},
    {"swap", "Лумапйе", "лумапей", 1, true},
    // Scripts that write no spaces.
    {"katakana_in_a_row", "スーパールマペイアプリ", "ルマペイ", 1},
    {"half_width_katakana", "ﾙﾏﾍﾟｲ", "ルマペイ", 1},
    {"thai", "แอปลูมาเพย์ใหม่", "ลูมาเพย์", 1},
    {"vowel_signs_count", "लुमापे", "लमप", 0},
    {"hangul", "새 루마페이", "루마페이", 1},
    {"nothing", "Deskline", "лумапей", 0},
};

class FindWordTest : public testing::TestWithParam<WordCase> {};

TEST_P(FindWordTest, Finds) {
  const auto ways = WaysOf(GetParam().text);
  const auto hits = FindWord(Fold(ways[0].glyphs), FoldWord(GetParam().word));
  ASSERT_EQ(static_cast<int>(hits.size()), GetParam().hits);
  for (const WordHit& hit : hits) EXPECT_EQ(hit.edited, GetParam().edited);
}

INSTANTIATE_TEST_SUITE_P(, FindWordTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(WithinOneEdit, CountsOneOfEachKind) {
  EXPECT_TRUE(WithinOneEdit(U"luma", U"luma"));
  EXPECT_TRUE(WithinOneEdit(U"luma", U"lumma"));
  EXPECT_TRUE(WithinOneEdit(U"luma", U"uma"));
  EXPECT_TRUE(WithinOneEdit(U"luma", U"luna"));
  EXPECT_TRUE(WithinOneEdit(U"luma", U"lmua"));
  EXPECT_TRUE(WithinOneEdit(U"", U"a"));
  EXPECT_FALSE(WithinOneEdit(U"luma", U"lu"));
  EXPECT_FALSE(WithinOneEdit(U"luma", U"lnna"));
  EXPECT_FALSE(WithinOneEdit(U"luma", U"mlua1"));
}

}  // namespace
}  // namespace brandlint
