// SPDX-License-Identifier: MIT
#include "core/text/written_language.h"

#include <gtest/gtest.h>

#include <ostream>

namespace brandlint {
namespace {

struct LocaleCase {
  const char* name;
  std::string_view locale, iso, script;
};

void PrintTo(const LocaleCase& row, std::ostream* out) { *out << row.name; }

// Expected from ISO 639-2 and CLDR's likely subtags.
constexpr LocaleCase kLocales[] = {
    {"none", "", "", ""},
    {"german", "de", "deu", "Latn"},
    {"with_a_country", "pt-BR", "por", "Latn"},
    {"underscore", "pt_BR", "por", "Latn"},
    {"chinese", "zh", "zho", "Hans"},
    {"chinese_of_taiwan", "zh-TW", "zho", "Hant"},
    {"script_goes_before_likeliness", "sr-Latn", "srp", "Latn"},
    {"japanese", "ja", "jpn", "Jpan"},
    {"no_locale", "!?", "", ""},
    {"no_language", "qq", "", ""},
    {"path", "../../etc", "", ""},
};

class WrittenLanguageTest : public testing::TestWithParam<LocaleCase> {};

TEST_P(WrittenLanguageTest, IsThatOfTheLocale) {
  const WrittenLanguage written = WrittenLanguageOf(GetParam().locale);
  EXPECT_EQ(written.iso, GetParam().iso);
  EXPECT_EQ(written.script, GetParam().script);
}

INSTANTIATE_TEST_SUITE_P(, WrittenLanguageTest, testing::ValuesIn(kLocales), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
