// SPDX-License-Identifier: MIT
#include "core/codec/bank_row.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/codec/edits.h"

namespace brandlint {
namespace {

constexpr std::string_view kLine =
    R"({"schema": "brandlint.bank/1", "id": "sub-17", )"
    R"("hash": "f0e1d2c3b4a5968778695a4b3c2d1e0f000000000000000000000000000000a1", )"
    R"("quality": 87, "reason": "the mark in red", "date": "2026-11-03", "brand": "lumapay"})";

BankRow Row() {
  BankRow row;
  row.id = "sub-17";
  row.hash.bits = {0xA1, 0, 0x78695A4B3C2D1E0F, 0xF0E1D2C3B4A59687};  // highest bit first in text
  row.quality = 87;
  row.reason = "the mark in red";
  row.date = {2026, 11, 3};
  row.brand = "lumapay";
  return row;
}

TEST(BankRow, Reads) {
  const auto row = ReadBankRow(kLine, "bank.jsonl", 12);
  ASSERT_TRUE(row.ok()) << row.error().message;
  EXPECT_EQ(*row, Row());
}

TEST(BankRow, IsWrittenAsItIsRead) {
  std::string text = "before\n";
  WriteBankRow(Row(), text);
  EXPECT_EQ(text, "before\n" + std::string(kLine) + "\n");
}

TEST(BankRow, OrderCapitalsSpacesAndFurtherKeysDoNotMatter) {
  const auto row = ReadBankRow(
      R"( {"x": {"id": [1]}, "brand":"lumapay", "date": "2026-11-03", "reason": "the mark in red",)"
      R"( "quality": 87, "id": "sub-17", "hash":)"
      R"( "F0E1D2C3B4A5968778695A4B3C2D1E0F000000000000000000000000000000A1",)"
      R"( "schema": "brandlint.bank/1"} )",
      "bank.jsonl",
      12);
  ASSERT_TRUE(row.ok()) << row.error().message;
  EXPECT_EQ(*row, Row());
}

constexpr EditCase kEdits[] = {
    {"no_schema",
     R"("schema": "brandlint.bank/1", )",
     "",
     "json-missing-key",
     "\"schema\" is missing"},
    {"other_schema",
     "bank/1",
     "bank/2",
     "json-bad-value",
     "\"schema\" must be \"brandlint.bank/1\""},
    {"no_id", R"("id": "sub-17", )", "", "json-missing-key", "\"id\" is missing"},
    {"empty_id", "sub-17", "", "json-bad-value", "\"id\" must not be empty"},
    {"number_for_id", "\"sub-17\"", "17", "json-wrong-type", "\"id\" must be text"},
    {"id_twice",
     R"("quality": 87)",
     R"("quality": 87, "id": "b")",
     "json-duplicate-key",
     "\"id\" is there twice"},
    {"short_hash", "a1\"", "a\"", "json-bad-value", "\"hash\" must be 64 hexadecimal digits"},
    {"long_hash", "a1\"", "a10\"", "json-bad-value", "\"hash\" must be 64 hexadecimal digits"},
    {"other_digit", "a1\"", "g1\"", "json-bad-value", "\"hash\" must be 64 hexadecimal digits"},
    {"text_for_quality", "87,", "\"87\",", "json-wrong-type", "\"quality\" must be a number"},
    {"quality_over_100",
     "87,",
     "101,",
     "json-bad-value",
     "\"quality\" must be a whole number from 0 to 100"},
    {"quality_under_0",
     "87,",
     "-1,",
     "json-bad-value",
     "\"quality\" must be a whole number from 0 to 100"},
    {"broken_quality",
     "87,",
     "8.5,",
     "json-bad-value",
     "\"quality\" must be a whole number from 0 to 100"},
    {"huge_quality",
     "87,",
     "99999999999,",
     "json-bad-value",
     "\"quality\" must be a whole number from 0 to 100"},
    {"no_such_day",
     "2026-11-03",
     "2026-11-31",
     "json-bad-value",
     "\"date\" must be a day, as 2026-11-24"},
    {"empty_reason", "the mark in red", "", "json-bad-value", "\"reason\" must not be empty"},
    {"null_for_brand", "\"lumapay\"", "null", "json-wrong-type", "\"brand\" must be text"},
    {"something_after", "lumapay\"}", "lumapay\"} x", "json-syntax", ""},
};

class BankRowEditTest : public testing::TestWithParam<EditCase> {};

TEST_P(BankRowEditTest, IsRefusedWithLineAndKey) {
  const auto row = ReadBankRow(Edited(kLine, GetParam()), "bank.jsonl", 12);
  ASSERT_FALSE(row.ok());
  EXPECT_EQ(row.error().code, GetParam().code);
  EXPECT_TRUE(row.error().message.starts_with("bank.jsonl:12: " + std::string(GetParam().message)))
      << row.error().message;
}

INSTANTIATE_TEST_SUITE_P(, BankRowEditTest, testing::ValuesIn(kEdits), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
