// SPDX-License-Identifier: MIT
#include "core/scan/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Date kDay{2026, 12, 1};

Evidence NameEvidence(std::string text, double score, std::string kind = "plain") {
  Evidence evidence;
  evidence.detector = "name";
  evidence.brand = "lumapay";
  evidence.reference = "Lumapay";
  evidence.reference_kind = "house-mark";
  evidence.kind = std::move(kind);
  evidence.subject = {SubjectType::kName, "", text, ""};
  evidence.score = score;
  evidence.span = Span{0, text.size()};
  evidence.excerpt = text;
  return evidence;
}

Evidence MarkEvidence(SubjectType role, double score) {
  Evidence evidence;
  evidence.detector = "logo";
  evidence.brand = "lumapay";
  evidence.reference = "mark";
  evidence.reference_kind = "mark";
  evidence.kind = "exact";
  evidence.subject = {role, "icon.png", "", ""};
  evidence.score = score;
  evidence.region = Region{{10, 10, 20, 20}, CornersOf({10, 10, 20, 20})};
  return evidence;
}

Rule NameRule(std::string id, Verdict verdict, double from) {
  Rule rule;
  rule.id = std::move(id);
  rule.clause = "guide/name";
  rule.subjects = {SubjectType::kName};
  rule.evidence = EvidenceCondition{.detectors = {"name"},
                                    .kinds = {},
                                    .reference_kinds = {"house-mark"},
                                    .subjects = {},
                                    .min_score = from};
  rule.verdict = verdict;
  rule.message = "uses {brand}";
  rule.fix = "another name than {excerpt}";
  rule.effective = {2026, 1, 1};
  return rule;
}

Rule FormRule(std::string id, SubjectType subject, FormCondition form) {
  Rule rule;
  rule.id = std::move(id);
  rule.clause = "form/any";
  rule.subjects = {subject};
  rule.form = std::move(form);
  rule.verdict = Verdict::kReject;
  rule.message = "{actual}, not {limit}";
  rule.effective = {2026, 1, 1};
  return rule;
}

Observations Seen(std::vector<Evidence> evidence) {
  Observations seen;
  seen.id = seen.source = "one";
  seen.developer_id = "acme";
  seen.app_id = "acme-app";
  seen.detectors = {"name", "logo", "form"};
  for (const Evidence& each : evidence) {
    if (!IsPictureRole(each.subject.type)) seen.texts.push_back(each.subject);
  }
  seen.evidence = std::move(evidence);
  return seen;
}

AssetFacts Icon(int width, int height, std::string format = "png") {
  AssetFacts facts;
  facts.path = "icon.png";
  facts.role = SubjectType::kIcon;
  facts.sha256 = "5a5a";
  facts.format = std::move(format);
  facts.size = {width, height};
  facts.frames = 1;
  facts.examined = Examined::kFull;
  return facts;
}

std::vector<Brand> Brands() {
  Brand brand;
  brand.id = "lumapay";
  brand.title = "Lumapay";
  return {brand};
}

Policy PolicyOf(std::vector<Rule> rules) {
  Policy policy;
  policy.id = "test";
  policy.rules = std::move(rules);
  return policy;
}

Judgement Judged(const Observations& seen,
                 std::vector<Rule> rules,
                 const std::vector<Permission>& permissions = {},
                 Date day = kDay) {
  return Judge(seen, PolicyOf(std::move(rules)), {"1", "digest", permissions}, day, Brands());
}

std::vector<std::string> RulesOf(const Judgement& judgement) {
  std::vector<std::string> ids;
  for (const Finding& finding : judgement.findings) ids.push_back(finding.rule);
  return ids;
}

TEST(Judge, NothingSeenPasses) {
  const Judgement judgement = Judged(Seen({}), {NameRule("n", Verdict::kReject, 0)});
  EXPECT_EQ(judgement.verdict, SubmissionVerdict::kPass);
  EXPECT_TRUE(judgement.complete);
  EXPECT_THAT(judgement.findings, IsEmpty());
}

