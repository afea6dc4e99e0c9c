// SPDX-License-Identifier: MIT
#include "core/report/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "core/report/display_width.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_THAT(Wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("one two three", 13), ElementsAre("one two three"));
}

TEST(Wrap, CollapsesWhiteSpace) { EXPECT_THAT(Wrap(" a \n\t b ", 20), ElementsAre("a b")); }

TEST(Wrap, GivesOneLineForNothing) { EXPECT_THAT(Wrap("", 20), ElementsAre("")); }

TEST(Wrap, LeavesALongWordWhole) {
  EXPECT_THAT(Wrap("a incomprehensible b", 6), ElementsAre("a", "incomprehensible", "b"));
}

TEST(Wrap, CountsColumnsNotBytes) {
  EXPECT_THAT(Wrap("\u5E33\u7C3F \u5E33", 7), ElementsAre("\u5E33\u7C3F \u5E33"));
  EXPECT_THAT(Wrap("\u5E33\u7C3F \u5E33", 6), ElementsAre("\u5E33\u7C3F", "\u5E33"));
}

TEST(Wrap, EscapesWhatSteersATerminal) {
  EXPECT_THAT(Wrap("a\x1b[2J \u202E", 40), ElementsAre("a<U+001B>[2J <U+202E>"));
}

struct UnderlineCase {
  const char* name;
  std::string_view text;
  Span span;
  int width;
  std::string_view line, carets;
};

void PrintTo(const UnderlineCase& row, std::ostream* out) { *out << row.name; }

// Drawn by hand.
constexpr UnderlineCase kCases[] = {
    // clang-format off
    {"whole_text", "Lumapay Sync", {0, 7}, 40,
     "Lumapay Sync",
     "^^^^^^^"},
    {"in_the_middle", "My Lumapay app", {3, 10}, 40,
     "My Lumapay app",
     "   ^^^^^^^"},
    // Columns, not bytes: the first letter has two bytes, the second text wide letters.
    {"two_byte_letters", "\u00E9\u00E9 Lum\u0430", {5, 10}, 40,
     "\u00E9\u00E9 Lum\u0430",
     "   ^^^^"},
    {"wide_letters_before_and_within", "\u5E33 \u7C3Fx", {4, 8}, 40,
     "\u5E33 \u7C3Fx",
     "   ^^^"},
    {"combining_mark_before", "e\u0301 Lu", {4, 6}, 40,
     "e\u0301 Lu",
     "  ^^"},
    // An escape takes the columns it is shown in.
    {"invisible_letter_within", "L\u200Bu", {0, 5}, 40,
     "L<U+200B>u",
     "^^^^^^^^^^"},
    {"control_before", "\x07Lu", {1, 3}, 40,
     "<U+0007>Lu",
     "        ^^"},
    {"line_break_is_a_space", "a\nLu\tb", {2, 4}, 40,
     "a Lu b",
     "  ^^"},
    // Cut: 20 columns.
    {"cut_behind", "Lumapay and a long way to go", {0, 7}, 20,
     "Lumapay and a long \u2026",
     "^^^^^^^"},
    {"cut_before", "a long way to go to Lumapay", {20, 27}, 20,
     "\u2026ay to go to Lumapay",
     "             ^^^^^^^"},
    {"cut_on_both_sides", "aaaaaaaaaa Lumapay bbbbbbbbbb", {11, 18}, 20,
     "\u2026aaaaa Lumapay bbbb\u2026",
     "       ^^^^^^^"},
    {"longer_than_the_line", "Lumapay Lumapay Lumapay", {0, 23}, 20,
     "Lumapay Lumapay L\u2026",
     "^^^^^^^^^^^^^^^^^^"},
    // From right to left: one by one in the order of memory, marks on their letters.
    {"hebrew_within", "My \u05D0\u05D1 app", {3, 7}, 40,
     "My \u200E\u05D0\u200E\u05D1\u200E app",
     "   ^^"},
    {"hebrew_with_marks_and_digits", "\u05D0\u05B8" "12 Lu", {7, 9}, 40,
     "\u200E\u05D0\u05B8\u200E12 Lu",
     "    ^^"},
    {"arabic_at_the_end", "Lu\u0627", {2, 4}, 40,
     "Lu\u200E\u0627\u200E",
     "  ^"},
    // Nonsense.
    {"empty_span", "Lumapay", {3, 3}, 40,
     "Lumapay",
     "   ^"},
    {"span_past_the_end", "Luma", {2, 99}, 40,
     "Luma",
     "  ^^"},
    {"empty_text", "", {0, 0}, 40,
     "",
     "^"},
    // clang-format on
};

class UnderlineTest : public testing::TestWithParam<UnderlineCase> {};

TEST_P(UnderlineTest, PutsCaretsBelowTheSpan) {
  const UnderlineCase& row = GetParam();
  const Underlined lines = UnderlineSpan(row.text, row.span, row.width);
  EXPECT_EQ(lines.line, row.line);
  EXPECT_EQ(lines.carets, row.carets);
}

INSTANTIATE_TEST_SUITE_P(, UnderlineTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

// Whatever the text: the line fits, and the carets stand below the span's first column.
TEST(UnderlineSpan, FitsOnRandomTexts) {
  std::mt19937 random(20261124);  // fixed: a failure must be repeatable
  constexpr std::string_view kPieces[] = {
      "a", " ", "\u0430", "\u5E33", "e\u0301", "\U0001F680", "\u200B", "\xFF", "\n", "\u05D0"};
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    std::vector<std::size_t> offsets = {0};
    for (std::size_t i = below(60); i > 0; --i) {
      text += kPieces[below(std::size(kPieces))];
      offsets.push_back(text.size());
    }
    std::size_t first = offsets[below(offsets.size())];
    std::size_t last = offsets[below(offsets.size())];
    if (first > last) std::swap(first, last);
    const int width = 20 + static_cast<int>(below(60));
    const Underlined lines = UnderlineSpan(text, {first, last}, width);
    ASSERT_LE(DisplayWidth(lines.line), width) << "round " << round << ": " << lines.line;
    ASSERT_LE(DisplayWidth(lines.carets), width + 1) << "round " << round;
    ASSERT_NE(lines.carets.find('^'), std::string::npos) << "round " << round;
  }
}

TEST(UnderlineSpan, IsQuickOnALongText) {
  const std::string text(50'000'000, 'x');  // walking over it 1000 times would take a minute
  for (std::size_t i = 0; i < 1000; ++i) {
    ASSERT_EQ(DisplayWidth(UnderlineSpan(text, {25'000'000 + i, 25'000'007 + i}, 60).line), 60);
  }
}

}  // namespace
}  // namespace brandlint
