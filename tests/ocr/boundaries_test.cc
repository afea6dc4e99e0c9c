// SPDX-License-Identifier: MIT
// Where a word ends decides whether a picture shows the name: reader and name matcher together, on
// pages drawn here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <ostream>

#include "core/detectors/detector.h"
#include "core/ocr/read_text.h"
#include "tests/ocr/page.h"

namespace brandlint {
namespace {

using test::Page;

constexpr std::string_view kName = "Intercom";

const Matcher& Names() {
  static const std::unique_ptr<const Matcher> matcher = [] {
    Brand brand;
    brand.id = "a";
    brand.title = kName;
    BrandName name;
    name.word = kName;
    name.free_words = {"intercompany", "intercommunal"};
    brand.names.push_back(std::move(name));
    const std::vector<Brand> brands = {brand};
    auto made = FindDetector("name")->compile(brands, {});
    CHECK(made.ok());
    return *std::move(made);
  }();
  return *matcher;
}

// What the name detector finds in a picture at 0.75 and more: what a person is shown.
std::vector<Evidence> Find(const Picture& picture, SubjectType role = SubjectType::kScreenshot) {
  static const std::unique_ptr<TextReader> reader = [] {
    auto made = TextReader::Create("eng");
    CHECK(made.ok());
    return *std::move(made);
  }();
  ReadOptions options;
  options.wanted = {std::string(kName)};
  const Result<PageText> page = reader->Read(picture, options);
  CHECK(page.ok());
  Query query;
  query.subject.type = role;
  query.lines = page->lines;
  std::vector<Evidence> found = Names().Match(query);
  std::erase_if(found, [](const Evidence& evidence) { return evidence.score < 0.75; });
  return found;
}

constexpr double kSizes_px[] = {12, 14, 16, 24, 40};

struct OtherWordCase {
  const char* name;
  std::string_view text;
};

void PrintTo(const OtherWordCase& row, std::ostream* out) { *out << row.name; }

// A reader that crops inside a word makes the name out of these.
constexpr OtherWordCase kOtherWords[] = {
    {"letter_before", "Winter.com"},
    {"letters_after", "intercompany"},
    {"domain", "Internet.com"},
    {"near_word", "intercept"},
    {"two_words", "winter comfort"},
    {"other_end", "intercommunal"},
};

class OtherWordTest : public testing::TestWithParam<OtherWordCase> {};

TEST_P(OtherWordTest, IsNotTheName) {
  for (const double size_px : kSizes_px) {
    Page page({700, 260});
    page.Write({.text = "see", .centre = {90, 70}, .size_px = size_px})
        .Write({.text = GetParam().text, .centre = {350, 70}, .size_px = size_px})
        .Fill({200, 150, 300, 60}, "#0b57d0", 8)
        .Write({.text = GetParam().text,
                .centre = {350, 180},
                .size_px = size_px * 0.8,
                .fill = "#ffffff"});
    for (const Evidence& evidence : Find(page.Render())) {
      ADD_FAILURE() << size_px << " px: '" << evidence.excerpt << "' in '" << evidence.context
                    << "'";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, OtherWordTest, testing::ValuesIn(kOtherWords), [](const auto& row) {
  return row.param.name;
});

struct NameCase {
  const char* name;
  std::string_view text;
};

void PrintTo(const NameCase& row, std::ostream* out) { *out << row.name; }

constexpr NameCase kNames[] = {
    {"alone", "Intercom"},
    {"capitals", "INTERCOM"},
    {"of_it", "Intercom's"},
    {"in_brackets", "(Intercom)"},
    {"trade_mark", "Intercom\u2122"},
    {"before_a_comma", "Intercom, Inc."},
    {"two_words", "inter com"},
};

// A button hardly larger than its text, as wide as the text at the size.
void DrawTightButton(std::string_view text, double size_px, Page& page) {
  const int width = static_cast<int>(static_cast<double>(text.size()) * size_px * 0.64) + 10;
  const int height = static_cast<int>(1.35 * size_px);
  page.Fill({350 - width / 2, 80 - height / 2, width, height}, "#0b57d0", 3)
      .Write({.text = text, .centre = {350, 80}, .size_px = size_px, .fill = "#ffffff"});
}

class NameAtTheEdgeTest : public testing::TestWithParam<NameCase> {};

TEST_P(NameAtTheEdgeTest, OfAButtonIsFound) {
  for (const double size_px : kSizes_px) {
    // Where the gap is 3 px, between letters that are 1 px apart, it is lost yet.
    if (GetParam().text == "inter com" && size_px == 12) continue;
    Page page({700, 160}, "#f7f7f7");
    DrawTightButton(GetParam().text, size_px, page);
    EXPECT_THAT(Find(page.Render()), testing::SizeIs(1)) << size_px;
  }
}

TEST_P(NameAtTheEdgeTest, OfAnIconIsFound) {
  for (const double size_px : kSizes_px) {
    const double left = 350 - static_cast<double>(GetParam().text.size()) * size_px * 0.33;
    std::ostringstream icon;
    icon << "<circle cx='" << left - 0.8 * size_px << "' cy='80' r='" << 0.5 * size_px
         << "' fill='#d9480f'/>";
    Page page({700, 160});
    page.Draw(icon.str()).Write({.text = GetParam().text, .centre = {350, 80}, .size_px = size_px});
    EXPECT_THAT(Find(page.Render()), testing::SizeIs(1)) << size_px;
  }
}

INSTANTIATE_TEST_SUITE_P(, NameAtTheEdgeTest, testing::ValuesIn(kNames), [](const auto& row) {
  return row.param.name;
});

// The word as an icon, from the smallest in which letters can be told.
TEST(NameInIcons, IsFoundAtEverySize) {
  struct Look {
    std::string_view ground, ink;
  };
  for (const Look& look : {Look{"#1f6feb", "#ffffff"}, Look{"#ffffff", "#1f6feb"}}) {
    for (const int side : {48, 64, 96, 128, 192, 256, 512, 768, 1024}) {
      const Picture icon = Page({side, side}, look.ground)
                               .Write({.text = "intercom",
                                       .centre = {side / 2.0, side / 2.0},
                                       .size_px = side / 5.6,
                                       .fill = look.ink,
                                       .weight = "bold"})
                               .Render();
      const std::vector<Evidence> found = Find(icon, SubjectType::kIcon);
      ASSERT_THAT(found, testing::SizeIs(1)) << side << " px on " << look.ground;
      EXPECT_GE(found[0].score, side < 64 ? 0.75 : 0.9) << side << found[0].excerpt;
    }
  }
}

// Evidence says where, what, how surely, how large and how.
TEST(NameInPictures, ComesWithEvidence) {
  const Picture picture =
      Page({500, 120})
          .Write({.text = "Works with Intercom today", .centre = {250, 60}, .size_px = 18})
          .Render();
  const std::vector<Evidence> found = Find(picture);
  ASSERT_THAT(found, testing::SizeIs(1));
  const Evidence& evidence = found[0];
  ASSERT_TRUE(evidence.region.has_value());
  EXPECT_NEAR(test::CentreOf(evidence.region->quad).y, 60, 5);
  EXPECT_EQ(evidence.excerpt, "Intercom");
  EXPECT_EQ(evidence.context, "Works with Intercom today");
  EXPECT_EQ(evidence.in_context, (Span{11, 19}));
  EXPECT_EQ(evidence.stage, "word");
  ASSERT_THAT(evidence.measures, testing::SizeIs(2));
  EXPECT_EQ(evidence.measures[0].name, "text_height");
  EXPECT_NEAR(evidence.measures[0].value, 12, 3);
  EXPECT_EQ(evidence.measures[1].name, "confidence");
  EXPECT_GT(evidence.measures[1].value, 0.5);
}

}  // namespace
}  // namespace brandlint
