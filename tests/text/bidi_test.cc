// SPDX-License-Identifier: MIT
#include "core/text/bidi.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

struct BidiCase {
  const char* name;
  std::string_view text;
  std::optional<std::string_view> seen;
};

void PrintTo(const BidiCase& row, std::ostream* out) { *out << row.name; }

// Worked out by hand from UAX #9; U+202E is the right-to-left override, U+202C ends it.
constexpr BidiCase kCases[] = {
    {"plain", "lumapay", std::nullopt},
    {"hebrew_alone_is_left_as_it_is", "\u05D0\u05D1", std::nullopt},
    {"override", "\u202Eyapamul\u202C", "lumapay"},
    {"override_left_open", "\u202Eyapamul", "lumapay"},
    {"override_inside", "lu\u202Epam\u202Cay", "lumapay"},
    {"isolated", "\u2067\u202Eyapamul\u202C\u2069 app", "lumapay app"},
    {"embedding_of_latin_keeps_its_order", "\u202Alumapay\u202C", std::nullopt},
    {"outside_the_bmp", "\u202Eb\U0001F600a\u202C", "a\U0001F600b"},
    {"only_controls", "\u202E\u202C", std::nullopt},
};

class BidiTest : public testing::TestWithParam<BidiCase> {};

TEST_P(BidiTest, GivesTheOrderOfTheScreen) {
  const auto chars = DecodeEscapes(GetParam().text);
  const auto order = VisualOrder(chars);
  ASSERT_EQ(order.has_value(), GetParam().seen.has_value());
  if (!order) return;
  std::string seen;
  for (const std::size_t index : *order) AppendUtf8(chars[index].value, seen);
  EXPECT_EQ(seen, *GetParam().seen);
}

INSTANTIATE_TEST_SUITE_P(, BidiTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
