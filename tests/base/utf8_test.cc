// SPDX-License-Identifier: MIT
#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace brandlint {
namespace {

struct Utf8Case {
  const char* name;
  std::string_view bytes;
  bool valid;
  std::size_t code_points;
};

void PrintTo(const Utf8Case& row, std::ostream* out) { *out << row.name; }

using namespace std::string_view_literals;

// Source: The Unicode Standard 15.0, table 3-7 and the examples of section 3.9.
constexpr Utf8Case kCases[] = {
    {"empty", ""sv, true, 0},
    {"ascii", "abc"sv, true, 3},
    {"nul", "\0"sv, true, 1},
    {"two_bytes", "\xC2\xA2"sv, true, 1},
    {"three_bytes", "\xE2\x82\xAC"sv, true, 1},
    {"four_bytes", "\xF0\x9F\x9A\x80"sv, true, 1},
    {"last_scalar", "\xF4\x8F\xBF\xBF"sv, true, 1},
    // Not UTF-8; every bad byte counts as one code point.
    {"lone_continuation", "\x80"sv, false, 1},
    {"overlong_slash", "\xC0\xAF"sv, false, 2},
    {"overlong_three", "\xE0\x9F\xBF"sv, false, 3},
    {"surrogate", "\xED\xA0\x80"sv, false, 3},
    {"past_the_last", "\xF4\x90\x80\x80"sv, false, 4},
    {"cut_in_two", "\xE2\x82"sv, false, 2},
    {"lead_then_ascii",
     "\xE2"
     "a"sv,
     false,
     2},
};

class Utf8Test : public testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8Test, IsCounted) {
  EXPECT_EQ(IsUtf8(GetParam().bytes), GetParam().valid);
  EXPECT_EQ(CountCodePoints(GetParam().bytes), GetParam().code_points);
}

INSTANTIATE_TEST_SUITE_P(, Utf8Test, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(Utf8, EveryScalarValueComesBack) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(value, text);
    const CodePoint point = DecodeUtf8(text, 0);
    ASSERT_TRUE(point.valid && point.value == value && point.length == text.size())
        << CodePointName(value);
  }
}

TEST(Utf8, WhatIsNoScalarIsWrittenAsReplacement) {
  for (const char32_t value : {0xD800U, 0x110000U, 0xFFFFFFFFU}) {
    std::string text;
    AppendUtf8(value, text);
    EXPECT_EQ(text, "\uFFFD");
  }
}

TEST(CodePointName, HasAtLeastFourDigits) {
  EXPECT_EQ(CodePointName(0), "U+0000");
  EXPECT_EQ(CodePointName(0x43E), "U+043E");
  EXPECT_EQ(CodePointName(0x1F680), "U+1F680");
}

TEST(EscapeForDisplay, LeavesNothingThatSteersOrHides) {
  EXPECT_EQ(EscapeForDisplay("plain \u00E9 \U0001F680"), "plain \u00E9 \U0001F680");
  EXPECT_EQ(EscapeForDisplay("\x1B[31m"), "<U+001B>[31m");
  EXPECT_EQ(EscapeForDisplay("a\nb"), "a<U+000A>b");
  EXPECT_EQ(EscapeForDisplay("\u202Emoc"), "<U+202E>moc");
  EXPECT_EQ(EscapeForDisplay("in\u200Bter"), "in<U+200B>ter");
  EXPECT_EQ(EscapeForDisplay("\U000E0041"), "<U+E0041>");
  EXPECT_EQ(EscapeForDisplay("\xFF"), "\\x{FF}");
  EXPECT_EQ(EscapeForDisplay("\u0085"), "<U+0085>");
}

TEST(Utf8, AsciiIsSeenAtEveryPlace) {
  EXPECT_TRUE(IsAscii(""));
  for (std::size_t size = 1; size < 20; ++size) {
    std::string text(size, 'a');
    EXPECT_TRUE(IsAscii(text));
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '\x80';
      EXPECT_FALSE(IsAscii(text)) << size << " " << at;
      text[at] = 'a';
    }
  }
}

}  // namespace
}  // namespace brandlint
