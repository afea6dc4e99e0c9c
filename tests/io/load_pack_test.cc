// SPDX-License-Identifier: MIT
#include "core/io/load_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/digest.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr const char* kBrandJson = R"({
  "schema": "brandlint.brand/1", "id": "lumapay", "title": "Lumapay", "version": "1.2.0",
  "colours": ["#00AA55"],
  "names": [{"word": "Lumapay", "kind": "house-mark"}],
  "marks": [{"title": "the Lumapay mark", "role": "mark", "file": "mark.svg"}],
  "clauses": [{"id": "c/1", "text": "text", "source": "somewhere", "date": "2026-01-01"}],
  "examples": {"misuse": [{"name": "Lumapay Pro", "why": "the name"}], "fine_use": []}
})";

std::string PolicyJson(const std::string& id, const std::string& rule, const std::string& more) {
  return R"({"schema": "brandlint.policy/1", "id": ")" + id +
         R"(", "title": "T", "version": "1", "effective": "2026-01-01", )" + more +
         R"("rules": [{"id": ")" + rule +
         R"(", "summary": "s", "clause": "c/1", "subjects": ["name"],
             "form": {"max_length": 40}, "verdict": "review", "message": "m", "fix": "f"}]})";
}

TEST(LoadBrand, WhatIsBuiltInLoads) {
  ASSERT_FALSE(BuiltInBrands().empty());
  for (const std::string& id : BuiltInBrands()) {
    const Result<Brand> brand = LoadBrand(id, Limits());
    ASSERT_TRUE(brand.ok()) << brand.error().message;
    EXPECT_EQ(brand->id, id);
    EXPECT_EQ(brand->digest.size(), 64U);
    for (const Mark& mark : brand->marks) EXPECT_FALSE(mark.content.empty()) << mark.file;
  }
}

TEST(LoadBrand, AFolderGivesTheSameBrandAsWhatIsBuiltInFromIt) {
  for (const std::string& id : BuiltInBrands()) {  // tests run in the project's folder
    const Result<Brand> folder = LoadBrand("data/brands/" + id, Limits());
    ASSERT_TRUE(folder.ok()) << folder.error().message;
    EXPECT_EQ(folder->digest, LoadBrand(id, Limits())->digest);
  }
}

TEST(LoadBrand, TheDigestIsOverPathsSizesAndBytes) {
  const TempFolder folder;
  folder.Write("brand.json", kBrandJson);
  folder.Write("mark.svg", "<svg/>");
  folder.Write("notes.txt", "not part of the pack");
  const Result<Brand> brand = LoadBrand(folder.path(), Limits());
  ASSERT_TRUE(brand.ok()) << brand.error().message;
  const std::string json = kBrandJson;
  using namespace std::string_literals;
  EXPECT_EQ(brand->digest,
            Sha256Hex(AsBytes("brand.json\0"s + std::to_string(json.size()) + "\0"s + json +
                              "mark.svg\0"s + "6\0"s + "<svg/>")));
  EXPECT_EQ(AsText(brand->marks[0].content), "<svg/>");

  folder.Write("mark.svg", "<svg />");
  EXPECT_NE(LoadBrand(folder.path(), Limits())->digest, brand->digest);
}

TEST(LoadBrand, ANetworkOfANameIsPartOfThePack) {
  const TempFolder folder;
  std::string json = kBrandJson;
  json.replace(json.find("\"kind\""), 6, "\"word_net\": \"a.net\", \"kind\"");
  folder.Write("brand.json", json);
  folder.Write("mark.svg", "<svg/>");
  const Result<Brand> without = LoadBrand(folder.path(), Limits());
  ASSERT_FALSE(without.ok());
  EXPECT_EQ(without.error().message, (folder / "a.net") + ": no such file");
  folder.Write("a.net", "weights");
  const Result<Brand> brand = LoadBrand(folder.path(), Limits());
  ASSERT_TRUE(brand.ok()) << brand.error().message;
  EXPECT_EQ(AsText(brand->names[0].word_net), "weights");
  folder.Write("a.net", "weight");
  EXPECT_NE(LoadBrand(folder.path(), Limits())->digest, brand->digest);
}

TEST(LoadBrand, SaysWhatIsMissing) {
  const TempFolder folder;
  const Result<Brand> no_brand = LoadBrand(folder.path(), Limits());
  ASSERT_FALSE(no_brand.ok());
  EXPECT_EQ(no_brand.error().message, (folder / "brand.json") + ": no such file");
  folder.Write("brand.json", kBrandJson);
  const Result<Brand> no_mark = LoadBrand(folder.path(), Limits());
  ASSERT_FALSE(no_mark.ok());
  EXPECT_EQ(no_mark.error().message, (folder / "mark.svg") + ": no such file");
  EXPECT_EQ(no_mark.error().code, "file-missing");
}

