// SPDX-License-Identifier: MIT
#include "core/text/name_weakness.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

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
  for (const NameWeakness& weakness : WeaknessesOf(brand, name)) {
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

TEST(WeaknessesOf, AProductBesideItsHouseIsOnlyAProduct) {
  Brand brand;
  brand.names = {{.word = "Lumapay"}, {.word = "Luma Ledger", .kind = NameKind::kProduct}};
  EXPECT_EQ(WeaknessesOf(brand, brand.names[1]).size(), 1U);
}

}  // namespace
}  // namespace brandlint
