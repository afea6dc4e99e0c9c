// SPDX-License-Identifier: MIT
#include "core/io/file_name.h"

#include <gtest/gtest.h>

#include <ostream>

namespace brandlint {
namespace {

struct ShownCase {
  const char* name;
  std::string raw, shown, base64;
};
void PrintTo(const ShownCase& row, std::ostream* out) { *out << row.name; }

// Base64 by coreutils' base64.
const ShownCase kShown[] = {
    {"ascii", "a b.png", "a b.png", ""},
    {"utf_8_stays", "ico\u0301n \u202E.png", "ico\u0301n \u202E.png", ""},
    {"latin_1", "caf\xE9.png", "caf\\x{E9}.png", "Y2Fm6S5wbmc="},
    // With one bad byte the hidden characters are written out too: the raw name is in source_b64.
    {"bad_and_hidden", "\xFF\u202E", "\\x{FF}<U+202E>", "/+KArg=="},
    {"empty", "", "", ""},
};

class ShownTest : public testing::TestWithParam<ShownCase> {};
TEST_P(ShownTest, IsUtf8AndKeepsTheRawName) {
  EXPECT_EQ(ShownName(GetParam().raw), GetParam().shown);
  EXPECT_EQ(NameAsBase64(GetParam().raw), GetParam().base64);
}
INSTANTIATE_TEST_SUITE_P(, ShownTest, testing::ValuesIn(kShown), [](const auto& row) {
  return row.param.name;
});

struct JoinCase {
  const char* name;
  const char *folder, *below, *joined;
};
void PrintTo(const JoinCase& row, std::ostream* out) { *out << row.name; }

constexpr JoinCase kJoins[] = {
    {"plain", "icons", "a.png", "icons/a.png"},
    {"slash_at_the_end", "icons/", "a.png", "icons/a.png"},
    {"as_given", "./icons", "a.png", "./icons/a.png"},
    {"current_folder", ".", "a.png", "a.png"},
    {"current_folder_with_slash", "./", "a.png", "a.png"},
    {"current_folder_itself", ".", "", "."},
    {"root", "/", "a.png", "/a.png"},
    {"no_folder", "", "a.png", "a.png"},
    {"up", "..", "a.png", "../a.png"},
};

class JoinTest : public testing::TestWithParam<JoinCase> {};
TEST_P(JoinTest, Joins) {
  EXPECT_EQ(JoinName(GetParam().folder, GetParam().below), GetParam().joined);
}
INSTANTIATE_TEST_SUITE_P(, JoinTest, testing::ValuesIn(kJoins), [](const auto& row) {
  return row.param.name;
});

TEST(FileName, NormalNameHasNoDetours) {
  EXPECT_EQ(NormalName("a/b.png"), "a/b.png");
  EXPECT_EQ(NormalName("./a//b/../c.png"), "a/c.png");
  EXPECT_EQ(NormalName("..."), "...");  // a name like any other
  EXPECT_EQ(NormalName("a/../../b"), "b");
  EXPECT_EQ(NormalName("./"), "");
}

TEST(FileName, BaseNameIsTheLastPart) {
  EXPECT_EQ(BaseName("a/b/c.png"), "c.png");
  EXPECT_EQ(BaseName("c.png"), "c.png");
  EXPECT_EQ(BaseName("a/"), "");
}

}  // namespace
}  // namespace brandlint
