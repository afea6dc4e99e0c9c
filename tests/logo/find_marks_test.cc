// SPDX-License-Identifier: MIT
#include "core/logo/find_marks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/image/decode.h"
#include "core/logo/score.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

std::string_view SvgOf(std::string_view name) {
  const auto* const mark = std::ranges::find(
      kInventedMarks, name, [](const InventedMark& m) { return std::string_view(m.name); });
  CHECK(mark != kInventedMarks.end());
  return mark->svg;
}

MarkModel Compiled(const std::string& name, std::string_view svg) {
  const Result<Picture> drawing = RenderSvg(AsBytes(svg), 512, Limits{});
  CHECK(drawing.ok());
  Result<MarkModel> model = CompileMark(name, name, *drawing);
  CHECK(model.ok());
  return std::move(model).value();
}

MarkModel ModelOf(std::string_view name) { return Compiled(std::string(name), SvgOf(name)); }

const Sighting* BestOf(const std::vector<Sighting>& sightings) {
  const auto best = std::ranges::max_element(sightings, {}, &Sighting::score);
  return best == sightings.end() ? nullptr : &*best;
}

struct PlaceCase {
  const char* name;
  const char* mark;
  Size picture;
  Point centre;
  double size_px;
  double rotation_deg;
  Rgb ground, colour;
};

void PrintTo(const PlaceCase& row, std::ostream* out) { *out << row.name; }

constexpr Rgb kWhite = {255, 255, 255}, kBlack = {0, 0, 0}, kBlue = {31, 141, 237},
              kOlive = {120, 120, 20};

constexpr PlaceCase kPlaces[] = {
    // Plain copies.
    {"upright", "rays", {256, 256}, {128, 128}, 180, 0, kWhite, kBlue},
    {"off_centre", "rays", {300, 200}, {90, 110}, 120, 0, kWhite, kBlack},
    // Polarity and colour.
    {"light_on_dark", "rays", {256, 256}, {128, 128}, 180, 0, kBlack, kWhite},
    {"equal_brightness", "rays", {256, 256}, {128, 128}, 180, 0, {200, 60, 60}, {40, 130, 60}},
    {"weak_contrast", "rays", {256, 256}, {128, 128}, 180, 0, {120, 120, 120}, {128, 128, 128}},
    // Turned.
    {"turned_12", "rays", {256, 256}, {128, 128}, 150, 12, kWhite, kBlue},
    {"turned_100", "rays", {256, 256}, {128, 128}, 150, 100, kOlive, kWhite},
    {"upside_down", "rays", {256, 256}, {128, 128}, 150, 180, kOlive, kWhite},
    // Small, and small in something large.
    {"favicon", "rays", {32, 32}, {16, 16}, 28, 0, kWhite, kBlue},
    {"badge", "rays", {512, 512}, {460, 450}, 60, 0, kOlive, kWhite},
    {"in_a_page", "rays", {1280, 800}, {1000, 90}, 36, 0, kWhite, kBlack},
    // Other kinds of marks: the code knows none of them.
    {"bitten_disc", "bitten_disc", {256, 256}, {128, 128}, 180, 0, kWhite, kBlue},
    {"letter", "letter", {256, 256}, {120, 130}, 150, 0, kWhite, kBlue},
    {"rings", "rings", {256, 256}, {128, 128}, 200, 30, kWhite, kBlack},
    {"hexagon", "hexagon", {256, 256}, {128, 128}, 160, 0, kWhite, kBlue},
    {"bird", "bird", {256, 256}, {128, 128}, 180, 0, kOlive, kWhite},
    {"chevrons", "chevrons", {256, 256}, {128, 128}, 180, -20, kWhite, kBlack},
    {"dots", "dots", {256, 256}, {128, 128}, 160, 45, kWhite, kBlack},
};

class PlaceTest : public testing::TestWithParam<PlaceCase> {};

