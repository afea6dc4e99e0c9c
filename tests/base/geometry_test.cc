// SPDX-License-Identifier: MIT
#include "core/base/geometry.h"

#include <gtest/gtest.h>

#include <vector>

namespace brandlint {
namespace {

TEST(Box, IntersectAndJoin) {
  const Box a{0, 0, 10, 10};
  EXPECT_EQ(Intersect(a, {5, 5, 10, 10}), (Box{5, 5, 5, 5}));
  EXPECT_EQ(Join(a, {5, 5, 10, 10}), (Box{0, 0, 15, 15}));
  EXPECT_EQ(Join(a, {}), a);
  // Half open: boxes that only touch share nothing.
  EXPECT_TRUE(Intersect(a, {10, 0, 5, 5}).empty());
}

TEST(Box, IntersectionOverUnion) {
  const Box a{0, 0, 10, 10};
  EXPECT_DOUBLE_EQ(IntersectionOverUnion(a, a), 1);
  EXPECT_DOUBLE_EQ(IntersectionOverUnion(a, {5, 0, 10, 10}), 50.0 / 150.0);
  EXPECT_DOUBLE_EQ(IntersectionOverUnion(a, {20, 20, 5, 5}), 0);
  EXPECT_DOUBLE_EQ(IntersectionOverUnion(a, {}), 0);
  EXPECT_DOUBLE_EQ(IntersectionOverUnion({}, {}), 0);
}

TEST(Box, CoverTheSameAsksForHalfOfTheSmaller) {
  const Box a{0, 0, 10, 10};
  EXPECT_TRUE(CoverTheSame(a, {2, 2, 4, 4}));  // inside, however much smaller
  EXPECT_TRUE(CoverTheSame(a, {8, 0, 4, 4}));  // exactly half
  EXPECT_FALSE(CoverTheSame(a, {9, 0, 4, 4}));
  EXPECT_FALSE(CoverTheSame(a, {}));
  EXPECT_FALSE(CoverTheSame({}, {}));
}

TEST(BoundsOf, IsWholePixelsAroundAllPoints) {
  const std::vector<Point> points = {{1.2, -0.5}, {3.0, 4.1}};
  EXPECT_EQ(BoundsOf(points), (Box{1, -1, 2, 6}));
  EXPECT_TRUE(BoundsOf({}).empty());
}

TEST(RegionOf, CutsTheBoxAtThePictureButKeepsTheQuad) {
  const Quad quad = CornersOf({-5, 5, 20, 20});
  const Region region = RegionOf(quad, {10, 100});
  EXPECT_EQ(region.box, (Box{0, 5, 10, 20}));
  EXPECT_EQ(region.quad, quad);
  EXPECT_TRUE(RegionOf(CornersOf({50, 50, 5, 5}), {10, 10}).box.empty());
}

}  // namespace
}  // namespace brandlint
