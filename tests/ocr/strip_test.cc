// SPDX-License-Identifier: MIT
#include "core/ocr/strip.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <ostream>

namespace brandlint {
namespace {

struct FrameCase {
  const char* name;
  double angle_deg;  // clockwise, of the reading direction
  bool light;
};

void PrintTo(const FrameCase& row, std::ostream* out) { *out << row.name; }

constexpr FrameCase kFrames[] = {
    {"level", 0, false},
    {"level_light", 0, true},
    {"down", 90, false},
    {"up", -90, false},
    {"slanted", 10, true},
};

class StripTest : public testing::TestWithParam<FrameCase> {};

// A square of ink lies left of the middle and above it, seen in the frame. Whatever the frame, it
// must be dark there in the strip, and the way back must lead to where it was painted.
TEST_P(StripTest, ShowsInkUprightAndDark) {
  const double angle = GetParam().angle_deg * std::numbers::pi / 180;
  const LineFrame frame{{std::cos(angle), std::sin(angle)}, {-std::sin(angle), std::cos(angle)}};
  const Point middle = frame.ToLine({100, 100});
  const Extent letters{middle.x - 40, middle.x + 40, middle.y - 15, middle.y + 15};
  const Point ink = frame.ToPicture({middle.x - 20, middle.y - 4});

  GreyPicture grey = FilledGrey({200, 200}, GetParam().light ? 60 : 190);
  for (int y = -8; y < 8; ++y) {
    for (int x = -8; x < 8; ++x) {
      grey.row(static_cast<int>(ink.y) + y)[static_cast<int>(ink.x) + x] =
          GetParam().light ? 190 : 60;
    }
  }
  const Strip strip = CutStrip(Pyramid(grey), frame, letters, letters, GetParam().light);
  EXPECT_DOUBLE_EQ(strip.scale, 1);  // letters of 30 px stay 30 px
  const auto at = [&](int x, int y) { return static_cast<int>(strip.grey.row(y)[x]); };
  constexpr int kMargin = 7;
  EXPECT_LT(at(kMargin + 20, kMargin + 11), 40);
  EXPECT_GT(at(kMargin + 60, kMargin + 11), 215);
  EXPECT_GT(at(kMargin + 20, kMargin + 27), 215);
  EXPECT_EQ(at(0, 0), 255);  // the margin

  const Quad quad = strip.ToPicture({kMargin + 16, kMargin + 7, 8, 8});
  const Point centre{(quad[0].x + quad[2].x) / 2, (quad[0].y + quad[2].y) / 2};
  EXPECT_NEAR(centre.x, ink.x, 1e-6);
  EXPECT_NEAR(centre.y, ink.y, 1e-6);
}

INSTANTIATE_TEST_SUITE_P(, StripTest, testing::ValuesIn(kFrames), [](const auto& row) {
  return row.param.name;
});

TEST(Strip, BeyondThePictureItsBorderGoesOn) {
  const GreyPicture grey = FilledGrey({20, 20}, 120);
  const Strip strip =
      CutStrip(Pyramid(grey), LineFrame{}, {-10, 30, -10, 30}, {-30, 50, -30, 50}, false);
  EXPECT_FALSE(strip.grey.pixels.empty());
}

TEST(Pyramid, GivesTheCoarsestLevelThatIsFineEnough) {
  const Pyramid pyramid(FilledGrey({256, 256}, 9));
  int factor = 0;
  EXPECT_EQ(pyramid.LevelFor(0.3, &factor).size.width, 256);
  EXPECT_EQ(factor, 1);
  EXPECT_EQ(pyramid.LevelFor(2.0, &factor).size.width, 128);
  EXPECT_EQ(factor, 2);
  EXPECT_EQ(pyramid.LevelFor(3.9, &factor).size.width, 128);
  EXPECT_EQ(pyramid.LevelFor(1000, &factor).size.width, 32);  // no level below 32 px
  EXPECT_EQ(factor, 8);
}

TEST(Shrink, TakesTheMean) {
  GreyPicture grey = FilledGrey({5, 3}, 0);
  grey.pixels = {0, 10, 20, 30, 99, 40, 50, 60, 70, 99, 1, 2, 3, 4, 5};
  const GreyPicture half = Shrink(grey, 2);
  ASSERT_EQ(half.size, (Size{2, 1}));
  EXPECT_EQ(half.pixels[0], 25);
  EXPECT_EQ(half.pixels[1], 45);
  EXPECT_TRUE(Shrink(grey, 4).pixels.empty());
}

}  // namespace
}  // namespace brandlint
