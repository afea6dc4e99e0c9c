// SPDX-License-Identifier: MIT
#include "core/text/edit_costs.h"

#include <gtest/gtest.h>

#include <string>

namespace brandlint {
namespace {

constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

TEST(EditCosts, ReplacingIsSymmetricAndFreeOnlyForTheSame) {
  for (const char a : kAlphabet) {
    for (const char b : kAlphabet) {
      EXPECT_EQ(ReplaceCost(a, b), ReplaceCost(b, a)) << a << b;
      EXPECT_EQ(ReplaceCost(a, b) == 0, a == b) << a << b;
      EXPECT_LE(ReplaceCost(a, b), kFullEdit) << a << b;
    }
  }
}

TEST(EditCosts, AlikeIsNearerThanUnlike) {
  EXPECT_LT(ReplaceCost('k', 'c'), ReplaceCost('x', 'c'));  // sounds the same
  EXPECT_LT(ReplaceCost('a', 'e'), ReplaceCost('t', 'e'));  // both vowels
  EXPECT_LT(ReplaceCost('r', 't'), ReplaceCost('p', 't'));  // side by side on the keyboard
  EXPECT_LT(ReplaceCost('q', 'a'), ReplaceCost('q', 'p'));  // below it, far from it
  EXPECT_LT(InsertCost('m', 'm', '\0'), InsertCost('x', 'm', '\0'));  // doubled
  EXPECT_LT(InsertCost('b', 'm', '\0'), InsertCost('b', 'm', 'a'));   // silent at the end
  EXPECT_LT(DeleteCost("arm", 1), DeleteCost("arm", 2));              // r before a consonant
  EXPECT_LT(DeleteCost("bee", 2), DeleteCost("bee", 0));              // one of a pair
  EXPECT_LT(DeleteCost("bee", 2), DeleteCost("beee", 3));             // not one of three
}

// The screen of ASCII titles builds its bounds on it.
TEST(EditCosts, NoOtherReplacementIsCheaperThanTheLeast) {
  EXPECT_GE(ReplaceCost('\0', 'a'), kLeastOtherEdit);
  EXPECT_GE(kSwapCost, kLeastOtherEdit);
}

}  // namespace
}  // namespace brandlint
