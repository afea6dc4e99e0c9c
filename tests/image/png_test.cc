// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <ostream>
#include <string>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

// All combinations that the PNG Specification allows (table 11.1), with and without interlacing.
struct KindCase {
  const char* name;
  int colour_type;
  int depth;
  bool transparency;
};

void PrintTo(const KindCase& row, std::ostream* out) { *out << row.name; }

constexpr KindCase kKinds[] = {
    {"grey_1", 0, 1, false},
    {"grey_2", 0, 2, false},
    {"grey_4", 0, 4, false},
    {"grey_8", 0, 8, false},
    {"grey_16", 0, 16, false},
    {"rgb_8", 2, 8, false},
    {"rgb_16", 2, 16, false},
    {"palette_1", 3, 1, false},
    {"palette_2", 3, 2, false},
    {"palette_4", 3, 4, false},
    {"palette_8", 3, 8, false},
    {"palette_4_transparent", 3, 4, true},
    {"palette_8_transparent", 3, 8, true},
    {"grey_alpha_8", 4, 8, false},
    {"grey_alpha_16", 4, 16, false},
    {"rgba_8", 6, 8, false},
    {"rgba_16", 6, 16, false},
};

// What the samples mean (sections 12 and 13.12), straight from the specification.
Picture Expected(const PngSpec& spec) {
  Picture picture{spec.size, {}};
  const double most = std::pow(2, spec.depth) - 1;
  for (int y = 0; y < spec.size.height; ++y) {
    for (int x = 0; x < spec.size.width; ++x) {
      const auto sample = [&, px = x, py = y](int channel) {
        return static_cast<std::uint8_t>(
            std::lround(SampleOf(px, py, channel, spec.depth) * 255 / most));
      };
      std::uint8_t pixel[4] = {sample(0), sample(0), sample(0), 255};
      if (spec.colour_type == 3) {
        const std::uint32_t index = SampleOf(x, y, 0, spec.depth);
        const Rgb colour = PaletteColour(index);
        pixel[0] = colour.red;
        pixel[1] = colour.green;
        pixel[2] = colour.blue;
        if (spec.transparency) pixel[3] = PaletteAlpha(index);
      }
      if ((spec.colour_type & 2) != 0 && spec.colour_type != 3) {
        pixel[1] = sample(1);
        pixel[2] = sample(2);
      }
      if (spec.colour_type == 4) pixel[3] = sample(1);
      if (spec.colour_type == 6) pixel[3] = sample(3);
      picture.rgba.insert(picture.rgba.end(), pixel, pixel + 4);
    }
  }
  return picture;
}

class PngKindTest : public testing::TestWithParam<KindCase> {};

TEST_P(PngKindTest, DecodesEachSample) {
  const auto& [name, colour_type, depth, transparency] = GetParam();
  for (const bool interlaced : {false, true}) {
    for (const Size size : {Size{9, 7}, Size{1, 1}, Size{33, 20}}) {
      const PngSpec spec{size, colour_type, depth, interlaced, transparency};
      const Result<DecodedPicture> decoded = DecodePicture(MakePng(spec), Limits{});
      ASSERT_TRUE(decoded.ok()) << decoded.error().message;
      EXPECT_TRUE(decoded->whole) << decoded->incomplete;
      EXPECT_EQ(decoded->header.size, size);
      EXPECT_EQ(LargestDifference(decoded->frames.front(), Expected(spec)), 0)
          << size.width << " x " << size.height << (interlaced ? ", interlaced" : "");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, PngKindTest, testing::ValuesIn(kKinds), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(Png, TransparentColourOfRgb) {
  const PngSpec spec{.size = {9, 7}, .colour_type = 2};
  Bytes transparent;
  for (int channel = 0; channel < 3; ++channel) {
    Append(BigEndian(SampleOf(4, 3, channel, 8), 2), transparent);
  }
  const Bytes png = WithPngChunk(MakePng(spec), "tRNS", transparent);
  const Result<DecodedPicture> decoded = DecodePicture(png, Limits{});
  ASSERT_TRUE(decoded.ok());
  const Picture& picture = decoded->frames.front();
  EXPECT_EQ(picture.rgba[4 * (3 * 9 + 4) + 3], 0);
  EXPECT_EQ(picture.rgba[3], 255);
}

TEST(Png, ACutFileGivesTheRowsItHas) {
  const PngSpec spec{.size = {64, 64}};
  const Bytes png = MakePng(spec);
  const Result<DecodedPicture> decoded =
      DecodePicture(ByteView(png).first(png.size() * 2 / 3), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_FALSE(decoded->whole);
  EXPECT_EQ(decoded->incomplete_code, "image-truncated");
  EXPECT_THAT(decoded->incomplete, HasSubstr(" of 64 rows are there"));
  const Picture expected = Expected(spec);
  const std::size_t row_bytes = 4 * 64;
  const Bytes& rgba = decoded->frames.front().rgba;
  EXPECT_TRUE(std::equal(rgba.begin(), rgba.begin() + 20 * row_bytes, expected.rgba.begin()));
  EXPECT_EQ(Bytes(rgba.end() - row_bytes, rgba.end()), Bytes(row_bytes));  // not made up
}

TEST(Png, AWrongChecksumOfPixelsIsDamage) {
  Bytes png = MakePng({.size = {16, 16}});
  png[png.size() - 12 - 1] ^= 0x40;  // the last byte of the checksum before IEND
  const Result<DecodedPicture> decoded = DecodePicture(png, Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_FALSE(decoded->whole);
  EXPECT_EQ(decoded->incomplete_code, "image-damaged");
  EXPECT_THAT(decoded->incomplete, HasSubstr("CRC"));
}

TEST(Png, WhatIsNotPixelsCannotDamageThem) {
  Bytes text = {'k', 0, 0, 'n', 'o', 't', ' ', 'z', 'l', 'i', 'b'};
  Bytes png = WithPngChunk(MakePng({}), "zTXt", text);
  png = WithPngChunk(png, "iCCP", text);
  png = WithPngChunk(png, "gAMA", {0});
  Bytes wrong_sum = WithPngChunk(png, "tEXt", {'a', 0, 'b'});
  wrong_sum[33 + 8 + 3] ^= 1;
  for (const Bytes& bytes : {png, wrong_sum}) {
    const Result<DecodedPicture> decoded = DecodePicture(bytes, Limits{});
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  }
}

TEST(Png, BytesBehindTheEndAreFine) {
  Bytes png = MakePng({});
  Append({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, png);
  const Result<DecodedPicture> decoded = DecodePicture(png, Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
}

}  // namespace
}  // namespace brandlint