TEST_P(PlaceTest, IsFoundWhereItWasPainted) {
  const PlaceCase& row = GetParam();
  Picture picture = Plain(row.picture, row.ground);
  const Warp truth = Place(row.centre, row.size_px, row.rotation_deg);
  Paint(picture, StencilOf(SvgOf(row.mark)), truth, row.colour);
  const std::vector<MarkModel> models = {ModelOf(row.mark)};
  const std::vector<Sighting> found = FindMarks(models, picture);
  const Sighting* const best = BestOf(found);
  ASSERT_NE(best, nullptr);
  EXPECT_GT(best->score, 0.6);
  EXPECT_NE(KindOf(models[0], best->picture_from_mark, best->reading, best->shape), "lookalike");
  // Corner by corner within a twentieth of the mark, at least 1.5 px.
  const double tolerance_px = std::max(1.5, 0.05 * row.size_px);
  const double w = models[0].box.width / 2000.0, h = models[0].box.height / 2000.0;
  const Quad corners = {
      {{0.5 - w, 0.5 - h}, {0.5 + w, 0.5 - h}, {0.5 + w, 0.5 + h}, {0.5 - w, 0.5 + h}}};
  for (std::size_t i = 0; i < 4; ++i) {
    const Point expected = truth(corners[i]);
    EXPECT_LT(std::hypot(best->quad[i].x - expected.x, best->quad[i].y - expected.y), tolerance_px)
        << "corner " << i << ": " << best->quad[i].x << ", " << best->quad[i].y;
  }
}

INSTANTIATE_TEST_SUITE_P(, PlaceTest, testing::ValuesIn(kPlaces), [](const auto& row) {
  return row.param.name;
});

TEST(FindMarks, FindsSeveralInOnePicture) {
  Picture picture = Plain({400, 300}, kWhite);
  const Stencil rays = StencilOf(SvgOf("rays")), dots = StencilOf(SvgOf("dots"));
  Paint(picture, rays, Place({80, 80}, 100, 0), kBlue);
  Paint(picture, rays, Place({300, 90}, 120, 25), kBlack);
  Paint(picture, dots, Place({200, 220}, 110, 0), kOlive);
  const std::vector<MarkModel> models = {ModelOf("rays"), ModelOf("dots")};
  std::vector<std::size_t> marks;
  for (const Sighting& sighting : FindMarks(models, picture)) {
    if (sighting.score > 0.6) marks.push_back(sighting.mark);
  }
  std::ranges::sort(marks);
  EXPECT_EQ(marks, (std::vector<std::size_t>{0, 0, 1}));
}

TEST(FindMarks, TellsCoveredFromAbsentParts) {
  const std::vector<MarkModel> models = {ModelOf("rays")};
  const Stencil rays = StencilOf(SvgOf("rays"));
  Picture covered = Plain({256, 256}, kWhite);
  Paint(covered, rays, Place({128, 128}, 200, 0), kBlue);
  Picture absent = covered;
  // The right ray: a plate of another colour over it, or the mark's own ground.
  const Box place = {165, 70, 50, 70};
  PaintBox(covered, place, {200, 40, 160});
  PaintBox(absent, place, kBlue);
  const auto states = [&](const Picture& picture) {
    const std::vector<Sighting> found = FindMarks(models, picture, {.least_score = 0});
    const Sighting* const best = BestOf(found);
    int gone = 0, hidden = 0;
    for (const PartReading& part : best->reading.parts) {
      gone += part.state == PartState::kAbsent ? 1 : 0;
      hidden += part.state == PartState::kCovered ? 1 : 0;
    }
    return std::pair{gone, hidden};
  };
  EXPECT_EQ(states(covered), (std::pair{0, 1}));
  EXPECT_EQ(states(absent), (std::pair{1, 0}));
}

// What must not be taken for a mark.
std::vector<Picture> Harmless() {
  std::vector<Picture> pictures;
  pictures.push_back(Plain({256, 256}, kBlue));
  pictures.push_back(Gradient({256, 256}, kBlack, kWhite));
  std::mt19937 random(11);
  Picture noise = Plain({200, 200}, {128, 128, 128});
  AddNoise(noise, 60, random);
  pictures.push_back(noise);
  Picture bars = Plain({256, 256}, kWhite);
  for (int i = 0; i < 5; ++i) {
    const int height = 60 + 30 * (2 - std::abs(i - 2));
    PaintBox(bars, {40 + 38 * i, 190 - height, 20, height}, kBlack);
  }
  pictures.push_back(bars);
  pictures.push_back(
      Draw(R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><text x="10" y="60"
           font-family="DejaVu Sans" font-size="30">Illustrated</text></svg>)svg",
           400,
           kWhite));
  return pictures;
}

TEST(FindMarks, SeesNothingInHarmlessPictures) {
  std::vector<MarkModel> models;
  for (const char* name : {"rays", "rings", "hexagon"}) models.push_back(ModelOf(name));
  int index = 0;
  for (const Picture& picture : Harmless()) {
    for (const Sighting& sighting : FindMarks(models, picture))
      EXPECT_LT(sighting.score, 0.6)
          << "picture " << index << ", mark " << models[sighting.mark].id;
    ++index;
  }
}

