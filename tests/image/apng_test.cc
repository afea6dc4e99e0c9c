// SPDX-License-Identifier: MIT
#include "core/image/apng.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

constexpr Size kCanvas{6, 5};

Picture Red(Size size = kCanvas) { return Plain(size, 255, 0, 0); }
Picture Blue(Size size) { return Plain(size, 0, 0, 255); }

DecodedPicture Decoded(const Bytes& png, const Limits& limits = {}) {
  Result<DecodedPicture> decoded = DecodePicture(png, limits);
  EXPECT_TRUE(decoded.ok()) << decoded.error().message;
  return decoded.ok() ? *std::move(decoded) : DecodedPicture{};
}

// R G B A of one pixel, as one number.
std::uint32_t At(const Picture& picture, int x, int y) {
  const std::size_t first = 4 * static_cast<std::size_t>(y * picture.size.width + x);
  return static_cast<std::uint32_t>(ReadBigEndian(picture.rgba, first, 4).value());
}

constexpr std::uint32_t kRed = 0xFF0000FF, kBlue = 0x0000FFFF, kNothing = 0;

TEST(Apng, AllFramesAreDecoded) {
  const DecodedPicture decoded =
      Decoded(MakeApng(Pattern(kCanvas), true, {{Red()}, {FadingPattern(kCanvas)}}));
  EXPECT_TRUE(decoded.whole) << decoded.incomplete;
  EXPECT_EQ(decoded.header.frames, 3);
  ASSERT_EQ(decoded.frames.size(), 3U);
  EXPECT_EQ(decoded.frames[0].rgba, Pattern(kCanvas).rgba);
  EXPECT_EQ(decoded.frames[1].rgba, Red().rgba);
  EXPECT_EQ(decoded.frames[2].rgba, FadingPattern(kCanvas).rgba);
}

// A viewer that knows no APNG shows it, all others do not.
TEST(Apng, AStillPictureOutsideTheAnimationIsExaminedToo) {
  const DecodedPicture decoded = Decoded(MakeApng(Pattern(kCanvas), false, {{Red()}}));
  EXPECT_TRUE(decoded.whole) << decoded.incomplete;
  EXPECT_EQ(decoded.header.frames, 2);
  ASSERT_EQ(decoded.frames.size(), 2U);
  EXPECT_EQ(decoded.frames[0].rgba, Pattern(kCanvas).rgba);
  EXPECT_EQ(decoded.frames[1].rgba, Red().rgba);
}

TEST(Apng, PartsAreDrawnUponWhatWasThere) {
  const DecodedPicture decoded = Decoded(MakeApng(Red(), true, {{Blue({2, 2}), 1, 3}}));
  ASSERT_EQ(decoded.frames.size(), 2U);
  const Picture& second = decoded.frames[1];
  EXPECT_EQ(At(second, 0, 3), kRed);
  EXPECT_EQ(At(second, 1, 3), kBlue);
  EXPECT_EQ(At(second, 2, 4), kBlue);
  EXPECT_EQ(At(second, 3, 4), kRed);
  EXPECT_EQ(At(second, 1, 2), kRed);
}

TEST(Apng, AFrameIsClearedOrRestoredWhenItAsksForIt) {
  for (const int dispose : {0, 1, 2}) {
    const DecodedPicture decoded =
        Decoded(MakeApng(Red(), true, {{Blue({2, 2}), 0, 0, dispose}, {Blue({1, 1}), 5, 4}}));
    ASSERT_EQ(decoded.frames.size(), 3U) << dispose;
    constexpr std::uint32_t kExpected[] = {kBlue, kNothing, kRed};
    EXPECT_EQ(At(decoded.frames[2], 1, 1), kExpected[dispose]);
    EXPECT_EQ(At(decoded.frames[2], 3, 3), kRed);
  }
}

// PNG Specification, section 13.16, by hand: half of blue upon red.
TEST(Apng, AFrameIsBlendedOrReplacesAlphaToo) {
  Picture half = Blue({1, 1});
  half.rgba[3] = 128;
  const DecodedPicture over = Decoded(MakeApng(Red(), true, {{half, 0, 0, 0, 1}}));
  const DecodedPicture source = Decoded(MakeApng(Red(), true, {{half, 0, 0, 0, 0}}));
  ASSERT_EQ(over.frames.size(), 2U);
  ASSERT_EQ(source.frames.size(), 2U);
  EXPECT_EQ(At(over.frames[1], 0, 0), 0x7F0080FF);
  EXPECT_EQ(At(source.frames[1], 0, 0), 0x0000FF80);
  half.rgba[3] = 0;
  const DecodedPicture none = Decoded(MakeApng(Red(), true, {{half, 0, 0, 0, 1}}));
  EXPECT_EQ(none.frames.size(), 1U);  // it shows the same
}

