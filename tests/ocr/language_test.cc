// SPDX-License-Identifier: MIT
#include "core/ocr/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "core/ocr/read_text.h"
#include "tests/ocr/page.h"

namespace brandlint {
namespace {

struct DataCase {
  const char* name;
  std::string_view iso, script, expected;
};

void PrintTo(const DataCase& row, std::ostream* out) { *out << row.name; }

// The names of the files in Debian's packages tesseract-ocr-*.
constexpr DataCase kData[] = {
    {"none", "", "", "eng"},
    {"english", "eng", "Latn", "eng"},
    {"german", "deu", "Latn", "eng+deu"},
    {"chinese_simplified", "zho", "Hans", "eng+chi_sim"},
    {"chinese_traditional", "zho", "Hant", "eng+chi_tra"},
    {"serbian", "srp", "Cyrl", "eng+srp"},
    {"serbian_in_latin", "srp", "Latn", "eng+srp_latn"},
    {"bokmal", "nob", "Latn", "eng+nor"},
};

class DataTest : public testing::TestWithParam<DataCase> {};

TEST_P(DataTest, IsNamedAsDebianNamesIt) {
  EXPECT_EQ(LanguageData(GetParam().iso, GetParam().script), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, DataTest, testing::ValuesIn(kData), [](const auto& row) {
  return row.param.name;
});

TEST(CheckLanguage, SaysWhatIsThereAndWhichPackageIsNot) {
  EXPECT_TRUE(CheckLanguage("eng").ok());
  const Result<void> missing = CheckLanguage("eng+xyz_tra");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "ocr-language");
  EXPECT_THAT(missing.error().message, testing::HasSubstr("tesseract-ocr-xyz-tra"));
}

// A page of another script, with the name in Latin letters and in its own.
TEST(OtherLanguages, AreReadBesideEnglish) {
  if (!CheckLanguage("eng+rus").ok()) GTEST_SKIP() << "tesseract-ocr-rus is not installed";
  const Result<std::unique_ptr<TextReader>> reader = TextReader::Create("eng+rus");
  ASSERT_TRUE(reader.ok());
  const Picture picture =
      test::Page({700, 200})
          .Write({.text = "Сообщения в Lumapay", .centre = {350, 60}, .size_px = 20})
          .Write({.text = "Наш новый Лумапэй", .centre = {350, 140}, .size_px = 20})
          .Render();
  ReadOptions options;
  options.wanted = {WantedName("Lumapay"), WantedName("Лумапэй")};
  const Result<PageText> page = (*reader)->Read(picture, options);
  ASSERT_TRUE(page.ok());
  const std::string text = test::TextOf(page->lines);
  EXPECT_THAT(text, testing::HasSubstr("Lumapay"));
  EXPECT_THAT(text, testing::HasSubstr("Лумапэй"));
}

}  // namespace
}  // namespace brandlint
