// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/detectors/detector.h"
#include "tests/support/brands.h"

namespace brandlint {
namespace {

std::unique_ptr<const Matcher> CompileNames() {
  const std::vector<Brand> brands = {LumapayBrand(), ZorbBrand()};
  auto matcher = FindDetector("name")->compile(brands, {});
  CHECK(matcher.ok());
  return std::move(matcher).value();
}

Query TextQuery(SubjectType type, std::string text) {
  Query query;
  query.subject.type = type;
  query.subject.text = std::move(text);
  return query;
}

// Upright words of ten pixels a letter, one after another with ten pixels between.
TextLine LineAt(double x, double y, const std::vector<std::string>& words) {
  TextLine line;
  line.height_px = 20;
  for (const std::string& text : words) {
    const double width = 10.0 * static_cast<double>(text.size());
    line.words.push_back(
        {text, {Point{x, y}, {x + width, y}, {x + width, y + 20}, {x, y + 20}}, 0.5 + y / 1000});
    x += width + 10;
  }
  line.stage = "test";
  const Quad &first = line.words.front().quad, &last = line.words.back().quad;
  line.quad = {first[0], last[1], last[2], first[3]};
  return line;
}

TEST(NameDetector, PageHasAllHeadings) {
  const std::string_view page = FindDetector("name")->page;
  std::size_t at = 0;
  for (const std::string_view heading : {"\n## What it finds\n",
                                         "\n## Why it matters\n",
                                         "\n## How it measures\n",
                                         "\n## Score\n",
                                         "\n## Blind spots\n",
                                         "\n## Source\n"}) {
    const std::size_t found = page.find(heading, at);
    ASSERT_NE(found, page.npos) << heading;
    at = found;
  }
  EXPECT_TRUE(FindDetector("name")->needs.text_in_pictures);
  EXPECT_FALSE(FindDetector("name")->needs.pixels);
}

TEST(NameDetector, EvidenceOfATextIsComplete) {
  const auto found = CompileNames()->Match(TextQuery(SubjectType::kName, "Lum\u0430pay Sync"));
  ASSERT_EQ(found.size(), 1u);
  const Evidence& evidence = found[0];
  EXPECT_EQ(evidence.detector, "name");
  EXPECT_EQ(evidence.brand, "lumapay");
  EXPECT_EQ(evidence.reference, "Lumapay");
  EXPECT_EQ(evidence.reference_kind, "house-mark");
  EXPECT_EQ(evidence.kind, "confusable");
  EXPECT_EQ(evidence.subject.type, SubjectType::kName);
  EXPECT_EQ(evidence.span, (Span{0, 8}));
  EXPECT_EQ(evidence.excerpt, "Lum\u0430pay");
  EXPECT_EQ(evidence.context, "Lum\u0430pay Sync");
  EXPECT_EQ(evidence.in_context, evidence.span);
  EXPECT_FALSE(evidence.region.has_value());
  EXPECT_THAT(evidence.steps, testing::ElementsAre(Step{"confusable", "U+0430", "a"}));
}

TEST(NameDetector, ProductsSayThatTheyAreProducts) {
  const auto found = CompileNames()->Match(TextQuery(SubjectType::kName, "glow wallet"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reference_kind, "product");
}

TEST(NameDetector, ContextOfALongTextIsCutAtWholeCharacters) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\u00E9";
  text += " Lumapay ";
  for (int i = 0; i < 1000; ++i) text += "\u00E9";
  const auto found = CompileNames()->Match(TextQuery(SubjectType::kDescription, text));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_LT(found[0].context.size(), 400u);
  EXPECT_THAT(found[0].context, testing::HasSubstr(" Lumapay "));
  EXPECT_TRUE(found[0].context.starts_with("\u00E9"));
  EXPECT_TRUE(found[0].context.ends_with("\u00E9"));
  ASSERT_TRUE(found[0].in_context.has_value());
  EXPECT_EQ(found[0].context.substr(found[0].in_context->first, 7), "Lumapay");
}

TEST(NameDetector, EvidenceOfAPictureHasARegion) {
  // Of the lines above one is too far up and one stands beside, in another column.
  const std::vector<TextLine> lines = {LineAt(100, 0, {"heading"}),
                                       LineAt(500, 72, {"column"}),
                                       LineAt(90, 72, {"official"}),
                                       LineAt(100, 100, {"use", "myLuma", "Pay."}),
                                       LineAt(100, 128, {"partner"})};
  Query query;
  query.subject.type = SubjectType::kScreenshot;
  query.lines = lines;
  const auto found = CompileNames()->Match(query);
  ASSERT_EQ(found.size(), 1u);
  ASSERT_TRUE(found[0].region.has_value());
  // "myLuma" begins at 140; its part "Luma" at 160, and "Pay" of "Pay." ends at 240.
  EXPECT_EQ(found[0].region->box, (Box{160, 100, 80, 20}));
  EXPECT_EQ(found[0].excerpt, "Luma Pay");
  EXPECT_FALSE(found[0].span.has_value());
  EXPECT_EQ(found[0].context, "official\nuse myLuma Pay.\npartner");
  ASSERT_TRUE(found[0].in_context.has_value());
  EXPECT_EQ(*found[0].in_context, (Span{15, 23}));  // 9 + "use my"
  EXPECT_EQ(found[0].stage, "test");
  EXPECT_THAT(
      found[0].measures,
      testing::ElementsAre(Measure{"text_height", 20, "px"}, Measure{"confidence", 0.6, ""}));
}

TEST(NameDetector, NothingInNothing) {
  const auto matcher = CompileNames();
  EXPECT_TRUE(matcher->Match(TextQuery(SubjectType::kName, "")).empty());
  Query picture;
  picture.subject.type = SubjectType::kIcon;
  EXPECT_TRUE(matcher->Match(picture).empty());
  const std::vector<TextLine> lines(2);
  picture.lines = lines;
  EXPECT_TRUE(matcher->Match(picture).empty());
}

TEST(NameDetector, ErrorsNameBrandAndName) {
  Brand brand = ZorbBrand();
  brand.names[0].word = "!";
  const std::vector<Brand> brands = {brand};
  const auto matcher = FindDetector("name")->compile(brands, {});
  ASSERT_FALSE(matcher.ok());
  EXPECT_EQ(matcher.error().message, "brand zorb: name \"!\" has no letter or digit");
}

}  // namespace
}  // namespace brandlint