TEST(Apng, LeftOutFramesAreSaid) {
  std::vector<ApngPart> parts;
  for (int i = 0; i < 9; ++i) parts.push_back({Plain(kCanvas, static_cast<std::uint8_t>(i), 0, 0)});
  Limits limits;
  limits.picture_frames = 4;
  const DecodedPicture decoded = Decoded(MakeApng(Red(), true, parts), limits);
  EXPECT_EQ(decoded.frames.size(), 4U);
  EXPECT_EQ(decoded.frames.back().rgba, parts.back().picture.rgba);
  EXPECT_EQ(decoded.incomplete_code, "image-frames-skipped");
  EXPECT_THAT(decoded.incomplete, HasSubstr("4 of 10 frames"));
}

TEST(Apng, FramesThatAreClaimedAndNotThereAreSaid) {
  Bytes control = BigEndian(5, 4);
  Append(BigEndian(0, 4), control);
  const DecodedPicture decoded = Decoded(WithPngChunk(EncodePng(Red()), "acTL", control));
  EXPECT_EQ(decoded.frames.size(), 1U);
  EXPECT_EQ(decoded.incomplete_code, "image-damaged");
  EXPECT_THAT(decoded.incomplete, HasSubstr("0 of 5 frames are there"));
}

// Each row breaks one byte (or two) of the second frame's control, or of the file.
struct BrokenCase {
  const char* name;
  std::size_t offset;  // within fcTL's content
  int width;
  std::uint64_t value;
  const char* says;
};

void PrintTo(const BrokenCase& row, std::ostream* out) { *out << row.name; }

constexpr BrokenCase kBroken[] = {
    {"number", 0, 4, 7, "frame 2 is out of order"},
    {"no_width", 4, 4, 0, "frame 2 leaves the canvas"},
    {"wide", 4, 4, 7, "frame 2 leaves the canvas"},
    {"huge", 8, 4, 0xFFFFFFFF, "frame 2 leaves the canvas"},
    {"far_right", 12, 4, 0xFFFFFFFF, "frame 2 leaves the canvas"},
    {"far_down", 16, 4, 1, "frame 2 leaves the canvas"},
    {"dispose", 24, 1, 3, "frame 2 is to be drawn in a way that there is not"},
    {"blend", 25, 1, 2, "frame 2 is to be drawn in a way that there is not"},
    {"small", 8, 4, 1, "frame 2: damaged PNG data"},  // more data than the region has room for
};

class BrokenApngTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenApngTest, IsNotWhole) {
  const BrokenCase& row = GetParam();
  Bytes png = MakeApng(Red(), true, {{Pattern(kCanvas)}});
  const std::size_t second = AsText(png).rfind("fcTL") + 4;
  const Bytes value = BigEndian(row.value, row.width);
  std::ranges::copy(value, png.begin() + static_cast<std::ptrdiff_t>(second + row.offset));
  const Bytes content(png.begin() + static_cast<std::ptrdiff_t>(second),
                      png.begin() + static_cast<std::ptrdiff_t>(second) + 26);
  std::ranges::copy(PngChunk("fcTL", content),
                    png.begin() + static_cast<std::ptrdiff_t>(second) - 8);
  const DecodedPicture decoded = Decoded(png);
  EXPECT_FALSE(decoded.whole);
  EXPECT_THAT(decoded.incomplete, HasSubstr(row.says));
}

INSTANTIATE_TEST_SUITE_P(, BrokenApngTest, testing::ValuesIn(kBroken), [](const auto& row) {
  return row.param.name;
});

TEST(Apng, AWrongChecksumOfAFrameIsSaid) {
  Bytes png = MakeApng(Red(), true, {{Pattern(kCanvas)}});
  png[AsText(png).rfind("fdAT") + 20] ^= 1;
  EXPECT_FALSE(Decoded(png).whole);
}

TEST(Apng, TwoControlsBeforeTheStillPictureAreNotTwoFrames) {
  const Bytes png = MakeApng(Red(), true, {{Pattern(kCanvas)}});
  const std::size_t first = AsText(png).find("fcTL") - 4;
  Bytes twice(png.begin(), png.begin() + static_cast<std::ptrdiff_t>(first) + 38);
  twice.insert(twice.end(), png.begin() + static_cast<std::ptrdiff_t>(first), png.end());
  const DecodedPicture decoded = Decoded(twice);
  EXPECT_FALSE(decoded.whole);
  EXPECT_EQ(decoded.frames.size(), 1U);
}

// Whatever is cut off, it is not taken for a whole picture.
TEST(Apng, ACutFileIsNotWhole) {
  const Bytes png = MakeApng(Pattern(kCanvas), true, {{Red()}, {Pattern(kCanvas)}});
  constexpr std::size_t kEndChunk = 12;
  for (std::size_t end = 0; end < png.size() - kEndChunk; ++end) {
    const Result<DecodedPicture> decoded = DecodePicture(ByteView(png).first(end), Limits{});
    EXPECT_FALSE(decoded.ok() && decoded->whole) << end;
  }
}

}  // namespace
}  // namespace brandlint
