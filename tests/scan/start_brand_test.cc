// SPDX-License-Identifier: MIT
#include "core/scan/start_brand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A name is refused, sent to a person, noted: one clause for each.
Policy SmallPolicy() {
  Policy policy;
  policy.id = "small";
  policy.version = "2";
  Rule rule;
  rule.evidence = EvidenceCondition{.detectors = {"name"}, .min_score = 0.75};
  rule.id = "name-uses";
  rule.summary = "the app name holds the brand's name";
  rule.clause = "guide/name";
  rule.verdict = Verdict::kReject;
  policy.rules.push_back(rule);
  rule.id = "text-mentions";
  rule.summary = "a text mentions the brand";
  rule.verdict = Verdict::kNote;
  policy.rules.push_back(rule);
  return policy;
}

Result<StartedBrand> Start(const std::string& name,
                           const std::string& id = "",
                           const std::string& svg = "") {
  static const Policy policy = SmallPolicy();
  StartOptions options{.name = name,
                       .id = id,
                       .svg = {},
                       .svg_name = "drawing.svg",
                       .as_of = {2026, 11, 24},
                       .loose = &policy,
                       .listing = &policy,
                       .limits = {}};
  if (!svg.empty()) {
    const ByteView bytes = AsBytes(svg);
    options.svg.emplace(bytes.begin(), bytes.end());
  }
  return StartBrand(options);
}

TEST(StartBrand, MakesAPackOfANameAndAMark) {
  const auto started =
      Start("Télé Mark",
            "",
            R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#ff8800"
            fill-rule="evenodd" d="M12 0a12 12 0 1 0 0 24a12 12 0 1 0 0-24M9 9h6v6h-6z"/></svg>)");
  ASSERT_TRUE(started.ok()) << started.error().message;
  const Brand& brand = started->brand;
  EXPECT_EQ(brand.id, "tele-mark");
  EXPECT_EQ(brand.title, "Télé Mark");
  EXPECT_EQ(brand.names[0].word, "Télé Mark");
  EXPECT_EQ(brand.names[0].kind, NameKind::kHouseMark);
  EXPECT_THAT(brand.colours, ElementsAre("#FF8800"));
  EXPECT_EQ(brand.marks[0].file, "mark.svg");
  ASSERT_EQ(brand.clauses.size(), 1U);
  EXPECT_EQ(brand.clauses[0].id, "guide/name");
  EXPECT_EQ(brand.clauses[0].text,
            "Rejected: the app name holds Télé Mark's name. Noted: a text mentions Télé Mark.");
  EXPECT_EQ(brand.clauses[0].source, "policy small 2");
  EXPECT_EQ(brand.clauses[0].date, (Date{2026, 11, 24}));
}

// Whatever the name is like, what stands in the pack is true of it.
TEST(StartBrand, ExamplesAreProven) {
  const Policy policy = SmallPolicy();
  for (const char* const name :
       {"Lumapay", "Stripe", "Luma", "Ox", "Glow Wallet", "Weather Radar"}) {
    const auto started = Start(name);
    ASSERT_TRUE(started.ok()) << started.error().message;
    const Brand& brand = started->brand;
    const std::span<const Brand> brands(&brand, 1);
    const auto pack = CompilePack(brands, {}, {});
    ASSERT_TRUE(pack.ok());
    const auto verdict = [&](const NameExample& example) {
      return VerdictOfName(example.name, **pack, policy, {}, {2026, 11, 24}, brands);
    };
    for (const NameExample& example : brand.misuse) {
      EXPECT_NE(verdict(example), SubmissionVerdict::kPass) << example.name;
    }
    for (const NameExample& example : brand.fine_use) {
      EXPECT_EQ(verdict(example), SubmissionVerdict::kPass) << example.name;
    }
    EXPECT_GE(brand.misuse.size(), 5U) << name;
    EXPECT_GE(brand.fine_use.size(), 1U) << name;
    EXPECT_EQ(brand.misuse.size() + started->missed.size(),
              static_cast<std::size_t>(started->tried));
  }
}

TEST(StartBrand, TellsWhatAShortNameMisses) {
  const auto started = Start("Luma");
  ASSERT_TRUE(started.ok());
  std::string missed;
  for (const NameExample& example : started->missed) missed += example.name + "\n";
  EXPECT_THAT(missed, HasSubstr("relumaly"));
  EXPECT_TRUE(Start("Lumapay")->missed.empty());
}

struct RefusalCase {
  const char* name;
  std::string brand, id, svg;
  const char* code;
  const char* message;  // a part of it
};

void PrintTo(const RefusalCase& row, std::ostream* out) { *out << row.name; }

const RefusalCase kRefusals[] = {
    {"empty_name", "", "", "", "brand-name", "is empty"},
    {"no_letters", "...", "", "", "brand-name", "has no letter"},
    {"digits_only", "365", "", "", "brand-name", "has no letter"},
    {"space_at_end", "Lumapay ", "", "", "brand-name", "ends with a space"},
    {"hidden_character", "Luma\u200Bpay", "", "", "brand-name", "<U+200B>"},
    {"not_utf8", "Luma\xFF", "", "", "brand-name", "is not UTF-8"},
    {"too_long",
     std::string(41, 'x'),
     "x",
     "",
     "brand-name",
     "41 letters, more than the limit of 40"},
    {"no_latin_letters_for_an_id", "Лумапей", "", "", "brand-id", "give one with --id"},
    {"bad_id", "Lumapay", "Luma Pay", "", "brand-id", "lower-case letters"},
    {"id_like_an_option", "Lumapay", "-x", "", "brand-id", "begins with"},
    {"id_leaves_the_folder", "Lumapay", "../x", "", "brand-id", "lower-case letters"},
    {"id_too_long", "Lumapay", std::string(65, 'x'), "", "brand-id", "65 characters, more than"},
    {"no_picture", "Lumapay", "", "hello", "format-unknown", "drawing.svg: "},
    {"another_picture",
     "Lumapay",
     "",
     std::string("GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1D\0;", 29),
     "format-unknown",
     "not an SVG"},
};

class StartBrandRefusesTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(StartBrandRefusesTest, SaysWhy) {
  const RefusalCase& row = GetParam();
  const auto started = Start(row.brand, row.id, row.svg);
  ASSERT_FALSE(started.ok());
  EXPECT_EQ(started.error().code, row.code);
  EXPECT_THAT(started.error().message, HasSubstr(row.message));
}

INSTANTIATE_TEST_SUITE_P(,
                         StartBrandRefusesTest,
                         testing::ValuesIn(kRefusals),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace brandlint
