// SPDX-License-Identifier: MIT
#include "core/base/date.h"

#include <gtest/gtest.h>

namespace brandlint {
namespace {

TEST(Date, ReadsAndWritesADay) {
  EXPECT_EQ(ParseDate("2026-11-24"), (Date{2026, 11, 24}));
  EXPECT_EQ(ParseDate("2024-02-29"), (Date{2024, 2, 29}));
  EXPECT_EQ(FormatDate({33, 4, 3}), "0033-04-03");
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* const text : {"",
                                 "2026-1-1",
                                 "2026-13-01",
                                 "2026-02-29",
                                 "2026-00-10",
                                 "2026-01-00",
                                 "0000-01-01",
                                 "2026/01/01",
                                 "26-01-01",
                                 "2026-01-011",
                                 " 2026-01-01",
                                 "2026-01-0a",
                                 "-026-01-01",
                                 "2026-+1-01"}) {
    EXPECT_FALSE(ParseDate(text).has_value()) << text;
  }
}

TEST(Date, EarlierIsLess) {
  EXPECT_LT((Date{2026, 1, 31}), (Date{2026, 2, 1}));
  EXPECT_LT((Date{2025, 12, 31}), (Date{2026, 1, 1}));
  EXPECT_EQ((Date{2026, 1, 1}), (Date{2026, 1, 1}));
}

}  // namespace
}  // namespace brandlint
