// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

// Where a marker's segment begins: behind its length.
std::size_t SegmentOf(const Bytes& stream, std::string_view marker) {
  const auto found = std::ranges::search(stream, AsBytes(marker));
  EXPECT_FALSE(found.empty());
  return static_cast<std::size_t>(found.begin() - stream.begin()) + 4;
}
constexpr std::string_view kSiz = "\xff\x51", kCod = "\xff\x52", kSot = "\xff\x90";

Bytes With(Bytes stream, std::size_t at, const Bytes& bytes) {
  std::ranges::copy(bytes, stream.begin() + static_cast<std::ptrdiff_t>(at));
  return stream;
}

std::string CodeOf(const Bytes& bytes, const Limits& limits = {}) {
  const auto header = ProbePicture(bytes, limits);
  return header ? "" : header.error().code;
}

TEST(Jpeg2000, GivesThePicture) {
  for (const bool boxed : {false, true}) {
    for (const Size size : {Size{64, 48}, Size{1, 1}, Size{300, 17}}) {
      const Picture picture = FadingPattern(size);
      const Bytes bytes = MakeJpeg2000(picture, {.boxed = boxed, .levels = size.width > 9 ? 4 : 0});
      const auto header = ProbePicture(bytes, Limits{});
      ASSERT_TRUE(header.ok()) << header.error().message;
      EXPECT_EQ(header->format, "jp2");
      EXPECT_EQ(header->size, size);
      const auto decoded = DecodePicture(bytes, Limits{});
      ASSERT_TRUE(decoded.ok()) << decoded.error().message;
      EXPECT_TRUE(decoded->whole) << decoded->incomplete;
      ASSERT_EQ(decoded->frames.size(), 1U);
      EXPECT_EQ(LargestDifference(decoded->frames[0], picture), 0);
    }
  }
}

TEST(Jpeg2000, PutsTilesTogether) {
  const Picture picture = FadingPattern({100, 70});
  const auto decoded = DecodePicture(MakeJpeg2000(picture, {.tile_px = 32}), Limits{});
  ASSERT_TRUE(decoded.ok()) << decoded.error().message;
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  EXPECT_EQ(LargestDifference(decoded->frames[0], picture), 0);
}

TEST(Jpeg2000, GivesALossyPicture) {
  const Picture picture = Gradient({128, 96});
  const auto decoded = DecodePicture(MakeJpeg2000(picture, {.lossless = false}), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(decoded->whole) << decoded->incomplete;
  EXPECT_LE(LargestDifference(decoded->frames[0], picture), 24);
}

TEST(Jpeg2000, KnowsGreyAndColoursOfHalfTheSize) {
  const Picture picture = Plain({33, 21}, 200, 40, 90);
  for (const bool boxed : {false, true}) {
    const auto grey =
        DecodePicture(MakeJpeg2000(picture, {.boxed = boxed, .alpha = false, .grey = true}), {});
    ASSERT_TRUE(grey.ok());
    EXPECT_EQ(LargestDifference(grey->frames[0], Plain({33, 21}, 200, 200, 200)), 0);
  }
  const auto ycc = DecodePicture(
      MakeJpeg2000(picture, {.boxed = true, .alpha = false, .halved = true}), Limits{});
  ASSERT_TRUE(ycc.ok());
  EXPECT_LE(LargestDifference(ycc->frames[0], picture), 2);
}

TEST(Jpeg2000, IsNeverTakenForWholeWhenItIsCut) {
  for (const bool boxed : {false, true}) {
    const Bytes whole = MakeJpeg2000(Gradient({64, 48}), {.boxed = boxed, .tile_px = 32});
    bool partly = false;
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const auto decoded = DecodePicture(ByteView(whole).first(size), Limits{});
      EXPECT_FALSE(decoded.ok() && decoded->whole) << size;
      partly = partly || decoded.ok();
    }
    EXPECT_TRUE(partly);  // what is there is shown
  }
}

