// SPDX-License-Identifier: MIT
#include "core/codec/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/digest.h"
#include "tests/codec/edits.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

constexpr std::string_view kPolicy = R"json({
  "schema": "brandlint.policy/1",
  "id": "lumapay-listing",
  "title": "The listing form",
  "version": "1.0.0",
  "effective": "2026-11-01",
  "extends": "lumapay-guidelines",
  "default_for": ["listing"],
  "rules": [
    {"id": "name-uses-brand", "summary": "the name", "clause": "guidelines/name",
     "subjects": ["name", "developer"],
     "evidence": {"detectors": ["name"], "kinds": ["plain", "near-copy"],
                  "reference_kinds": ["house-mark"], "min_score": 0.9},
     "together_with": {"detectors": ["logo"], "subjects": ["icon"], "min_score": 0.5},
     "beside": ["official", "partner"],
     "verdict": "reject", "message": "{brand} turned by {measure:rotation} degrees ({kind})",
     "fix": "a name without {brand}", "passes": "Deskline", "effective": "2027-01-01",
     "translations": {"de": {"message": "um {score} gedreht", "fix": "ein Name"}}},
    {"id": "icon-form", "summary": "the icon", "clause": "listing/icon", "subjects": ["icon"],
     "form": {"max_length": 40, "not_ending": ".", "size": [512, 256], "format": "png"},
     "verdict": "note", "message": "{subject} {path} is {actual}, not {limit}"}
  ]
})json";

TEST(ReadPolicy, ReadsEveryKey) {
  const auto policy = ReadPolicy(kPolicy, "policy.json");
  ASSERT_TRUE(policy.ok()) << policy.error().message;
  EXPECT_EQ(policy->id, "lumapay-listing");
  EXPECT_EQ(policy->title, "The listing form");
  EXPECT_EQ(policy->version, "1.0.0");
  EXPECT_EQ(policy->digest, Sha256Hex(AsBytes(kPolicy)));
  EXPECT_EQ(policy->effective, (Date{2026, 11, 1}));
  EXPECT_EQ(policy->extends, "lumapay-guidelines");
  EXPECT_THAT(policy->default_for, ElementsAre(SubmissionForm::kListing));

  ASSERT_EQ(policy->rules.size(), 2U);
  const Rule& rule = policy->rules[0];
  EXPECT_EQ(rule.id, "name-uses-brand");
  EXPECT_EQ(rule.summary, "the name");
  EXPECT_EQ(rule.clause, "guidelines/name");
  EXPECT_THAT(rule.subjects, ElementsAre(SubjectType::kName, SubjectType::kDeveloper));
  ASSERT_TRUE(rule.evidence.has_value());
  EXPECT_THAT(rule.evidence->detectors, ElementsAre("name"));
  EXPECT_THAT(rule.evidence->kinds, ElementsAre("plain", "near-copy"));
  EXPECT_THAT(rule.evidence->reference_kinds, ElementsAre("house-mark"));
  EXPECT_EQ(rule.evidence->min_score, 0.9);
  ASSERT_TRUE(rule.together_with.has_value());
  EXPECT_THAT(rule.together_with->detectors, ElementsAre("logo"));
  EXPECT_THAT(rule.together_with->subjects, ElementsAre(SubjectType::kIcon));
  EXPECT_EQ(rule.together_with->min_score, 0.5);
  EXPECT_THAT(rule.beside, ElementsAre("official", "partner"));
  EXPECT_EQ(rule.verdict, Verdict::kReject);
  EXPECT_EQ(rule.message, "{brand} turned by {measure:rotation} degrees ({kind})");
  EXPECT_EQ(rule.fix, "a name without {brand}");
  EXPECT_EQ(rule.passes, "Deskline");
  ASSERT_EQ(rule.translations.size(), 1U);
  EXPECT_EQ(rule.translations.at("de").message, "um {score} gedreht");
  EXPECT_EQ(rule.translations.at("de").fix, "ein Name");
  EXPECT_EQ(rule.effective, (Date{2027, 1, 1}));

  const Rule& form = policy->rules[1];
  EXPECT_FALSE(form.evidence.has_value());
  ASSERT_TRUE(form.form.has_value());
  EXPECT_EQ(form.form->max_length, 40U);
  EXPECT_EQ(form.form->not_ending, ".");
  EXPECT_EQ(form.form->size, (Size{512, 256}));
  EXPECT_EQ(form.form->format, "png");
  EXPECT_EQ(form.fix, "");  // a note may ask for nothing
  EXPECT_EQ(form.effective, policy->effective);
}

