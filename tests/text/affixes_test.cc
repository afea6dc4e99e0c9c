// SPDX-License-Identifier: MIT
#include "core/text/affixes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/model/brand.h"
#include "core/text/name_matcher.h"
#include "tests/support/brands.h"

namespace brandlint {
namespace {

TEST(Affixes, EveryOneIsFoundAtItsEnd) {
  for (const std::string_view affix : Prefixes()) {
    EXPECT_NE(PrefixLengths(std::string(affix) + "zq") & (1u << affix.size()), 0u) << affix;
  }
  for (const std::string_view affix : Suffixes()) {
    EXPECT_NE(SuffixLengths("zq" + std::string(affix)) & (1u << affix.size()), 0u) << affix;
  }
}

TEST(Affixes, OthersAreNot) {
  EXPECT_EQ(PrefixLengths(""), 0u);
  EXPECT_EQ(SuffixLengths(""), 0u);
  EXPECT_EQ(PrefixLengths("zebra"), 0u);
  EXPECT_EQ(SuffixLengths("zebra"), 0u);
  EXPECT_EQ(PrefixLengths(std::string_view("\0my", 3)), 0u);
  EXPECT_EQ(SuffixLengths("app\xFF"), 0u);
}

struct GrownCase {
  const char* name;
  std::string_view title;
  bool found;
};

constexpr GrownCase kCases[] = {
    {"one_swap_before_helper", "lumapyahelper", true},
    {"one_swap_behind_my", "mylmuapay", true},
    {"swap_behind_get", "getlumpaay", true},
    {"letter_missing_between_both", "mylumpayapp", true},
    {"wrong_letter_before_app", "Lumapoyapp", true},
    {"disguised_too", "\u0430pplum\u0430poyapp", false},  // no affix before it
    {"disguised_before_app", "lum\u0430poyapp", true},
    {"no_affix", "lumapyazebra", false},
    {"other_word_before_app", "lumberapp", false},
};

class GrownTest : public testing::TestWithParam<GrownCase> {};

TEST_P(GrownTest, IsFound) {
  auto matcher = NameMatcher::Compile(std::vector{LumapayBrand()});
  ASSERT_TRUE(matcher.ok());
  double best = 0;
  for (const NameMatch& match : matcher->Find(GetParam().title)) best = std::max(best, match.score);
  EXPECT_EQ(best >= 0.75, GetParam().found) << best;
  EXPECT_LT(best, 0.90);  // a person looks at it
}

INSTANTIATE_TEST_SUITE_P(, GrownTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
