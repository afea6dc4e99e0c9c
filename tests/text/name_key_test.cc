// SPDX-License-Identifier: MIT
#include "core/text/name_key.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <string>

namespace brandlint {
namespace {

bool Confusable(std::string_view a, std::string_view b) {
  const auto x = NameKeys(a), y = NameKeys(b);
  return std::ranges::any_of(
      x, [&](const std::string& key) { return std::ranges::find(y, key) != y.end(); });
}

struct PairCase {
  const char* name;
  const char* a;
  const char* b;
  bool confusable;
};

void PrintTo(const PairCase& row, std::ostream* out) { *out << row.name; }

constexpr PairCase kPairs[] = {
    {"same", "Deskline", "Deskline", true},
    {"case", "Deskline", "DESKLINE", true},
    {"spaces_and_signs", "Desk Line", "desk-line!", true},
    {"accents", "Deskline", "Dèsklíne", true},
    {"cyrillic", "Deskline", "D\u0435skl\u0456ne", true},
    {"cyrillic_capital", "Hotline", "\u041Dotline", true},
    {"full_width", "Deskline", "\uFF24\uFF45skline", true},
    {"styled", "Deskline", "\U0001D403eskline", true},
    {"invisible", "Deskline", "Desk\u200Bline", true},
    {"reversed_on_the_screen", "Deskline", "\u202Eenilksed\u202C", true},
    {"capital_i_for_l", "Deskline", "DeskIine", true},
    {"one_for_l", "Deskline", "Desk1ine", true},
    {"one_for_a_capital_i", "Desk I", "Desk 1", true},
    {"zero_for_o", "Notebook", "N0teb0ok", true},
    {"rn_for_m", "Command", "Cornrnand", true},
    {"vv_for_w", "Window", "VVindow", true},
    {"of_another_script",
     "\u0414\u043E\u0441\u043A\u0430",
     "\u0434\u043E\u0441\u043A\u0430 ",
     true},
    {"hangul_composed_or_not", "\uAC00", "\u1100\u1161", true},
    {"only_signs", "\U0001F680", "\U0001F680", true},
    {"a_letter_more", "Deskline", "Desklines", false},
    {"a_letter_less", "Deskline", "Desklne", false},
    {"a_word_more", "Deskline", "Deskline Sync", false},
    {"another_digit", "Desk 2", "Desk 3", false},
    {"i_and_l_written_small", "Mail Sync", "Mall Sync", false},
    {"five_is_no_s", "Desk 5", "Desk s", false},
    {"other_signs", "\U0001F680", "\U0001F681", false},
    {"another_script_with_other_sounds",
     "\u0414\u043E\u0441\u043A\u0430",
     "\u0414\u043E\u0441\u043A\u0438",
     false},
};

class NameKeysTest : public testing::TestWithParam<PairCase> {};

TEST_P(NameKeysTest, AreSharedByWhatLooksTheSame) {
  EXPECT_EQ(Confusable(GetParam().a, GetParam().b), GetParam().confusable);
  EXPECT_EQ(Confusable(GetParam().b, GetParam().a), GetParam().confusable);
}

INSTANTIATE_TEST_SUITE_P(, NameKeysTest, testing::ValuesIn(kPairs), [](const auto& row) {
  return row.param.name;
});

// Plain names take a short way: a zero-width space sends them the long one, and changes nothing.
TEST(NameKeys, AreTheSameOnTheShortWay) {
  std::mt19937 random(20261125);
  constexpr std::string_view kSigns = "abilmnorsvwzABILMNORSVWZ0159  ";
  for (int i = 0; i < 2000; ++i) {
    std::string name;
    for (std::size_t left = 1 + random() % 12; left > 0; --left)
      name += kSigns[random() % kSigns.size()];
    if (name.find_first_not_of(' ') == std::string::npos) continue;  // its own key
    EXPECT_EQ(NameKeys(name), NameKeys(name + "\u200B")) << name;
  }
}

TEST(NameKeys, SayWhatTheyAreMadeOf) {
  EXPECT_EQ(NameKeys("Desk-Line 10"), (std::array<std::string, 2>{"deskline10", "desklinelo"}));
  EXPECT_EQ(NameKeys(""), (std::array<std::string, 2>{"", ""}));
  EXPECT_EQ(NameKeys("!?"), (std::array<std::string, 2>{"!?", "!?"}));
}

}  // namespace
}  // namespace brandlint
