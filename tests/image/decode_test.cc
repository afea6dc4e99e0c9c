// SPDX-License-Identifier: MIT
#include "core/image/decode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using std::string_view_literals::operator""sv;
using testing::HasSubstr;

struct RefusedCase {
  const char* name;
  std::string_view bytes;
  std::string_view code;
  std::string_view message;
};

void PrintTo(const RefusedCase& row, std::ostream* out) { *out << row.name; }

constexpr RefusedCase kRefused[] = {
    {"empty", ""sv, "file-empty", "the file is empty (0 bytes)"},
    // Not pictures, whatever they are called.
    {"text",
     "hello, world\n"sv,
     "format-unknown",
     "not a picture of a known format (looks like text)"},
    {"binary",
     "\x01\x02\x03\x04"sv,
     "format-unknown",
     "not a picture of a known format (looks like binary data)"},
    {"html",
     "<!DOCTYPE html><html></html>"sv,
     "format-unknown",
     "not a picture of a known format (looks like an HTML page)"},
    {"zip",
     "PK\x03\x04rest"sv,
     "format-unknown",
     "not a picture of a known format (looks like a ZIP archive)"},
    {"pdf",
     "%PDF-1.7"sv,
     "format-unknown",
     "not a picture of a known format (looks like a PDF document)"},
    {"one_byte",
     "\x89"sv,
     "format-unknown",
     "not a picture of a known format (looks like binary data)"},
    // Only a signature.
    {"png_signature", "\x89PNG\r\n\x1A\n"sv, "image-header", "no PNG header in 8 bytes (IHDR)"},
    {"jpeg_start", "\xFF\xD8\xFF"sv, "image-header", "no JPEG frame header in 3 bytes (SOF)"},
    {"gif_signature", "GIF89a"sv, "image-header", "no GIF header in 6 bytes"},
    {"webp_signature",
     "RIFF\0\0\0\0WEBP"sv,
     "image-header",
     "no WebP header in 12 bytes (status 3)"},
    {"svg_start", "<svg"sv, "image-header", "XML is not well-formed at byte 0: a tag does not end"},
};

class RefusedTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedTest, SaysWhy) {
  const auto& [name, bytes, code, message] = GetParam();
  const Result<PictureHeader> header = ProbePicture(AsBytes(bytes), Limits{});
  ASSERT_FALSE(header.ok());
  EXPECT_EQ(header.error().code, code);
  EXPECT_EQ(header.error().message, message);
  const Result<DecodedPicture> decoded = DecodePicture(AsBytes(bytes), Limits{});
  ASSERT_FALSE(decoded.ok());
  EXPECT_EQ(decoded.error(), header.error());
}

INSTANTIATE_TEST_SUITE_P(, RefusedTest, testing::ValuesIn(kRefused), [](const auto& row) {
  return std::string(row.param.name);
});

// A PNG of nothing but a header.
Bytes PngHeader(std::uint32_t width, std::uint32_t height) {
  Bytes header = BigEndian(width, 4);
  Append(BigEndian(height, 4), header);
  Append({8, 6, 0, 0, 0}, header);
  Bytes bytes = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  Append(PngChunk("IHDR", header), bytes);
  return bytes;
}

TEST(DecodePicture, RefusesTooLongASideBeforePixels) {
  const Result<DecodedPicture> decoded = DecodePicture(PngHeader(60000, 60000), Limits{});
  ASSERT_FALSE(decoded.ok());
  EXPECT_EQ(decoded.error().code, "limit-picture-side-px");
  EXPECT_EQ(decoded.error().message,
            "60000 x 60000 px is more than the limit of 32767 px a side (picture_side_px)");
}

TEST(DecodePicture, RefusesTooManyPixelsBeforePixels) {
  const Result<DecodedPicture> decoded = DecodePicture(PngHeader(20000, 20000), Limits{});
  ASSERT_FALSE(decoded.ok());
  EXPECT_EQ(decoded.error().code, "limit-picture-pixels");
  EXPECT_EQ(decoded.error().message,
            "20000 x 20000 px is more than the limit of 64000000 pixels (picture_pixels)");
}

TEST(DecodePicture, LimitsAreInclusive) {
  const Bytes png = MakePng({.size = {9, 7}});
  Limits limits;
  limits.picture_pixels = 63;
  limits.picture_side_px = 9;
  EXPECT_TRUE(DecodePicture(png, limits).ok());
  limits.picture_pixels = 62;
  EXPECT_FALSE(DecodePicture(png, limits).ok());
  limits.picture_pixels = 63;
  limits.picture_side_px = 8;
  EXPECT_FALSE(DecodePicture(png, limits).ok());
}

TEST(DecodePicture, RefusesHeadersWithoutPixels) {
  for (const auto& [width, height] : {std::pair{0U, 5U}, {5U, 0U}, {0x80000000U, 5U}}) {
    const Result<DecodedPicture> decoded = DecodePicture(PngHeader(width, height), Limits{});
    ASSERT_FALSE(decoded.ok());
    EXPECT_EQ(decoded.error().code, "image-header") << width << " x " << height;
  }
}

TEST(DecodePicture, GoesByContentNotByName) {
  EXPECT_EQ(ProbePicture(MakeJpeg(Gradient({8, 8})), Limits{})->format, "jpeg");
  EXPECT_EQ(ProbePicture(MakePng({}), Limits{})->format, "png");
  EXPECT_EQ(ProbePicture(MakeBmp(Pattern({3, 2})), Limits{})->format, "bmp");
}

TEST(PictureDecoders, EachHasItsOwnNameAndMediaType) {
  std::set<std::string_view> formats, media_types;
  for (const PictureDecoder* decoder : PictureDecoders()) {
    EXPECT_TRUE(formats.insert(decoder->format).second) << decoder->format;
    EXPECT_TRUE(media_types.insert(decoder->media_type).second) << decoder->media_type;
    EXPECT_FALSE(decoder->endings.empty());
  }
  EXPECT_EQ(formats,
            (std::set<std::string_view>{"avif",
                                        "bmp",
                                        "gif",
                                        "heic",
                                        "icns",
                                        "ico",
                                        "jp2",
                                        "jpeg",
                                        "jxl",
                                        "png",
                                        "svg",
                                        "tiff",
                                        "webp"}));
}

TEST(EncodePng, ComesBackAsItWas) {
  for (const Size size : {Size{1, 1}, Size{1, 300}, Size{64, 3}}) {
    const Picture picture = FadingPattern(size);
    const Result<DecodedPicture> decoded = DecodePicture(EncodePng(picture), Limits{});
    ASSERT_TRUE(decoded.ok());
    EXPECT_TRUE(decoded->whole);
    EXPECT_EQ(LargestDifference(decoded->frames.front(), picture), 0);
  }
}

TEST(EncodePng, WritesNothingButPixels) {
  const Bytes png = EncodePng(Pattern({20, 20}));
  std::string chunks;
  std::size_t at = 8;
  while (const auto length = ReadBigEndian(png, at, 4)) {
    chunks += std::string(AsText(ByteView(png).subspan(at + 4, 4))) + " ";
    at += static_cast<std::size_t>(*length) + 12;
  }
  EXPECT_EQ(chunks, "IHDR sRGB IDAT IEND ");
}

}  // namespace
}  // namespace brandlint
