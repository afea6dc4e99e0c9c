// SPDX-License-Identifier: MIT
// Recall and inventions of the reader on pages drawn by code, by class, held to recorded floors.
// Everything comes from a fixed seed: the same fonts give the same pages.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>
#include <random>

#include "core/ocr/read_text.h"
#include "tests/ocr/page.h"

namespace brandlint {
namespace {

using test::CentreOf;
using test::DrawnText;
using test::Page;
using test::WordsHolding;

constexpr int kPages = 20;  // of each class, with one mention each
constexpr std::string_view kWord = "Lumapay";

struct ClassCase {
  const char* name;
  double min_px, max_px;
  std::string_view ground, ink;
  double angle_deg, spacing_em;
  bool capitals;
  int floor;  // mentions found, of kPages
};

void PrintTo(const ClassCase& row, std::ostream* out) { *out << row.name; }

constexpr ClassCase kClasses[] = {
    {"body_small", 10, 13, "#ffffff", "#222222", 0, 0, false, 16},
    {"body", 14, 20, "#ffffff", "#333333", 0, 0, false, 19},
    {"heading", 26, 60, "#fafafa", "#111111", 0, 0, false, 19},
    {"dark", 13, 24, "#15171c", "#e8e8e8", 0, 0, false, 17},
    {"on_colour", 13, 22, "#0b57d0", "#ffffff", 0, 0, false, 17},
    {"low_contrast", 13, 22, "#ffffff", "#a2a2a2", 0, 0, false, 18},
    {"capitals", 13, 24, "#ffffff", "#222222", 0, 0, true, 19},
    {"spaced_capitals", 14, 24, "#ffffff", "#222222", 0, 0.3, true, 18},
    {"reads_down", 14, 30, "#ffffff", "#222222", 90, 0, false, 17},
    {"reads_up", 14, 30, "#ffffff", "#222222", -90, 0, false, 17},
    {"rising", 20, 40, "#ffffff", "#222222", -9, 0, false, 17},
};

constexpr std::array<std::string_view, 5> kFonts = {
    "DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Liberation Mono"};
constexpr std::array<std::string_view, 8> kLines = {"Invoices are sent on the first of the month",
                                                    "Reports, exports and a calendar",
                                                    "Ask us anything: we answer in a day",
                                                    "Humanity and luminous company",
                                                    "Settings / Members / Billing",
                                                    "Pricing from 12 a month, no contract",
                                                    "Lumber yards and payments",
                                                    "The quick brown fox jumps again"};

TextReader& Reader() {
  static const std::unique_ptr<TextReader> reader = [] {
    Result<std::unique_ptr<TextReader>> made = TextReader::Create("eng");
    CHECK(made.ok());
    return *std::move(made);
  }();
  return *reader;
}

std::vector<TextLine> Read(const Picture& picture) {
  ReadOptions options;
  options.wanted = {std::string(kWord)};
  Result<PageText> page = Reader().Read(picture, options);
  CHECK(page.ok());
  return std::move(page->lines);
}

void WriteAround(const ClassCase& row, std::mt19937& random, Page& page) {
  for (int i = 0; i < 4; ++i) {
    page.Write({.text = kLines[random() % kLines.size()],
                .centre = {320, 30.0 + 22 * i},
                .size_px = 14,
                .fill = row.ink,
                .font = kFonts[random() % kFonts.size()]});
  }
}

class OcrAccuracyTest : public testing::TestWithParam<ClassCase> {};

TEST_P(OcrAccuracyTest, HoldsItsFloor) {
  const ClassCase& row = GetParam();
  std::mt19937 random(5);  // fixed: the floors belong to these pages
  int found = 0;
  for (int i = 0; i < kPages; ++i) {
    Page page({640, 400}, row.ground);
    WriteAround(row, random, page);
    const double part = static_cast<double>(random() % 1000) / 1000;
    const DrawnText text{.text = row.capitals ? "LUMAPAY" : kWord,
                         .centre = {220.0 + static_cast<double>(random() % 200), 260},
                         .size_px = row.min_px + part * (row.max_px - row.min_px),
                         .fill = row.ink,
                         .font = kFonts[random() % kFonts.size()],
                         .angle_deg = row.angle_deg,
                         .spacing_em = row.spacing_em};
    page.Write(text);
    const std::vector<ReadWord> words = WordsHolding(Read(page.Render()), kWord);
    found += std::ranges::any_of(words, [&](const ReadWord& word) {
      const Point at = CentreOf(word.quad);
      return std::abs(at.x - text.centre.x) < text.size_px &&
             std::abs(at.y - text.centre.y) < text.size_px;
    });
  }
  RecordProperty("found", found);
  EXPECT_GE(found, row.floor);
}

INSTANTIATE_TEST_SUITE_P(, OcrAccuracyTest, testing::ValuesIn(kClasses), [](const auto& row) {
  return row.param.name;
});

TEST(OcrAccuracy, InventsNothing) {
  std::mt19937 random(6);
  for (int i = 0; i < kPages; ++i) {
    Page page({640, 400}, kClasses[0].ground);
    WriteAround(kClasses[0], random, page);
    EXPECT_TRUE(WordsHolding(Read(page.Render()), kWord).empty()) << "page " << i;
  }
}

}  // namespace
}  // namespace brandlint
