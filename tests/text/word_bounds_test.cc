// SPDX-License-Identifier: MIT
#include "core/text/word_bounds.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/base/utf8.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

struct BoundsCase {
  const char* name;
  std::string_view text;
  std::string_view words;  // the same with "|" where a word starts
};

void PrintTo(const BoundsCase& row, std::ostream* out) { *out << row.name; }

constexpr BoundsCase kCases[] = {
    {"empty", "", ""},
    {"one_word", "desk", "|desk"},
    {"two_words", "my desk", "|my |desk"},
    {"camel", "myDeskApp", "|my|Desk|App"},
    {"capitals_then_a_word", "XMLDesk", "|XML|Desk"},
    {"all_capitals", "DESK", "|DESK"},
    {"digits", "desk24app", "|desk|24|app"},
    {"punctuation_is_a_start_only_after_a_word_ended", "a-b", "|a-|b"},
    {"marks_are_looked_through", "my\u0301Desk", "|my\u0301|Desk"},
    {"invisible_is_looked_through", "de\u200Bsk", "|de\u200Bsk"},
    {"not_assigned_is_looked_through", "de\U0001FAE9sk", "|de\U0001FAE9sk"},
    {"cyrillic_camel",
     "\u043C\u043E\u0439\u0414\u043E\u043C",
     "|\u043C\u043E\u0439|\u0414\u043E\u043C"},
};

class WordBoundsTest : public testing::TestWithParam<BoundsCase> {};

TEST_P(WordBoundsTest, FindsStarts) {
  const auto ways = Unmask(GetParam().text);
  const WordBounds bounds = WordBoundsOf(ways[0]);
  ASSERT_EQ(bounds.ends.size(), ways[0].size() + 1);
  std::string words;
  for (std::size_t i = 0; i < ways[0].size(); ++i) {
    if (bounds.starts[i] != 0) words += '|';
    AppendUtf8(ways[0][i].value, words);
  }
  EXPECT_EQ(words, GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(, WordBoundsTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
