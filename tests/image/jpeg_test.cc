// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

struct KindCase {
  const char* name;
  JpegSpec spec;
};

void PrintTo(const KindCase& row, std::ostream* out) { *out << row.name; }

constexpr KindCase kKinds[] = {
    {"baseline", {}},
    {"progressive", {.progressive = true}},
    {"grey", {.grey = true}},
    {"grey_progressive", {.progressive = true, .grey = true}},
    {"adobe_inks", {.inks = true}},
};

class JpegKindTest : public testing::TestWithParam<KindCase> {};

// Gradients survive quality 95 within a few levels; 8 is twice what was measured.
TEST_P(JpegKindTest, DecodesColours) {
  const JpegSpec& spec = GetParam().spec;
  for (const Size size : {Size{50, 37}, Size{1, 1}, Size{8, 64}}) {
    Picture expected = Gradient(size);
    for (std::size_t i = 0; spec.grey && i < expected.rgba.size(); i += 4) {
      expected.rgba[i + 1] = expected.rgba[i + 2] = expected.rgba[i];
    }
    const Result<DecodedPicture> decoded = DecodePicture(MakeJpeg(Gradient(size), spec), Limits{});
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
    EXPECT_LE(LargestDifference(decoded->frames.front(), expected), 8);
  }
}

// A cut at every byte behind the frame header: rows or an error, but never a whole picture.
TEST_P(JpegKindTest, ACutFileIsNeverWhole) {
  const Bytes jpeg = MakeJpeg(Gradient({40, 40}), GetParam().spec);
  for (std::size_t size = 0; size < jpeg.size(); ++size) {
    const Result<DecodedPicture> decoded = DecodePicture(ByteView(jpeg).first(size), Limits{});
    ASSERT_TRUE(!decoded.ok() || !decoded->whole) << size << " of " << jpeg.size() << " bytes";
  }
}

INSTANTIATE_TEST_SUITE_P(, JpegKindTest, testing::ValuesIn(kKinds), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(Jpeg, ACutFileSaysHowMuchIsThere) {
  const Bytes jpeg = MakeJpeg(Pattern({64, 64}));
  const Result<DecodedPicture> half =
      DecodePicture(ByteView(jpeg).first(jpeg.size() / 2), Limits{});
  ASSERT_TRUE(half.ok());
  EXPECT_EQ(half->incomplete_code, "image-truncated");
  EXPECT_THAT(half->incomplete, HasSubstr(" of 64 rows are there"));

  const Bytes scans = MakeJpeg(Pattern({64, 64}), {.progressive = true});
  const Result<DecodedPicture> coarse =
      DecodePicture(ByteView(scans).first(scans.size() / 2), Limits{});
  ASSERT_TRUE(coarse.ok());
  EXPECT_THAT(coarse->incomplete, HasSubstr(" scans are there"));
}

TEST(Jpeg, AWarningIsDamage) {
  Bytes jpeg = MakeJpeg(Pattern({64, 64}));
  const std::size_t middle = jpeg.size() / 2;
  jpeg[middle] = 0xFF;  // a marker where none belongs
  jpeg[middle + 1] = 0xD3;
  const Result<DecodedPicture> decoded = DecodePicture(jpeg, Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_FALSE(decoded->whole);
  EXPECT_EQ(decoded->incomplete_code, "image-damaged");
}

TEST(Jpeg, BytesBehindTheEndAreFine) {
  Bytes jpeg = MakeJpeg(Gradient({20, 20}));
  Append(Bytes(100, 0x55), jpeg);
  const Result<DecodedPicture> decoded = DecodePicture(jpeg, Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
}

// A progressive JPEG whose last scan is repeated: each costs a walk over all coefficients.
TEST(Jpeg, RefusesMoreScansThanAnyEncoderWrites) {
  const Bytes jpeg = MakeJpeg(Gradient({16, 16}), {.progressive = true, .grey = true});
  std::size_t last_scan = 0;
  for (std::size_t i = 0; i + 1 < jpeg.size(); ++i) {
    if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xDA) last_scan = i;
  }
  const Bytes scan(jpeg.begin() + static_cast<std::ptrdiff_t>(last_scan), jpeg.end() - 2);
  Bytes many(jpeg.begin(), jpeg.end() - 2);
  for (int i = 0; i < 500; ++i) Append(scan, many);
  Append({0xFF, 0xD9}, many);
  const Result<DecodedPicture> decoded = DecodePicture(many, Limits{});
  ASSERT_FALSE(decoded.ok());
  EXPECT_EQ(decoded.error().message, "a JPEG with more scans than the limit of 100 (jpeg_scans)");
}

}  // namespace
}  // namespace brandlint
