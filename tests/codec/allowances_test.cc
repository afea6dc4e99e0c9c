// SPDX-License-Identifier: MIT
#include "core/codec/allowances.h"

#include <gtest/gtest.h>

#include <ostream>

#include "core/base/digest.h"
#include "tests/codec/edits.h"

namespace brandlint {
namespace {

constexpr std::string_view kList = R"({
  "schema": "brandlint.allow/1",
  "version": "7",
  "findings": [
    {"fingerprint": "0123456789abcdef0123456789abcdef", "reason": "our own app",
     "who": "Jane", "until": "2026-12-31"},
    {"fingerprint": "ffffffffffffffffffffffffffffffff", "reason": "a drawing of a door",
     "who": "Ola", "until": "2027-01-31"}
  ]
})";

TEST(ReadAllowances, ReadsEveryKey) {
  const auto read = ReadAllowances(kList, "allow.json");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->version, "7");
  EXPECT_EQ(read->digest, Sha256Hex(AsBytes(kList)));
  ASSERT_EQ(read->allowances.size(), 2U);
  EXPECT_EQ(read->allowances[0].fingerprint, "0123456789abcdef0123456789abcdef");
  EXPECT_EQ(read->allowances[0].reason, "our own app");
  EXPECT_EQ(read->allowances[0].who, "Jane");
  EXPECT_EQ(FormatDate(read->allowances[1].until), "2027-01-31");
}

const EditCase kEdits[] = {
    {"no_reason",
     "\"reason\": \"our own app\",",
     "",
     "json-missing-key",
     "a.json:5: \"findings[0].reason\" is missing"},
    {"no_end",
     ", \"until\": \"2026-12-31\"",
     "",
     "json-missing-key",
     "a.json:5: \"findings[0].until\" is missing"},
    {"no_day",
     "2026-12-31",
     "soon",
     "json-bad-value",
     "a.json:6: \"findings[0].until\" must be a day such as \"2026-11-24\", not \"soon\""},
    {"no_fingerprint",
     "0123456789abcdef0123456789abcdef",
     "0123",
     "json-bad-value",
     "a.json:5: \"findings[0].fingerprint\" must be 32 hexadecimal digits"},
    {"twice",
     "0123456789abcdef0123456789abcdef",
     "ffffffffffffffffffffffffffffffff",
     "json-bad-value",
     "a.json:7: \"findings[1].fingerprint\" \"ffffffffffffffffffffffffffffffff\" is there already"},
    {"misspelt_key",
     "\"Jane\",",
     "\"Jane\", \"untill\": 1,",
     "json-unknown-key",
     "a.json:6: \"findings[0].untill\" is not a known key; did you mean \"until\"?"},
};

class AllowancesEditTest : public testing::TestWithParam<EditCase> {};

TEST_P(AllowancesEditTest, SaysWhatIsWrong) {
  const auto read = ReadAllowances(Edited(kList, GetParam()), "a.json");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, GetParam().code);
  EXPECT_EQ(read.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, AllowancesEditTest, testing::ValuesIn(kEdits), [](const auto& row) {
  return std::string(row.param.name);
});

}  // namespace
}  // namespace brandlint
