// SPDX-License-Identifier: MIT
#include "core/text/punycode.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

namespace brandlint {
namespace {

struct PunycodeCase {
  const char* name;
  std::string_view label;
  std::optional<std::u32string_view> expected;
};

void PrintTo(const PunycodeCase& row, std::ostream* out) { *out << row.name; }

constexpr PunycodeCase kCases[] = {
    // RFC 3492, section 7.1.
    {"chinese_simplified", "ihqwcrb4cv8a8dqg056pqjye", U"他们为什么不说中文"},
    {"czech", "Proprostnemluvesky-uyb24dma41a", U"Pro\u010Dprost\u011Bnemluv\u00ED\u010Desky"},
    {"spanish",
     "PorqunopuedensimplementehablarenEspaol-fmd56a",
     U"Porqu\u00E9nopuedensimplementehablarenEspa\u00F1ol"},
    {"japanese_with_ascii", "3B-ww4c5e180e575a65lsy2b", U"3年B組金八先生"},
    // Common knowledge: the German word, and one Cyrillic letter alone.
    {"german", "mnchen-3ya", U"m\u00FCnchen"},
    {"one_letter", "80a", U"\u0430"},
    // Not punycode.
    {"empty", "", std::nullopt},
    {"ends_in_a_number", "ihqwcrb4cv8a8dqg056pqjy", std::nullopt},
    {"not_a_digit", "a-b!c", std::nullopt},
    {"not_ascii", "m\xC3\xBC-3ya", std::nullopt},
    {"overflow", "99999999999999999999", std::nullopt},
    {"too_long",
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-",
     std::nullopt},
};

class PunycodeTest : public testing::TestWithParam<PunycodeCase> {};

TEST_P(PunycodeTest, Decodes) {
  const auto decoded = DecodePunycode(GetParam().label);
  ASSERT_EQ(decoded.has_value(), GetParam().expected.has_value());
  if (!decoded) return;
  EXPECT_EQ(*decoded, std::u32string(*GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(, PunycodeTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
