// SPDX-License-Identifier: MIT
// What chooses the words to read is compiled from whatever names a pack has. Holds it to floors for
// invented names of several lengths, on seeded drawn pages: how many mentions pass, by their shapes
// and by width alone, and how many words of a page pass that are not the name. The same for
// networks: of one invented name, and of those in the built-in packs.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <iostream>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/io/load_pack.h"
#include "core/io/read_file.h"
#include "core/ocr/find_lines.h"
#include "core/ocr/strip.h"
#include "core/ocr/wanted.h"
#include "tests/ocr/page.h"

namespace brandlint {
namespace {

using test::DrawnText;
using test::Page;

constexpr int kPages = 40;  // with one mention each

struct NameCase {
  std::string_view name;
  int floor;            // mentions that pass, of kPages
  double most_at_rest;  // words that pass on a page, besides the mention
};

void PrintTo(const NameCase& row, std::ostream* out) { *out << row.name; }

// One short, one of letters that look alike, one long, one of two capitals.
constexpr NameCase kNames[] = {
    {"Lumapay", 39, 4},
    {"Zorbix", 39, 4},
    {"Millinium", 39, 4},
    {"Harbourline", 39, 4},
    {"QuillDesk", 39, 4},
};

constexpr std::array<std::string_view, 5> kFonts = {
    "DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Liberation Mono"};
constexpr std::array<std::string_view, 8> kLines = {"Invoices are sent on the first of the month",
                                                    "Reports, exports and a calendar",
                                                    "Ask us anything: we answer in a day",
                                                    "Humanity and luminous company",
                                                    "Settings / Members / Billing",
                                                    "Pricing from 12 a month, no contract",
                                                    "Harbours, quills and millions of desks",
                                                    "The quick brown fox jumps again"};
struct Colours {
  std::string_view ground, ink;
};
constexpr std::array<Colours, 4> kColours = {Colours{"#ffffff", "#222222"},
                                             {"#15171c", "#e8e8e8"},
                                             {"#0b57d0", "#ffffff"},
                                             {"#fff", "#999"}};

struct Drawn {
  Picture picture;
  Point mention;
  double size_px;
};

Drawn DrawPage(std::string_view name, std::mt19937& random) {
  const Colours& colours = kColours[random() % kColours.size()];
  Page page({640, 400}, colours.ground);
  for (int i = 0; i < 6; ++i) {
    page.Write({.text = kLines[random() % kLines.size()],
                .centre = {320, 30.0 + 24 * i},
                .size_px = 14,
                .fill = colours.ink,
                .font = kFonts[random() % kFonts.size()]});
  }
  std::string text(name);
  if (random() % 4 == 0) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  const double size_px = 11 + static_cast<double>(random() % 20);
  const Point centre{240.0 + static_cast<double>(random() % 160), 280};
  page.Write({.text = text,
              .centre = centre,
              .size_px = size_px,
              .fill = colours.ink,
              .font = kFonts[random() % kFonts.size()],
              .weight = random() % 3 == 0 ? "bold" : "normal"});
  return {page.Render(), centre, size_px};
}

struct Passed {
  int mentions = 0;
  int others = 0;
};

void Count(const Drawn& page, const std::vector<WantedWord>& wanted, Passed& passed) {
  const Pyramid pyramid(ToGrey(page.picture));
  bool mention = false;
  for (const GlyphLine& line : FindLines(pyramid.full())) {
    for (const GlyphSpan& span : WordsToRead(pyramid, line, wanted)) {
      Extent extent = line.glyphs[span.first].extent;
      for (std::size_t i = span.first; i < span.last; ++i) {
        extent = JoinExtents(extent, line.glyphs[i].extent);
      }
      const Point at = test::CentreOf(QuadOf(line.frame, extent));
      const bool here = std::abs(at.x - page.mention.x) < page.size_px &&
                        std::abs(at.y - page.mention.y) < page.size_px;
      mention |= here;
      if (!here) ++passed.others;
    }
  }
  if (mention) ++passed.mentions;
}

// Of kPages pages with the name: what passes with the filter, and by width alone.
struct Comparison {
  Passed filtered, wide;
};

Comparison Compare(std::string_view kind, const WantedName& name) {
  const std::vector<WantedWord> filter = WantedWords({name});
  std::vector<WantedWord> by_width = filter;
  for (WantedWord& word : by_width) {
    word.shapes.clear();
    word.net = nullptr;
  }
  std::mt19937 random(9);  // fixed: the floors belong to these pages
  Comparison result;
  for (int i = 0; i < kPages; ++i) {
    const Drawn page = DrawPage(name.text, random);
    Count(page, filter, result.filtered);
    Count(page, by_width, result.wide);
  }
  std::cout << kind << "\t" << name.text << "\t" << result.filtered.mentions << "\t"
            << result.wide.mentions << "\t" << static_cast<double>(result.filtered.others) / kPages
            << "\t" << static_cast<double>(result.wide.others) / kPages << "\n";
  return result;
}

class WordShapeAccuracyTest : public testing::TestWithParam<NameCase> {};

TEST_P(WordShapeAccuracyTest, HoldsItsFloor) {
  const NameCase& row = GetParam();
  const auto [shaped, wide] = Compare("word-shape", {std::string(row.name)});
  EXPECT_GE(shaped.mentions, row.floor);
  EXPECT_GE(shaped.mentions, wide.mentions - 1);  // the shapes lose hardly any
  EXPECT_LE(static_cast<double>(shaped.others) / kPages, row.most_at_rest);
}

INSTANTIATE_TEST_SUITE_P(, WordShapeAccuracyTest, testing::ValuesIn(kNames), [](const auto& row) {
  return std::string(row.param.name);
});

void ExpectNetHoldsItsFloor(const std::string& word, ByteView file) {
  Result<WordNet> net = ReadWordNet(file);
  ASSERT_TRUE(net.ok()) << word << ": " << net.error().message;
  const auto [known, wide] =
      Compare("word-net", {word, std::make_shared<const WordNet>(*std::move(net))});
  EXPECT_GE(known.mentions, kPages - 1) << word;
  EXPECT_GE(known.mentions, wide.mentions - 1) << word;
  EXPECT_LE(static_cast<double>(known.others) / kPages, 0.5) << word;
}

TEST(WordNetAccuracyTest, TheOneOfAnInventedNameHoldsItsFloor) {
  const auto file =
      ReadFile("tests/accuracy/ocr/harbourline.net", Limits(), &Limits::file_bytes, Links::kFollow);
  ASSERT_TRUE(file.ok()) << file.error().message;
  ExpectNetHoldsItsFloor("Harbourline", *file);
}

TEST(WordNetAccuracyTest, ThoseOfTheBuiltInPacksHoldTheirFloor) {
  for (const std::string& id : BuiltInBrands()) {
    const Result<Brand> brand = LoadBrand(id, Limits());
    ASSERT_TRUE(brand.ok()) << brand.error().message;
    for (const BrandName& name : brand->names) {
      if (!name.word_net_file.empty()) {
        ExpectNetHoldsItsFloor(std::string(LongestWord(name.word)), name.word_net);
      }
    }
  }
}

}  // namespace
}  // namespace brandlint
