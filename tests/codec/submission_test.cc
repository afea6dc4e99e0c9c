// SPDX-License-Identifier: MIT
#include "core/codec/submission.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/codec/edits.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kFile = "submission.json";

constexpr std::string_view kManifest = R"({
  "schema": "brandlint.submission/1",
  "id": "sub-2026-000123",
  "app": {
    "id": "deskline",
    "name": "Deskline",
    "names": {"fr": "Deskligne", "de": "Tischlinie"},
    "short_description": "Notes.",
    "description": "Keeps notes.",
    "developer": {"id": "acme", "name": "Acme Ltd"},
    "url": "", "privacy_policy_url": "", "keywords": ["notes"]
  },
  "assets": [
    {"path": "icon.png", "role": "icon", "sha256": "00"},
    {"path": "shots/1.png", "role": "screenshot", "locale": "en"},
    {"path": "loose.gif"}
  ],
  "$schema": "https://example", "marketplace": {"any": ["thing"]}, "previous": null,
  "idempotency_key": "k"
})";

std::vector<std::string> Messages(const SubmissionReading& reading) {
  std::vector<std::string> messages;
  for (const Problem& problem : reading.submission.problems) messages.push_back(problem.message);
  return messages;
}

TEST(ReadSubmission, ReadsEveryKey) {
  const SubmissionReading reading = ReadSubmission(kManifest, kFile);
  EXPECT_TRUE(reading.readable);
  const Submission& submission = reading.submission;
  EXPECT_THAT(Messages(reading), IsEmpty());
  EXPECT_THAT(submission.notes, IsEmpty());
  EXPECT_EQ(submission.id, "sub-2026-000123");
  EXPECT_EQ(submission.form, SubmissionForm::kListing);
  EXPECT_EQ(submission.app_id, "deskline");
  EXPECT_EQ(submission.developer_id, "acme");
  EXPECT_THAT(submission.texts,
              ElementsAre(Subject{SubjectType::kName, "", "Deskline", ""},
                          Subject{SubjectType::kName, "", "Deskligne", "fr"},
                          Subject{SubjectType::kName, "", "Tischlinie", "de"},
                          Subject{SubjectType::kShortDescription, "", "Notes.", ""},
                          Subject{SubjectType::kDescription, "", "Keeps notes.", ""},
                          Subject{SubjectType::kDeveloper, "", "Acme Ltd", ""}));
  ASSERT_EQ(submission.assets.size(), 3U);
  EXPECT_EQ(submission.assets[0].path, "icon.png");
  EXPECT_EQ(submission.assets[0].role, SubjectType::kIcon);
  EXPECT_EQ(submission.assets[0].file, "");
  EXPECT_EQ(submission.assets[1].role, SubjectType::kScreenshot);
  EXPECT_EQ(submission.assets[1].locale, "en");
  EXPECT_FALSE(submission.assets[2].role.has_value());
  EXPECT_THAT(reading.asset_places,
              ElementsAre("submission.json:14: \"assets[0].path\"",
                          "submission.json:15: \"assets[1].path\"",
                          "submission.json:16: \"assets[2].path\""));
}

TEST(ReadSubmission, TakesTheLeast) {
  const SubmissionReading reading =
      ReadSubmission(R"({"schema": "brandlint.submission/1", "app": {"name": "A"}})", kFile);
  EXPECT_THAT(Messages(reading), IsEmpty());
  EXPECT_EQ(reading.submission.id, "");
  EXPECT_EQ(reading.submission.texts.size(), 1U);
}

TEST(ReadSubmission, CountsLinesOfACatalogue) {
  const SubmissionReading reading =
      ReadSubmission(R"({"schema": "brandlint.submission/1", "app": {}})", "apps.jsonl", 4711);
  EXPECT_THAT(Messages(reading), ElementsAre("apps.jsonl:4711: \"app.name\" is missing"));
}