TEST(Jpeg2000, TellsThatATileIsMissing) {
  const Bytes whole = MakeJpeg2000(Gradient({64, 32}), {.tile_px = 32});
  const std::size_t tile = SegmentOf(whole, kSot) - 4;
  const auto length = ReadBigEndian(whole, tile + 6, 4);
  ASSERT_TRUE(length);
  Bytes without = whole;
  without.erase(without.begin() + static_cast<std::ptrdiff_t>(tile),
                without.begin() + static_cast<std::ptrdiff_t>(tile + *length));
  const auto decoded = DecodePicture(without, Limits{});
  EXPECT_FALSE(decoded.ok() && decoded->whole);
}

TEST(Jpeg2000, HoldsToTheLimits) {
  Limits limits;
  limits.jpeg2000_pixels = 63 * 64;
  const Bytes bytes = MakeJpeg2000(Gradient({64, 64}));
  EXPECT_EQ(CodeOf(bytes, limits), "limit-jpeg2000-pixels");
  limits = {};
  limits.jpeg2000_parts = 10;
  EXPECT_EQ(CodeOf(bytes, limits), "limit-jpeg2000-parts");
  limits = {};
  limits.picture_side_px = 63;
  EXPECT_EQ(CodeOf(bytes, limits), "limit-picture-side-px");
}

// Little that becomes much: each of these is a few hundred bytes.
TEST(Jpeg2000, RefusesWhatIsMadeToBeSlow) {
  const Bytes bytes = MakeJpeg2000(Gradient({64, 64}));
  const std::size_t siz = SegmentOf(bytes, kSiz), cod = SegmentOf(bytes, kCod);
  const Bytes wide = With(bytes, siz + 2, {0, 0, 0x0f, 0, 0, 0, 0x0f, 0});  // 3840 x 3840
  EXPECT_EQ(CodeOf(wide), "");
  // Tiles of one pixel, and of 16, of which each costs the same.
  EXPECT_EQ(CodeOf(With(wide, siz + 18, {0, 0, 0, 1, 0, 0, 0, 1})), "limit-jpeg2000-parts");
  EXPECT_EQ(CodeOf(With(wide, siz + 18, {0, 0, 0, 16, 0, 0, 0, 16})), "limit-jpeg2000-parts");
  // 65,535 layers; blocks of 4 x 4.
  EXPECT_EQ(CodeOf(With(wide, cod + 2, {0xff, 0xff})), "limit-jpeg2000-parts");
  EXPECT_EQ(CodeOf(With(wide, cod + 6, {0, 0})), "limit-jpeg2000-parts");
}

TEST(Jpeg2000, TellsWhatIsNotDecoded) {
  const Bytes bytes = MakeJpeg2000(Gradient({64, 64}));
  const std::size_t siz = SegmentOf(bytes, kSiz), cod = SegmentOf(bytes, kCod);
  const auto why = [](const Bytes& changed) { return ProbePicture(changed, {}).error().message; };
  EXPECT_THAT(why(With(bytes, siz + 36, {37})), HasSubstr("38 bits a component"));
  EXPECT_THAT(why(With(bytes, siz + 37, {0})), HasSubstr("a component without samples"));
  EXPECT_THAT(why(With(bytes, siz + 34, {0xff})), HasSubstr("components"));
  EXPECT_THAT(why(With(bytes, siz + 2, {0x80})), HasSubstr("ends at"));
  EXPECT_THAT(why(With(bytes, siz + 2, {0, 0, 0, 0})), HasSubstr("cannot be"));
  EXPECT_THAT(why(With(bytes, cod + 5, {33})), HasSubstr("a coding style that cannot be"));
  EXPECT_THAT(why(With(bytes, cod + 2, {0, 0})), HasSubstr("a coding style that cannot be"));
  const Bytes file = MakeJpeg2000(Gradient({64, 64}), {.boxed = true});
  const auto colours = std::ranges::search(file, AsBytes("colr"));
  const auto at = static_cast<std::size_t>(colours.begin() - file.begin()) + 4;
  EXPECT_THAT(why(With(file, at + 3, {0, 0, 0, 12})), HasSubstr("colours of kind 12"));
}

}  // namespace
}  // namespace brandlint
