// SPDX-License-Identifier: MIT
#include "core/codec/name_row.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "core/codec/json_reader.h"

namespace brandlint {
namespace {

struct RowCase {
  const char* name;
  std::string_view line;
  std::string_view id, text;
};

void PrintTo(const RowCase& row, std::ostream* out) { *out << row.name; }

constexpr RowCase kRows[] = {
    {"usual", R"({"id": "17", "name": "Deskline"})", "17", "Deskline"},
    {"other_order_and_spaces", " {\"name\" : \"Deskline\"\t,\"id\":\"17\"} \r", "17", "Deskline"},
    {"without_id", R"({"name": "Deskline"})", "", "Deskline"},
    {"empty_texts", R"({"id": "", "name": ""})", "", ""},
    {"other_keys_are_skipped",
     R"({"x": [1, {"name": "no"}, null], "name": "a", "y": true, "z": -1.5e3})",
     "",
     "a"},
    {"escaped_key", R"({"n\u0061me": "a"})", "", "a"},
    {"letters_beyond_ascii", R"({"id": "é", "name": "帳簿"})", "é", "帳簿"},
    {"escapes", R"({"id": "1", "name": "a\tb\u00e9\ud83d\ude80"})", "1", "a\tbé\U0001F680"},
    {"lone_surrogate", R"({"id": "1", "name": "a\ud83db"})", "1", "a\uFFFDb"},
};

class NameRowTest : public testing::TestWithParam<RowCase> {};

TEST_P(NameRowTest, Reads) {
  NameRow row{"left over", "left over"};
  const auto read = ReadNameRow(GetParam().line, "names.jsonl", 12, row);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(row.id, GetParam().id);
  EXPECT_EQ(row.name, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(, NameRowTest, testing::ValuesIn(kRows), [](const auto& row) {
  return row.param.name;
});

struct BadRowCase {
  const char* name;
  std::string_view line;
  std::string_view code, message;
};

void PrintTo(const BadRowCase& row, std::ostream* out) { *out << row.name; }

constexpr BadRowCase kBadRows[] = {
    {"empty", "", "json-syntax", "names.jsonl:12: expected an object, not the end"},
    {"bare_name", "Deskline", "json-syntax", "names.jsonl:12: expected an object, not \"D\""},
    {"list", "[]", "json-syntax", "names.jsonl:12: expected an object, not \"[\""},
    {"no_name", R"({"id": "1"})", "json-missing-key", "names.jsonl:12: \"name\" is missing"},
    {"no_members", "{}", "json-missing-key", "names.jsonl:12: \"name\" is missing"},
    {"number_for_id",
     R"({"id": 17, "name": "a"})",
     "json-wrong-type",
     "names.jsonl:12: \"id\" must be text, not a number"},
    {"null_for_name",
     R"({"name": null})",
     "json-wrong-type",
     "names.jsonl:12: \"name\" must be text, not null"},
    {"list_for_name",
     R"({"name": ["a"]})",
     "json-wrong-type",
     "names.jsonl:12: \"name\" must be text, not a list"},
    {"nothing_for_name",
     R"({"name": })",
     "json-syntax",
     "names.jsonl:12: expected a text in double quotes, not \"}\""},
    {"name_twice",
     R"({"name": "a", "name": "b"})",
     "json-duplicate-key",
     "names.jsonl:12: \"name\" is there twice"},
    {"two_objects",
     R"({"name": "a"} {"name": "b"})",
     "json-syntax",
     "names.jsonl:12: expected nothing more, not \"{\""},
    {"not_utf8",
     "{\"name\": \"a\xFF\"}",
     "json-encoding",
     "names.jsonl:12: a text holds the byte \\x{FF}, which is not UTF-8"},
    {"bad_number_in_a_skipped_value",
     R"({"name": "a", "x": 01})",
     "json-syntax",
     "names.jsonl:12: \"01\" is not a number: it must not start with 0"},
};

class BadNameRowTest : public testing::TestWithParam<BadRowCase> {};

TEST_P(BadNameRowTest, SaysWhatIsWrong) {
  NameRow row;
  const auto read = ReadNameRow(GetParam().line, "names.jsonl", 12, row);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, GetParam().code);
  EXPECT_EQ(read.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, BadNameRowTest, testing::ValuesIn(kBadRows), [](const auto& row) {
  return row.param.name;
});

TEST(ReadNameRow, RefusesABombInASkippedValue) {
  NameRow row;
  const std::string line = "{\"name\": \"a\", \"x\": " + std::string(1'000'000, '[');
  const auto read = ReadNameRow(line, "names.jsonl", 1, row);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, "json-too-deep");
}

// The quick reader takes what the document reader takes, and nothing else.
TEST(ReadNameRow, AgreesWithTheDocumentReaderOnDamagedLines) {
  constexpr std::string_view kWhole =
      R"({"id": "1é", "other": {"a": [1, true]}, "name": "x\u00e9\ud83d\ude80\n"})";
  constexpr std::string_view kBytes = "{}[]\",:\\ 01-.eEtfnudx\xC3\xA9\xFF";
  std::mt19937 random(20261124);  // fixed: a failure must be repeatable
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  int accepted = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string line(kWhole);
    for (std::size_t change = below(2) + 1; change > 0; --change) {
      const std::size_t at = below(line.size());
      if (below(2) == 0) {
        line[at] = kBytes[below(kBytes.size())];
      } else {
        line.erase(at, 1);
      }
    }
    NameRow row;
    const bool ok = ReadNameRow(line, "n", 1, row).ok();
    const auto document = ParseJson(line, "n");
    std::string id, name;
    bool has_name = false, is_row = false;
    if (document.ok() && document->root.type == JsonValue::Type::kObject) {
      is_row = true;
      for (const JsonValue& member : document->root.children) {
        if (member.key != "id" && member.key != "name") continue;
        is_row = is_row && member.type == JsonValue::Type::kText;
        has_name = has_name || member.key == "name";
        (member.key == "id" ? id : name) = member.text;
      }
      // Repeated keys elsewhere are not looked at by the quick reader.
      if (!document->duplicates.empty()) continue;
    }
    ASSERT_EQ(ok, is_row && has_name) << line;
    if (!ok) continue;
    ASSERT_EQ(row.id, id) << line;
    ASSERT_EQ(row.name, name) << line;
    ++accepted;
  }
  EXPECT_GT(accepted, 1000);  // else the comparison says little
}

}  // namespace
}  // namespace brandlint
