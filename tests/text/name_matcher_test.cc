// SPDX-License-Identifier: MIT
#include "core/text/name_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "tests/support/brands.h"

namespace brandlint {
namespace {

NameMatcher MakeMatcher() {
  const std::vector<Brand> brands = {LumapayBrand(), ZorbBrand()};
  Result<NameMatcher> matcher = NameMatcher::Compile(brands);
  CHECK(matcher.ok());
  return std::move(matcher).value();
}

struct MatchCase {
  const char* name;
  std::string_view text;
  std::string_view kind;     // empty: nothing is found
  std::string_view excerpt;  // what the span covers
  double least = 0, most = 1;
};

void PrintTo(const MatchCase& row, std::ostream* out) { *out << row.name; }

constexpr double kSure = 0.90, kLikely = 0.75, kFloor = 0.50;

constexpr MatchCase kCases[] = {
    // The name itself and in company.
    {"plain", "Lumapay", "plain", "Lumapay", 1.0},
    {"capitals", "My LUMAPAY app", "plain", "LUMAPAY", 1.0},
    {"in_brackets", "(lumapay)", "plain", "lumapay", 1.0},
    {"possessive", "Lumapay's", "plain", "Lumapay", 1.0},
    {"camel", "MyLumapayHelper", "compound", "Lumapay", kSure},
    {"affixes", "megalumapayist", "compound", "lumapay", kSure},
    {"digits", "lumapay365", "compound", "lumapay", kSure},
    {"beside_another_script", "Lumapayチャット", "compound", "Lumapay", kSure},
    {"one_more_letter_may_be_a_name_of_its_own", "Lumapayo", "typo", "Lumapay", kLikely, 0.89},
    // Spread.
    {"spaced", "L u m a p a y", "spaced", "L u m a p a y", kSure},
    {"two_words", "Luma Pay", "spaced", "Luma Pay", kSure},
    {"dotted", "l.u.m.a.p.a.y", "spaced", "l.u.m.a.p.a.y", kSure},
    {"spread_from_inside_a_word", "Voluma Pay", "", ""},
    {"spread_into_a_word", "Luma Payment", "", ""},
    {"camel_hump_in_a_longer_word", "volumaPayment", "", ""},
    // Disguises, layer by layer.
    {"entity", "Luma&#112;ay", "encoded", "Luma&#112;ay", kSure},
    {"percent", "%4Cumapay", "encoded", "%4Cumapay", kSure},
    {"punycode", "xn--lumpay-5nf", "encoded", "xn--lumpay-5nf", kSure},
    {"markup", "Luma<b>pay", "encoded", "Luma<b>pay", kSure},
    {"override", "\u202Eyapamul\u202C", "bidi", "yapamul", kSure},
    {"zero_width", "Luma\u200Bpay", "invisible", "Luma\u200Bpay", kSure},
    {"soft_hyphen", "Lum\u00ADapay", "invisible", "Lum\u00ADapay", kSure},
    {"filler", "Luma\u3164pay", "invisible", "Luma\u3164pay", kSure},
    {"not_assigned_yet", "Luma\U0001FAE9pay", "invisible", "Luma\U0001FAE9pay", kSure},
    {"tag", "Luma\U000E0061pay", "invisible", "Luma\U000E0061pay", kSure},
    {"accents", "L\u00FAm\u00E4p\u00E2y", "marks", "L\u00FAm\u00E4p\u00E2y", kSure},
    {"zalgo", "L\u0301\u0302\u0303umapay", "marks", "L\u0301\u0302\u0303umapay", kSure},
    {"full_width", "\uFF2Cumapay", "styled", "\uFF2Cumapay", kSure},
    {"flags", "Lu\U0001F1F2apay", "styled", "Lu\U0001F1F2apay", kSure},
    {"turned",
     "\u028E\u0250d\u0250\u026Fn\uA781",
     "confusable",
     "\u028E\u0250d\u0250\u026Fn\uA781",
     kSure},
    {"cyrillic", "Lum\u0430p\u0430y", "confusable", "Lum\u0430p\u0430y", kSure},
    {"leet", "Lum4p4y", "leet", "Lum4p4y", kSure},
    {"leet_of_several_characters", "Lu|V|apay", "leet", "Lu|V|apay", kSure},
    {"leet_of_boxes", "Lu[]V[]@p@y", "leet", "Lu[]V[]@p@y", kSure},
    {"emoji", "Lum\U0001F170p\U0001F170y", "leet", "Lum\U0001F170p\U0001F170y", kSure},
    {"one_pair_may_be_a_name_of_its_own", "Lurnapay", "confusable", "Lurnapay", kLikely, 0.89},
    {"pair_and_leet", "Lurnap4y", "confusable", "Lurnap4y", kSure},
    {"pair_inside_a_word", "preLurnapayist", "", ""},
    // Edits: whole words only.
    {"replaced", "Lumasay", "typo", "Lumasay", kLikely, 0.89},
    {"missing", "Lmapay", "typo", "Lmapay", kLikely, 0.89},
    {"added", "Lumaxpay", "typo", "Lumaxpay", kLikely, 0.89},
    {"swapped", "Lmuapay", "typo", "Lmuapay", kLikely, 0.89},
    {"doubled", "Lummapay", "phonetic", "Lummapay", kLikely, 0.89},
    {"by_ear", "Loomapai", "phonetic", "Loomapai", kFloor, 0.89},
    {"edit_inside_a_word", "megalumabayist", "", ""},
    {"same_beginning_is_another_word", "Lumapos", "typo", "Lumapos", kFloor, 0.74},
    {"three_edits", "Lxmxpxy", "", ""},
    // Other scripts and forms.
    {"transliteration", "Лумапей чат", "transliteration", "Лумапей", kLikely},
    {"transliteration_misspelled", "Люмапей", "transliteration", "Люмапей", kLikely, 0.89},
    {"transliteration_that_is_a_noun", "ルマペイ", "generic-sense", "ルマペイ", kLikely, 0.89},
    {"latin_form_before_compound", "Lumapagar", "generic-sense", "Lumapagar", kLikely, 0.89},
    // The common noun.
    {"beside_its_trade", "Kiosk Lumapay", "generic-sense", "Lumapay", kLikely, 0.89},
    {"trade_of_two_words",
     "Lumapay for vending machine",
     "generic-sense",
     "Lumapay",
     kLikely,
     0.89},
    {"trade_in_camel_case", "KioskLumapay", "generic-sense", "Lumapay", kLikely, 0.89},
    {"trade_in_one_word", "Kiosklumapay", "generic-sense", "lumapay", kLikely, 0.89},
    {"trade_and_brand", "Lumapay kiosk chat", "plain", "Lumapay", kSure},
    {"trade_of_the_name_itself", "Kiosk Lumapay Chat", "generic-sense", "Lumapay", kLikely, 0.89},
    {"trade_behind_a_preposition",
     "Lumapay for kiosks, chat",
     "generic-sense",
     "Lumapay",
     kLikely,
     0.89},
    {"disguised_is_no_noun", "Kiosk Lum\u0430pay", "confusable", "Lum\u0430pay", kSure},
    // Free words.
    {"free_word", "Lumapayload Viewer", "", ""},
    {"free_word_with_ending", "lumapayloads", "", ""},
    {"free_word_before", "Volumapay", "", ""},
    // Short names.
    {"short_whole", "My Zorb app", "plain", "Zorb", 1.0},
    {"short_at_a_hump", "MyZorbApp", "compound", "Zorb", kSure},
    {"short_inside", "azorbed", "", ""},
    {"short_misspelled", "Zorp", "", ""},
    {"short_disguised", "Z\u043Erb", "confusable", "Z\u043Erb", kSure},
    // Nonsense.
    {"empty", "", "", ""},
    {"spaces", "     ", "", ""},
    {"not_utf8", "\xFF\xFE lumapay \xC3", "plain", "lumapay", 1.0},
    {"only_marks", "\u0301\u0302\u0303", "", ""},
    {"unclosed_override", "\u202E", "", ""},
};

class NameMatcherTest : public testing::TestWithParam<MatchCase> {};

TEST_P(NameMatcherTest, SaysHowTheNameIsThere) {
  static const NameMatcher matcher = MakeMatcher();
  const MatchCase& row = GetParam();
  const std::vector<NameMatch> matches = matcher.Find(row.text);
  if (row.kind.empty()) {
    EXPECT_TRUE(matches.empty()) << matches[0].kind << " " << matches[0].score;
    return;
  }
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].kind, row.kind);
  EXPECT_EQ(row.text.substr(matches[0].span.first, matches[0].span.last - matches[0].span.first),
            row.excerpt);
  EXPECT_GE(matches[0].score, row.least);
  EXPECT_LE(matches[0].score, row.most);
  const bool openly = row.kind == "plain" || row.kind == "compound" || row.kind == "typo" ||
                      row.kind == "generic-sense";
  EXPECT_TRUE(openly || !matches[0].steps.empty());
}

