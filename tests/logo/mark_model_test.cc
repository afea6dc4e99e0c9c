// SPDX-License-Identifier: MIT
#include "core/logo/mark_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "core/image/decode.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"

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
      std::ranges::find(kInventedMarks, std::string_view(row.name), [](const InventedMark& m) {
        return std::string_view(m.name);
      });
  ASSERT_NE(mark, kInventedMarks.end());
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
  const Picture black_on_white = Draw(kInventedMarks[0].svg, 400, {255, 255, 255});
  Picture turned = black_on_white;
  for (std::size_t i = 0; i < turned.rgba.size(); ++i) {
    if (i % 4 != 3) turned.rgba[i] = static_cast<std::uint8_t>(255 - turned.rgba[i]);
  }
  const Result<MarkModel> a = CompileMark("m", "m", black_on_white);
  const Result<MarkModel> b = CompileMark("m", "m", turned);
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_EQ(a->looks, b->looks);
}

}  // namespace
}  // namespace brandlint
