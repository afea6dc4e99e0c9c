// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

struct BmpSpec {
  std::int32_t width = 2;
  std::int32_t height = 2;  // negative: top down
  int bits = 24;
  std::uint32_t compression = 0;
  std::vector<Rgb> palette = {};
  std::vector<std::uint32_t> masks = {};
  Bytes pixels = {};
};

// A file with the 40-byte header of Windows; masks and palette follow it.
Bytes Make(const BmpSpec& spec) {
  Bytes rest;
  for (const std::uint32_t mask : spec.masks) Append(LittleEndian(mask, 4), rest);
  for (const Rgb& colour : spec.palette) {
    Append({colour.blue, colour.green, colour.red, 0}, rest);
  }
  Bytes bytes = {'B', 'M'};
  Append(LittleEndian(54 + rest.size() + spec.pixels.size(), 4), bytes);
  Append(LittleEndian(0, 4), bytes);
  Append(LittleEndian(54 + rest.size(), 4), bytes);
  Append(LittleEndian(40, 4), bytes);
  Append(LittleEndian(static_cast<std::uint32_t>(spec.width), 4), bytes);
  Append(LittleEndian(static_cast<std::uint32_t>(spec.height), 4), bytes);
  Append(LittleEndian(1, 2), bytes);
  Append(LittleEndian(static_cast<std::uint64_t>(spec.bits), 2), bytes);
  Append(LittleEndian(spec.compression, 4), bytes);
  Append(Bytes(12), bytes);
  Append(LittleEndian(spec.palette.size(), 4), bytes);
  Append(Bytes(4), bytes);
  Append(rest, bytes);
  Append(spec.pixels, bytes);
  return bytes;
}

// Six hexadecimal digits a pixel, "--" for transparent, two more for alpha below 255.
std::vector<std::string> Colours(const Picture& picture) {
  std::vector<std::string> colours;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const std::uint8_t* const p = picture.rgba.data() + i;
    char text[16];
    std::snprintf(text,
                  sizeof(text),
                  p[3] == 255 ? "%02x%02x%02x" : "%02x%02x%02x.%02x",
                  static_cast<unsigned>(p[0]),
                  static_cast<unsigned>(p[1]),
                  static_cast<unsigned>(p[2]),
                  static_cast<unsigned>(p[3]));
    colours.emplace_back(text);
  }
  return colours;
}

const std::vector<Rgb> kPalette = {{1, 2, 3}, {0xAA, 0xBB, 0xCC}, {0xFF, 0, 0}, {0, 0xFF, 0}};
const std::string kP0 = "010203", kP1 = "aabbcc", kP2 = "ff0000", kP3 = "00ff00";
const std::string kNone = "000000.00";

struct BmpCase {
  const char* name;
  BmpSpec spec;
  std::vector<std::string> expected;  // from the top
};

void PrintTo(const BmpCase& row, std::ostream* out) { *out << row.name; }