INSTANTIATE_TEST_SUITE_P(, NameMatcherTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(NameMatcher, StepsNameTheCodePoints) {
  const auto matches = MakeMatcher().Find("Lum\u0430\u200Bp4y");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_THAT(matches[0].steps,
              testing::ElementsAre(Step{"invisible", "U+200B", ""},
                                   Step{"confusable", "U+0430", "a"},
                                   Step{"leet", "4", "a"}));
}

TEST(NameMatcher, StepsTellUnknownFromInvisible) {
  const auto matches = MakeMatcher().Find("Luma\U0001FAE9pay");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_THAT(matches[0].steps, testing::ElementsAre(Step{"unknown", "U+1FAE9", ""}));
}

TEST(NameMatcher, FindsAllNamesInTheirOrder) {
  const auto matches = MakeMatcher().Find("Zorb to Lumapay, lumapay to zorb");
  std::vector<std::string> found;
  for (const NameMatch& match : matches) found.push_back(match.brand_id);
  EXPECT_THAT(found, testing::ElementsAre("zorb", "lumapay", "lumapay", "zorb"));
}

TEST(NameMatcher, ProductsAreFoundAsWrittenAndRuleOutTheNoun) {
  const auto matches = MakeMatcher().Find("Kiosk Lumapay and Glow Wallet");
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].kind, "plain");
  EXPECT_EQ(matches[1].reference, "Glow Wallet");
  EXPECT_EQ(matches[1].kind, "plain");  // its space is its own
  EXPECT_EQ(matches[1].reference_kind, NameKind::kProduct);
  EXPECT_TRUE(MakeMatcher().Find("Glow Wallets").empty());
}