TEST(LoadBrand, AnUnknownIdNamesTheNearest) {
  const std::string known = BuiltInBrands().front();
  const Result<Brand> near = LoadBrand(known + "x", Limits());
  ASSERT_FALSE(near.ok());
  EXPECT_EQ(near.error().code, "brand-unknown");
  EXPECT_THAT(near.error().message, HasSubstr("did you mean \"" + known + "\"?"));
  const Result<Brand> far = LoadBrand("zzz\x1b[31m", Limits());
  ASSERT_FALSE(far.ok());
  EXPECT_THAT(far.error().message,
              testing::StartsWith("no brand is called 'zzz<U+001B>[31m'; built in: "));
}

TEST(LoadPolicy, WhatIsBuiltInLoadsAndEachFormHasOne) {
  EXPECT_FALSE(BuiltInPolicies().empty());
  for (const std::string& id : BuiltInPolicies()) {
    const Result<Policy> policy = LoadPolicy(id, Limits());
    ASSERT_TRUE(policy.ok()) << policy.error().message;
    EXPECT_EQ(policy->id, id);
  }
  for (const SubmissionForm form : {SubmissionForm::kLoose, SubmissionForm::kListing}) {
    const Result<Policy> policy = LoadPolicy(DefaultPolicy(form), Limits());
    ASSERT_TRUE(policy.ok());
    EXPECT_THAT(policy->default_for, Contains(form));
  }
}

TEST(LoadPolicy, WhatItExtendsComesFirst) {
  const TempFolder folder;
  folder.Write("base.json", PolicyJson("base", "one", ""));
  const std::string more =
      folder.Write("more.json", PolicyJson("more", "two", "\"extends\": \"base.json\", "));
  const Result<Policy> policy = LoadPolicy(more, Limits());
  ASSERT_TRUE(policy.ok()) << policy.error().message;
  ASSERT_EQ(policy->rules.size(), 2U);
  EXPECT_EQ(policy->rules[0].id, "one");
  EXPECT_EQ(policy->rules[1].id, "two");
  const auto digest = [&](const char* name) { return Sha256Hex(AsBytes(folder.Read(name))); };
  EXPECT_EQ(policy->digest, Sha256Hex(AsBytes(digest("more.json") + digest("base.json"))));
}

TEST(LoadPolicy, ItsOwnRuleReplacesOneOfTheSameId) {
  const TempFolder folder;
  std::string base = PolicyJson("base", "one", "");
  base.replace(base.find("40"), 2, "50");
  folder.Write("base.json", base);
  const std::string more =
      folder.Write("more.json", PolicyJson("more", "one", "\"extends\": \"base.json\", "));
  const Result<Policy> policy = LoadPolicy(more, Limits());
  ASSERT_TRUE(policy.ok()) << policy.error().message;
  ASSERT_EQ(policy->rules.size(), 1U);
  EXPECT_EQ(policy->rules[0].form->max_length, 40U);
}

TEST(LoadPolicy, CirclesAndUnknownBasesAreErrors) {
  const TempFolder folder;
  const std::string circle =
      folder.Write("circle.json", PolicyJson("circle", "one", "\"extends\": \"circle.json\", "));
  const Result<Policy> endless = LoadPolicy(circle, Limits());
  ASSERT_FALSE(endless.ok());
  EXPECT_EQ(endless.error().code, "policy-circle");
  EXPECT_EQ(endless.error().message,
            "policy circle: more than 8 policies extend one another, perhaps in a circle");
  const std::string lost =
      folder.Write("lost.json", PolicyJson("lost", "one", "\"extends\": \"gone.json\", "));
  const Result<Policy> nothing = LoadPolicy(lost, Limits());
  ASSERT_FALSE(nothing.ok());
  EXPECT_EQ(nothing.error().message,
            "policy lost extends: " + (folder / "gone.json") + ": no such file");
}

TEST(LoadPolicy, UnknownIdsAndFilesAreNamed) {
  EXPECT_EQ(LoadPolicy("zzz", Limits()).error().code, "policy-unknown");
  EXPECT_EQ(LoadPolicy("./zzz.json", Limits()).error().message, "./zzz.json: no such file");
}

TEST(LoadPermissions, NamesTheFile) {
  const TempFolder folder;
  const std::string file = folder.Write("permissions.json", "[]");
  EXPECT_THAT(LoadPermissions(file, Limits()).error().message, testing::StartsWith(file));
  EXPECT_EQ(LoadPermissions(folder / "gone", Limits()).error().code, "file-missing");
}

}  // namespace
}  // namespace brandlint
