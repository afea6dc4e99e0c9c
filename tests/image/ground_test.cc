// SPDX-License-Identifier: MIT
#include "core/image/ground.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

Rgb FirstPixel(const Picture& picture) {
  return {picture.rgba[0], picture.rgba[1], picture.rgba[2]};
}

TEST(Flatten, MixesAsTheFormulaSays) {
  // Every alpha against every value of one channel, on an odd ground.
  Picture picture{{256, 256}, {}};
  for (int alpha = 0; alpha < 256; ++alpha) {
    for (int value = 0; value < 256; ++value) {
      const auto v = static_cast<std::uint8_t>(value);
      picture.rgba.insert(picture.rgba.end(), {v, v, v, static_cast<std::uint8_t>(alpha)});
    }
  }
  const Picture flat = Flatten(picture, {10, 128, 255});
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const double alpha = picture.rgba[i + 3] / 255.0;
    const double ground[] = {10, 128, 255};
    for (std::size_t c = 0; c < 3; ++c) {
      const double mixed = alpha * picture.rgba[i] + (1 - alpha) * ground[c];
      ASSERT_EQ(flat.rgba[i + c], std::lround(mixed)) << "pixel " << i / 4;
    }
    ASSERT_EQ(flat.rgba[i + 3], 255);
  }
}

TEST(Looks, AnOpaquePictureHasOne) {
  const Picture picture = Pattern({5, 4});
  const std::vector<Picture> looks = Looks(picture);
  ASSERT_EQ(looks.size(), 1U);
  EXPECT_EQ(LargestDifference(looks[0], picture), 0);
}

TEST(Looks, NearlyOpaqueIsOpaque) {
  Picture picture = Plain({2, 2}, 100, 100, 100);
  picture.rgba[3] = 250;
  EXPECT_EQ(Looks(picture).size(), 1U);
  EXPECT_EQ(Looks(picture)[0].rgba[3], 255);
  picture.rgba[3] = 249;
  EXPECT_EQ(Looks(picture).size(), 2U);
}

TEST(Looks, TransparencyIsSeenOnLightAndDark) {
  Picture picture = Plain({4, 4}, 200, 0, 0);
  picture.rgba[3] = 0;
  const std::vector<Picture> looks = Looks(picture);
  ASSERT_EQ(looks.size(), 2U);
  EXPECT_EQ(FirstPixel(looks[0]), (Rgb{255, 255, 255}));
  EXPECT_EQ(FirstPixel(looks[1]), (Rgb{24, 24, 27}));
  for (const Picture& look : looks) EXPECT_EQ(look.size, picture.size);
}

TEST(Looks, WhiteAndNearlyBlackPartsNeedAGreyGround) {
  Picture picture = Plain({4, 4}, 255, 255, 255);
  for (std::size_t i = 32; i < 64; i += 4) {
    picture.rgba[i] = picture.rgba[i + 1] = picture.rgba[i + 2] = 24;
  }
  picture.rgba[3] = 0;
  const std::vector<Picture> looks = Looks(picture);
  ASSERT_EQ(looks.size(), 3U);
  EXPECT_EQ(FirstPixel(looks[2]), (Rgb{128, 128, 128}));
}

TEST(Looks, AWhiteDrawingNeedsNone) {
  Picture picture = Plain({4, 4}, 255, 255, 255);
  picture.rgba[3] = 0;
  EXPECT_EQ(Looks(picture).size(), 2U);
}

TEST(Looks, NothingToSeeIsStillALook) {
  const Picture nothing{{3, 3}, Bytes(36)};
  EXPECT_EQ(Looks(nothing).size(), 2U);
}

}  // namespace
}  // namespace brandlint
