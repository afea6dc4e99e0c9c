// SPDX-License-Identifier: MIT
#include "core/text/name_weakness.h"

#include <gtest/gtest.h>

#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace brandlint {
namespace {

struct WeaknessCase {
  const char* name;
  const char* word;
  NameKind kind;
  bool noun;
  int transliterations;
  int senses;
  const char* codes;   // in order, with spaces between
  const char* number;  // some sentence has it; empty: none is looked for
};

void PrintTo(const WeaknessCase& row, std::ostream* out) { *out << row.name; }

constexpr NameKind kHouse = NameKind::kHouseMark, kProduct = NameKind::kProduct;
constexpr WeaknessCase kCases[] = {
    {"seven_letters_with_everything", "Lumapay", kHouse, false, 1, 0, "", ""},
    {"six_letters", "Lumapa", kHouse, false, 1, 0, "short-word-edits", "has 6 letters: below 7"},
    {"five_letters", "Lumap", kHouse, false, 1, 0, "short-word-inside", "has 5 letters: below 6"},
    {"four_letters", "Luma", kHouse, false, 1, 0, "short-word", "has 4 letters: below 5"},
    {"one_letter", "L", kHouse, false, 1, 0, "short-word", "has 1 letter: below 5"},
    // Spaces and points are no letters; accents are.
    {"letters_are_counted_without_spaces", "L. Ü m a", kHouse, false, 1, 0, "short-word", "has 4"},
    {"other_script", "Лумапей", kHouse, false, 1, 0, "no-latin-letters", "one letter wrong"},
    {"short_other_script", "Лума", kHouse, false, 1, 0, "no-latin-letters", "edits begin at 6"},
    {"noun_without_senses", "Lumapay", kHouse, true, 1, 0, "noun-without-senses", "0 generic"},
    {"noun_with_senses", "Lumapay", kHouse, true, 1, 1, "", ""},
    {"no_transliterations", "Lumapay", kHouse, false, 0, 0, "no-transliterations", "has 0"},
    {"all_at_once",
     "Luma",
     kHouse,
     true,
     0,
     0,
     "short-word noun-without-senses no-transliterations",
     ""},
    // What else is said of a house mark plays no part for a product.
    {"product", "Luma", kProduct, true, 0, 0, "product product-without-house", "at least 1"},
};

class WeaknessesOfTest : public testing::TestWithParam<WeaknessCase> {};

TEST_P(WeaknessesOfTest, NamesWhatIsWeak) {
  const WeaknessCase& row = GetParam();
  Brand brand;
  BrandName name{.word = row.word, .kind = row.kind, .common_noun = row.noun};
  for (int i = 0; i < row.transliterations; ++i) name.transliterations.push_back({"лумапей", "ru"});
  for (int i = 0; i < row.senses; ++i) name.generic_senses.push_back({"en", {"bird"}});
  brand.names = {name};

  std::string codes, texts;
  for (const NameWeakness& weakness : WeaknessesOf(brand, name, nullptr)) {
    if (!codes.empty()) codes += ' ';
    codes += weakness.code;
    texts += weakness.text + "\n";
  }
  EXPECT_EQ(codes, row.codes);
  EXPECT_NE(texts.find(row.number), std::string::npos) << texts;
}

INSTANTIATE_TEST_SUITE_P(, WeaknessesOfTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

struct ListedCase {
  const char* name;
  const char* word;
  const char* list;  // in order, with spaces between
  bool noun;
  bool senses;
  const char* codes;
  const char* text;  // some sentence has it
};

void PrintTo(const ListedCase& row, std::ostream* out) { *out << row.name; }

constexpr ListedCase kListedCases[] = {
    {"no_word_nearby", "Lumapay", "lantern", false, false, "", ""},
    {"itself", "Lantern", "lantern", false, false, "listed-word", "0 generic senses"},
    {"itself_as_a_noun_with_senses", "Lantern", "lantern", true, true, "", ""},
    {"itself_with_senses", "Lantern", "lantern", false, true, "", ""},
    {"itself_as_a_noun", "Lantern", "lantern", true, false, "noun-without-senses", ""},
    // One edit each; two are no neighbours.
    {"one_letter_more", "Lumapay", "lumappay", false, false, "listed-neighbours", "has 1 word of"},
    {"one_less", "Lumapay", "umapay", false, false, "listed-neighbours", "misspelled as umapay it"},
    {"another", "Lumapay", "lumapas", false, false, "listed-neighbours", "as lumapas it"},
    {"swapped", "Lumapay", "lumpaay", false, false, "listed-neighbours", "as lumpaay it"},
    {"a_form_of_the_name_is_found", "Lumapay", "lumapays", false, false, "", ""},
    {"two_edits", "Lumapay", "lumap", false, false, "", ""},
    {"five_are_shown",
     "Lumapay",
     "bumapay cumapay dumapay fumapay gumapay humapay jumapay",
     false,
     false,
     "listed-neighbours",
     "has 7 words of a language within one edit: misspelled as bumapay, cumapay, dumapay, fumapay, "
     "gumapay and 2 more it"},
    // Of a name without edits they play no part.
    {"short_word", "Luma", "lama", false, false, "short-word", ""},
    {"other_script", "Лумапей", "lumapay", false, false, "no-latin-letters", ""},
};

class ListedWeaknessTest : public testing::TestWithParam<ListedCase> {};

TEST_P(ListedWeaknessTest, NamesWhatIsNear) {
  const ListedCase& row = GetParam();
  std::istringstream in(row.list);
  std::vector<std::string> list;
  for (std::string word; in >> word;) list.push_back(word);
  const Bytes bytes = CompileWords(list);
  const auto words = WordList::Map(bytes);
  ASSERT_TRUE(words.ok());

  Brand brand;
  BrandName name{.word = row.word, .common_noun = row.noun};
  name.transliterations = {{"лумапей", "ru"}};
  if (row.senses) name.generic_senses.push_back({"en", {"lamp"}});
  brand.names = {name};
  std::string codes, texts;
  for (const NameWeakness& weakness : WeaknessesOf(brand, name, &words.value())) {
    codes += (codes.empty() ? "" : " ") + std::string(weakness.code);
    texts += weakness.text + "\n";
  }
  EXPECT_EQ(codes, row.codes);
  EXPECT_NE(texts.find(row.text), std::string::npos) << texts;
}

INSTANTIATE_TEST_SUITE_P(,
                         ListedWeaknessTest,
                         testing::ValuesIn(kListedCases),
                         [](const auto& row) { return row.param.name; });

TEST(WeaknessesOf, AProductBesideItsHouseIsOnlyAProduct) {
  Brand brand;
  brand.names = {{.word = "Lumapay"}, {.word = "Luma Ledger", .kind = NameKind::kProduct}};
  EXPECT_EQ(WeaknessesOf(brand, brand.names[1], nullptr).size(), 1U);
}

}  // namespace
}  // namespace brandlint