// By hand, after "Bitmap Storage" and "Bitmap Compression" of the Windows documentation.
const BmpCase kCases[] = {
    {"bits_24_bottom_up",
     {.pixels = {1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0, 0}},
     {"090807", "0c0b0a", "030201", "060504"}},
    {"bits_24_top_down",
     {.height = -2, .pixels = {1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0, 0}},
     {"030201", "060504", "090807", "0c0b0a"}},
    {"padding_of_the_last_row_missing",
     {.pixels = {1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12}},
     {"090807", "0c0b0a", "030201", "060504"}},
    {"bits_1",
     {.width = 3,
      .height = 1,
      .bits = 1,
      .palette = {{1, 2, 3}, {0xAA, 0xBB, 0xCC}},
      .pixels = {0b10100000, 0, 0, 0}},
     {kP1, kP0, kP1}},
    {"bits_4",
     {.width = 3, .height = 1, .bits = 4, .palette = kPalette, .pixels = {0x23, 0x10, 0, 0}},
     {kP2, kP3, kP1}},
    {"bits_8",
     {.width = 3, .height = 1, .bits = 8, .palette = kPalette, .pixels = {2, 3, 0, 0}},
     {kP2, kP3, kP0}},
    {"bits_16_without_masks_is_555",
     {.width = 2, .height = 1, .bits = 16, .pixels = {0x1F, 0x7C, 0xE0, 0x03}},
     {"ff00ff", "00ff00"}},
    {"bits_16_masks_565",
     {.width = 2,
      .height = 1,
      .bits = 16,
      .compression = 3,
      .masks = {0xF800, 0x07E0, 0x001F},
      .pixels = {0x00, 0xF8, 0x10, 0x04}},
     {"ff0000", "008284"}},
    {"bits_32_forth_byte_is_no_alpha",
     {.width = 2, .height = 1, .bits = 32, .pixels = {3, 2, 1, 0, 6, 5, 4, 77}},
     {"010203", "040506"}},
    {"bits_32_masks_with_alpha",
     {.width = 2,
      .height = 1,
      .bits = 32,
      .compression = 6,
      .masks = {0xFF, 0xFF00, 0xFF0000, 0xFF000000},
      .pixels = {1, 2, 3, 255, 4, 5, 6, 128}},
     {"010203", "040506.80"}},
    {"bits_32_alpha_that_nobody_filled_in",
     {.width = 2,
      .height = 1,
      .bits = 32,
      .compression = 6,
      .masks = {0xFF, 0xFF00, 0xFF0000, 0xFF000000},
      .pixels = {1, 2, 3, 0, 4, 5, 6, 0}},
     {"010203", "040506"}},
    // Runs: count and index; 0 0 ends a row, 0 1 the bitmap, 0 2 moves, 0 n gives n one by one.
    {"rle8",
     {.width = 4,
      .height = 2,
      .bits = 8,
      .compression = 1,
      .palette = kPalette,
      .pixels = {3, 1, 1, 2, 0, 0, 0, 3, 3, 2, 1, 0, 1, 0, 0, 1}},
     {kP3, kP2, kP1, kP0, kP1, kP1, kP1, kP2}},
    {"rle8_moves_over_transparent",
     {.width = 3,
      .height = 2,
      .bits = 8,
      .compression = 1,
      .palette = kPalette,
      .pixels = {1, 1, 0, 2, 1, 1, 1, 2, 0, 1}},
     {kNone, kNone, kP2, kP1, kNone, kNone}},
    {"rle8_runs_past_the_row",
     {.width = 2,
      .height = 1,
      .bits = 8,
      .compression = 1,
      .palette = kPalette,
      .pixels = {255, 1, 255, 2, 0, 1}},
     {kP1, kP1}},
    {"rle4",
     {.width = 5,
      .height = 1,
      .bits = 4,
      .compression = 2,
      .palette = kPalette,
      .pixels = {3, 0x12, 0, 2, 9, 9, 0, 1}},
     {kP1, kP2, kP1, kNone, kNone}},
};

class BmpTest : public testing::TestWithParam<BmpCase> {};

TEST_P(BmpTest, Decodes) {
  const auto& [name, spec, expected] = GetParam();
  const Result<DecodedPicture> decoded = DecodePicture(Make(spec), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  EXPECT_EQ(Colours(decoded->frames.front()), expected);
}

INSTANTIATE_TEST_SUITE_P(, BmpTest, testing::ValuesIn(kCases), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(Bmp, HeaderOfOs2) {
  Bytes bmp = {'B', 'M'};
  Append(LittleEndian(0, 4), bmp);
  Append(LittleEndian(0, 4), bmp);
  Append(LittleEndian(14 + 12 + 6, 4), bmp);
  Append(LittleEndian(12, 4), bmp);
  for (const int value : {2, 1, 1, 1}) Append(LittleEndian(static_cast<unsigned>(value), 2), bmp);
  Append({3, 2, 1, 0xCC, 0xBB, 0xAA, 0b01000000, 0, 0, 0}, bmp);  // colours of three bytes
  const Result<DecodedPicture> decoded = DecodePicture(bmp, Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_EQ(Colours(decoded->frames.front()), (std::vector<std::string>{kP0, kP1}));
}

TEST(Bmp, ACutFileGivesTheRowsItHas) {
  const Bytes bmp = MakeBmp(Pattern({5, 4}));
  const Result<DecodedPicture> decoded =
      DecodePicture(ByteView(bmp).first(bmp.size() - 20), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->incomplete_code, "image-truncated");
  EXPECT_EQ(decoded->incomplete, "the BMP data ends early: 2 of 4 rows are there");
}

TEST(Bmp, AColourThatTheTableHasNotIsDamage) {
  const Result<DecodedPicture> decoded = DecodePicture(
      Make({.width = 1, .height = 1, .bits = 8, .palette = kPalette, .pixels = {4, 0, 0, 0}}),
      Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->incomplete_code, "image-damaged");
}

TEST(Bmp, RefusesWhatItDoesNotKnow) {
  for (const BmpSpec& spec : {BmpSpec{.bits = 7},
                              BmpSpec{.bits = 24, .compression = 1},
                              BmpSpec{.bits = 24, .compression = 4},
                              BmpSpec{.width = -1},
                              BmpSpec{.height = 0},
                              BmpSpec{.height = INT32_MIN}}) {
    const Result<PictureHeader> header = ProbePicture(Make(spec), Limits{});
    ASSERT_FALSE(header.ok());
    EXPECT_EQ(header.error().code, "image-header");
    EXPECT_THAT(header.error().message, HasSubstr("a BMP"));
  }
}

}  // namespace
}  // namespace brandlint
