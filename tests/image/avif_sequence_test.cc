// SPDX-License-Identifier: MIT
#include "core/image/avif_sequence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

std::vector<Picture> Colours(int count, Size size) {
  std::vector<Picture> frames;
  for (int i = 0; i < count; ++i) {
    const auto level = static_cast<std::uint8_t>(i * 255 / count);
    frames.push_back(Plain(size, level, static_cast<std::uint8_t>(255 - level), 90));
  }
  return frames;
}

// With `bytes` at `place` of the content of each box of that type: colours and alpha have tracks.
Bytes With(Bytes file, std::string_view type, std::ptrdiff_t place, const Bytes& bytes) {
  auto from = file.begin();
  while (true) {
    const auto found = std::search(from, file.end(), type.begin(), type.end());
    if (found == file.end()) return file;
    from = found + static_cast<std::ptrdiff_t>(type.size());
    std::ranges::copy(bytes, from + place);
  }
}

TEST(AvifSequence, GivesItsFramesBesideThePictureThatStandsForIt) {
  const auto frames = Colours(3, {40, 24});
  for (const int key_every : {0, 1}) {
    const Bytes bytes = MakeAvifAnimation(frames, key_every);
    const auto header = ProbePicture(bytes, Limits{});
    ASSERT_TRUE(header.ok()) << header.error().message;
    EXPECT_EQ(header->format, "avif");
    EXPECT_EQ(header->size, (Size{40, 24}));
    EXPECT_EQ(header->frames, 4);
    const auto decoded = DecodePicture(bytes, Limits{});
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
    // The first frame is the picture that stands for it.
    ASSERT_GE(decoded->frames.size(), 3U);
    for (std::size_t i = 1; i <= 3; ++i) {
      const Picture& got = decoded->frames[decoded->frames.size() - i];
      EXPECT_LE(LargestDifference(got, frames[3 - i]), 6) << i;
    }
  }
}

TEST(AvifSequence, KeepsAlphaStraight) {
  std::vector<Picture> frames = Colours(2, {32, 32});
  for (std::size_t i = 3; i < frames[1].rgba.size(); i += 4)
    frames[1].rgba[i] = i / 4 % 32 < 16 ? 0 : 255;
  const auto decoded = DecodePicture(MakeAvifAnimation(frames), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  const Bytes& rgba = decoded->frames.back().rgba;
  EXPECT_LE(rgba[4 * (16 * 32 + 4) + 3], 8);
  EXPECT_GE(rgba[4 * (16 * 32 + 28) + 3], 247);
  EXPECT_NEAR(rgba[4 * (16 * 32 + 28)], 127, 6);
}

TEST(AvifSequence, LooksAtSomeOfManyFrames) {
  Limits limits;
  limits.picture_frames = 4;
  const auto frames = Colours(20, {16, 16});
  const auto decoded = DecodePicture(MakeAvifAnimation(frames, 5), limits);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
  ASSERT_EQ(decoded->frames.size(), 4U);
  EXPECT_LE(LargestDifference(decoded->frames.back(), frames.back()), 6);
}

TEST(AvifSequence, IsNeverTakenForWholeWhenItIsCut) {
  const Bytes whole = MakeAvifAnimation(Colours(3, {16, 16}));
  bool partly = false;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto decoded = DecodePicture(ByteView(whole).first(size), Limits{});
    EXPECT_FALSE(decoded.ok() && decoded->whole) << size;
    partly = partly || decoded.ok();
  }
  EXPECT_TRUE(partly);
}

TEST(AvifSequence, NeedsNoPictureThatStandsForIt) {
  const Bytes free = {'f', 'r', 'e', 'e'};
  Bytes bytes = With(MakeAvifAnimation(Colours(3, {16, 16})), "meta", -4, free);
  for (const std::string_view brand : {"avif", "mif1", "miaf"})
    bytes = With(bytes, brand, -4, free);
  const auto decoded = DecodePicture(bytes, Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_EQ(decoded->header.frames, 3);
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
}

TEST(AvifSequence, HoldsToTheLimits) {
  const Bytes bytes = MakeAvifAnimation(Colours(2, {40, 8}));
  Limits limits;
  limits.picture_side_px = 39;
  EXPECT_EQ(ProbePicture(bytes, limits).error().code, "limit-picture-side-px");
}

TEST(AvifSequence, TellsOfWhatItDoesNotLookAt) {
  const auto with = [](std::string_view box, std::ptrdiff_t at, const Bytes& changed) {
    return DecodePicture(With(MakeAvifAnimation(Colours(3, {16, 16})), box, at, changed), {});
  };
  // A million frames; none; of another codec.
  for (const auto& decoded : {with("stsz", 8, {0, 15, 66, 64}),
                              with("stsz", 8, {0, 0, 0, 0}),
                              with("stsd", 12, {'a', 'v', 'c', '1'})}) {
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
    EXPECT_THAT(decoded->incomplete, HasSubstr("an AVIF animation"));
  }
  // Frames that are larger than their header says.
  EXPECT_FALSE(with("stsd", 8 + 8 + 24, {0, 8, 0, 8})->whole);
}

}  // namespace
}  // namespace brandlint