TEST(Judge, TheThresholdItselfCounts) {
  const std::vector<Rule> rules = {NameRule("n", Verdict::kReject, 0.9)};
  EXPECT_EQ(Judged(Seen({NameEvidence("a", 0.9)}), rules).verdict, SubmissionVerdict::kReject);
  EXPECT_EQ(Judged(Seen({NameEvidence("a", 0.899)}), rules).verdict, SubmissionVerdict::kPass);
}

TEST(Judge, TheStrictestRuleSpeaksWhateverTheOrder) {
  const Rule weak = NameRule("weak", Verdict::kReview, 0.5);
  const Rule strict = NameRule("strict", Verdict::kReject, 0.9);
  EXPECT_THAT(RulesOf(Judged(Seen({NameEvidence("a", 0.95)}), {weak, strict})),
              ElementsAre("strict"));
  EXPECT_THAT(RulesOf(Judged(Seen({NameEvidence("a", 0.95)}), {strict, weak})),
              ElementsAre("strict"));
  EXPECT_THAT(RulesOf(Judged(Seen({NameEvidence("a", 0.6)}), {strict, weak})), ElementsAre("weak"));
}

TEST(Judge, OneFindingForEachPieceOfEvidenceWorstFirst) {
  const Judgement judgement =
      Judged(Seen({NameEvidence("a", 0.6), NameEvidence("b", 1.0)}),
             {NameRule("weak", Verdict::kReview, 0.5), NameRule("strict", Verdict::kReject, 0.9)});
  EXPECT_THAT(RulesOf(judgement), ElementsAre("strict", "weak"));
  EXPECT_EQ(judgement.findings[0].message, "uses Lumapay");
  EXPECT_EQ(judgement.findings[0].fix, "another name than b");
}

TEST(Judge, ConditionsAreAllAskedFor) {
  const auto fires = [](const std::function<void(EvidenceCondition&)>& change) {
    Rule rule = NameRule("n", Verdict::kReject, 0.5);
    change(*rule.evidence);
    return !Judged(Seen({NameEvidence("a", 1)}), {rule}).findings.empty();
  };
  EXPECT_TRUE(fires([](auto& condition) { condition.kinds = {"leet", "plain"}; }));
  EXPECT_FALSE(fires([](auto& condition) { condition.kinds = {"leet"}; }));
  EXPECT_FALSE(fires([](auto& condition) { condition.detectors = {"logo"}; }));
  EXPECT_FALSE(fires([](auto& condition) { condition.reference_kinds = {"product"}; }));
}

TEST(Judge, ARuleCountsFromItsDayOn) {
  const std::vector<Rule> rules = {NameRule("n", Verdict::kReject, 0.5)};
  const Observations seen = Seen({NameEvidence("a", 1)});
  EXPECT_EQ(Judged(seen, rules, {}, {2026, 1, 1}).verdict, SubmissionVerdict::kReject);
  EXPECT_EQ(Judged(seen, rules, {}, {2025, 12, 31}).verdict, SubmissionVerdict::kPass);
}

TEST(Judge, ARuleForOneSubjectLeavesOthersAlone) {
  EXPECT_THAT(
      Judged(Seen({MarkEvidence(SubjectType::kIcon, 1)}), {NameRule("n", Verdict::kReject, 0)})
          .findings,
      IsEmpty());
}

// Words beside the name, in whole words and either case.
TEST(Judge, BesideAsksForAWholeWord) {
  const auto fires = [](std::string context) {
    Rule rule = NameRule("n", Verdict::kReview, 0.5);
    rule.beside = {"certified", "official"};
    Evidence evidence = NameEvidence("a", 1);
    evidence.context = std::move(context);
    return !Judged(Seen({evidence}), {rule}).findings.empty();
  };
  EXPECT_TRUE(fires("an Official partner"));
  EXPECT_TRUE(fires("official"));
  EXPECT_TRUE(fires("(official)"));
  EXPECT_FALSE(fires("unofficial"));
  EXPECT_FALSE(fires("officially"));
  EXPECT_FALSE(fires("\xC3\xA9official"));  // an accented letter before it
  EXPECT_FALSE(fires(""));
}

