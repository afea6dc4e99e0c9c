// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

TEST(Jxl, GivesThePicture) {
  for (const Size size : {Size{64, 48}, Size{1, 1}, Size{300, 17}}) {
    const Picture picture = FadingPattern(size);
    const Bytes bytes = MakeJxl({picture});
    const auto header = ProbePicture(bytes, Limits{});
    ASSERT_TRUE(header.ok()) << header.error().message;
    EXPECT_EQ(header->format, "jxl");
    EXPECT_EQ(header->size, size);
    EXPECT_EQ(header->frames, 1);
    const auto decoded = DecodePicture(bytes, Limits{});
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
    EXPECT_EQ(LargestDifference(decoded->frames[0], picture), 0);
  }
}

TEST(Jxl, GivesALossyPictureInAContainer) {
  const Picture picture = Gradient({64, 48});
  const auto decoded =
      DecodePicture(MakeJxl({picture}, {.lossless = false, .container = true}), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_TRUE(decoded->whole);
  EXPECT_LE(LargestDifference(decoded->frames[0], picture), 16);
}

TEST(Jxl, TurnsAsTheOrientationSays) {
  const Picture picture = Pattern({3, 2});
  const Bytes bytes = MakeJxl({picture}, {.orientation = 6});
  EXPECT_EQ(ProbePicture(bytes, Limits{})->size, (Size{2, 3}));
  const auto decoded = DecodePicture(bytes, Limits{});
  ASSERT_TRUE(decoded.ok());
  // Turned right: the first column from below is the first row.
  const auto pixel = [](const Picture& from, int x, int y) {
    const auto at = 4 * static_cast<std::size_t>(y * from.size.width + x);
    return std::string(from.rgba.begin() + static_cast<std::ptrdiff_t>(at),
                       from.rgba.begin() + static_cast<std::ptrdiff_t>(at + 4));
  };
  EXPECT_EQ(pixel(decoded->frames[0], 0, 0), pixel(picture, 0, 1));
  EXPECT_EQ(pixel(decoded->frames[0], 1, 0), pixel(picture, 0, 0));
  EXPECT_EQ(pixel(decoded->frames[0], 1, 2), pixel(picture, 2, 0));
}

TEST(Jxl, GivesTheFramesOfAnAnimation) {
  const Bytes bytes =
      MakeJxl({Plain({20, 10}, 255, 0, 0), Plain({20, 10}, 0, 255, 0), Plain({20, 10}, 0, 0, 255)});
  EXPECT_EQ(ProbePicture(bytes, Limits{})->frames, 3);
  const auto decoded = DecodePicture(bytes, Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  ASSERT_EQ(decoded->frames.size(), 3U);
  EXPECT_EQ(LargestDifference(decoded->frames[2], Plain({20, 10}, 0, 0, 255)), 0);
  Limits limits;
  limits.picture_frames = 2;
  const auto some = DecodePicture(bytes, limits);
  ASSERT_TRUE(some.ok());
  EXPECT_EQ(some->incomplete_code, "image-frames-skipped");
  ASSERT_EQ(some->frames.size(), 2U);
}

// Every cut is refused or told.
TEST(Jxl, ThatIsCutShortIsNotWhole) {
  for (const bool animation : {false, true}) {
    const Picture picture = Pattern({200, 150});
    const Bytes whole = animation ? MakeJxl({picture, Gradient({200, 150})}) : MakeJxl({picture});
    for (std::size_t end = 1; end < whole.size(); end += 1 + whole.size() / 97) {
      const auto decoded = DecodePicture(
          Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(end)), Limits{});
      EXPECT_FALSE(decoded.ok() && decoded->whole) << end << " of " << whole.size();
    }
  }
}

TEST(Jxl, ThatIsNoneIsRefused) {
  const auto refused = DecodePicture(Bytes{0xff, 0x0a, 0, 0}, Limits{});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "image-header");
  EXPECT_THAT(refused.error().message, HasSubstr("JPEG XL"));
}

}  // namespace
}  // namespace brandlint
