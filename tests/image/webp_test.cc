// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

TEST(Webp, LosslessIsExact) {
  for (const Size size : {Size{1, 1}, Size{31, 17}}) {
    const Picture picture = Pattern(size);
    const Result<DecodedPicture> decoded = DecodePicture(MakeWebp(picture, true), Limits{});
    ASSERT_TRUE(decoded.ok());
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
    EXPECT_EQ(LargestDifference(decoded->frames.front(), picture), 0);
  }
}

TEST(Webp, LossyIsClose) {
  const Picture picture = Gradient({64, 48});
  const Result<DecodedPicture> decoded = DecodePicture(MakeWebp(picture, false), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  EXPECT_LE(LargestDifference(decoded->frames.front(), picture), 12);
}

TEST(Webp, AlphaIsKept) {
  Picture picture = Plain({16, 16}, 200, 100, 50);
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    picture.rgba[i] = static_cast<std::uint8_t>(i % 64 * 4 + 3);
  }
  const Result<DecodedPicture> decoded = DecodePicture(MakeWebp(picture, true), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(LargestDifference(decoded->frames.front(), picture), 0);
}

TEST(Webp, ACutFileIsNeverWhole) {
  for (const Bytes& webp : {MakeWebp(Pattern({40, 40}), true),
                            MakeWebp(Gradient({40, 40}), false),
                            MakeWebp(FadingPattern({40, 40}), false)}) {
    for (std::size_t size = 0; size < webp.size(); ++size) {
      const Result<DecodedPicture> decoded = DecodePicture(ByteView(webp).first(size), Limits{});
      ASSERT_TRUE(!decoded.ok() || !decoded->whole) << size << " of " << webp.size() << " bytes";
    }
  }
}

std::vector<Picture> Colours(int count) {
  std::vector<Picture> frames;
  for (int i = 0; i < count; ++i) {
    frames.push_back(Plain({12, 10}, static_cast<std::uint8_t>(i * 6), 40, 200));
  }
  return frames;
}

TEST(Webp, EachFrameOfAnAnimation) {
  const std::vector<Picture> frames = Colours(5);
  const Result<DecodedPicture> decoded = DecodePicture(MakeWebpAnimation(frames), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  EXPECT_EQ(decoded->header.frames, 5);
  ASSERT_EQ(decoded->frames.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(LargestDifference(decoded->frames[i], frames[i]), 0) << "frame " << i;
  }
}

TEST(Webp, TooManyFramesAreSpreadAndSaid) {
  const std::vector<Picture> frames = Colours(40);
  Limits limits;
  limits.picture_frames = 4;
  const Result<DecodedPicture> decoded = DecodePicture(MakeWebpAnimation(frames), limits);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
  ASSERT_EQ(decoded->frames.size(), 4U);
  for (const auto& [kept, index] : {std::pair{0U, 0U}, {1U, 13U}, {2U, 26U}, {3U, 39U}}) {
    EXPECT_EQ(LargestDifference(decoded->frames[kept], frames[index]), 0) << "frame " << index;
  }
}

TEST(Webp, ACutAnimationGivesTheFramesItHas) {
  const Bytes webp = MakeWebpAnimation(Colours(6));
  const Result<DecodedPicture> decoded =
      DecodePicture(ByteView(webp).first(webp.size() * 2 / 3), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_EQ(decoded->incomplete_code, "image-truncated");
  EXPECT_THAT(decoded->incomplete, HasSubstr(" of " + std::to_string(webp.size()) + " bytes"));
  EXPECT_GE(decoded->frames.size(), 2U);
  for (std::size_t size = 0; size < webp.size(); ++size) {
    const Result<DecodedPicture> part = DecodePicture(ByteView(webp).first(size), Limits{});
    ASSERT_TRUE(!part.ok() || !part->whole) << size << " of " << webp.size() << " bytes";
  }
}

}  // namespace
}  // namespace brandlint
