// SPDX-License-Identifier: MIT
// Damaged files of every format: nothing crashes, nothing hangs, and no file that was cut short
// passes for a whole picture. Under the sanitizers this finds reads out of bounds as well.
#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

struct Sample {
  std::string name;
  Bytes bytes;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

std::vector<Sample> Samples() {
  const Picture sharp = Pattern({19, 13});
  const Picture smooth = Gradient({24, 24});
  GifImage turned = PlainGifImage({3, 2, 9, 8}, kGifBlue);
  turned.interlaced = true;
  turned.disposal = 3;
  turned.transparent = 1;
  const std::string svg =
      "<?xml version='1.0'?><!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' width='20' "
      "height='20' viewBox='0 0 20 20'><defs><mask id='m'><path d='M1 1h9v9z' fill='#fff'/>"
      "</mask></defs><g mask='url(#m)'><rect width='20' height='20' rx='3'/><text>ab&amp;</text>"
      "</g><!-- end --></svg>";
  return {
      {"png_rgba", MakePng({.size = {19, 13}})},
      {"png_interlaced_palette",
       MakePng({.size = {19, 13},
                .colour_type = 3,
                .depth = 4,
                .interlaced = true,
                .transparency = true})},
      {"png_grey_16", MakePng({.size = {19, 13}, .colour_type = 0, .depth = 16})},
      {"png_exif", WithPngChunk(MakePng({}), "eXIf", ExifBlock(6))},
      {"png_animation",
       MakeApng(sharp, true, {{Pattern({4, 4}), 3, 2, 2, 1}, {Pattern({5, 9}), 0, 1, 1}, {sharp}})},
      {"jpeg", WithJpegExif(MakeJpeg(smooth), 5)},
      {"jpeg_progressive", MakeJpeg(smooth, {.progressive = true})},
      {"jpeg_inks", MakeJpeg(smooth, {.inks = true})},
      {"webp_lossless", WithWebpExif(MakeWebp(sharp, true), 8)},
      {"webp_lossy_alpha", MakeWebp(FadingPattern({24, 24}), false)},
      {"webp_animation", MakeWebpAnimation({sharp, Plain({19, 13}, 9, 9, 9), sharp})},
      {"gif",
       MakeGif({20, 20},
               {PlainGifImage({0, 0, 20, 20}, 0), turned, PlainGifImage({0, 0, 4, 4}, 3)})},
      {"bmp", MakeBmp(Pattern({20, 13}))},
      {"jxl", MakeJxl({sharp})},
      {"jxl_lossy", MakeJxl({smooth}, {.lossless = false, .container = true, .orientation = 7})},
      {"jxl_animation", MakeJxl({sharp, Plain({19, 13}, 9, 9, 9), sharp})},
      {"avif_animation", MakeAvifAnimation({smooth, Plain({24, 24}, 9, 200, 9), smooth})},
      {"jp2", MakeJpeg2000(sharp, {.boxed = true})},
      {"jpeg2000_tiles", MakeJpeg2000(sharp, {.tile_px = 7, .levels = 1})},
      {"jpeg2000_ycc", MakeJpeg2000(smooth, {.alpha = false, .halved = true})},
      {"tiff", MakeTiff({sharp, Pattern({4, 4})})},
      {"tiff_lzw", MakeTiff({sharp}, {.compression = 5, .orientation = 7})},
      {"svg", Bytes(svg.begin(), svg.end())},
      {"svgz", Gzip(svg)},
  };
}

class HostileTest : public testing::TestWithParam<Sample> {
 protected:
  // Small, so that a flipped size cannot make a test slow.
  static Limits SmallLimits() {
    Limits limits;
    limits.picture_pixels = 1'000'000;
    limits.picture_frames = 8;
    return limits;
  }

  // What every answer has to fulfil, whatever the bytes are.
  static void Check(const Result<DecodedPicture>& decoded) {
    if (!decoded.ok()) {
      EXPECT_FALSE(decoded.error().code.empty());
      EXPECT_FALSE(decoded.error().message.empty());
      return;
    }
    ASSERT_FALSE(decoded->frames.empty());
    EXPECT_EQ(decoded->whole, decoded->incomplete_code.empty());
    for (const Picture& frame : decoded->frames) {
      EXPECT_EQ(frame.rgba.size(),
                4 * static_cast<std::size_t>(frame.size.width) *
                    static_cast<std::size_t>(frame.size.height));
    }
  }
};

TEST_P(HostileTest, IsFineToBeginWith) {
  const Result<DecodedPicture> decoded = DecodePicture(GetParam().bytes, SmallLimits());
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  Check(decoded);
}

TEST_P(HostileTest, CutAnywhereItIsNeverWhole) {
  const ByteView bytes = GetParam().bytes;
  const std::size_t step = std::max<std::size_t>(1, bytes.size() / 400);
  for (std::size_t size = 0; size < bytes.size(); size += step) {
    const Result<DecodedPicture> decoded = DecodePicture(bytes.first(size), SmallLimits());
    Check(decoded);
    ASSERT_TRUE(!decoded.ok() || !decoded->whole) << size << " of " << bytes.size() << " bytes";
  }
}

TEST_P(HostileTest, SurvivesFlippedBytes) {
  std::mt19937 random(20261124);  // fixed: a failure must be repeatable
  for (int round = 0; round < 300; ++round) {
    Bytes bytes = GetParam().bytes;
    std::uniform_int_distribution<std::size_t> place(0, bytes.size() - 1);
    const int flips = 1 + round % 4;
    for (int i = 0; i < flips; ++i) bytes[place(random)] = static_cast<std::uint8_t>(random());
    SCOPED_TRACE("round " + std::to_string(round));
    Check(DecodePicture(bytes, SmallLimits()));
  }
}

// The first bytes decide what is looked at: nonsense behind each signature.
TEST_P(HostileTest, SurvivesNonsenseBehindTheSignature) {
  std::mt19937 random(7);
  for (int round = 0; round < 100; ++round) {
    Bytes bytes = GetParam().bytes;
    const std::size_t kept = std::min<std::size_t>(bytes.size(), 4 + random() % 60);
    for (std::size_t i = kept; i < bytes.size(); ++i) {
      bytes[i] = static_cast<std::uint8_t>(random());
    }
    SCOPED_TRACE("round " + std::to_string(round));
    Check(DecodePicture(bytes, SmallLimits()));
  }
}

TEST_P(HostileTest, GivesTheSameTwice) {
  const Result<DecodedPicture> once = DecodePicture(GetParam().bytes, SmallLimits());
  const Result<DecodedPicture> twice = DecodePicture(GetParam().bytes, SmallLimits());
  ASSERT_EQ(once->frames.size(), twice->frames.size());
  for (std::size_t i = 0; i < once->frames.size(); ++i) {
    EXPECT_EQ(once->frames[i].rgba, twice->frames[i].rgba);
  }
}

INSTANTIATE_TEST_SUITE_P(, HostileTest, testing::ValuesIn(Samples()), [](const auto& row) {
  return row.param.name;
});

}  // namespace
}  // namespace brandlint
