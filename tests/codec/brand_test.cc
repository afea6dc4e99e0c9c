// SPDX-License-Identifier: MIT
#include "core/codec/brand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/codec/edits.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

constexpr std::string_view kBrand = R"({
  "schema": "brandlint.brand/1",
  "id": "lumapay",
  "title": "Lumapay",
  "version": "1.2.0",
  "colours": ["#1A2b3C", "#ffffff"],
  "names": [
    {"word": "Lumapay", "kind": "house-mark", "word_net": "art/lumapay.net", "common_noun": true,
     "transliterations": [{"text": "Лумапей", "language": "ru", "common_noun": true}],
     "free_words": ["plumage"],
     "generic_senses": [{"language": "en", "words": ["bird*", "feather"]}], "brand_senses": ["chat*"]},
    {"word": "Luma Ledger", "kind": "product"}
  ],
  "marks": [
    {"file": "mark.svg", "title": "the Lumapay mark", "role": "mark"},
    {"file": "art/word.mark.png", "title": "the wordmark", "role": "wordmark",
     "calibration": {"drawing": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "score": 3,
      "foreign": "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210", "pictures": 6000,
      "rate": 0.001, "review": 0.625, "reject": 0.9}}
  ],
  "clauses": [
    {"id": "guidelines/name", "text": "No names.", "source": "https://lumapay.example", "date": "2026-11-01"}
  ],
  "examples": {
    "misuse": [{"name": "Lumapay Sync", "why": "plain"}],
    "fine_use": [{"name": "Plumage", "why": "merely contains it"}]
  }
})";

TEST(ReadBrand, ReadsEveryKey) {
  const auto brand = ReadBrand(kBrand, "lumapay/brand.json");
  ASSERT_TRUE(brand.ok()) << brand.error().message;
  EXPECT_EQ(brand->id, "lumapay");
  EXPECT_EQ(brand->title, "Lumapay");
  EXPECT_EQ(brand->version, "1.2.0");
  EXPECT_EQ(brand->digest, "");
  EXPECT_THAT(brand->colours, ElementsAre("#1A2b3C", "#ffffff"));

  ASSERT_EQ(brand->names.size(), 2U);
  const BrandName& name = brand->names[0];
  EXPECT_EQ(name.word, "Lumapay");
  EXPECT_EQ(name.kind, NameKind::kHouseMark);
  EXPECT_EQ(name.word_net_file, "art/lumapay.net");
  EXPECT_TRUE(name.common_noun);
  ASSERT_EQ(name.transliterations.size(), 1U);
  EXPECT_EQ(name.transliterations[0].text, "Лумапей");
  EXPECT_EQ(name.transliterations[0].language, "ru");
  EXPECT_TRUE(name.transliterations[0].common_noun);
  EXPECT_THAT(name.free_words, ElementsAre("plumage"));
  ASSERT_EQ(name.generic_senses.size(), 1U);
  EXPECT_THAT(name.brand_senses, ElementsAre("chat*"));
  EXPECT_EQ(name.generic_senses[0].language, "en");
  EXPECT_THAT(name.generic_senses[0].words, ElementsAre("bird*", "feather"));
  EXPECT_EQ(brand->names[1].kind, NameKind::kProduct);
  EXPECT_FALSE(brand->names[1].common_noun);

  ASSERT_EQ(brand->marks.size(), 2U);
  EXPECT_EQ(brand->marks[0].id, "mark");
  EXPECT_EQ(brand->marks[0].role, MarkRole::kMark);
  EXPECT_EQ(brand->marks[0].title, "the Lumapay mark");
  EXPECT_EQ(brand->marks[1].id, "word.mark");
  EXPECT_EQ(brand->marks[1].file, "art/word.mark.png");
  EXPECT_FALSE(brand->marks[0].calibration);
  const std::optional<MarkCalibration>& calibration = brand->marks[1].calibration;
  ASSERT_TRUE(calibration);
  EXPECT_TRUE(calibration->drawing.starts_with("0123"));
  EXPECT_EQ(calibration->score, 3);
  EXPECT_TRUE(calibration->foreign.starts_with("fedc"));
  EXPECT_EQ(calibration->pictures, 6000);
  EXPECT_EQ(calibration->rate, 0.001);
  EXPECT_EQ(calibration->review, 0.625);
  EXPECT_EQ(calibration->reject, 0.9);
  EXPECT_EQ(brand->marks[1].role, MarkRole::kWordmark);

  ASSERT_EQ(brand->clauses.size(), 1U);
  EXPECT_EQ(brand->clauses[0].id, "guidelines/name");
  EXPECT_EQ(brand->clauses[0].text, "No names.");
  EXPECT_EQ(brand->clauses[0].source, "https://lumapay.example");
  EXPECT_EQ(brand->clauses[0].date, (Date{2026, 11, 1}));
  ASSERT_EQ(brand->misuse.size(), 1U);
  EXPECT_EQ(brand->misuse[0].name, "Lumapay Sync");
  EXPECT_EQ(brand->misuse[0].why, "plain");
  ASSERT_EQ(brand->fine_use.size(), 1U);
  EXPECT_EQ(brand->fine_use[0].name, "Plumage");
}

