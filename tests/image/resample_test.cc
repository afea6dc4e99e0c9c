// SPDX-License-Identifier: MIT
#include "core/image/resample.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/image/decode.h"
#include "core/model/limits.h"

namespace brandlint {
namespace {

// Each pixel's red is its column, its green its row.
Picture Numbered(Size size) {
  Picture picture{size, {}};
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      for (const int value : {x, y, 7, 255})
        picture.rgba.push_back(static_cast<std::uint8_t>(value));
    }
  }
  return picture;
}

TEST(CropShrunk, CutsWhatIsSmallEnough) {
  const Picture cut = CropShrunk(Numbered({20, 10}), {3, 2, 5, 4}, 5);
  EXPECT_EQ(cut.size, (Size{5, 4}));
  EXPECT_EQ(cut.rgba[0], 3);
  EXPECT_EQ(cut.rgba[1], 2);
  EXPECT_EQ(cut.rgba[cut.rgba.size() - 4], 7);
  EXPECT_EQ(cut.rgba[cut.rgba.size() - 3], 5);
}

TEST(CropShrunk, IsTheMeanOfWhatEachPixelCovers) {
  const Picture half = CropShrunk(Numbered({8, 4}), {0, 0, 8, 4}, 4);
  EXPECT_EQ(half.size, (Size{4, 2}));
  EXPECT_EQ(half.rgba[0], 1);  // of 0 and 1, rounded
  EXPECT_EQ(half.rgba[4], 3);
  // Three pixels onto two: each covers one and a half.
  const Picture two = CropShrunk(Numbered({3, 1}), {0, 0, 3, 1}, 2);
  ASSERT_EQ(two.size, (Size{2, 1}));
  EXPECT_EQ(two.rgba[0], 0);  // (0 + 1 / 2) / 1.5
  EXPECT_EQ(two.rgba[4], 2);  // (1 / 2 + 2) / 1.5
}

TEST(CropShrunk, KeepsThinPicturesAtLeastOnePixelWide) {
  EXPECT_EQ(CropShrunk(Numbered({200, 1}), {0, 0, 200, 1}, 20).size, (Size{20, 1}));
  EXPECT_EQ(CropShrunk(Numbered({1, 200}), {0, 0, 1, 200}, 20).size, (Size{1, 20}));
}

TEST(EncodeWebp, IsDecodedAgainAndHoldsNothingElse) {
  const Picture picture = Numbered({60, 40});
  const Bytes webp = EncodeWebp(picture, 80);
  const Result<DecodedPicture> decoded = DecodePicture(webp, Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->header.format, "webp");
  ASSERT_EQ(decoded->frames[0].size, picture.size);
  double off = 0;
  for (std::size_t i = 0; i < picture.rgba.size(); ++i)
    off += std::abs(picture.rgba[i] - decoded->frames[0].rgba[i]);
  EXPECT_LT(off / static_cast<double>(picture.rgba.size()), 4);
  EXPECT_EQ(AsText(webp).find("EXIF"), std::string_view::npos);
  EXPECT_EQ(AsText(webp).find("XMP"), std::string_view::npos);
  EXPECT_EQ(EncodeWebp(picture, 80), webp);
}

}  // namespace
}  // namespace brandlint