constexpr EditCase kEdits[] = {
    {"no_day",
     "  \"effective\": \"2026-11-01\",\n",
     "",
     "json-missing-key",
     "policy.json:1: \"effective\" is missing"},
    {"unknown_form",
     "[\"listing\"]",
     "[\"listings\"]",
     "json-bad-value",
     "policy.json:8: \"default_for[0]\" must be loose or listing, not \"listings\"; did you mean "
     "\"listing\"?"},
    {"unknown_kind",
     "\"near-copy\"",
     "\"near_copy\"",
     "json-bad-value",
     "policy.json:12: \"rules[0].evidence.kinds[1]\" must be plain, spaced, compound, confusable, "
     "styled, invisible, marks, bidi, leet, encoded, typo, phonetic, transliteration, "
     "generic-sense, exact, altered, part, lookalike, wordmark or near-copy, not \"near_copy\"; "
     "did "
     "you mean \"near-copy\"?"},
    {"unknown_reference_kind",
     "[\"house-mark\"]",
     "[\"brand\"]",
     "json-bad-value",
     "policy.json:13: \"rules[0].evidence.reference_kinds[0]\" must be house-mark, product, mark, "
     "wordmark, lockup or rejected-picture, not \"brand\""},
    {"no_similarity",
     "\"min_score\": 0.9",
     "\"min_score\": 90",
     "json-bad-value",
     "policy.json:13: \"rules[0].evidence.min_score\" must be a similarity from 0 to 1"},
    {"number_past_every_double",
     "\"min_score\": 0.9",
     "\"min_score\": 1e999",
     "json-bad-value",
     "policy.json:13: \"rules[0].evidence.min_score\" is a number too large or too small to be "
     "kept"},
    {"subjects_within_evidence",
     "\"min_score\": 0.9",
     "\"subjects\": [\"icon\"]",
     "json-unknown-key",
     "policy.json:13: \"rules[0].evidence.subjects\" is not a known key"},
    {"neither_evidence_nor_form",
     "     \"form\": {\"max_length\": 40, \"not_ending\": \".\", \"size\": [512, 256], \"format\": "
     "\"png\"},\n",
     "",
     "json-bad-value",
     "policy.json:19: \"rules[1].evidence\" or \"form\" must be there, one of the two"},
    {"both_evidence_and_form",
     "\"subjects\": [\"icon\"],\n",
     "\"subjects\": [\"icon\"], \"evidence\": {},\n",
     "json-bad-value",
     "policy.json:20: \"rules[1].form\" must not be there beside \"evidence\""},
    {"form_that_asks_for_nothing",
     "{\"max_length\": 40, \"not_ending\": \".\", \"size\": [512, 256], \"format\": \"png\"}",
     "{}",
     "json-bad-value",
     "policy.json:20: \"rules[1].form\" asks for nothing"},
    {"form_beside_words",
     "\"format\": \"png\"}",
     "\"format\": \"png\"}, \"beside\": [\"x\"]",
     "json-bad-value",
     "policy.json:20: \"rules[1].beside\" needs \"evidence\", which a rule of the form does not "
     "have"},
    {"fraction_of_a_character",
     "\"max_length\": 40",
     "\"max_length\": 40.5",
     "json-bad-value",
     "policy.json:20: \"rules[1].form.max_length\" must be a whole number from 1 to 1000000, not "
     "40.5"},
    {"size_of_one_number",
     "[512, 256]",
     "[512]",
     "json-bad-value",
     "policy.json:20: \"rules[1].form.size\" must be two numbers, width and height"},
    {"size_below_one",
     "[512, 256]",
     "[512, 0]",
     "json-bad-value",
     "policy.json:20: \"rules[1].form.size[1]\" must be a whole number from 1 to 100000, not 0"},
    {"unknown_verdict",
     "\"reject\"",
     "\"block\"",
     "json-bad-value",
     "policy.json:16: \"rules[0].verdict\" must be note, review or reject, not \"block\""},
    {"verdict_of_a_submission",
     "\"reject\"",
     "\"pass\"",
     "json-bad-value",
     "policy.json:16: \"rules[0].verdict\" must be note, review or reject, not \"pass\""},
    {"no_fix",
     "\"fix\": \"a name without {brand}\", ",
     "",
     "json-missing-key",
     "policy.json:10: \"rules[0].fix\" is missing"},
    {"unknown_placeholder",
     "({kind})",
     "({kinds})",
     "json-bad-value",
     "policy.json:16: \"rules[0].message\" has an unknown placeholder \"kinds\"; did you mean "
     "\"kind\"?"},
    {"measure_without_a_name",
     "{measure:rotation}",
     "{measure:}",
     "json-bad-value",
     "policy.json:16: \"rules[0].message\" has an unknown placeholder \"measure:\""},
    {"empty_placeholder",
     "({kind})",
     "{}",
     "json-bad-value",
     "policy.json:16: \"rules[0].message\" has an unknown placeholder \"\""},
    {"translation_with_an_unknown_placeholder",
     "um {score}",
     "um {rotation}",
     "json-bad-value",
     "policy.json:18: \"rules[0].translations.de.message\" has an unknown placeholder "
     "\"rotation\""},
    {"translation_that_says_less",
     ", \"fix\": \"ein Name\"",
     "",
     "json-missing-key",
     "policy.json:18: \"rules[0].translations.de.fix\" is missing"},
    {"brace_not_closed",
     "({kind})",
     "({kind)",
     "json-bad-value",
     "policy.json:16: \"rules[0].message\" has a brace without its partner"},
    {"brace_not_opened",
     "without {brand}",
     "without brand}",
     "json-bad-value",
     "policy.json:17: \"rules[0].fix\" has a brace without its partner"},
    {"same_id_twice",
     "\"icon-form\"",
     "\"name-uses-brand\"",
     "json-bad-value",
     "policy.json:19: \"rules[1].id\" \"name-uses-brand\" is there already"},
    {"no_subjects",
     "[\"name\", \"developer\"]",
     "[]",
     "json-bad-value",
     "policy.json:11: \"rules[0].subjects\" must not be empty"},
};

class PolicyEditTest : public testing::TestWithParam<EditCase> {};

TEST_P(PolicyEditTest, SaysWhatIsWrong) {
  const auto policy = ReadPolicy(Edited(kPolicy, GetParam()), "policy.json");
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(policy.error().code, GetParam().code);
  EXPECT_EQ(policy.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, PolicyEditTest, testing::ValuesIn(kEdits), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
