// SPDX-License-Identifier: MIT
#include "core/codec/json_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <random>
#include <string>

namespace brandlint {
namespace {

std::string LaidOut(std::string_view line) {
  std::string out;
  LayOutJson(line, out);
  return out;
}

struct LayoutCase {
  const char* name;
  const char* line;
  const char* expected;
};

void PrintTo(const LayoutCase& row, std::ostream* out) { *out << row.name; }

constexpr LayoutCase kCases[] = {
    {"empty_object", "{}", "{}\n"},
    {"text", R"("a, {b}")", "\"a, {b}\"\n"},
    {"outermost_is_opened", R"({"a": 1})", "{\n  \"a\": 1\n}\n"},
    {"short_members_stay_on_a_line",
     R"({"a": [1, 2], "b": {"c": "d"}})",
     "{\n  \"a\": [1, 2],\n  \"b\": {\"c\": \"d\"}\n}\n"},
    {"empty_list_inside", R"({"a": []})", "{\n  \"a\": []\n}\n"},
    // Brackets, commas and quotes of texts do not count.
    {"signs_in_texts", R"(["a\", ]", "{", "\\"])", "[\n  \"a\\\", ]\", \"{\", \"\\\\\"\n]\n"},
    // Texts and numbers fill lines of 100 bytes.
    {"long_lists_are_filled",
     R"({"key": ["0123456789012345678901234567890123456789", "012345678901234567890123456789012345678901234567", 7]})",
     "{\n  \"key\": [\n    \"0123456789012345678901234567890123456789\", "
     "\"012345678901234567890123456789012345678901234567\",\n    7\n  ]\n}\n"},
    {"long_members_are_opened",
     R"({"key": ["0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789ab", {"x": 1}]})",
     "{\n  \"key\": [\n    \"0123456789012345678901234567890123456789\",\n"
     "    \"0123456789012345678901234567890123456789ab\",\n    {\"x\": 1}\n  ]\n}\n"},
};

class LayOutJsonTest : public testing::TestWithParam<LayoutCase> {};

TEST_P(LayOutJsonTest, LaysOut) { EXPECT_EQ(LaidOut(GetParam().line), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(, LayOutJsonTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

// A random value, written as JsonWriter does.
std::string Value(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 5 : 3)) {
    case 0:
      return std::to_string(random() % 1000);
    case 1:
      return R"("],\" {)" + std::string(random() % 60, 'x') + "\"";
    case 2:
      return "true";
    default:
      break;
  }
  const bool object = random() % 2 == 0;
  std::string text = object ? "{" : "[";
  for (std::size_t i = random() % 5, n = 0; n < i; ++n) {
    if (n > 0) text += ", ";
    if (object) text += "\"k" + std::to_string(n) + "\": ";
    text += Value(random, depth - 1);
  }
  return text + (object ? "}" : "]");
}

TEST(LayOutJson, KeepsTheValue) {
  std::mt19937 random(20261124);
  for (int i = 0; i < 500; ++i) {
    const std::string line = Value(random, 5);
    const std::string laid_out = LaidOut(line);
    EXPECT_EQ(nlohmann::json::parse(laid_out), nlohmann::json::parse(line)) << line;
    EXPECT_TRUE(laid_out.ends_with('\n'));
  }
}

}  // namespace
}  // namespace brandlint