TEST(NameMatcher, PictureReadersConfuseLetters) {
  const NameMatcher matcher = MakeMatcher();
  for (const std::string_view text : {"Lurnapay", "IumaPay", "1umapay"}) {
    const auto matches = matcher.Find(text, TextOrigin::kReadFromPicture);
    ASSERT_EQ(matches.size(), 1u) << text;
    EXPECT_EQ(matches[0].kind, "plain") << text;
    EXPECT_GE(matches[0].score, 0.9) << text;
  }
}

TEST(NameMatcher, ReadsLongAndHostileTextInLinearTime) {
  const NameMatcher matcher = MakeMatcher();
  std::string prose;
  while (prose.size() < 400'000) prose += "Luma payments for every map and lump; ";
  EXPECT_TRUE(std::ranges::none_of(matcher.Find(prose),
                                   [](const NameMatch& match) { return match.score >= kSure; }));
  std::string zalgo = "Luma";
  for (int i = 0; i < 100'000; ++i) zalgo += "\u0301";
  zalgo += "pay";
  const auto matches = matcher.Find(zalgo);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].span, (Span{0, zalgo.size()}));
  EXPECT_LT(matches[0].steps.size(), 100u);
}

TEST(NameMatcher, NamesWithoutLettersAreErrors) {
  Brand brand;
  brand.id = "dots";
  brand.names.resize(1);
  brand.names[0].word = "...";
  const auto none = NameMatcher::Compile(std::vector{brand});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, "brand-name");
  EXPECT_EQ(none.error().message, "brand dots: name \"...\" has no letter or digit");
  brand.names[0].word = std::string(41, 'a');
  const auto many = NameMatcher::Compile(std::vector{brand});
  ASSERT_FALSE(many.ok());
  EXPECT_THAT(many.error().message, testing::HasSubstr("41 letters, more than the limit of 40"));
}

// Nothing can be left of a name when all of its letters repeat.
TEST(NameMatcher, RepeatedLettersAreNotAllSlips) {
  Brand brand;
  brand.id = "zz";
  brand.names = {{.word = "Zzzzzzz"}};
  const auto matcher = NameMatcher::Compile(std::vector{brand});
  ASSERT_TRUE(matcher.ok());
  EXPECT_EQ(matcher->Find("Chat for Zzzzzzz").size(), 1U);
  EXPECT_EQ(matcher->Find("Chat for zz users").size(), 0U);
}

std::vector<NameMatch> FindWordOfBrand(std::string_view word, std::string_view text) {
  Brand brand;
  brand.id = "brand";
  brand.names.resize(1);
  brand.names[0].word = word;
  const auto matcher = NameMatcher::Compile(std::vector{brand});
  CHECK(matcher.ok());
  return matcher->Find(text);
}

// A capital where the brand has one of its own is no word boundary inside the name.
TEST(NameMatcher, OwnHumpsSpreadNothing) {
  for (const char* const text : {"LumaPaycom", "reLumaPayly", "GetLumaPayist"}) {
    const auto found = FindWordOfBrand("LumaPay", text);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(found[0].kind, "compound");
  }
  EXPECT_TRUE(FindWordOfBrand("LumaPay", "LumAPaycom").empty());
  EXPECT_TRUE(FindWordOfBrand("Lumapay", "LumaPaycom").empty());
}

// Six letters inside another word may be that word's own: a person looks.
TEST(NameMatcher, SixLettersInsideAWordAreNotCertain) {
  const auto inside = FindWordOfBrand("Lumapa", "relumapaist");
  ASSERT_EQ(inside.size(), 1U);
  EXPECT_GE(inside[0].score, 0.75);
  EXPECT_LT(inside[0].score, 0.90);
  EXPECT_GE(FindWordOfBrand("Lumapa", "MyLumapaHelper").at(0).score, 0.90);
  EXPECT_TRUE(FindWordOfBrand("Lumap", "relumapist").empty());
}

}  // namespace
}  // namespace brandlint
