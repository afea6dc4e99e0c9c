// SPDX-License-Identifier: MIT
#include "core/trials/alterations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "core/base/geometry.h"
#include "core/logo/mark_model.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

const Sitter& Rays() {
  static const Sitter sitter = [] {
    const Picture drawing = Draw(kInventedMarks[0].svg, 256, {255, 255, 255});
    const Result<MarkModel> model = CompileMark("m", "m", drawing);
    CHECK(model.ok());
    return SitterOf(drawing, *model);
  }();
  return sitter;
}

class AlterationTest : public testing::TestWithParam<std::size_t> {
 protected:
  const Alteration& alteration() const { return Alterations()[GetParam()]; }
};

TEST_P(AlterationTest, IsTheSameForItsSeedAndNumberOnly) {
  const Scene one = DrawAlteration(alteration(), Rays(), 7, 3);
  const Scene again = DrawAlteration(alteration(), Rays(), 7, 3);
  EXPECT_EQ(one.picture.rgba, again.picture.rgba);
  EXPECT_EQ(one.picture_from_mark.m, again.picture_from_mark.m);
  EXPECT_NE(one.picture.rgba, DrawAlteration(alteration(), Rays(), 7, 4).picture.rgba);
  EXPECT_NE(one.picture.rgba, DrawAlteration(alteration(), Rays(), 8, 3).picture.rgba);
}

// At least half of the mark is in the picture, and something is seen at its place.
TEST_P(AlterationTest, ShowsTheMarkWhereItSays) {
  for (int number = 0; number < 5; ++number) {
    const Scene scene = DrawAlteration(alteration(), Rays(), 1, number);
    const Warp& pose = scene.picture_from_mark;
    const Quad quad = {pose({0, 0}), pose({1, 0}), pose({1, 1}), pose({0, 1})};
    const Box whole = BoundsOf(quad), box = RegionOf(quad, scene.picture.size).box;
    EXPECT_GT(box.area(), 0.5 * whole.area());
    int least = 255, most = 0;
    for (int y = box.y; y < box.y + box.height; ++y) {
      for (int x = box.x; x < box.x + box.width; ++x) {
        const auto i = 4 * static_cast<std::size_t>(y * scene.picture.size.width + x);
        for (std::size_t c = 0; c < 3; ++c) {
          least = std::min<int>(least, scene.picture.rgba[i + c]);
          most = std::max<int>(most, scene.picture.rgba[i + c]);
        }
      }
    }
    EXPECT_GE(most - least, 8) << number;
  }
}

INSTANTIATE_TEST_SUITE_P(,
                         AlterationTest,
                         testing::Range(std::size_t{0}, Alterations().size()),
                         [](const auto& row) { return std::string(Alterations()[row.param].id); });

TEST(Alterations, HaveNamesOfTheirOwn) {
  std::set<std::string_view> ids;
  for (const Alteration& alteration : Alterations()) {
    ids.insert(alteration.id);
    EXPECT_LE(alteration.id.size(), 14U);  // the width of the table that shows them
    EXPECT_FALSE(alteration.what.empty());
  }
  EXPECT_EQ(ids.size(), Alterations().size());
}

// Generators of the standard, so that the pictures are the same with every library.
TEST(Alterations, AreDrawnFromKnownNumbers) {
  EXPECT_EQ(RandomFor(1, "rotated", 0)(), 3934618607U);
  EXPECT_NE(RandomFor(1, "rotated", 0)(), RandomFor(1, "mirrored", 0)());
}

}  // namespace
}  // namespace brandlint
