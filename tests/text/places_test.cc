// SPDX-License-Identifier: MIT
#include "core/text/places.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace brandlint {
namespace {

TEST(Places, NeighboursDoNotOverlap) {
  Places places;
  EXPECT_TRUE(places.Take(5, 8));
  EXPECT_TRUE(places.Take(8, 9));
  EXPECT_TRUE(places.Take(0, 5));
  EXPECT_FALSE(places.Take(0, 1));
  EXPECT_FALSE(places.Take(4, 6));
  EXPECT_FALSE(places.Take(0, 20));
  EXPECT_TRUE(places.Take(9, 20));
}

TEST(Places, AgreeWithLookingAtEveryOne) {
  std::mt19937 random(20261124);
  Places places;
  std::vector<bool> taken(600);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t first = random() % 590, last = first + 1 + random() % 9;
    bool free = true;
    for (std::size_t i = first; i < last; ++i) free = free && !taken[i];
    ASSERT_EQ(places.Take(first, last), free);
    for (std::size_t i = first; free && i < last; ++i) taken[i] = true;
  }
}

}  // namespace
}  // namespace brandlint
