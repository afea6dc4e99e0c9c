// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiff.h>

#include <ostream>
#include <string>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

struct CompressionCase {
  const char* name;
  int compression;
};

void PrintTo(const CompressionCase& row, std::ostream* out) { *out << row.name; }

constexpr CompressionCase kCompressions[] = {
    {"none", COMPRESSION_NONE},
    {"lzw", COMPRESSION_LZW},
    {"deflate", COMPRESSION_ADOBE_DEFLATE},
    {"packbits", COMPRESSION_PACKBITS},
};

class TiffCompressionTest : public testing::TestWithParam<CompressionCase> {};

TEST_P(TiffCompressionTest, DecodesEachPixel) {
  for (const Size size : {Size{1, 1}, Size{23, 14}}) {
    const Picture picture = Pattern(size);
    for (const bool alpha : {false, true}) {
      const Bytes tiff =
          MakeTiff({picture}, {.compression = GetParam().compression, .alpha = alpha});
      const Result<DecodedPicture> decoded = DecodePicture(tiff, Limits{});
      ASSERT_TRUE(decoded.ok()) << decoded.error().message;
      EXPECT_TRUE(decoded->whole) << decoded->incomplete;
      EXPECT_EQ(LargestDifference(decoded->frames.front(), picture), 0);
    }
  }
}

// The directory of these files stands behind the pixels, so a cut leaves nothing.
TEST_P(TiffCompressionTest, ACutFileIsNeverWhole) {
  const Bytes tiff = MakeTiff({Pattern({16, 16})}, {.compression = GetParam().compression});
  for (std::size_t size = 0; size < tiff.size(); ++size) {
    const Result<DecodedPicture> decoded = DecodePicture(ByteView(tiff).first(size), Limits{});
    ASSERT_TRUE(!decoded.ok() || !decoded->whole) << size << " of " << tiff.size() << " bytes";
  }
}

INSTANTIATE_TEST_SUITE_P(,
                         TiffCompressionTest,
                         testing::ValuesIn(kCompressions),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Tiff, AlphaComesBackStraight) {
  const Picture picture = FadingPattern({256, 2});
  const Result<DecodedPicture> decoded = DecodePicture(MakeTiff({picture}), Limits{});
  ASSERT_TRUE(decoded.ok());
  const Bytes& rgba = decoded->frames.front().rgba;
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    ASSERT_EQ(rgba[i + 3], picture.rgba[i + 3]);
    if (rgba[i + 3] < 32) continue;
    // libtiff multiplies by alpha: half a level there is 255 / 32 / 2 levels here.
    ASSERT_NEAR(rgba[i], picture.rgba[i], 5) << "pixel " << i / 4;
  }
}

TEST(Tiff, PagesAreFrames) {
  const std::vector<Picture> pages = {Pattern({9, 5}), Plain({4, 8}, 1, 2, 3), Pattern({2, 2})};
  const Result<DecodedPicture> decoded = DecodePicture(MakeTiff(pages), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  EXPECT_EQ(decoded->header.frames, 3);
  ASSERT_EQ(decoded->frames.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(LargestDifference(decoded->frames[i], pages[i]), 0) << "page " << i;
  }
}

TEST(Tiff, APageThatIsTooLargeIsSkippedAndSaid) {
  Limits limits;
  limits.picture_pixels = 200;
  const Result<DecodedPicture> decoded =
      DecodePicture(MakeTiff({Pattern({9, 5}), Pattern({20, 20})}), limits);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->frames.size(), 1U);
  EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
}

TEST(Tiff, AnUnknownCompressionIsAnError) {
  Bytes tiff = MakeTiff({Pattern({8, 8})});
  // Entry of tag 259 (Compression), SHORT, one value: 1 becomes 9999.
  const Bytes entry = {3, 1, 3, 0, 1, 0, 0, 0, 1, 0};
  const auto found = std::search(tiff.begin(), tiff.end(), entry.begin(), entry.end());
  ASSERT_NE(found, tiff.end());
  found[8] = 0x0F;
  found[9] = 0x27;
  const Result<DecodedPicture> decoded = DecodePicture(tiff, Limits{});
  ASSERT_FALSE(decoded.ok()) << decoded->incomplete;
  EXPECT_EQ(decoded.error().code, "image-damaged");
}

TEST(Tiff, DirectoriesInACircleEnd) {
  Bytes tiff = MakeTiff({Pattern({8, 8})});
  const std::size_t directory = static_cast<std::size_t>(*ReadLittleEndian(tiff, 4, 4));
  const std::size_t entries = static_cast<std::size_t>(*ReadLittleEndian(tiff, directory, 2));
  const Bytes itself = LittleEndian(directory, 4);
  std::ranges::copy(itself,
                    tiff.begin() + static_cast<std::ptrdiff_t>(directory + 2 + 12 * entries));
  const Result<DecodedPicture> decoded = DecodePicture(tiff, Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->incomplete_code, "image-damaged");
}

}  // namespace
}  // namespace brandlint
