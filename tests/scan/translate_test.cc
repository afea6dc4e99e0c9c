// SPDX-License-Identifier: MIT
#include "core/scan/translate.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/scan/judge.h"

namespace brandlint {
namespace {

constexpr Date kDay{2026, 12, 1};

Rule NameRule(std::string id) {
  Rule rule;
  rule.id = std::move(id);
  rule.subjects = {SubjectType::kName};
  rule.evidence = EvidenceCondition{.detectors = {"name"}};
  rule.verdict = Verdict::kReject;
  rule.message = "uses {brand}";
  rule.fix = "a name without {brand}";
  rule.translations["de"] = {"verwendet {brand} als {excerpt}", "ein Name ohne {brand}"};
  return rule;
}

Evidence NameEvidence(std::string text) {
  Evidence evidence;
  evidence.detector = "name";
  evidence.brand = "lumapay";
  evidence.reference = "Lumapay";
  evidence.subject = {SubjectType::kName, "", text, ""};
  evidence.score = 1;
  evidence.excerpt = std::move(text);
  return evidence;
}

class TranslateTest : public testing::Test {
 protected:
  TranslateTest() {
    brand_.id = "lumapay";
    brand_.title = "Lumapay";
    policy_.rules = {NameRule("name")};
    seen_.evidence = {NameEvidence("Lumapay"), NameEvidence("LUMAPAY")};
    judgement_ = Judge(seen_, policy_, {}, kDay, Brands());
  }

  std::vector<Brand> Brands() const { return {brand_}; }
  void Run(std::string_view language) {
    Translate(judgement_, seen_, policy_, language, kDay, Brands());
  }

  Brand brand_;
  Policy policy_;
  Observations seen_;
  Judgement judgement_;
};

TEST_F(TranslateTest, FillsInTheWordsOfTheOtherLanguage) {
  const std::string fingerprint = judgement_.findings[0].fingerprint;
  Run("de");
  ASSERT_EQ(judgement_.findings.size(), 2U);
  EXPECT_EQ(judgement_.findings[0].message, "verwendet Lumapay als Lumapay");
  EXPECT_EQ(judgement_.findings[0].fix, "ein Name ohne Lumapay");
  EXPECT_EQ(judgement_.findings[1].message, "verwendet Lumapay als LUMAPAY");
  EXPECT_EQ(judgement_.findings[0].fingerprint, fingerprint);
}

TEST_F(TranslateTest, LeavesWhatHasNoTranslation) {
  Run("fr");
  EXPECT_EQ(judgement_.findings[0].message, "uses Lumapay");
  // Of another rule than the policy has now.
  judgement_.findings[0].fingerprint = "0";
  Run("de");
  EXPECT_EQ(judgement_.findings[0].message, "uses Lumapay");
  EXPECT_EQ(judgement_.findings[1].message, "verwendet Lumapay als LUMAPAY");
}

TEST_F(TranslateTest, LeavesWhatIsSaidOfAPermission) {
  judgement_.findings[0].permission = "p-1";
  judgement_.findings[0].message = "uses Lumapay; allowed until 2027-01-01 by permission p-1";
  Run("de");
  EXPECT_EQ(judgement_.findings[0].message,
            "uses Lumapay; allowed until 2027-01-01 by permission p-1");
}

}  // namespace
}  // namespace brandlint
