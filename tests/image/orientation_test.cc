// SPDX-License-Identifier: MIT
#include "core/image/orientation.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

// The stored picture is  1 2 3   Each row says what has to be seen, after the drawings of
//                        4 5 6   CIPA DC-008 (Exif 2.32), figure 9.
struct OrientationCase {
  const char* name;
  int orientation;
  Size size;
  std::vector<std::uint8_t> seen;
};

void PrintTo(const OrientationCase& row, std::ostream* out) { *out << row.name; }

const OrientationCase kCases[] = {
    {"upright", 1, {3, 2}, {1, 2, 3, 4, 5, 6}},
    {"mirrored", 2, {3, 2}, {3, 2, 1, 6, 5, 4}},
    {"upside_down", 3, {3, 2}, {6, 5, 4, 3, 2, 1}},
    {"upside_down_mirrored", 4, {3, 2}, {4, 5, 6, 1, 2, 3}},
    {"transposed", 5, {2, 3}, {1, 4, 2, 5, 3, 6}},
    {"to_be_turned_clockwise", 6, {2, 3}, {4, 1, 5, 2, 6, 3}},
    {"transposed_along_the_other_diagonal", 7, {2, 3}, {6, 3, 5, 2, 4, 1}},
    {"to_be_turned_anticlockwise", 8, {2, 3}, {3, 6, 2, 5, 1, 4}},
};

class OrientationTest : public testing::TestWithParam<OrientationCase> {};

TEST_P(OrientationTest, TurnsPixels) {
  const auto& [name, orientation, size, seen] = GetParam();
  Picture stored{{3, 2}, Bytes(24)};
  for (std::uint8_t i = 0; i < 6; ++i) stored.rgba[4U * i] = static_cast<std::uint8_t>(i + 1);
  EXPECT_EQ(OrientedSize(stored.size, orientation), size);
  const Picture turned = Oriented(stored, orientation);
  EXPECT_EQ(turned.size, size);
  std::vector<std::uint8_t> values;
  for (std::size_t i = 0; i < turned.rgba.size(); i += 4) values.push_back(turned.rgba[i]);
  EXPECT_EQ(values, seen);
}

// The same through every format that can say so: what is decoded is the turned picture, and the
// header already knew its size.
TEST_P(OrientationTest, IsReadFromEveryFormat) {
  const int orientation = GetParam().orientation;
  const Picture sharp = Pattern({13, 8});
  const Picture smooth = Gradient({40, 24});
  struct Sample {
    const char* name;
    Bytes bytes;
    const Picture& stored;
    int tolerance;
  };
  const Sample samples[] = {
      {"png", WithPngChunk(EncodePng(sharp), "eXIf", ExifBlock(orientation)), sharp, 0},
      {"png, big endian",
       WithPngChunk(EncodePng(sharp), "eXIf", ExifBlock(orientation, false)),
       sharp,
       0},
      {"jpeg", WithJpegExif(MakeJpeg(smooth), orientation), smooth, 8},
      {"webp", WithWebpExif(MakeWebp(sharp, true), orientation), sharp, 0},
      {"tiff", MakeTiff({sharp}, {.orientation = orientation}), sharp, 0},
  };
  for (const auto& [name, bytes, stored, tolerance] : samples) {
    SCOPED_TRACE(name);
    const Result<PictureHeader> header = ProbePicture(bytes, Limits{});
    ASSERT_TRUE(header.ok());
    EXPECT_EQ(header->size, OrientedSize(stored.size, orientation));
    const Result<DecodedPicture> decoded = DecodePicture(bytes, Limits{});
    ASSERT_TRUE(decoded.ok());
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
    EXPECT_LE(LargestDifference(decoded->frames.front(), Oriented(stored, orientation)), tolerance);
  }
}

INSTANTIATE_TEST_SUITE_P(, OrientationTest, testing::ValuesIn(kCases), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(ExifOrientation, WithAndWithoutPrefix) {
  Bytes prefixed = {'E', 'x', 'i', 'f', 0, 0};
  Append(ExifBlock(6), prefixed);
  EXPECT_EQ(ExifOrientation(prefixed), 6);
  EXPECT_EQ(ExifOrientation(ExifBlock(6)), 6);
}

TEST(ExifOrientation, NonsenseIsUpright) {
  EXPECT_EQ(ExifOrientation({}), 1);
  EXPECT_EQ(ExifOrientation(AsBytes("II")), 1);
  EXPECT_EQ(ExifOrientation(ExifBlock(0)), 1);
  EXPECT_EQ(ExifOrientation(ExifBlock(9)), 1);
  const Bytes block = ExifBlock(6);
  constexpr std::size_t kValueEnd = 20;
  for (std::size_t size = 0; size < kValueEnd; ++size) {
    EXPECT_EQ(ExifOrientation(ByteView(block).first(size)), 1) << size << " bytes";
  }
  Bytes far_away = block;
  far_away[7] = 0xFF;  // the directory lies behind the end
  EXPECT_EQ(ExifOrientation(far_away), 1);
  Bytes other_type = block;
  other_type[12] = 4;  // LONG
  EXPECT_EQ(ExifOrientation(other_type), 1);
}

}  // namespace
}  // namespace brandlint
