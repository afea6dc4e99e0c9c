// SPDX-License-Identifier: MIT
#include "core/logo/warp.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <ostream>

namespace brandlint {
namespace {

struct StretchCase {
  const char* name;
  std::array<double, 4> matrix;
  double largest, smallest, rotation_deg;
  bool mirrored;
};

void PrintTo(const StretchCase& row, std::ostream* out) { *out << row.name; }

// By hand: columns are the images of the two unit vectors, y points down.
constexpr StretchCase kStretches[] = {
    {"identity", {1, 0, 0, 1}, 1, 1, 0, false},
    {"twice_as_wide", {2, 0, 0, 1}, 2, 1, 0, false},
    {"quarter_turn_clockwise", {0, -1, 1, 0}, 1, 1, 90, false},
    {"half_turn", {-3, 0, 0, -3}, 3, 3, 180, false},
    {"upside_down_mirror", {1, 0, 0, -1}, 1, 1, 0, true},
    // First upside down, then a quarter turn clockwise: x goes down, y (up) goes right.
    {"mirror_then_turn", {0, 1, 1, 0}, 1, 1, 90, true},
    {"flat", {1, 0, 0, 0}, 1, 0, 0, false},
};

class StretchTest : public testing::TestWithParam<StretchCase> {};

TEST_P(StretchTest, IsRead) {
  const StretchCase& row = GetParam();
  const Stretch stretch = StretchOf(row.matrix);
  EXPECT_NEAR(stretch.largest, row.largest, 1e-12);
  EXPECT_NEAR(stretch.smallest, row.smallest, 1e-12);
  EXPECT_NEAR(stretch.rotation_deg, row.rotation_deg, 1e-9);
  EXPECT_EQ(stretch.mirrored, row.mirrored);
}

INSTANTIATE_TEST_SUITE_P(, StretchTest, testing::ValuesIn(kStretches), [](const auto& row) {
  return row.param.name;
});

TEST(WarpToQuad, CarriesTheCorners) {
  const Quad quad = {{{10, 20}, {110, 30}, {90, 140}, {5, 100}}};
  const std::optional<Warp> warp = WarpToQuad(quad);
  ASSERT_TRUE(warp.has_value());
  const Quad corners = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR((*warp)(corners[i]).x, quad[i].x, 1e-9);
    EXPECT_NEAR((*warp)(corners[i]).y, quad[i].y, 1e-9);
  }
}

TEST(WarpToQuad, RefusesFoldedQuads) {
  EXPECT_FALSE(WarpToQuad({{{0, 0}, {0, 0}, {0, 0}, {0, 0}}}).has_value());
  EXPECT_FALSE(WarpToQuad({{{0, 0}, {10, 0}, {0, 10}, {10, 10}}}).has_value());  // a bow tie
}

TEST(Warp, DerivativeIsTheLimitOfDifferences) {
  const std::optional<Warp> warp = WarpToQuad({{{0, 0}, {100, 10}, {80, 90}, {-5, 70}}});
  ASSERT_TRUE(warp.has_value());
  const Point at = {0.3, 0.6};
  const auto d = DerivativeAt(*warp, at);
  const double h = 1e-6;
  EXPECT_NEAR(d[0], ((*warp)({at.x + h, at.y}).x - (*warp)(at).x) / h, 1e-3);
  EXPECT_NEAR(d[1], ((*warp)({at.x, at.y + h}).x - (*warp)(at).x) / h, 1e-3);
  EXPECT_NEAR(d[2], ((*warp)({at.x + h, at.y}).y - (*warp)(at).y) / h, 1e-3);
  EXPECT_NEAR(d[3], ((*warp)({at.x, at.y + h}).y - (*warp)(at).y) / h, 1e-3);
}

}  // namespace
}  // namespace brandlint
