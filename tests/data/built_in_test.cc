// SPDX-License-Identifier: MIT
// The packs and policies that are built in agree with each other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/base/utf8.h"
#include "core/detectors/detector.h"
#include "core/io/load_pack.h"
#include "core/report/letter.h"

namespace brandlint {
namespace {

using testing::Contains;

Brand LoadedBrand(const std::string& id) {
  auto brand = LoadBrand(id, {});
  EXPECT_TRUE(brand.ok()) << (brand.ok() ? "" : brand.error().message);
  return brand.ok() ? *std::move(brand) : Brand{};
}

Policy LoadedPolicy(const std::string& id) {
  auto policy = LoadPolicy(id, {});
  EXPECT_TRUE(policy.ok()) << (policy.ok() ? "" : policy.error().message);
  return policy.ok() ? *std::move(policy) : Policy{};
}

TEST(BuiltIn, ThereIsAPackAndADefaultPolicyForEitherForm) {
  EXPECT_THAT(BuiltInBrands(), Contains("intercom"));
  EXPECT_EQ(DefaultPolicy(SubmissionForm::kLoose), "intercom-guidelines");
  EXPECT_EQ(DefaultPolicy(SubmissionForm::kListing), "intercom-listing");
}

TEST(BuiltIn, EveryRuleRefersToAClauseAndToDetectorsThatExist) {
  std::set<std::string> clauses;
  for (const std::string& id : BuiltInBrands()) {
    for (const Clause& clause : LoadedBrand(id).clauses) clauses.insert(clause.id);
  }
  for (const std::string& id : BuiltInPolicies()) {
    for (const Rule& rule : LoadedPolicy(id).rules) {
      EXPECT_THAT(clauses, Contains(rule.clause)) << rule.id;
      if (!rule.evidence) continue;
      for (const std::string& detector : rule.evidence->detectors) {
        EXPECT_NE(FindDetector(detector), nullptr) << rule.id << ": " << detector;
      }
      EXPECT_FALSE(rule.subjects.empty()) << rule.id;
      EXPECT_TRUE(rule.verdict == Verdict::kNote || !rule.fix.empty()) << rule.id;
    }
  }
}

// English is what rules are written in.
TEST(BuiltIn, EveryRuleHasWordsInEveryLanguageOfLetters) {
  for (const std::string& id : BuiltInPolicies()) {
    for (const Rule& rule : LoadedPolicy(id).rules) {
      for (const LetterTexts& texts : Letters()) {
        if (texts.language() == "en") continue;
        EXPECT_TRUE(rule.translations.contains(texts.language()))
            << rule.id << " in " << texts.language();
      }
    }
  }
}

TEST(BuiltIn, TheListingPolicyHoldsAllRulesOfTheGuidelines) {
  const Policy listing = LoadedPolicy("intercom-listing");
  for (const Rule& rule : LoadedPolicy("intercom-guidelines").rules) {
    EXPECT_NE(std::ranges::find(listing.rules, rule.id, &Rule::id), listing.rules.end()) << rule.id;
  }
}

// The form's own numbers, from the listing page named in the pack's clauses.
TEST(BuiltIn, TheFormsNumbersAreThoseOfTheListingPage) {
  const Policy listing = LoadedPolicy("intercom-listing");
  const auto form = [&](const std::string& id) {
    const auto rule = std::ranges::find(listing.rules, id, &Rule::id);
    return rule == listing.rules.end() ? FormCondition{} : rule->form.value_or(FormCondition{});
  };
  EXPECT_EQ(form("listing-name-length").max_length, 40U);
  EXPECT_EQ(form("listing-short-description-length").max_length, 70U);
  EXPECT_EQ(form("listing-short-description-full-stop").not_ending, ".");
  EXPECT_EQ(form("listing-icon-size").size, (Size{512, 512}));
  EXPECT_EQ(form("listing-icon-format").format, "png");
}

TEST(BuiltIn, EveryDetectorHasAPageWithTheSixHeadings) {
  for (const Detector* const detector : Detectors()) {
    for (const char* const heading : {"## What it finds",
                                      "## Why it matters",
                                      "## How it measures",
                                      "## Score",
                                      "## Blind spots",
                                      "## Source"}) {
      EXPECT_NE(detector->page.find(heading), std::string_view::npos) << detector->id << heading;
    }
  }
}

}  // namespace
}  // namespace brandlint
