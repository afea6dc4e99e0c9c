// SPDX-License-Identifier: MIT
#include "core/base/nearest.h"

#include <gtest/gtest.h>

#include <array>
#include <ostream>
#include <string>

namespace brandlint {
namespace {

constexpr std::array<std::string_view, 6> kKnown = {
    "--format", "--fail-on", "icon", "screenshot", "id", "short_description"};

struct NearestCase {
  const char* name;
  std::string_view word;
  std::string_view expected;  // empty: nothing is near enough
};

void PrintTo(const NearestCase& row, std::ostream* out) { *out << row.name; }

// Edits counted by hand; one for three characters of the longer word is allowed.
constexpr NearestCase kCases[] = {
    {"itself", "icon", "icon"},
    {"swapped_neighbours", "incon", "icon"},
    {"letter_left_out", "screnshot", "screenshot"},
    {"letter_too_many", "screenshots", "screenshot"},
    {"replaced_letter", "--formal", "--format"},
    {"three_edits_in_ten", "skreenshaut", "screenshot"},
    {"five_edits_in_twelve", "skreenzhautz", ""},  // four are allowed
    {"other_case", "ICON", "icon"},
    {"hyphen_for_underscore", "Short-Description", "short_description"},
    {"one_edit_in_a_short_word", "ic", "id"},
    {"two_edits_in_a_short_word", "xy", ""},
    {"nothing_alike", "permissions", ""},
    {"empty", "", ""},
};

class NearestTest : public testing::TestWithParam<NearestCase> {};

TEST_P(NearestTest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(Nearest(GetParam().word, kKnown).value_or(""), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, NearestTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(Nearest, TakesTheFirstOfEquallyNearWords) {
  constexpr std::array<std::string_view, 2> kTwins = {"mark", "bark"};
  EXPECT_EQ(Nearest("dark", kTwins), "mark");
}

TEST(Nearest, IsQuickAboutAHugeWord) {
  EXPECT_EQ(Nearest(std::string(100'000'000, 'x'), kKnown), std::nullopt);
}

TEST(DidYouMean, EndsAMessage) {
  EXPECT_EQ(DidYouMean("icno", kKnown), "; did you mean \"icon\"?");
  EXPECT_EQ(DidYouMean("permissions", kKnown), "");
}

}  // namespace
}  // namespace brandlint
