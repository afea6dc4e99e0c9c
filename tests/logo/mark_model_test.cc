// SPDX-License-Identifier: MIT
#include "core/logo/mark_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

#include "core/image/decode.h"
#include "tests/logo/draw.h"
#include "tests/logo/marks.h"

namespace brandlint {
namespace {

struct ModelCase {
  const char* name;
  std::size_t parts;
  int likenesses;
  bool plate;
  bool mirror_symmetric;
};

void PrintTo(const ModelCase& row, std::ostream* out) { *out << row.name; }

// Counted by looking at the drawings in marks.h. A hole enclosed in ink is a part.
constexpr ModelCase kModels[] = {
    {"rays", 4, 2, true, true},           // three rays and a bow
    {"bitten_disc", 2, 2, false, false},  // the bite is open, no hole
    {"letter", 1, 1, true, false},
    {"rings", 10, 2, false, true},  // five rings, five holes
    {"bird", 1, 1, false, false},
    {"chevrons", 3, 1, false, true},  // upside down
    {"dots", 4, 0, false, false},     // likenesses: any
};

class MarkModelTest : public testing::TestWithParam<ModelCase> {};

TEST_P(MarkModelTest, HasTheDrawingsParts) {
  const ModelCase& row = GetParam();
  const auto* const mark =
      std::ranges::find(kTestMarks, std::string_view(row.name), [](const TestMark& m) {
        return std::string_view(m.name);
      });
  ASSERT_NE(mark, kTestMarks.end());
  const Result<Picture> drawing = RenderSvg(AsBytes(mark->svg), 512, Limits{});
  ASSERT_TRUE(drawing.ok());
  const Result<MarkModel> model = CompileMark(row.name, row.name, *drawing);
  ASSERT_TRUE(model.ok()) << model.error().message;
  EXPECT_EQ(model->parts.size(), row.parts);
  if (row.likenesses > 0) {
    EXPECT_EQ(model->likenesses, row.likenesses);
  }
  EXPECT_EQ(model->plate.has_value(), row.plate);
  EXPECT_EQ(model->mirror_symmetric, row.mirror_symmetric);
  double weight = 0;
  for (const MarkPart& part : model->parts) {
    weight += part.weight;
    EXPECT_FALSE(part.window.samples.empty());
  }
  EXPECT_NEAR(weight, 1, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(, MarkModelTest, testing::ValuesIn(kModels), [](const auto& row) {
  return row.param.name;
});

TEST(CompileMark, RefusesWhatShowsNothing) {
  const Result<MarkModel> blank = CompileMark("m", "m", Plain({200, 200}, {10, 20, 30}));
  ASSERT_FALSE(blank.ok());
  EXPECT_EQ(blank.error().code, "mark-blank");
  const Result<MarkModel> small = CompileMark("m", "m", Plain({20, 63}, {0, 0, 0}));
  ASSERT_FALSE(small.ok());
  EXPECT_EQ(small.error().code, "mark-too-small");
  EXPECT_EQ(small.error().message, "mark 'm' is drawn at 20 x 63 px, at least 64 px are needed");
}

// The colours of a drawing do not matter, only its shape does.
TEST(CompileMark, DoesNotDependOnColours) {
  const Picture black_on_white = Draw(kTestMarks[0].svg, 400, {255, 255, 255});
  Picture turned = black_on_white;
  for (std::size_t i = 0; i < turned.rgba.size(); ++i) {
    if (i % 4 != 3) turned.rgba[i] = static_cast<std::uint8_t>(255 - turned.rgba[i]);
  }
  const Result<MarkModel> a = CompileMark("m", "m", black_on_white);
  const Result<MarkModel> b = CompileMark("m", "m", turned);
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_EQ(a->looks, b->looks);
}

struct WeaknessCase {
  const char* name;
  const char* shapes;
  const char* expected;  // what the warning starts with
};

void PrintTo(const WeaknessCase& row, std::ostream* out) { *out << row.name; }

constexpr WeaknessCase kWeaknesses[] = {
    {"disc", "<circle cx='50' cy='50' r='40'/>", "too simple"},
    {"square", "<rect x='10' y='10' width='80' height='80'/>", "too simple"},
    {"bar", "<rect x='40' y='5' width='20' height='90' rx='10'/>", "too simple"},
    {"two_discs", "<circle cx='25' cy='50' r='20'/><circle cx='75' cy='50' r='20'/>", "simple"},
    {"bow", "<path d='M10 30Q50 90 90 30' fill='none' stroke='#000' stroke-width='10'/>", "few"},
    {"four_discs",
     "<circle cx='20' cy='20' r='9'/><circle cx='80' cy='20' r='14'/>"
     "<circle cx='25' cy='75' r='18'/><circle cx='75' cy='75' r='11'/>",
     ""},
};

class WeaknessTest : public testing::TestWithParam<WeaknessCase> {};

TEST_P(WeaknessTest, IsTold) {
  const std::string svg =
      std::string("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>") +
      GetParam().shapes + "</svg>";
  const Result<MarkModel> model = CompileMark("m", "m", Draw(svg, 400, {255, 255, 255}));
  ASSERT_TRUE(model.ok());
  const std::string weakness = WeaknessOf(*model), expected = GetParam().expected;
  EXPECT_TRUE(weakness.starts_with(expected) && weakness.empty() == expected.empty()) << weakness;
}

INSTANTIATE_TEST_SUITE_P(, WeaknessTest, testing::ValuesIn(kWeaknesses), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