struct NonsenseSize {
  const char* name;
  Size size;
};

void PrintTo(const NonsenseSize& row, std::ostream* out) { *out << row.name; }

constexpr NonsenseSize kSizes[] = {
    {"one_pixel", {1, 1}},
    {"one_column", {1, 5000}},
    {"one_row", {5000, 1}},
    {"two_by_three", {2, 3}},
    {"ribbon", {3000, 7}},
};

class NonsenseSizeTest : public testing::TestWithParam<NonsenseSize> {};

TEST_P(NonsenseSizeTest, IsSearchedWithoutFuss) {
  Picture picture = Gradient(GetParam().size, kBlack, kWhite);
  PaintBox(picture, {0, 0, 1, 1}, kOlive);
  const std::vector<MarkModel> models = {ModelOf("rays"), ModelOf("bird")};
  for (const Sighting& sighting : FindMarks(models, picture)) EXPECT_LT(sighting.score, 0.6);
}

INSTANTIATE_TEST_SUITE_P(, NonsenseSizeTest, testing::ValuesIn(kSizes), [](const auto& row) {
  return row.param.name;
});

TEST(FindMarks, GivesTheSameAnswerTwice) {
  Picture picture = Gradient({256, 256}, kOlive, kWhite);
  Paint(picture, StencilOf(SvgOf("letter")), Place({130, 120}, 140, 33), kBlack);
  const std::vector<MarkModel> models = {ModelOf("letter")};
  const std::vector<Sighting> a = FindMarks(models, picture), b = FindMarks(models, picture);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].quad, b[i].quad);
    EXPECT_EQ(a[i].score, b[i].score);
  }
}

TEST(FindMarks, IsTheSameInManyThreadsAtOnce) {
  const std::vector<MarkModel> models = {ModelOf("rays")};
  Picture picture = Plain({24, 24}, kWhite);
  Paint(picture, StencilOf(SvgOf("rays")), Place({12, 12}, 20, 0), kBlue);
  const double expected = BestOf(FindMarks(models, picture))->score;
  std::vector<std::jthread> threads;
  std::atomic<int> others = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 60; ++round) {
        const std::vector<Sighting> found = FindMarks(models, picture);
        if (found.empty() || BestOf(found)->score != expected) ++others;
      }
    });
  }
  threads.clear();  // joins
  EXPECT_EQ(others, 0);
}

// What is said of a mark must not depend on what else a pack holds.
TEST(FindMarks, SaysTheSameBesideNinetyNineOtherMarks) {
  std::vector<Picture> pictures;
  pictures.push_back(Gradient({256, 256}, kOlive, kWhite));
  Paint(pictures.back(), StencilOf(SvgOf("rays")), Place({130, 120}, 140, 33), kBlack);
  pictures.push_back(Plain({32, 32}, kWhite));
  Paint(pictures.back(), StencilOf(SvgOf("rays")), Place({16, 16}, 28, 0), kBlue);
  // Among other shapes, partly covered by one.
  pictures.push_back(Plain({300, 300}, kWhite));
  Paint(pictures.back(), StencilOf(SvgOf("rays")), Place({150, 150}, 150, -10), kBlue);
  Paint(pictures.back(), StencilOf(SvgOf("dots")), Place({230, 230}, 100, 20), kOlive);
  Paint(pictures.back(), StencilOf(SvgOf("rings")), Place({60, 60}, 90, 0), kBlack);

  std::vector<MarkModel> models = {ModelOf("rays")};
  const std::vector<MarkModel> alone = models;
  for (const InventedMark& mark : kInventedMarks) {
    if (mark.name != std::string_view("rays")) models.push_back(ModelOf(mark.name));
  }
  std::mt19937 random(7);
  while (models.size() < 100)
    models.push_back(Compiled(std::to_string(models.size()), AnyMarkSvg(random)));

  int index = 0;
  for (const Picture& picture : pictures) {
    SCOPED_TRACE(index++);
    const std::vector<Sighting> expected = FindMarks(alone, picture);
    EXPECT_FALSE(expected.empty());
    std::vector<Sighting> found = FindMarks(models, picture);
    std::erase_if(found, [](const Sighting& sighting) { return sighting.mark != 0; });
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].quad, expected[i].quad);
      EXPECT_EQ(found[i].score, expected[i].score);
    }
  }
}

}  // namespace
}  // namespace brandlint
