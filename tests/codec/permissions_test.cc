// SPDX-License-Identifier: MIT
#include "core/codec/permissions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/digest.h"
#include "tests/codec/edits.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

constexpr std::string_view kPermissions = R"({
  "schema": "brandlint.permissions/1",
  "version": "7",
  "permissions": [
    {"id": "acme-2026", "who": {"developer": "acme", "app": "ledgerly"}, "brand": "lumapay",
     "references": ["Lumapay", "mark"], "subjects": ["icon", "name"],
     "why": "a partner since 2024", "granted_by": "brand team",
     "from": "2026-01-01", "until": "2026-12-31"},
    {"id": "own-app", "who": {"app": "lumapay-app"}, "brand": "lumapay", "references": ["*"],
     "subjects": ["screenshot"], "why": "our own", "granted_by": "brand team",
     "from": "2026-05-05", "until": "2026-05-05"}
  ]
})";

TEST(ReadPermissions, ReadsEveryKey) {
  const auto read = ReadPermissions(kPermissions, "permissions.json");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->version, "7");
  EXPECT_EQ(read->digest, Sha256Hex(AsBytes(kPermissions)));
  ASSERT_EQ(read->permissions.size(), 2U);
  const Permission& first = read->permissions[0];
  EXPECT_EQ(first.id, "acme-2026");
  EXPECT_EQ(first.developer_id, "acme");
  EXPECT_EQ(first.app_id, "ledgerly");
  EXPECT_EQ(first.brand, "lumapay");
  EXPECT_THAT(first.references, ElementsAre("Lumapay", "mark"));
  EXPECT_THAT(first.subjects, ElementsAre(SubjectType::kIcon, SubjectType::kName));
  EXPECT_EQ(first.why, "a partner since 2024");
  EXPECT_EQ(first.granted_by, "brand team");
  EXPECT_EQ(first.from, (Date{2026, 1, 1}));
  EXPECT_EQ(first.until, (Date{2026, 12, 31}));
  EXPECT_EQ(read->permissions[1].developer_id, "");
}

// A grant that leaves something open is refused.
constexpr EditCase kEdits[] = {
    {"wrong_schema",
     "permissions/1",
     "policy/1",
     "json-bad-value",
     "p.json:2: \"schema\" must be \"brandlint.permissions/1\", not \"brandlint.policy/1\""},
    {"no_version",
     "  \"version\": \"7\",\n",
     "",
     "json-missing-key",
     "p.json:1: \"version\" is missing"},
    {"nobody",
     "{\"app\": \"lumapay-app\"}",
     "{}",
     "json-bad-value",
     "p.json:9: \"permissions[1].who\" must name a \"developer\", an \"app\" or both"},
    {"empty_developer",
     "\"developer\": \"acme\"",
     "\"developer\": \"\"",
     "json-bad-value",
     "p.json:5: \"permissions[0].who.developer\" must not be empty"},
    {"text_for_who",
     "{\"app\": \"lumapay-app\"}",
     "\"lumapay-app\"",
     "json-wrong-type",
     "p.json:9: \"permissions[1].who\" must be an object, not text"},
    {"no_references",
     "[\"*\"]",
     "[]",
     "json-bad-value",
     "p.json:9: \"permissions[1].references\" must name words or marks of the brand, or \"*\" for "
     "any"},
    {"no_subjects",
     "[\"screenshot\"]",
     "[]",
     "json-bad-value",
     "p.json:10: \"permissions[1].subjects\" must not be empty"},
    {"unknown_subject",
     "[\"screenshot\"]",
     "[\"screenshots\"]",
     "json-bad-value",
     "p.json:10: \"permissions[1].subjects[0]\" must be name, short_description, description, "
     "developer, icon, screenshot, logo, banner or other, not \"screenshots\"; did you mean "
     "\"screenshot\"?"},
    {"no_reason",
     "\"why\": \"our own\", ",
     "",
     "json-missing-key",
     "p.json:9: \"permissions[1].why\" is missing"},
    {"no_end",
     "\"2026-01-01\", \"until\": \"2026-12-31\"",
     "\"2026-01-01\"",
     "json-missing-key",
     "p.json:5: \"permissions[0].until\" is missing"},
    {"ends_before_it_begins",
     "2026-12-31",
     "2025-12-31",
     "json-bad-value",
     "p.json:8: \"permissions[0].until\" is before \"from\", 2026-01-01"},
    {"same_id_twice",
     "own-app",
     "acme-2026",
     "json-bad-value",
     "p.json:9: \"permissions[1].id\" \"acme-2026\" is there already"},
    {"misspelt_key",
     "\"granted_by\": \"brand team\",\n     \"from\": \"2026-01-01\"",
     "\"granted_by\": \"brand team\", \"form\": 1,\n     \"from\": \"2026-01-01\"",
     "json-unknown-key",
     "p.json:7: \"permissions[0].form\" is not a known key; did you mean \"from\"?"},
};

class PermissionsEditTest : public testing::TestWithParam<EditCase> {};

TEST_P(PermissionsEditTest, SaysWhatIsWrong) {
  const auto read = ReadPermissions(Edited(kPermissions, GetParam()), "p.json");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, GetParam().code);
  EXPECT_EQ(read.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, PermissionsEditTest, testing::ValuesIn(kEdits), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