// One thing is wrong: it is told, and everything else is still read.
constexpr EditCase kEdits[] = {
    {"wrong_schema",
     "brandlint.submission/1",
     "brandlint.submission/9",
     "json-bad-value",
     "submission.json:2: \"schema\" must be \"brandlint.submission/1\", not "
     "\"brandlint.submission/9\""},
    {"no_schema",
     "  \"schema\": \"brandlint.submission/1\",\n",
     "",
     "json-missing-key",
     "submission.json:1: \"schema\" is missing"},
    {"number_for_id",
     "\"sub-2026-000123\"",
     "2026",
     "json-wrong-type",
     "submission.json:3: \"id\" must be text, not a number"},
    {"number_for_name",
     "\"name\": \"Deskline\"",
     "\"name\": 14",
     "json-wrong-type",
     "submission.json:6: \"app.name\" must be text, not a number"},
    {"null_for_name",
     "\"name\": \"Deskline\"",
     "\"name\": null",
     "json-wrong-type",
     "submission.json:6: \"app.name\" must be text, not null"},
    {"empty_name",
     "\"name\": \"Deskline\"",
     "\"name\": \"\"",
     "json-bad-value",
     "submission.json:6: \"app.name\" must not be empty"},
    {"no_name",
     "    \"name\": \"Deskline\",\n",
     "",
     "json-missing-key",
     "submission.json:4: \"app.name\" is missing"},
    {"list_for_a_localised_name",
     "\"Tischlinie\"",
     "[\"Tischlinie\"]",
     "json-wrong-type",
     "submission.json:7: \"app.names.de\" must be text, not a list"},
    {"text_for_names",
     "{\"fr\": \"Deskligne\", \"de\": \"Tischlinie\"}",
     "\"Deskligne\"",
     "json-wrong-type",
     "submission.json:7: \"app.names\" must be an object, not text"},
    {"true_for_description",
     "\"Keeps notes.\"",
     "true",
     "json-wrong-type",
     "submission.json:9: \"app.description\" must be text, not true or false"},
    {"text_for_developer",
     "{\"id\": \"acme\", \"name\": \"Acme Ltd\"}",
     "\"Acme\"",
     "json-wrong-type",
     "submission.json:10: \"app.developer\" must be an object, not text"},
    {"number_for_unused_url",
     "\"url\": \"\"",
     "\"url\": 3",
     "json-wrong-type",
     "submission.json:11: \"app.url\" must be text, not a number"},
    {"number_among_keywords",
     "[\"notes\"]",
     "[\"notes\", 7]",
     "json-wrong-type",
     "submission.json:11: \"app.keywords[1]\" must be text, not a number"},
    {"path_missing",
     "{\"path\": \"loose.gif\"}",
     "{\"role\": \"icon\"}",
     "json-missing-key",
     "submission.json:16: \"assets[2].path\" is missing"},
    {"path_absolute",
     "loose.gif",
     "/etc/passwd",
     "path-outside",
     "submission.json:16: \"assets[2].path\" must be a path inside the submission's folder with "
     "\"/\" between its parts, not \"/etc/passwd\""},
    {"path_leaves_the_folder",
     "loose.gif",
     "a/../../b",
     "path-outside",
     "submission.json:16: \"assets[2].path\" must be a path inside the submission's folder with "
     "\"/\" between its parts, not \"a/../../b\""},
    {"path_with_a_drive",
     "loose.gif",
     "C:/a.png",
     "path-outside",
     "submission.json:16: \"assets[2].path\" must be a path inside the submission's folder with "
     "\"/\" between its parts, not \"C:/a.png\""},
    {"path_with_backslashes",
     "loose.gif",
     "a\\\\..\\\\b.png",
     "path-outside",
     "submission.json:16: \"assets[2].path\" must be a path inside the submission's folder with "
     "\"/\" between its parts, not \"a\\..\\b.png\""},
    {"path_with_nul",
     "loose.gif",
     "a.png\\u0000.gif",
     "path-outside",
     "submission.json:16: \"assets[2].path\" must be a path inside the submission's folder with "
     "\"/\" between its parts, not \"a.png<U+0000>.gif\""},
    {"role_of_a_text",
     "\"screenshot\"",
     "\"description\"",
     "json-bad-value",
     "submission.json:15: \"assets[1].role\" must be icon, screenshot, logo, banner or other, not "
     "\"description\""},
    {"role_misspelt",
     "\"screenshot\"",
     "\"screen-shot\"",
     "json-bad-value",
     "submission.json:15: \"assets[1].role\" must be icon, screenshot, logo, banner or other, not "
     "\"screen-shot\"; did you mean \"screenshot\"?"},
    {"repeated_key",
     "\"id\": \"deskline\"",
     "\"id\": \"deskline\", \"id\": \"b\"",
     "json-duplicate-key",
     "submission.json:5: \"id\" is there twice, first on line 5"},
};

class SubmissionEditTest : public testing::TestWithParam<EditCase> {};

TEST_P(SubmissionEditTest, TellsOneProblemAndReadsTheRest) {
  const SubmissionReading reading = ReadSubmission(Edited(kManifest, GetParam()), kFile);
  EXPECT_TRUE(reading.readable);
  const Submission& submission = reading.submission;
  EXPECT_THAT(
      submission.problems,
      ElementsAre(Problem{
          std::string(kFile), std::string(GetParam().code), std::string(GetParam().message)}));
  EXPECT_THAT(submission.notes, IsEmpty());
  // One text, one localised list or one asset at most is lost.
  EXPECT_GE(submission.texts.size() + submission.assets.size(), 7U);
  EXPECT_EQ(submission.assets.size(), reading.asset_places.size());
}