TEST(Judge, TogetherAsksForOtherEvidence) {
  Rule rule = NameRule("n", Verdict::kReview, 0.5);
  rule.together_with = EvidenceCondition{.detectors = {},
                                         .kinds = {},
                                         .reference_kinds = {"mark", "house-mark"},
                                         .subjects = {},
                                         .min_score = 0.8};
  // The evidence itself, or other evidence on the same letters, is no company.
  EXPECT_THAT(Judged(Seen({NameEvidence("a", 1)}), {rule}).findings, IsEmpty());
  EXPECT_THAT(Judged(Seen({NameEvidence("a", 1), NameEvidence("a", 1, "typo")}), {rule}).findings,
              IsEmpty());
  EXPECT_THAT(
      RulesOf(Judged(Seen({NameEvidence("a", 1), MarkEvidence(SubjectType::kIcon, 0.9)}), {rule})),
      ElementsAre("n"));
  EXPECT_THAT(
      Judged(Seen({NameEvidence("a", 1), MarkEvidence(SubjectType::kIcon, 0.7)}), {rule}).findings,
      IsEmpty());
  Evidence foreign = MarkEvidence(SubjectType::kIcon, 0.9);
  foreign.brand = "other";
  EXPECT_THAT(Judged(Seen({NameEvidence("a", 1), foreign}), {rule}).findings, IsEmpty());
}

TEST(Judge, TwoDetectorsOnOneThingGiveTheStricterFinding) {
  Rule reject = NameRule("reject", Verdict::kReject, 0.8);
  Rule review = NameRule("review", Verdict::kReview, 0.6);
  for (Rule* const rule : {&reject, &review}) {
    rule->subjects = {SubjectType::kIcon};
    rule->evidence->detectors.clear();
    rule->evidence->reference_kinds.clear();
  }
  Evidence copy = MarkEvidence(SubjectType::kIcon, 0.7);
  copy.detector = "near_copy";
  const Evidence mark = MarkEvidence(SubjectType::kIcon, 0.9);
  EXPECT_THAT(RulesOf(Judged(Seen({copy, mark}), {reject, review})), ElementsAre("reject"));
  // Elsewhere, or by the same detector, it is another thing.
  Evidence elsewhere = copy;
  elsewhere.region = Region{{40, 40, 20, 20}, CornersOf({40, 40, 20, 20})};
  EXPECT_THAT(RulesOf(Judged(Seen({elsewhere, mark}), {reject, review})),
              ElementsAre("reject", "review"));
  Evidence twin = MarkEvidence(SubjectType::kIcon, 0.7);
  EXPECT_THAT(RulesOf(Judged(Seen({twin, mark}), {reject, review})),
              ElementsAre("reject", "review"));
}

Permission Grant() {
  return {.id = "grant-1",
          .developer_id = "acme",
          .app_id = "",
          .brand = "lumapay",
          .references = {"Lumapay"},
          .subjects = {SubjectType::kName},
          .why = "joint product",
          .granted_by = "brand team",
          .from = {2026, 1, 1},
          .until = kDay};
}

TEST(Judge, APermissionMakesANoteThatNamesIt) {
  const Judgement judgement =
      Judged(Seen({NameEvidence("a", 1)}), {NameRule("n", Verdict::kReject, 0.5)}, {Grant()});
  EXPECT_EQ(judgement.verdict, SubmissionVerdict::kPass);
  ASSERT_EQ(judgement.findings.size(), 1U);
  EXPECT_EQ(judgement.findings[0].verdict, Verdict::kNote);
  EXPECT_EQ(judgement.findings[0].permission, "grant-1");
  EXPECT_THAT(judgement.findings[0].message, HasSubstr("2026-12-01"));
}

