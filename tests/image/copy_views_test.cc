// SPDX-License-Identifier: MIT
#include "core/image/copy_views.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace brandlint {
namespace {

using testing::ElementsAre;

// A plain ground of level 100, with a darker box in it.
Picture WithBox(Size size, const Box& box, int level = 0) {
  Picture picture{size, {}};
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const bool inside =
          x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
      const auto value = static_cast<std::uint8_t>(inside ? level : 100);
      picture.rgba.insert(picture.rgba.end(), {value, value, value, 255});
    }
  }
  return picture;
}

TEST(CutOut, IsThatPartOfThePicture) {
  const Picture part = CutOut(WithBox({20, 10}, {5, 3, 4, 2}), {5, 3, 4, 2});
  EXPECT_EQ(part.size, (Size{4, 2}));
  EXPECT_EQ(std::ranges::count(part.rgba, 0), 4 * 2 * 3);
}

TEST(CutOut, ABorderGoesOnOutside) {
  const Picture part = CutOut(WithBox({6, 4}, {0, 0, 1, 4}), {-2, -1, 10, 6});
  EXPECT_EQ(part.size, (Size{10, 6}));
  // Three columns (the first and two before it) are dark from the top to the bottom.
  EXPECT_EQ(std::ranges::count(part.rgba, 0), 3 * 6 * 3);
}

struct BorderCase {
  const char* name;
  Size size;
  Box box;
  int level;
  Box expected;
};

class BorderTest : public testing::TestWithParam<BorderCase> {};

TEST_P(BorderTest, IsLeftOut) {
  const auto& [name, size, box, level, expected] = GetParam();
  EXPECT_EQ(WithoutPlainBorder(WithBox(size, box, level)), expected);
}

INSTANTIATE_TEST_SUITE_P(
    ,
    BorderTest,
    testing::Values(BorderCase{"around", {40, 30}, {5, 6, 20, 10}, 0, {5, 6, 20, 10}},
                    BorderCase{"on_two_sides", {40, 30}, {10, 12, 30, 18}, 0, {10, 12, 30, 18}},
                    BorderCase{"none", {40, 30}, {0, 0, 1, 1}, 0, {0, 0, 40, 30}},
                    BorderCase{"flat", {40, 30}, {0, 0, 0, 0}, 0, {0, 0, 40, 30}},
                    BorderCase{"nearly_flat", {40, 30}, {5, 6, 20, 10}, 100 - 24, {0, 0, 40, 30}},
                    BorderCase{
                        "one_level_more", {40, 30}, {5, 6, 20, 10}, 100 - 25, {5, 6, 20, 10}},
                    BorderCase{"too_little_inside", {40, 30}, {5, 6, 7, 20}, 0, {0, 0, 40, 30}},
                    BorderCase{"just_enough_inside", {40, 30}, {5, 6, 8, 20}, 0, {5, 6, 8, 20}},
                    BorderCase{"tiny", {8, 8}, {1, 1, 6, 6}, 0, {0, 0, 8, 8}}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(BoxesOfCopy, AreTheWholeTheInnerAndSixMore) {
  const Picture picture = WithBox({100, 200}, {10, 10, 70, 100});
  EXPECT_THAT(BoxesOfRejected(picture), ElementsAre(Box{0, 0, 100, 200}, Box{10, 10, 70, 100}));
  EXPECT_THAT(BoxesOfCopy(picture),
              ElementsAre(Box{0, 0, 100, 200},
                          Box{10, 10, 70, 100},
                          Box{-4, -8, 108, 216},
                          Box{4, 8, 92, 184},
                          Box{-7, -14, 114, 228},
                          Box{7, 14, 86, 172},
                          Box{-10, -20, 120, 240},
                          Box{10, 20, 80, 160}));
  EXPECT_THAT(BoxesOfCopy(WithBox({4, 4}, {})), ElementsAre(Box{0, 0, 4, 4}));
}

}  // namespace
}  // namespace brandlint