INSTANTIATE_TEST_SUITE_P(, SubmissionEditTest, testing::ValuesIn(kEdits), [](const auto& row) {
  return row.param.name;
});

// An asset whose role is not understood is still an asset.
TEST(ReadSubmission, KeepsAnAssetOfAnUnknownRole) {
  const SubmissionReading reading = ReadSubmission(
      R"({"schema": "brandlint.submission/1", "app": {"name": "A"},
          "assets": [{"path": "a.png", "role": "picture"}]})",
      kFile);
  ASSERT_EQ(reading.submission.assets.size(), 1U);
  EXPECT_FALSE(reading.submission.assets[0].role.has_value());
}

struct UnknownKeyCase {
  const char* name;
  std::string_view member;
  std::string_view note;
};

void PrintTo(const UnknownKeyCase& row, std::ostream* out) { *out << row.name; }

constexpr UnknownKeyCase kUnknownKeys[] = {
    {"misspelt", R"("aps": {})", R"(m:1: "aps" is not a known key; did you mean "app"?)"},
    {"other_case",
     R"("Assets": [])",
     R"(m:1: "Assets" is not a known key; did you mean "assets"?)"},
    {"like_nothing", R"("colour": 1)", R"(m:1: "colour" is not a known key)"},
    // Nobody grants himself anything.
    {"permissions", R"("permissions": [{"id": "me"}])", R"(m:1: "permissions" is not a known key)"},
    {"verdict", R"("verdict": "pass")", R"(m:1: "verdict" is not a known key)"},
    {"policy", R"("policy": "none")", R"(m:1: "policy" is not a known key)"},
    // What is strange is shown harmlessly, and cut.
    {"control_characters", R"("\u001b[2J": 1)", R"(m:1: "<U+001B>[2J" is not a known key)"},
};

class UnknownKeyTest : public testing::TestWithParam<UnknownKeyCase> {};

TEST_P(UnknownKeyTest, IsANote) {
  const std::string text = R"({"schema": "brandlint.submission/1", "app": {"name": "A"}, )" +
                           std::string(GetParam().member) + "}";
  const SubmissionReading reading = ReadSubmission(text, "m");
  EXPECT_THAT(Messages(reading), IsEmpty());
  EXPECT_THAT(reading.submission.notes, ElementsAre(GetParam().note));
}

INSTANTIATE_TEST_SUITE_P(, UnknownKeyTest, testing::ValuesIn(kUnknownKeys), [](const auto& row) {
  return row.param.name;
});

TEST(ReadSubmission, TellsWhyNothingCouldBeRead) {
  const SubmissionReading reading = ReadSubmission("{\"app\": }", kFile);
  EXPECT_FALSE(reading.readable);
  EXPECT_THAT(
      reading.submission.problems,
      ElementsAre(Problem{
          "submission.json", "json-syntax", "submission.json:1: expected a value, not \"}\""}));
  EXPECT_FALSE(ReadSubmission("[]", kFile).readable);
  EXPECT_THAT(Messages(ReadSubmission("[]", kFile)),
              ElementsAre("submission.json:1: must be an object, not a list"));
}

TEST(ReadSubmission, KeepsToTheLimits) {
  Limits limits;
  limits.manifest_bytes = 10;
  EXPECT_THAT(Messages(ReadSubmission("           ", kFile, 1, limits)),
              ElementsAre("submission.json: 11 bytes are more than the limit of 10"));
  limits = {};
  limits.manifest_depth = 2;
  EXPECT_THAT(Messages(ReadSubmission(R"({"a": {"b": {}}})", kFile, 1, limits)),
              ElementsAre("submission.json:1: nested deeper than the limit of 2 levels"));
}

// A stranger cannot make us write more than he did.
TEST(ReadSubmission, IsBriefAboutManyMistakes) {
  std::string text = R"({"schema": "brandlint.submission/1", "app": {"name": "A"}, "assets": [0)";
  for (int i = 1; i < 10'000; ++i) text += ",0";
  text += "]";
  for (int i = 0; i < 10'000; ++i) text += ", \"x" + std::to_string(i) + "\": 0";
  const SubmissionReading reading = ReadSubmission(text + "}", kFile);
  const std::vector<std::string> messages = Messages(reading);
  ASSERT_EQ(messages.size(), 51U);
  EXPECT_EQ(messages.front(), "submission.json:1: \"assets[0]\" must be an object, not a number");
  EXPECT_EQ(messages.back(), "submission.json: 9950 more errors are not listed");
  ASSERT_EQ(reading.submission.notes.size(), 51U);
  EXPECT_EQ(reading.submission.notes.back(),
            "submission.json: 9950 more unknown keys are not listed");
}

}  // namespace
}  // namespace brandlint