TEST(Judge, APermissionCountsForWhatItSays) {
  struct Row {
    const char* name;
    std::function<void(Permission&)> change;
    bool counts;
  };
  const Row rows[] = {
      {"as granted", [](Permission&) {}, true},
      {"any reference", [](Permission& grant) { grant.references = {"*"}; }, true},
      {"this app as well", [](Permission& grant) { grant.app_id = "acme-app"; }, true},
      {"another app", [](Permission& grant) { grant.app_id = "other"; }, false},
      {"another developer", [](Permission& grant) { grant.developer_id = "other"; }, false},
      {"another brand", [](Permission& grant) { grant.brand = "other"; }, false},
      {"the mark only", [](Permission& grant) { grant.references = {"mark"}; }, false},
      {"the icon only", [](Permission& grant) { grant.subjects = {SubjectType::kIcon}; }, false},
      {"ended yesterday",
       [](Permission& grant) {
         grant.until = {2026, 11, 30};
       },
       false},
      {"starts tomorrow",
       [](Permission& grant) {
         grant.from = {2026, 12, 2};
         grant.until = {2027, 1, 1};
       },
       false},
  };
  for (const Row& row : rows) {
    Permission grant = Grant();
    row.change(grant);
    const Judgement judgement =
        Judged(Seen({NameEvidence("a", 1)}), {NameRule("n", Verdict::kReject, 0.5)}, {grant});
    EXPECT_EQ(judgement.verdict == SubmissionVerdict::kPass, row.counts) << row.name;
  }
}

// A stranger who names no developer must not meet a permission that names none either.
TEST(Judge, AnEmptyDeveloperMatchesNoGrant) {
  Observations seen = Seen({NameEvidence("a", 1)});
  seen.developer_id.clear();
  EXPECT_EQ(Judged(seen, {NameRule("n", Verdict::kReject, 0.5)}, {Grant()}).verdict,
            SubmissionVerdict::kReject);
}

TEST(Judge, WhatWasNotExaminedNeverPasses) {
  Observations partly = Seen({});
  partly.assets = {Icon(512, 512)};
  partly.assets[0].examined = Examined::kPartly;
  Observations problem = Seen({});
  problem.problems = {{"icon.png", "image-truncated", "icon.png: cut"}};
  for (const Observations& seen : {partly, problem}) {
    const Judgement judgement = Judged(seen, {});
    EXPECT_EQ(judgement.verdict, SubmissionVerdict::kReview);
    EXPECT_FALSE(judgement.complete);
  }
  problem.evidence = {NameEvidence("a", 1)};
  EXPECT_EQ(Judged(problem, {NameRule("n", Verdict::kReject, 0.5)}).verdict,
            SubmissionVerdict::kReject);
}

struct FormCase {
  const char* name;
  FormCondition form;
  std::string text;
  const char* message;  // empty: the form is kept
};

TEST(Judge, FormRulesOnTexts) {
  FormCondition at_most_five;
  at_most_five.max_length = 5;
  FormCondition no_stop;
  no_stop.not_ending = ".";
  const FormCase rows[] = {
      {"exactly at the limit", at_most_five, "abcde", ""},
      {"one more", at_most_five, "abcdef", "6, not 5"},
      {"code points, not bytes", at_most_five, "\u0430\u0431\u0432\u0433\u0434", ""},
      {"ends in it", no_stop, "A text.", "., not ."},
      {"holds it inside", no_stop, "A. text", ""},
  };
  for (const FormCase& row : rows) {
    Observations seen = Seen({});
    seen.texts = {{SubjectType::kName, "", row.text, ""}};
    const Judgement judgement = Judged(seen, {FormRule("f", SubjectType::kName, row.form)});
    const std::string message = judgement.findings.empty() ? "" : judgement.findings[0].message;
    EXPECT_EQ(message, row.message) << row.name;
  }
}

TEST(Judge, ANameThatIsNotUniqueIsReviewedWithTheOthersId) {
  FormCondition unique;
  unique.unique = true;
  Observations seen = Seen({});
  seen.texts = {{SubjectType::kName, "", "Deskline", ""}, {SubjectType::kName, "", "Pult", "de"}};
  seen.same_names = {{"Deskline", "sub-2", "Desk1ine", 3}};
  const std::vector<Rule> rules = {FormRule("u", SubjectType::kName, unique)};
  const Judgement judgement = Judged(seen, rules);
  ASSERT_EQ(judgement.findings.size(), 1U);
  const Finding& finding = judgement.findings[0];
  EXPECT_EQ(finding.message, "sub-2 (\"Desk1ine\") and 2 others, not ");
  EXPECT_EQ(finding.evidence.subject.text, "Deskline");
  EXPECT_EQ(finding.evidence.reference, "sub-2");
  EXPECT_EQ(finding.evidence.reference_kind, kSubmissionReference);
  EXPECT_EQ(finding.evidence.kind, "confusable");

  seen.same_names = {{"Deskline", "a\nb", "Deskline", 1}};
  const Finding same = Judged(seen, rules).findings.at(0);
  EXPECT_EQ(same.message, "a<U+000A>b, not ");
  EXPECT_EQ(same.evidence.kind, "plain");

  // Another rule of the form does not look at it, nor this one at texts that others do not have.
  unique.unique = false;
  unique.max_length = 20;
  EXPECT_THAT(Judged(seen, {FormRule("l", SubjectType::kName, unique)}).findings, IsEmpty());
}

