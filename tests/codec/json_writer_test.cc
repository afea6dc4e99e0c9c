// SPDX-License-Identifier: MIT
#include "core/codec/json_writer.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

using namespace std::string_view_literals;

struct TextCase {
  const char* name;
  std::string_view text;
  std::string_view expected;
};

void PrintTo(const TextCase& row, std::ostream* out) { *out << row.name; }

constexpr TextCase kTexts[] = {
    {"empty", "", R"("")"},
    {"plain", "Lumapay", R"("Lumapay")"},
    {"quote_and_backslash", R"(a"b\c)", R"("a\"b\\c")"},
    {"slash_stays", "a/b", R"("a/b")"},
    {"line_feed_and_tab", "a\nb\tc", R"("a\nb\tc")"},
    {"other_controls", "\r\x1b\0"sv, R"("\u000d\u001b\u0000")"},
    {"letters_beyond_ascii_stay", "é帳\U0001F680", "\"é帳\U0001F680\""},
    // Obeyed by a terminal, or not seen by a reader.
    {"delete", "\x7F", R"("\u007f")"},
    {"c1_control", "\u009B", R"("\u009b")"},
    {"bidi_override", "a\u202Eb", R"("a\u202eb")"},
    {"bidi_isolate", "\u2066", R"("\u2066")"},
    {"zero_width_space", "\u200B", R"("\u200b")"},
    {"byte_order_mark", "\uFEFF", R"("\ufeff")"},
    // Never a byte out that is not UTF-8.
    {"stray_byte", "a\xFFz", "\"a\uFFFDz\""},
    {"cut_short", "a\xE2\x82", "\"a\uFFFD\uFFFD\""},
    {"surrogate", "\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
};

class WriteTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(WriteTextTest, Escapes) {
  std::string out;
  JsonWriter(out).Text(GetParam().text);
  EXPECT_EQ(out, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, WriteTextTest, testing::ValuesIn(kTexts), [](const auto& row) {
  return row.param.name;
});

TEST(JsonWriter, PutsCommasBetweenMembersAndElements) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Text("a", "x");
  json.OptionalText("left_out", "");
  json.Key("b");
  json.BeginArray();
  json.Integer(-1);
  json.BeginObject();
  json.EndObject();
  json.BeginArray();
  json.EndArray();
  json.Null();
  json.EndArray();
  json.Bool("c", true);
  json.EndObject();
  EXPECT_EQ(out, R"({"a": "x", "b": [-1, {}, [], null], "c": true})");
}

TEST(JsonWriter, WritesNumbersInTheirShortestForm) {
  std::string out;
  JsonWriter json(out);
  json.BeginArray();
  json.Number(0.1);
  json.Number(310);
  json.Number(-0.5);
  json.Number(1e22);
  json.Unsigned(std::numeric_limits<std::uint64_t>::max());
  json.Integer(std::numeric_limits<std::int64_t>::min());
  json.Fixed(1, 3);
  json.Fixed(0.97149, 3);
  json.Fixed(0.0004, 3);
  json.EndArray();
  EXPECT_EQ(out,
            "[0.1, 310, -0.5, 1e+22, 18446744073709551615, -9223372036854775808, 1.000, 0.971, "
            "0.000]");
}

TEST(JsonWriter, GivesEveryDoubleBack) {
  std::mt19937_64 random(20261124);  // fixed: a failure must be repeatable
  for (int round = 0; round < 20'000; ++round) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    std::string out;
    JsonWriter(out).Number(value);
    ASSERT_EQ(nlohmann::json::parse(out).get<double>(), value) << out;
  }
}

// What nlohmann's parser makes of it is the text, with U+FFFD for what was no UTF-8.
TEST(JsonWriter, GivesEveryTextBack) {
  std::mt19937 random(20261124);  // fixed: a failure must be repeatable
  for (int round = 0; round < 20'000; ++round) {
    std::string text, expected;
    for (int i = 0; i < 12; ++i) {
      if (random() % 8 == 0) {
        text += static_cast<char>(0x80 + random() % 0x40);  // a continuation byte out of place
        expected += "\uFFFD";
        continue;
      }
      const auto bits = static_cast<std::uint32_t>(random());
      const char32_t value = bits % 3 == 0 ? bits / 3 % 0x100 : bits / 3 % 0x110000;
      AppendUtf8(value, text);  // a surrogate is appended as U+FFFD
      AppendUtf8(value, expected);
    }
    std::string out;
    JsonWriter(out).Text(text);
    ASSERT_TRUE(IsUtf8(out)) << out;
    ASSERT_EQ(nlohmann::json::parse(out).get<std::string>(), expected) << out;
  }
}

TEST(JsonWriterDeathTest, RefusesWhatJsonCannotHold) {
  std::string out;
  JsonWriter json(out);
  EXPECT_DEATH(json.Number(std::nan("")), "isfinite");
  EXPECT_DEATH(json.Fixed(std::numeric_limits<double>::infinity(), 3), "isfinite");
}

}  // namespace
}  // namespace brandlint
