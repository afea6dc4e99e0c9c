// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

// One letter a pixel: r g b w for the palette's colours, - for transparent; rows end in |.
std::string Letters(const Picture& picture) {
  std::string text;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const std::uint8_t* const p = picture.rgba.data() + i;
    const bool white = p[0] == 255 && p[1] == 255 && p[2] == 255;
    text += p[3] == 0 ? '-' : white ? 'w' : p[0] == 255 ? 'r' : p[1] == 255 ? 'g' : 'b';
    if ((i / 4 + 1) % static_cast<std::size_t>(picture.size.width) == 0) text += '|';
  }
  return text;
}

std::vector<std::string> Frames(const Result<DecodedPicture>& decoded) {
  std::vector<std::string> frames;
  if (!decoded.ok()) return {decoded.error().message};
  for (const Picture& frame : decoded->frames) frames.push_back(Letters(frame));
  return frames;
}

using Expected = std::vector<std::string>;

TEST(Gif, OneImage) {
  GifImage image{{0, 0, 3, 2}, {0, 1, 2, 3, 3, 0}};
  const Result<DecodedPicture> decoded = DecodePicture(MakeGif({3, 2}, {image}), Limits{});
  EXPECT_EQ(Frames(decoded), Expected{"rgb|wwr|"});
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
}

TEST(Gif, WhatNoImageCoversIsTransparent) {
  const Result<DecodedPicture> decoded =
      DecodePicture(MakeGif({4, 2}, {PlainGifImage({1, 1, 2, 1}, kGifRed)}), Limits{});
  EXPECT_EQ(Frames(decoded), Expected{"----|-rr-|"});
}

TEST(Gif, TransparentIndexShowsWhatIsBelow) {
  GifImage second{{0, 0, 3, 1}, {kGifBlue, kGifWhite, kGifBlue}};
  second.transparent = kGifWhite;
  const Bytes gif = MakeGif({3, 1}, {PlainGifImage({0, 0, 3, 1}, kGifRed), second});
  EXPECT_EQ(Frames(DecodePicture(gif, Limits{})), (Expected{"rrr|", "brb|"}));
}

// GIF89a, section 23: what becomes of an image before the next is drawn.
TEST(Gif, Disposal) {
  GifImage first = PlainGifImage({0, 0, 3, 1}, kGifRed);
  GifImage second = PlainGifImage({1, 0, 1, 1}, kGifGreen);
  const GifImage third = PlainGifImage({2, 0, 1, 1}, kGifBlue);
  const auto frames = [&](int disposal) {
    second.disposal = disposal;
    return Frames(DecodePicture(MakeGif({3, 1}, {first, second, third}), Limits{}));
  };
  EXPECT_EQ(frames(0), (Expected{"rrr|", "rgr|", "rgb|"}));  // unspecified: stays
  EXPECT_EQ(frames(1), (Expected{"rrr|", "rgr|", "rgb|"}));  // stays
  EXPECT_EQ(frames(2), (Expected{"rrr|", "rgr|", "r-b|"}));  // to the background
  EXPECT_EQ(frames(3), (Expected{"rrr|", "rgr|", "rrb|"}));  // to what was before
}

TEST(Gif, InterlacedRowsFindTheirPlace) {
  GifImage image{{0, 0, 1, 9}, {0, 1, 2, 3, 0, 1, 2, 3, 0}};
  image.interlaced = true;
  EXPECT_EQ(Frames(DecodePicture(MakeGif({1, 9}, {image}), Limits{})),
            Expected{"r|g|b|w|r|g|b|w|r|"});
}

// Browsers widen the screen to the first image: a screen of 1 x 1 px would hide what they show.
TEST(Gif, TheFirstImageWidensTheScreen) {
  const Bytes gif = MakeGif({1, 1}, {PlainGifImage({1, 0, 2, 2}, kGifBlue)});
  EXPECT_EQ(ProbePicture(gif, Limits{})->size, (Size{3, 2}));
  EXPECT_EQ(Frames(DecodePicture(gif, Limits{})), Expected{"-bb|-bb|"});
}

TEST(Gif, LaterImagesAreCutAtTheScreen) {
  const Bytes gif = MakeGif({2, 2},
                            {PlainGifImage({0, 0, 2, 2}, kGifRed),
                             PlainGifImage({1, 1, 5, 5}, kGifBlue),
                             PlainGifImage({7, 7, 2, 2}, kGifGreen)});
  EXPECT_EQ(Frames(DecodePicture(gif, Limits{})), (Expected{"rr|rr|", "rr|rb|"}));
}

TEST(Gif, SameFramesAreOne) {
  const GifImage image = PlainGifImage({0, 0, 2, 2}, kGifRed);
  const Result<DecodedPicture> decoded =
      DecodePicture(MakeGif({2, 2}, {image, image, image}), Limits{});
  EXPECT_EQ(Frames(decoded), Expected{"rr|rr|"});
  EXPECT_EQ(decoded->header.frames, 3);
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
}

TEST(Gif, TooManyFramesAreSpreadAndSaid) {
  std::vector<GifImage> images;
  for (int i = 0; i < 50; ++i) {
    images.push_back(PlainGifImage({i % 5, i / 5, 1, 1}, kGifRed));
  }
  Limits limits;
  limits.picture_frames = 3;
  const Result<DecodedPicture> decoded = DecodePicture(MakeGif({5, 10}, images), limits);
  ASSERT_EQ(decoded->frames.size(), 3U);
  EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
  EXPECT_THAT(decoded->incomplete, HasSubstr("3 of 50 frames"));
  EXPECT_THAT(Letters(decoded->frames[2]), testing::Not(HasSubstr("-")));  // the last is there
}

TEST(Gif, ACutFileIsNeverWhole) {
  const Bytes gif =
      MakeGif({9, 9}, {PlainGifImage({0, 0, 9, 9}, 1), PlainGifImage({2, 2, 5, 5}, 2)});
  for (std::size_t size = 0; size < gif.size(); ++size) {
    const Result<DecodedPicture> decoded = DecodePicture(ByteView(gif).first(size), Limits{});
    ASSERT_TRUE(!decoded.ok() || !decoded->whole) << size << " of " << gif.size() << " bytes";
  }
}

TEST(Gif, AnImageWithoutPixelsIsBounded) {
  // 65535 x 65535 px claimed by the second image: more than is drawn for all frames together.
  Bytes gif = MakeGif({2, 2}, {PlainGifImage({0, 0, 2, 2}, kGifRed)});
  gif.pop_back();
  Append({0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 1, 0, 0, 0x3B}, gif);
  const Result<DecodedPicture> decoded = DecodePicture(gif, Limits{});
  EXPECT_EQ(Frames(decoded), Expected{"rr|rr|"});
  EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
}

}  // namespace
}  // namespace brandlint
