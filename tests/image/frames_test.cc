// SPDX-License-Identifier: MIT
#include "core/image/frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

TEST(FramesToKeep, AllWhenTheyFit) {
  EXPECT_THAT(FramesToKeep(1, {10, 10}, Limits{}), ElementsAre(0));
  EXPECT_THAT(FramesToKeep(4, {10, 10}, Limits{}), ElementsAre(0, 1, 2, 3));
}

TEST(FramesToKeep, SpreadsFromFirstToLast) {
  Limits limits;
  limits.picture_frames = 5;
  EXPECT_THAT(FramesToKeep(9, {10, 10}, limits), ElementsAre(0, 2, 4, 6, 8));
  EXPECT_THAT(FramesToKeep(100, {10, 10}, limits), ElementsAre(0, 24, 49, 74, 99));
}

TEST(FramesToKeep, NoMorePixelsThanOnePictureMayHave) {
  Limits limits;
  limits.picture_pixels = 350;
  EXPECT_THAT(FramesToKeep(7, {10, 10}, limits), ElementsAre(0, 3, 6));
  limits.picture_pixels = 100;
  EXPECT_THAT(FramesToKeep(7, {10, 10}, limits), ElementsAre(0));
  limits.picture_frames = 0;  // nonsense: still one
  EXPECT_THAT(FramesToKeep(7, {10, 10}, limits), ElementsAre(0));
}

TEST(FramesToKeep, GoesNoFurtherThanCanBeDrawn) {
  Limits limits;
  limits.picture_pixels = 200;  // 1600 drawn at most: 16 frames
  EXPECT_THAT(FramesToKeep(1000, {10, 10}, limits), ElementsAre(0, 15));
}

TEST(AddFrame, DropsWhatShowsTheSame) {
  DecodedPicture decoded;
  AddFrame(Plain({2, 2}, 1, 2, 3), decoded);
  AddFrame(Plain({2, 2}, 1, 2, 3), decoded);
  AddFrame(Plain({2, 2}, 9, 2, 3), decoded);
  AddFrame(Plain({1, 4}, 9, 2, 3), decoded);  // same bytes, other shape
  AddFrame(Plain({2, 2}, 1, 2, 3), decoded);
  EXPECT_EQ(decoded.frames.size(), 4U);
}

TEST(MarkIncomplete, TheFirstReasonStays) {
  DecodedPicture decoded;
  MarkSkippedFrames(3, 3, Limits{}, decoded);
  EXPECT_TRUE(decoded.whole);
  MarkSkippedFrames(2, 3, Limits{}, decoded);
  MarkIncomplete("image-damaged", "later", decoded);
  EXPECT_FALSE(decoded.whole);
  EXPECT_EQ(decoded.incomplete_code, "image-frames-skipped");
  EXPECT_EQ(decoded.incomplete,
            "2 of 3 frames were examined; the limits are 32 frames (picture_frames) and 64000000 "
            "pixels of them (picture_pixels)");
}

}  // namespace
}  // namespace brandlint