TEST(ReadBrand, TakesABrandOfNamesOrOfMarksAlone) {
  constexpr std::string_view kStart =
      R"({"schema": "brandlint.brand/1", "id": "a", "title": "A", "version": "1", )";
  EXPECT_TRUE(
      ReadBrand(std::string(kStart) + R"("names": [{"word": "A", "kind": "product"}]})", "a").ok());
  EXPECT_TRUE(ReadBrand(std::string(kStart) +
                            R"("marks": [{"file": "a.svg", "title": "A", "role": "lockup"}]})",
                        "a")
                  .ok());
  const auto neither = ReadBrand(std::string(kStart) + R"("names": [], "marks": []})", "a");
  ASSERT_FALSE(neither.ok());
  EXPECT_EQ(neither.error().message,
            "a:1: \"names\" and \"marks\" are both empty: nothing would be found");
}

constexpr EditCase kEdits[] = {
    {"wrong_schema",
     "brandlint.brand/1",
     "brandlint.brand/2",
     "json-bad-value",
     "brand.json:2: \"schema\" must be \"brandlint.brand/1\", not \"brandlint.brand/2\""},
    {"no_title",
     "  \"title\": \"Lumapay\",\n",
     "",
     "json-missing-key",
     "brand.json:1: \"title\" is missing"},
    {"empty_version",
     "\"1.2.0\"",
     "\"\"",
     "json-bad-value",
     "brand.json:5: \"version\" must not be empty"},
    {"id_is_no_folder_name",
     "\"id\": \"lumapay\"",
     "\"id\": \"../lumapay\"",
     "json-bad-value",
     "brand.json:3: \"id\" may hold lower-case letters, digits and \"-\" only"},
    {"number_for_text",
     "\"title\": \"Lumapay\"",
     "\"title\": 7",
     "json-wrong-type",
     "brand.json:4: \"title\" must be text, not a number"},
    {"text_for_list",
     "[\"#1A2b3C\", \"#ffffff\"]",
     "\"#1A2b3C\"",
     "json-wrong-type",
     "brand.json:6: \"colours\" must be a list, not text"},
    {"short_colour",
     "#ffffff",
     "#fff",
     "json-bad-value",
     "brand.json:6: \"colours\" must be colours such as \"#1A2B3C\", not \"#fff\""},
    {"colour_with_a_wrong_digit",
     "#ffffff",
     "#fffffg",
     "json-bad-value",
     "brand.json:6: \"colours\" must be colours such as \"#1A2B3C\", not \"#fffffg\""},
    {"misspelt_key",
     "\"colours\"",
     "\"colors\"",
     "json-unknown-key",
     "brand.json:6: \"colors\" is not a known key; did you mean \"colours\"?"},
    {"unknown_key_deep_inside",
     "\"why\": \"plain\"",
     "\"why\": \"plain\", \"wyh\": 1",
     "json-unknown-key",
     "brand.json:25: \"examples.misuse[0].wyh\" is not a known key; did you mean \"why\"?"},
    {"unknown_kind",
     "\"kind\": \"product\"",
     "\"kind\": \"products\"",
     "json-bad-value",
     "brand.json:12: \"names[1].kind\" must be house-mark or product, not \"products\"; did you "
     "mean "
     "\"product\"?"},
    {"word_with_a_space_behind",
     "\"Luma Ledger\"",
     "\"Luma Ledger \"",
     "json-bad-value",
     "brand.json:12: \"names[1].word\" must not begin or end with a space"},
    {"word_twice",
     "\"Luma Ledger\"",
     "\"Lumapay\"",
     "json-bad-value",
     "brand.json:12: \"names[1].word\" \"Lumapay\" is there already"},
    {"empty_free_word",
     "\"plumage\"",
     "\"\"",
     "json-bad-value",
     "brand.json:10: \"names[0].free_words[0]\" must not be empty"},
    {"yes_for_true",
     "\"common_noun\": true,\n",
     "\"common_noun\": \"yes\",\n",
     "json-wrong-type",
     "brand.json:8: \"names[0].common_noun\" must be true or false, not text"},
    {"generic_sense_without_words",
     "\"words\": [\"bird*\", \"feather\"]",
     "\"word\": 1",
     "json-missing-key",
     "brand.json:11: \"names[0].generic_senses[0].words\" is missing"},
    {"word_net_outside_the_pack",
     "art/lumapay.net",
     "/art/lumapay.net",
     "path-outside",
     "brand.json:8: \"names[0].word_net\" must be a path inside the pack's folder with \"/\" "
     "between its parts"},
    {"mark_outside_the_pack",
     "\"mark.svg\"",
     "\"../mark.svg\"",
     "path-outside",
     "brand.json:15: \"marks[0].file\" must be a path inside the pack's folder with \"/\" between "
     "its parts"},
    {"mark_at_the_root",
     "\"mark.svg\"",
     "\"/mark.svg\"",
     "path-outside",
     "brand.json:15: \"marks[0].file\" must be a path inside the pack's folder with \"/\" between "
     "its parts"},
    {"two_marks_of_one_stem",
     "art/word.mark.png",
     "art/mark.png",
     "json-bad-value",
     "brand.json:16: \"marks[1].file\" \"mark\" is there already"},
    {"unknown_role",
     "\"role\": \"mark\"",
     "\"role\": \"logo\"",
     "json-bad-value",
     "brand.json:15: \"marks[0].role\" must be mark, wordmark or lockup, not \"logo\""},
    {"calibration_of_no_digest",
     "\"0123456789",
     "\"012345678X",
     "json-bad-value",
     "brand.json:17: \"marks[1].calibration.drawing\" must be a SHA-256 in 64 lower-case "
     "hexadecimal "
     "digits"},
    {"calibration_below_what_holds_for_all",
     "\"review\": 0.625",
     "\"review\": 0.5",
     "json-bad-value",
     "brand.json:19: \"marks[1].calibration.review\" must be at least 0.60 and below 1"},
    {"calibration_upside_down",
     "\"review\": 0.625",
     "\"review\": 0.95",
     "json-bad-value",
     "brand.json:19: \"marks[1].calibration.reject\" must be above \"review\""},
    {"day_that_does_not_exist",
     "2026-11-01",
     "2026-02-30",
     "json-bad-value",
     "brand.json:22: \"clauses[0].date\" must be a day such as \"2026-11-24\", not \"2026-02-30\""},
    {"list_of_something_else",
     "[{\"name\": \"Plumage\", \"why\": \"merely contains it\"}]",
     "[\"Plumage\"]",
     "json-wrong-type",
     "brand.json:26: \"examples.fine_use[0]\" must be an object, not text"},
    {"repeated_key",
     "\"version\": \"1.2.0\",",
     "\"version\": \"1.2.0\", \"id\": \"b\",",
     "json-duplicate-key",
     "brand.json:5: \"id\" is there twice, first on line 3"},
};

