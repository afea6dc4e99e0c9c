// SPDX-License-Identifier: MIT
#include "core/ocr/read_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <ostream>
#include <random>

#include "tests/ocr/page.h"

namespace brandlint {
namespace {

using test::CentreOf;
using test::DrawnText;
using test::Page;
using test::TextOf;
using test::WordsHolding;

// One engine for all cases: that is how it is used, and loading it takes longer than a case.
TextReader& Reader() {
  static const std::unique_ptr<TextReader> reader = [] {
    Result<std::unique_ptr<TextReader>> made = TextReader::Create("eng");
    CHECK(made.ok());
    return *std::move(made);
  }();
  return *reader;
}

std::vector<TextLine> ReadWanted(const Picture& picture, std::string_view name) {
  ReadOptions options;
  options.wanted = {std::string(name)};
  Result<PageText> page = Reader().Read(picture, options);
  EXPECT_TRUE(page.ok());
  return page.ok() ? page->lines : std::vector<TextLine>{};
}

std::vector<TextLine> ReadEverything(const Picture& picture) {
  ReadOptions options;
  options.read_all = true;
  Result<PageText> page = Reader().Read(picture, options);
  EXPECT_TRUE(page.ok());
  return page.ok() ? page->lines : std::vector<TextLine>{};
}

// ---- One wanted word on a page, in every manner it may be written.

struct ManneredCase {
  const char* name;
  DrawnText text;
  std::string_view ground = "#ffffff";
  std::string_view wanted = "Lumapay";
};

void PrintTo(const ManneredCase& row, std::ostream* out) { *out << row.name; }

constexpr Point kMiddle{250, 150};  // of a page of 500 x 300

const ManneredCase kManners[] = {
    // Sizes: from letters of 5 px to capitals of 80 px.
    {"tiny", {.text = "Lumapay", .centre = kMiddle, .size_px = 10}},
    {"small", {.text = "Lumapay", .centre = kMiddle, .size_px = 12}},
    {"body", {.text = "Lumapay", .centre = kMiddle, .size_px = 16}},
    {"heading", {.text = "Lumapay", .centre = kMiddle, .size_px = 40}},
    {"poster", {.text = "Lumapay", .centre = kMiddle, .size_px = 110}},
    // Spellings.
    {"capitals", {.text = "LUMAPAY", .centre = kMiddle}},
    {"small_letters", {.text = "lumapay", .centre = kMiddle}},
    {"digit_for_letter", {.text = "1umapay", .centre = kMiddle, .size_px = 20}},
    // Colours: both polarities, strong and weak.
    {"light_on_dark", {.text = "Lumapay", .centre = kMiddle, .fill = "#f2f2f2"}, "#16181d"},
    {"white_on_blue", {.text = "Lumapay", .centre = kMiddle, .fill = "#ffffff"}, "#1f6feb"},
    {"dark_on_yellow", {.text = "Lumapay", .centre = kMiddle, .fill = "#222222"}, "#ffd23f"},
    {"grey_on_white", {.text = "Lumapay", .centre = kMiddle, .fill = "#a0a0a0"}},  // 2.6:1
    {"grey_on_black", {.text = "Lumapay", .centre = kMiddle, .fill = "#555555"}, "#101010"},
    // Letters.
    {"bold", {.text = "Lumapay", .centre = kMiddle, .weight = "bold"}},
    {"serif", {.text = "Lumapay", .centre = kMiddle, .font = "DejaVu Serif"}},
    {"monospaced", {.text = "Lumapay", .centre = kMiddle, .font = "DejaVu Sans Mono"}},
    {"spaced_by_a_fifth", {.text = "LUMAPAY", .centre = kMiddle, .spacing_em = 0.2}},
    {"spaced_by_half", {.text = "LUMAPAY", .centre = kMiddle, .spacing_em = 0.5}},
    // Directions.
    {"reads_down", {.text = "Lumapay", .centre = kMiddle, .size_px = 20, .angle_deg = 90}},
    {"reads_up", {.text = "Lumapay", .centre = kMiddle, .size_px = 20, .angle_deg = -90}},
    {"rises", {.text = "Lumapay", .centre = kMiddle, .size_px = 24, .angle_deg = -10}},
    {"falls", {.text = "Lumapay", .centre = kMiddle, .size_px = 24, .angle_deg = 15}},
    // Other names: nothing here knows one word only.
    {"another_name", {.text = "Harbourline", .centre = kMiddle}, "#ffffff", "Harbourline"},
    {"one_word_of_two",
     {.text = "Quillfeather Desk", .centre = kMiddle},
     "#ffffff",
     "Quillfeather"},
};

class MannerTest : public testing::TestWithParam<ManneredCase> {};

TEST_P(MannerTest, IsReadAtItsPlace) {
  const ManneredCase& row = GetParam();
  const Picture picture = Page({500, 300}, row.ground).Write(row.text).Render();
  const std::vector<TextLine> lines = ReadWanted(picture, row.wanted);
  const std::vector<ReadWord> words = WordsHolding(lines, row.wanted);
  ASSERT_EQ(words.size(), 1U) << TextOf(lines);
  EXPECT_GT(words[0].confidence, 0.3);
  EXPECT_LE(words[0].confidence, 1.0);

  // Descenders move the middle by at most a fifth of the size; half of it allows for the rest.
  if (row.text.text.find(' ') != std::string_view::npos) return;
  const Point at = CentreOf(words[0].quad);
  EXPECT_NEAR(at.x, row.text.centre.x, 0.5 * row.text.size_px + row.text.spacing_em * 20);
  EXPECT_NEAR(at.y, row.text.centre.y, 0.5 * row.text.size_px);
}

// The quad's first side runs along the word in reading direction.
TEST_P(MannerTest, QuadIsTurnedWithTheWord) {
  const ManneredCase& row = GetParam();
  const Picture picture = Page({500, 300}, row.ground).Write(row.text).Render();
  const std::vector<ReadWord> words = WordsHolding(ReadWanted(picture, row.wanted), row.wanted);
  ASSERT_EQ(words.size(), 1U);
  const Quad& quad = words[0].quad;
  const double angle = std::atan2(quad[1].y - quad[0].y, quad[1].x - quad[0].x) * 180 / M_PI;
  EXPECT_NEAR(angle, row.text.angle_deg, 4);
}

INSTANTIATE_TEST_SUITE_P(, MannerTest, testing::ValuesIn(kManners), [](const auto& row) {
  return row.param.name;
});

// ---- Where one word ends.

struct BoundaryCase {
  const char* name;
  std::string_view text;
  std::string_view expected;  // the word as it must be read
};

void PrintTo(const BoundaryCase& row, std::ostream* out) { *out << row.name; }

// A reader that crops inside a word makes the name out of these.
constexpr BoundaryCase kBoundaries[] = {
    {"letter_before", "Winter.com", "Winter.com"},
    {"letters_after", "intercompany", "intercompany"},
    {"hyphen_before", "pre-intercom", "pre-intercom"},
    {"domain", "Internet.com", ""},  // far enough from the name not to be read at all
};

class BoundaryTest : public testing::TestWithParam<BoundaryCase> {};

TEST_P(BoundaryTest, IsKept) {
  const BoundaryCase& row = GetParam();
  for (const double size_px : {12.0, 16.0, 32.0}) {
    const Picture picture = Page({500, 300})
                                .Write({.text = "the page about", .centre = {150, 150}})
                                .Write({.text = row.text, .centre = {330, 150}, .size_px = size_px})
                                .Render();
    for (const TextLine& line : ReadWanted(picture, "Intercom")) {
      for (const ReadWord& word : line.words) {
        if (word.text == "the" || word.text == "page" || word.text == "about") continue;
        EXPECT_EQ(word.text, row.expected) << size_px;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, BoundaryTest, testing::ValuesIn(kBoundaries), [](const auto& row) {
  return row.param.name;
});

// ---- Whole pages.

Picture TwoColumns() {
  Page page({800, 200});
  page.Write({.text = "Invoices in one place", .centre = {180, 50}})
      .Write({.text = "Ask the Lumapay team", .centre = {600, 50}})
      .Write({.text = "Reports every Friday", .centre = {180, 120}})
      .Write({.text = "Answers within a day", .centre = {600, 120}});
  return page.Render();
}

TEST(TextReader, ReadsAllLinesInOrder) {
  EXPECT_EQ(
      TextOf(ReadEverything(TwoColumns())),
      "Invoices in one place\nAsk the Lumapay team\nReports every Friday\nAnswers within a day");
}

TEST(TextReader, ReadsTheWordsAroundAHit) {
  const std::vector<TextLine> lines = ReadWanted(TwoColumns(), "Lumapay");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(TextOf(lines), "Ask the Lumapay team");
}

// One chain of neighbours, two directions.
TEST(TextReader, ReadsASlantedWordThatFollowsLevelText) {
  for (const double angle_deg : {-8.0, -5.0, 8.0}) {
    const Picture picture =
        Page({700, 300})
            .Write({.text = "one place for all of the bills", .centre = {180, 150}})
            .Write({.text = "Lumapay", .centre = {385, 150}, .size_px = 30, .angle_deg = angle_deg})
            .Render();
    EXPECT_EQ(WordsHolding(ReadWanted(picture, "Lumapay"), "Lumapay").size(), 1U) << angle_deg;
  }
}

// The feet of quotes stand high: they do not bend the line.
TEST(TextReader, ReadsQuotedWords) {
  for (const double size_px : {16.0, 30.0, 43.0}) {
    const Picture picture =
        Page({500, 300})
            .Write({.text = "\u201cLumapay\u201d", .centre = kMiddle, .size_px = size_px})
            .Render();
    EXPECT_EQ(WordsHolding(ReadWanted(picture, "Lumapay"), "Lumapay").size(), 1U) << size_px;
  }
}

// Bars behind the word that are nearer to its colour than to the ground's, and touch its letters.
TEST(TextReader, ReadsACaptionOverAMotif) {
  struct Look {
    std::string_view ground, bars, text;
  };
  for (const Look& look :
       {Look{"#b05090", "#d0c8c0", "#ffffff"}, Look{"#909890", "#404840", "#050505"}}) {
    Page page({500, 300}, look.ground);
    for (int x = 100; x < 400; x += 34) page.Fill({x, 60, 15, 180}, look.bars);
    page.Write(
        {.text = "Lumapay", .centre = kMiddle, .size_px = 44, .fill = look.text, .weight = "bold"});
    const std::vector<TextLine> lines = ReadWanted(page.Render(), "Lumapay");
    EXPECT_EQ(WordsHolding(lines, "Lumapay").size(), 1U) << look.text;
  }
}

TEST(TextReader, ReadsButtonsWithWhiteText) {
  Page page({600, 200}, "#f7f7f7");
  page.Fill({40, 60, 160, 44}, "#0b57d0", 22)
      .Write({.text = "Open Lumapay", .centre = {120, 82}, .size_px = 15, .fill = "#ffffff"})
      .Fill({300, 70, 90, 24}, "#198754", 4)
      .Write({.text = "LUMAPAY", .centre = {345, 82}, .size_px = 13, .fill = "#ffffff"});
  EXPECT_EQ(WordsHolding(ReadWanted(page.Render(), "Lumapay"), "lumapay").size(), 2U);
}

TEST(TextReader, ReadsIcons) {
  for (const int side : {64, 128, 512}) {
    const double middle = side / 2.0;
    const Picture icon = Page({side, side}, "#5533cc")
                             .Write({.text = "Lumapay",
                                     .centre = {middle, middle},
                                     .size_px = side / 5.2,
                                     .fill = "#ffffff",
                                     .weight = "bold"})
                             .Render();
    EXPECT_EQ(WordsHolding(ReadWanted(icon, "Lumapay"), "lumapay").size(), 1U) << side;
  }
}

TEST(TextReader, WithoutWantedNamesReadsNothing) {
  Result<PageText> page = Reader().Read(TwoColumns(), ReadOptions{});
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(page->lines, testing::IsEmpty());
}

// A name with a character that has no built-in shape is looked for by its width alone.
TEST(TextReader, FindsNamesWithoutAKnownShape) {
  const Picture picture =
      Page({500, 300}).Write({.text = "Caf\u00e9lume", .centre = kMiddle}).Render();
  EXPECT_EQ(WordsHolding(ReadWanted(picture, "Caf\u00e9lume"), "lume").size(), 1U);
}

// ---- What holds no text.

Picture Filled(Size size, std::uint8_t value) {
  Picture picture{size, {}};
  picture.rgba.assign(
      4 * static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height), value);
  return picture;
}

TEST(TextReader, FindsNothingWhereThereIsNothing) {
  for (const Size size :
       {Size{1, 1}, Size{1, 5000}, Size{5000, 1}, Size{7, 9}, Size{31, 8}, Size{640, 480}}) {
    for (const int value : {0, 128, 255}) {
      const Picture picture = Filled(size, static_cast<std::uint8_t>(value));
      EXPECT_THAT(ReadWanted(picture, "Lumapay"), testing::IsEmpty());
      EXPECT_THAT(ReadEverything(picture), testing::IsEmpty());
    }
  }
}

TEST(TextReader, ReadsNoNameInNoise) {
  std::mt19937 random(20241105);  // fixed: a failure must be repeatable
  Picture picture = Filled({640, 480}, 255);
  for (std::uint8_t& value : picture.rgba) value = static_cast<std::uint8_t>(random() & 0xFF);
  EXPECT_THAT(ReadWanted(picture, "Lumapay"), testing::IsEmpty());
}

// ---- Promises of the reader.

TEST(TextReader, DoesNotDependOnWhatWasReadBefore) {
  const Picture page = TwoColumns();
  const Picture other =
      Page({500, 300}, "#101010")
          .Write({.text = "Lumapav Lumabay Lurnapay", .centre = kMiddle, .fill = "#dddddd"})
          .Render();
  Result<std::unique_ptr<TextReader>> fresh = TextReader::Create("eng");
  ASSERT_TRUE(fresh.ok());
  ReadOptions options;
  options.read_all = true;
  Result<PageText> first = (*fresh)->Read(page, options);
  ASSERT_TRUE(first.ok());
  for (int i = 0; i < 3; ++i) ASSERT_TRUE((*fresh)->Read(other, options).ok());
  Result<PageText> again = (*fresh)->Read(page, options);
  ASSERT_TRUE(again.ok());

  EXPECT_EQ(TextOf(first->lines), TextOf(again->lines));
  EXPECT_EQ(first->lines, again->lines);  // quads and confidences too
}

struct LanguageCase {
  const char* name;
  std::string_view language;
  std::string_view message;
};

void PrintTo(const LanguageCase& row, std::ostream* out) { *out << row.name; }

constexpr LanguageCase kLanguages[] = {
    {"not_installed", "xyz", "tesseract-ocr-xyz"},
    {"script_of_two_words", "xyz_sim", "tesseract-ocr-xyz-sim"},
    {"second_of_two", "eng+xyz", "tesseract-ocr-xyz"},
    {"empty", "", "no language"},
    {"other_folder", "../../eng", "no language"},
    {"nothing_after_plus", "eng+", "no language"},
};

class LanguageTest : public testing::TestWithParam<LanguageCase> {};

TEST_P(LanguageTest, IsRefused) {
  const Result<std::unique_ptr<TextReader>> reader =
      TextReader::Create(std::string(GetParam().language));
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, "ocr-language");
  EXPECT_THAT(reader.error().message, testing::HasSubstr(std::string(GetParam().message)));
}

INSTANTIATE_TEST_SUITE_P(, LanguageTest, testing::ValuesIn(kLanguages), [](const auto& row) {
  return row.param.name;
});

TEST(TextReaderVersions, NamesBothLibraries) {
  EXPECT_THAT(TextReaderVersions(), testing::MatchesRegex("tesseract 5\\..*, leptonica-1\\..*"));
}

}  // namespace
}  // namespace brandlint
