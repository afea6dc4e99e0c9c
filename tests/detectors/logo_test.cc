// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/detectors/detector.h"
#include "core/image/ground.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

Brand BrandOf(std::string id, std::string_view svg) {
  Brand brand;
  brand.id = std::move(id);
  brand.colours = {"#1F8DED"};
  Mark mark;
  mark.id = "mark";
  mark.title = "the mark";
  mark.file = "mark.svg";
  const ByteView bytes = AsBytes(svg);
  mark.content.assign(bytes.begin(), bytes.end());
  brand.marks = {mark};
  return brand;
}

std::unique_ptr<const Matcher> Compiled(const std::vector<Brand>& brands) {
  const Detector* const detector = FindDetector("logo");
  CHECK(detector != nullptr);
  Result<std::unique_ptr<const Matcher>> matcher = detector->compile(brands, {});
  CHECK(matcher.ok());
  return std::move(matcher).value();
}

double MeasureOf(const Evidence& evidence, std::string_view name) {
  const auto found = std::ranges::find(evidence.measures, name, &Measure::name);
  return found == evidence.measures.end() ? -1 : found->value;
}

std::vector<Evidence> Search(const Matcher& matcher, const std::vector<Picture>& looks) {
  Query query;
  query.subject.type = SubjectType::kIcon;
  query.subject.path = "icon.png";
  query.looks = &looks;
  return matcher.Match(query);
}

const std::vector<Brand>& Rays() {
  static const std::vector<Brand> brands = {BrandOf("lumapay", kInventedMarks[0].svg)};
  return brands;
}

TEST(LogoDetector, TellsAPlainCopyWithItsMeasures) {
  Picture icon = Plain({256, 256}, {255, 255, 255});
  Paint(icon, StencilOf(kInventedMarks[0].svg), Place({128, 128}, 128, 0), {31, 141, 237});
  const std::vector<Evidence> found = Search(*Compiled(Rays()), {icon});
  ASSERT_EQ(found.size(), 1U);
  const Evidence& evidence = found[0];
  EXPECT_EQ(evidence.detector, "logo");
  EXPECT_EQ(evidence.brand, "lumapay");
  EXPECT_EQ(evidence.reference, "mark");
  EXPECT_EQ(evidence.reference_kind, "mark");
  EXPECT_EQ(evidence.kind, "exact");
  EXPECT_EQ(evidence.subject.path, "icon.png");
  EXPECT_GE(evidence.score, 0.8);
  EXPECT_LE(evidence.score, 1);
  ASSERT_TRUE(evidence.region.has_value());
  EXPECT_GT(IntersectionOverUnion(evidence.region->box, {64, 64, 128, 128}), 0.93);
  EXPECT_NEAR(MeasureOf(evidence, "rotation"), 0, 1.5);
  EXPECT_NEAR(MeasureOf(evidence, "coverage"), 0.25, 0.02);
  EXPECT_EQ(MeasureOf(evidence, "parts_found"), 4);
  EXPECT_EQ(MeasureOf(evidence, "parts_total"), 4);
  EXPECT_EQ(MeasureOf(evidence, "recoloured"), 0);
}

TEST(LogoDetector, TellsHowAMarkIsAltered) {
  Picture icon = Plain({256, 256}, {20, 20, 20});
  Paint(icon, StencilOf(kInventedMarks[0].svg), Place({128, 128}, 150, 30), {240, 200, 40});
  const std::vector<Evidence> found = Search(*Compiled(Rays()), {icon});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "altered");
  EXPECT_NEAR(MeasureOf(found[0], "rotation"), 30, 2);
  EXPECT_EQ(MeasureOf(found[0], "recoloured"), 1);
  EXPECT_EQ(MeasureOf(found[0], "inverted"), 1);
}

TEST(LogoDetector, CallsTheGlyphAloneAPart) {
  Picture icon = Plain({256, 256}, {255, 255, 255});
  Paint(icon, HolesOf(StencilOf(kInventedMarks[0].svg)), Place({128, 128}, 180, 0), {31, 141, 237});
  const std::vector<Evidence> found = Search(*Compiled(Rays()), {icon});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "part");
}

TEST(LogoDetector, CallsAMarkWithoutOneOfItsPartsALookalike) {
  Picture icon = Plain({256, 256}, {255, 255, 255});
  Paint(icon, StencilOf(kInventedMarks[0].svg), Place({128, 128}, 200, 0), {31, 141, 237});
  PaintBox(icon, {165, 70, 50, 70}, {31, 141, 237});  // the right ray is gone
  const std::vector<Evidence> found = Search(*Compiled(Rays()), {icon});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "lookalike");
}

TEST(LogoDetector, TellsWhatShowsOnSeveralGroundsOnce) {
  Picture light = Plain({200, 200}, {255, 255, 255}), dark = Plain({200, 200}, {24, 24, 27});
  for (Picture* look : {&light, &dark})
    Paint(*look, StencilOf(kInventedMarks[0].svg), Place({100, 100}, 120, 0), {31, 141, 237});
  EXPECT_EQ(Search(*Compiled(Rays()), {light, dark}).size(), 1U);
}

TEST(LogoDetector, NamesTheBrandOfEachMark) {
  Picture icon = Plain({400, 220}, {255, 255, 255});
  Paint(icon, StencilOf(kInventedMarks[0].svg), Place({100, 110}, 140, 0), {0, 0, 0});
  Paint(icon, StencilOf(kInventedMarks[3].svg), Place({300, 110}, 150, 0), {0, 0, 0});
  const std::vector<Brand> brands = {BrandOf("lumapay", kInventedMarks[0].svg),
                                     BrandOf("ringo", kInventedMarks[3].svg)};
  std::vector<std::string> names;
  for (const Evidence& evidence : Search(*Compiled(brands), {icon})) {
    if (evidence.score >= 0.6) names.push_back(evidence.brand);
  }
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"lumapay", "ringo"}));
}

TEST(LogoDetector, AnswersNothingForTexts) {
  Query query;
  query.subject.text = "Lumapay";
  EXPECT_TRUE(Compiled(Rays())->Match(query).empty());
}

TEST(LogoDetector, NamesTheMarkThatCannotBeUsed) {
  std::vector<Brand> brands = {BrandOf("lumapay",
                                       "<svg xmlns='http://www.w3.org/2000/svg' "
                                       "viewBox='0 0 9 9'/>")};
  const auto blank = FindDetector("logo")->compile(brands, {});
  ASSERT_FALSE(blank.ok());
  EXPECT_NE(blank.error().message.find("brand 'lumapay': mark.svg: "), std::string::npos);
  brands[0].marks[0].content = {1, 2, 3};
  EXPECT_FALSE(FindDetector("logo")->compile(brands, {}).ok());
}

}  // namespace
}  // namespace brandlint