TEST(Judge, FormRulesOnPictures) {
  FormCondition size;
  size.size = Size{512, 512};
  FormCondition format;
  format.format = "png";
  const std::vector<Rule> rules = {FormRule("size", SubjectType::kIcon, size),
                                   FormRule("format", SubjectType::kIcon, format)};
  const auto fires = [&](const AssetFacts& facts) {
    Observations seen = Seen({});
    seen.assets = {facts};
    return RulesOf(Judged(seen, rules));
  };
  EXPECT_THAT(fires(Icon(512, 512)), IsEmpty());
  EXPECT_THAT(fires(Icon(512, 511)), ElementsAre("size"));
  EXPECT_THAT(fires(Icon(64, 64, "jpeg")), ElementsAre("size", "format"));
  // What could not be read breaks no form: it is a problem already.
  AssetFacts unread = Icon(0, 0, "");
  unread.examined = Examined::kNone;
  EXPECT_THAT(fires(unread), IsEmpty());
}

TEST(Judge, FormRulesNeedTheFormDetector) {
  FormCondition at_most_one;
  at_most_one.max_length = 1;
  Observations seen = Seen({});
  seen.texts = {{SubjectType::kName, "", "abc", ""}};
  seen.detectors = {"name"};
  EXPECT_THAT(Judged(seen, {FormRule("f", SubjectType::kName, at_most_one)}).findings, IsEmpty());
}

TEST(Judge, AFingerprintSurvivesRenamingAndTellsContentApart) {
  const auto fingerprint = [](const std::string& path, const std::string& sha256) {
    Evidence evidence = MarkEvidence(SubjectType::kIcon, 1);
    evidence.subject.path = path;
    Observations seen = Seen({evidence});
    seen.assets = {Icon(512, 512)};
    seen.assets[0].path = path;
    seen.assets[0].sha256 = sha256;
    Rule rule = NameRule("n", Verdict::kReject, 0.5);
    rule.subjects = {SubjectType::kIcon};
    rule.evidence = EvidenceCondition{};
    return Judged(seen, {rule}).findings.at(0).fingerprint;
  };
  EXPECT_EQ(fingerprint("a.png", "01"), fingerprint("moved/b.png", "01"));
  EXPECT_NE(fingerprint("a.png", "01"), fingerprint("a.png", "02"));
  EXPECT_EQ(fingerprint("a.png", "01").size(), 32U);
}

TEST(Judge, EqualFindingsHaveDifferentFingerprints) {
  const Judgement judgement = Judged(Seen({NameEvidence("a", 1), NameEvidence("a", 1)}),
                                     {NameRule("n", Verdict::kReject, 0.5)});
  ASSERT_EQ(judgement.findings.size(), 2U);
  EXPECT_NE(judgement.findings[0].fingerprint, judgement.findings[1].fingerprint);
}

TEST(Judge, OfManyAlikeSomeAreListedAndTheRestCounted) {
  std::vector<Evidence> many(kMostAlike + 3, NameEvidence("a", 0.6));
  many.push_back(NameEvidence("a", 0.95));
  const Judgement judgement =
      Judged(Seen(many),
             {NameRule("weak", Verdict::kReview, 0.5), NameRule("strict", Verdict::kReject, 0.9)});
  EXPECT_EQ(judgement.findings.size(), kMostAlike + 1);
  EXPECT_EQ(judgement.findings[0].rule, "strict");
  EXPECT_THAT(judgement.notes,
              ElementsAre("name: 20 findings of rule weak are listed, and 3 more were met"));
}

}  // namespace
}  // namespace brandlint
