// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/detectors/detector.h"
#include "core/image/copy_views.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/image/pdq.h"

namespace brandlint {
namespace {

// An invented mark without any symmetry of its own, cut out of a round plate.
constexpr std::string_view kGlyph =
    "<path d='M5 5h9v3h-6v4h4v3h-4v4h-3z' fill='BARS'/><circle cx='16' cy='15' r='3' fill='BARS'/>";

std::string Svg(std::string content) {
  return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>" + content + "</svg>";
}

std::string Glyph(std::string_view colour) {
  std::string text(kGlyph);
  for (std::size_t at = text.find("BARS"); at != text.npos; at = text.find("BARS")) {
    text.replace(at, 4, colour);
  }
  return text;
}

std::string MarkSvg() {
  return Svg("<mask id='m'><rect width='24' height='24' fill='#fff'/>" + Glyph("#000") +
             "</mask><rect width='24' height='24' rx='4' mask='url(#m)'/>");
}

Brand BrandOf(std::string_view svg, MarkRole role = MarkRole::kMark) {
  Brand brand;
  brand.id = "lumapay";
  Mark mark;
  mark.id = "sign";
  mark.file = "sign.svg";
  mark.role = role;
  mark.content.assign(svg.begin(), svg.end());
  brand.marks.push_back(std::move(mark));
  return brand;
}

std::unique_ptr<const Matcher> Compiled(const Brand& brand) {
  const Detector* detector = FindDetector("near_copy");
  EXPECT_NE(detector, nullptr);
  return detector->compile({&brand, 1}, {}).value();
}

std::vector<Evidence> Seen(const Matcher& matcher, const std::string& svg, int side_px = 300) {
  const Picture picture = RenderSvg(AsBytes(svg), side_px, Limits{}).value();
  const std::vector<Picture> looks = Looks(picture);
  const Query query{
      .subject = {.type = SubjectType::kIcon, .path = "a.png"}, .looks = &looks, .lines = {}};
  return matcher.Match(query);
}

struct CopyCase {
  const char* name;
  std::string svg;
  int side_px;
};

void PrintTo(const CopyCase& row, std::ostream* out) { *out << row.name; }

std::string Plate(std::string_view plate, std::string_view glyph, std::string_view transform = "") {
  std::string text = "<g transform='";
  text.append(transform).append("'><rect width='24' height='24' rx='4' fill='").append(plate);
  return text + "'/>" + Glyph(glyph) + "</g>";
}

const CopyCase kCopies[] = {
    {"as_drawn", MarkSvg(), 300},
    {"tiny", MarkSvg(), 32},
    {"large", MarkSvg(), 1600},
    {"coloured", Svg(Plate("#c33", "#fff")), 300},
    {"reversed", Svg(Plate("#fff", "#113")), 300},
    {"with_a_margin",
     Svg("<rect width='24' height='24' fill='#fff'/>" +
         Plate("#222", "#fff", "translate(2.4 2.4) scale(0.8)")),
     300},
    {"glyph_without_its_plate",
     Svg("<rect width='24' height='24' fill='#fff'/>" + Glyph("#333")),
     300},
    {"mirrored", Svg(Plate("#222", "#fff", "translate(24 0) scale(-1 1)")), 300},
    {"upside_down", Svg(Plate("#222", "#fff", "rotate(180 12 12)")), 300},
    {"turned_by_a_quarter", Svg(Plate("#222", "#fff", "rotate(90 12 12)")), 300},
    {"turned_and_mirrored",
     Svg(Plate("#222", "#fff", "rotate(90 12 12) translate(24 0) scale(-1 1)")),
     300},
};

class NearCopyTest : public testing::TestWithParam<CopyCase> {};

TEST_P(NearCopyTest, IsSeenAsAWhole) {
  const auto& [name, svg, side_px] = GetParam();
  const std::vector<Evidence> seen = Seen(*Compiled(BrandOf(MarkSvg())), svg, side_px);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_GE(seen[0].score, 0.8);
  EXPECT_LE(seen[0].score, 1.0);
  EXPECT_EQ(seen[0].kind, "near-copy");
  EXPECT_EQ(seen[0].detector, "near_copy");
  EXPECT_EQ(seen[0].brand, "lumapay");
  EXPECT_EQ(seen[0].reference, "sign");
  EXPECT_EQ(seen[0].reference_kind, "mark");
  EXPECT_EQ(seen[0].subject.path, "a.png");
  ASSERT_TRUE(seen[0].region.has_value());
  EXPECT_EQ(seen[0].region->box, (Box{0, 0, side_px, side_px}));
}

INSTANTIATE_TEST_SUITE_P(, NearCopyTest, testing::ValuesIn(kCopies), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(NearCopy, OtherPicturesAreNone) {
  const auto matcher = Compiled(BrandOf(MarkSvg()));
  const std::string others[] = {
      Svg("<rect width='24' height='24' fill='#fff'/><circle cx='12' cy='12' r='8'/>"),
      Svg("<rect width='24' height='24' fill='#fff'/><path d='M3 20V10h4v10zM10 20V4h4v16zM17 "
          "20v-6h4v6z'/>"),
      Svg("<rect width='24' height='24' fill='#137'/><path d='M12 2l9 20H3z' fill='#fff'/>"),
      // The mark, but in a corner: not a copy as a whole.
      Svg("<rect width='24' height='24' fill='#fff'/>" + Plate("#222", "#fff", "scale(0.3)")),
  };
  for (const std::string& svg : others) {
    for (const Evidence& evidence : Seen(*matcher, svg)) {
      EXPECT_LT(evidence.score, 0.6) << svg;
    }
  }
}

TEST(NearCopy, PicturesWithNothingToSeeAreNotCompared) {
  const auto matcher = Compiled(BrandOf(MarkSvg()));
  EXPECT_TRUE(Seen(*matcher, Svg("<rect width='24' height='24' fill='#777'/>")).empty());
  EXPECT_TRUE(Seen(*matcher, Svg("")).empty());
  EXPECT_TRUE(Seen(*matcher, MarkSvg(), 2).empty());
  EXPECT_TRUE(matcher->Match(Query{.subject = {}, .looks = nullptr, .lines = {}}).empty());
}

TEST(NearCopy, OnlyMarksAreHashed) {
  EXPECT_TRUE(Seen(*Compiled(BrandOf(MarkSvg(), MarkRole::kWordmark)), MarkSvg()).empty());
}

// A rejected picture as `brandlint bank add` hashes it.
std::shared_ptr<const Bank> BankOf(std::string_view svg, const std::string& id = "sub-17") {
  Bank bank;
  const Picture picture = RenderSvg(AsBytes(svg), 300, Limits{}).value();
  for (const Picture& look : Looks(picture)) {
    for (const Box& box : BoxesOfRejected(look)) {
      const PdqFrequencies frequencies = MeasurePdq(CutOut(look, box));
      bank.rows.push_back({.id = id,
                           .hash = HashOf(frequencies),
                           .quality = frequencies.quality,
                           .reason = "the mark in red",
                           .date = {2026, 11, 3},
                           .brand = "lumapay"});
    }
  }
  return std::make_shared<const Bank>(std::move(bank));
}

std::unique_ptr<const Matcher> WithBanks(std::vector<std::shared_ptr<const Bank>> banks) {
  return FindDetector("near_copy")->compile({}, {.banks = std::move(banks)}).value();
}

// An icon without any symmetry, on a plain ground that leaves room to be cropped.
std::string Rejected(std::string_view transform = "", std::string_view view = "0 0 48 48") {
  std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='";
  svg.append(view).append("'><rect x='-99' y='-99' width='300' height='300' fill='#246'/><g ");
  svg.append("transform='").append(transform).append("'><path d='M8 10h14v6h-8v5h9v6h-9v12H8z' ");
  svg +=
      "fill='#fc3'/><circle cx='31' cy='17' r='8' fill='#e53'/><path d='M25 30l15-2-3 12z' "
      "fill='#fff'/><rect x='20' y='33' width='4' height='7' fill='#9cf'/></g></svg>";
  return svg;
}

struct ResubmittedCase {
  const char* name;
  std::string svg;
  int side_px;
};

void PrintTo(const ResubmittedCase& row, std::ostream* out) { *out << row.name; }

const ResubmittedCase kResubmitted[] = {
    {"unchanged", Rejected(), 300},
    {"small", Rejected(), 96},
    {"large", Rejected(), 1400},
    {"cropped_by_4_percent", Rejected("", "2 2 44 44"), 300},
    {"cropped_by_10_percent", Rejected("", "5 5 38 38"), 300},
    {"cropped_on_one_side", Rejected("", "6 0 42 48"), 300},
    {"padded_by_a_quarter", Rejected("", "-12 -12 72 72"), 300},
    {"moved", Rejected("translate(4 -3)"), 300},
    {"mirrored", Rejected("translate(48 0) scale(-1 1)"), 300},
    {"upside_down", Rejected("rotate(180 24 24)"), 300},
    {"turned_by_a_quarter", Rejected("rotate(90 24 24)"), 300},
    {"turned_mirrored_and_cropped",
     Rejected("rotate(90 24 24) translate(48 0) scale(-1 1)", "2 2 44 44"),
     300},
};

class ResubmittedTest : public testing::TestWithParam<ResubmittedCase> {};

TEST_P(ResubmittedTest, IsRecognised) {
  const auto& [name, svg, side_px] = GetParam();
  const auto seen = Seen(*WithBanks({BankOf(Rejected())}), svg, side_px);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_GE(seen[0].score, 0.9);
  EXPECT_LE(seen[0].score, 1.0);
  EXPECT_EQ(seen[0].detector, "near_copy");
  EXPECT_EQ(seen[0].kind, "near-copy");
  EXPECT_EQ(seen[0].brand, "lumapay");
  EXPECT_EQ(seen[0].reference, "sub-17");
  EXPECT_EQ(seen[0].reference_kind, "rejected-picture");
  EXPECT_EQ(seen[0].remark, "2026-11-03: the mark in red");
  ASSERT_TRUE(seen[0].region.has_value());
  EXPECT_EQ(seen[0].region->box.x, 0);
  EXPECT_EQ(seen[0].region->box.height, side_px);
}

INSTANTIATE_TEST_SUITE_P(, ResubmittedTest, testing::ValuesIn(kResubmitted), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(NearCopy, OtherPicturesAreNotTakenForRejectedOnes) {
  const auto matcher = WithBanks({BankOf(Rejected())});
  EXPECT_TRUE(Seen(*matcher, MarkSvg()).empty());
  EXPECT_TRUE(Seen(*matcher, Svg(Plate("#c33", "#fff"))).empty());
  EXPECT_TRUE(Seen(*matcher, Svg("<rect width='24' height='24' fill='#777'/>")).empty());
}

TEST(NearCopy, RowsOfLowQualityAreNeverCompared) {
  Bank bank = *BankOf(Rejected());
  const auto with_quality = [&](int quality) {
    for (BankRow& row : bank.rows) row.quality = quality;
    return Seen(*WithBanks({std::make_shared<const Bank>(bank)}), Rejected()).size();
  };
  EXPECT_EQ(with_quality(kPdqLeastQuality), 1U);
  EXPECT_EQ(with_quality(kPdqLeastQuality - 1), 0U);
}

TEST(NearCopy, TheNearestRowOfEachBrandIsTold) {
  Bank other = *BankOf(Rejected(), "of-another-brand");
  for (BankRow& row : other.rows) row.brand = "orbitdesk";
  const auto matcher = WithBanks({BankOf(Rejected("translate(1 0)"), "moved"),
                                  BankOf(Rejected(), "first"),
                                  BankOf(Rejected(), "second"),
                                  std::make_shared<const Bank>(other)});
  const auto seen = Seen(*matcher, Rejected());
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].reference, "first");
  EXPECT_EQ(seen[1].reference, "of-another-brand");
}

TEST(NearCopy, ABrokenMarkIsNamed) {
  const Brand brand = BrandOf("<svg");
  const auto compiled = FindDetector("near_copy")->compile({&brand, 1}, {});
  ASSERT_FALSE(compiled.ok());
  EXPECT_THAT(compiled.error().message, testing::HasSubstr("brand 'lumapay': sign.svg: "));
}

}  // namespace
}  // namespace brandlint
