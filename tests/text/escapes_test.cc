// SPDX-License-Identifier: MIT
#include "core/text/escapes.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

// The text that a page would show; removed markup as "~".
std::string Shown(std::string_view text) {
  std::string shown;
  for (const SourceChar& c : DecodeEscapes(text)) AppendUtf8(c.value == 0 ? U'~' : c.value, shown);
  return shown;
}

struct EscapeCase {
  const char* name;
  std::string_view text;
  std::string_view shown;
};

void PrintTo(const EscapeCase& row, std::ostream* out) { *out << row.name; }

constexpr EscapeCase kCases[] = {
    {"nothing", "plain text", "plain text"},
    {"empty", "", ""},
    // Character references: HTML living standard, section 13.5.
    {"decimal", "&#76;uma", "Luma"},
    {"hexadecimal", "&#x4C;&#X75;ma", "Luma"},
    {"without_semicolon", "&#76uma", "Luma"},
    {"named", "R&amp;D &lt;3", "R&D <3"},
    {"accent_follows_its_letter", "caf&eacute;", "cafe\u0301"},
    {"unknown_name", "&lumapay;", "&lumapay;"},
    {"ampersand_alone", "Rock & Roll &", "Rock & Roll &"},
    {"old_name_without_semicolon", "Lu&shyma", "Lu\u00ADma"},
    {"new_name_without_semicolon", "Lu&zwjma", "Lu&zwjma"},
    {"reference_to_nothing", "&#0;&#xD800;&#x110000;", "&#0;&#xD800;&#x110000;"},
    {"doubled", "&amp;#76;uma", "Luma"},
    // Percent encoding: RFC 3986, section 2.1.
    {"percent", "%4C%75ma", "Luma"},
    {"percent_utf8", "caf%C3%A9", "caf\u00E9"},
    {"percent_doubled", "%254Cuma", "Luma"},
    {"percent_is_not_utf8", "%C3%C3", "%C3%C3"},
    {"percent_of_javascript", "%u004Cuma", "Luma"},
    {"percent_of_something", "100% fun, 50%", "100% fun, 50%"},
    // Backslash escapes of C, Java, Python and Rust.
    {"backslash_u", "\\u004Cuma", "Luma"},
    {"backslash_braces", "\\u{4C}uma", "Luma"},
    {"backslash_x", "\\x4Cuma", "Luma"},
    {"backslash_long", "\\U0000004Cuma", "Luma"},
    {"surrogate_pair", "\\uD83D\\uDE00", "\U0001F600"},
    {"half_a_pair", "\\uD83D!", "\\uD83D!"},
    {"octal", "\\114uma", "Luma"},
    {"css", "\\4c \\75 ma", "Luma"},
    {"quoted_printable", "=4C=75ma", "Luma"},
    {"code_points", "U+004C U+0075ma, u+004cuma", "Luma, Luma"},
    {"code_points_and_words", "U+004C is L", "L is L"},
    {"hexadecimal_numbers", "0x4c 0x75 0x6d0x61", "Luma"},
    {"numbers_that_are_no_letters", "0x10 a=10 U+2028 \\1", "0x10 a=10 U+2028 \\1"},
    {"other_backslash", "a\\b |\\|", "a\\b |\\|"},
    // Tags.
    {"tag", "Lu<b>ma</b>", "Lu~ma~"},
    {"word_break", "Lu<wbr/>ma", "Lu~ma"},
    {"name_in_brackets", "<Lumapay> for </me>", "<Lumapay> for ~"},
    {"tag_with_attributes", "Lu<span class=\"a\">ma", "Lu~ma"},
    {"heart", "I <3 you > me", "I <3 you > me"},
    // Punycode.
    {"label", "xn--mnchen-3ya app", "m\u00FCnchen app"},
    {"no_label", "xn--!", "xn--!"},
    // Not UTF-8.
    {"bad_byte", "a\xFFz", "a\uFFFDz"},
};

class EscapesTest : public testing::TestWithParam<EscapeCase> {};

TEST_P(EscapesTest, ShowsWhatAPageWouldShow) {
  EXPECT_EQ(Shown(GetParam().text), GetParam().shown);
}

// What may be skipped is skipped only where nothing would change.
TEST_P(EscapesTest, FastCheckAgrees) {
  if (!MayHaveEscapes(GetParam().text) && IsUtf8(GetParam().text)) {
    EXPECT_EQ(Shown(GetParam().text), GetParam().text);
  }
}

INSTANTIATE_TEST_SUITE_P(, EscapesTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(Escapes, EveryCharacterKnowsItsBytes) {
  const auto chars = DecodeEscapes("a%C3%A9&#76;z");
  ASSERT_EQ(chars.size(), 4u);
  EXPECT_EQ(chars[1].first, 1u);
  EXPECT_EQ(chars[1].last, 7u);
  EXPECT_TRUE(chars[1].encoded);
  EXPECT_EQ(chars[2].first, 7u);
  EXPECT_EQ(chars[2].last, 12u);
  EXPECT_EQ(chars[3].first, 12u);
  EXPECT_FALSE(chars[3].encoded);
}

TEST(Escapes, OnlyBeginWithWhatMayBeginThem) {
  for (char a = 0x20; a < 0x7F; ++a) {
    for (char b = 0x20; b < 0x7F; ++b) {
      const std::string text{'x', 'n', a, b, 'q'};
      EXPECT_TRUE(!MayHaveEscapes(text) || MayEscape(a) || MayEscape(b)) << text;
    }
  }
}

}  // namespace
}  // namespace brandlint