class BrandEditTest : public testing::TestWithParam<EditCase> {};

TEST_P(BrandEditTest, SaysWhatIsWrong) {
  const auto brand = ReadBrand(Edited(kBrand, GetParam()), "brand.json");
  ASSERT_FALSE(brand.ok());
  EXPECT_EQ(brand.error().code, GetParam().code);
  EXPECT_EQ(brand.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, BrandEditTest, testing::ValuesIn(kEdits), [](const auto& row) {
  return row.param.name;
});

// Of several errors the one on the earliest line is told, whatever was looked at first.
TEST(ReadBrand, TellsTheFirstErrorOfTheFile) {
  const auto brand = ReadBrand("{\n\"wrong\": 1,\n\"schema\": 2}", "brand.json");
  ASSERT_FALSE(brand.ok());
  EXPECT_EQ(brand.error().message, "brand.json:1: \"id\" is missing");
}

TEST(ReadBrand, RefusesWhatIsNoObject) {
  const auto brand = ReadBrand("[]", "brand.json");
  ASSERT_FALSE(brand.ok());
  EXPECT_EQ(brand.error(),
            (Error{"json-wrong-type", "brand.json:1: must be an object, not a list"}));
}

// What was written is read as the same brand, and written as the same bytes.
TEST(WriteBrand, IsReadBack) {
  const auto brand = ReadBrand(kBrand, "brand.json");
  ASSERT_TRUE(brand.ok());
  std::string written;
  WriteBrand(*brand, written);
  const auto again = ReadBrand(written, "brand.json");
  ASSERT_TRUE(again.ok()) << again.error().message << "\n" << written;
  std::string rewritten;
  WriteBrand(*again, rewritten);
  EXPECT_EQ(written, rewritten);
  using Json = nlohmann::json;
  EXPECT_EQ(Json::parse(written), Json::parse(kBrand));
}

TEST(WriteBrand, LeavesOutWhatSaysNothing) {
  Brand brand;
  brand.id = "lumapay";
  brand.title = "Lumapay";
  brand.version = "1";
  brand.names = {{.word = "Luma\u200Bpay"}};
  std::string written;
  WriteBrand(brand, written);
  EXPECT_EQ(written, R"({
  "schema": "brandlint.brand/1",
  "id": "lumapay",
  "title": "Lumapay",
  "version": "1",
  "names": [{"word": "Luma\u200bpay", "kind": "house-mark"}],
  "marks": [],
  "clauses": [],
  "examples": {"misuse": [], "fine_use": []}
}
)");
}

}  // namespace
}  // namespace brandlint
