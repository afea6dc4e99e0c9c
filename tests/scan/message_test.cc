// SPDX-License-Identifier: MIT
#include "core/scan/message.h"

#include <gtest/gtest.h>

#include <ostream>

namespace brandlint {
namespace {

struct MessageCase {
  const char* name;
  const char* text;
  const char* expected;
};

void PrintTo(const MessageCase& row, std::ostream* out) { *out << row.name; }

// Filled with the facts below.
constexpr MessageCase kCases[] = {
    {"nothing_to_fill", "as it stands", "as it stands"},
    {"empty", "", ""},
    {"brand_and_kind", "the {brand} mark ({kind})", "the Lumapay mark (altered)"},
    {"at_both_ends", "{kind}{kind}", "alteredaltered"},
    {"subject_without_underscore", "{subject}", "short description"},
    {"score_has_two_decimals", "{score}", "0.97"},
    {"excerpt_is_escaped", "{excerpt}", "Lu<U+200B>ma"},
    {"because_of_a_mark", "{because}", "?"},
    {"limit_and_actual", "{actual} of {limit}", "41 of 40"},
    {"beside", "{beside}", "official"},
    {"reference_and_path", "{reference} in {path}", "mark in a.png"},
    // Measures by unit.
    {"degrees", "{measure:rotation}", "12 degrees"},
    {"no_minus_nought", "{measure:tilt}", "0 degrees"},
    {"pixels", "{measure:height}", "31 px"},
    {"share", "{measure:coverage}", "12 %"},
    {"small_share", "{measure:speck}", "0.4 %"},
    {"count", "{measure:parts}", "5"},
    {"ratio", "{measure:ratio}", "1.3"},
    {"not_measured", "{measure:warmth}", "?"},
};

class FillMessageTest : public testing::TestWithParam<MessageCase> {};

TEST_P(FillMessageTest, FillsIn) {
  Evidence evidence;
  evidence.kind = "altered";
  evidence.score = 0.9712;
  evidence.excerpt = "Lu\u200Bma";
  evidence.reference = "mark";
  evidence.measures = {{"rotation", 12.1, "deg"},
                       {"tilt", -0.2, "deg"},
                       {"height", 31, "px"},
                       {"coverage", 0.1234, "share"},
                       {"speck", 0.0041, "share"},
                       {"parts", 5, ""},
                       {"ratio", 1.26, ""}};
  const MessageFacts facts{.brand_title = "Lumapay",
                           .evidence = &evidence,
                           .subject = {SubjectType::kShortDescription, "a.png", "", ""},
                           .beside = "official",
                           .limit = "40",
                           .actual = "41"};
  EXPECT_EQ(FillMessage(GetParam().text, facts), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, FillMessageTest, testing::ValuesIn(kCases), [](const auto& row) {
  return row.param.name;
});

TEST(FillMessage, FormRulesHaveNoEvidence) {
  EXPECT_EQ(FillMessage("{kind} {measure:rotation} {limit}", {.limit = "512x512"}), "? ? 512x512");
}

}  // namespace
}  // namespace brandlint
