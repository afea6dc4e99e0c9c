// SPDX-License-Identifier: MIT
// Windows and macOS icons: several images in one file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

Bytes MakeIco(const std::vector<Bytes>& images, int kind = 1) {
  Bytes file = LittleEndian(0, 2), content;
  Append(LittleEndian(static_cast<std::uint64_t>(kind), 2), file);
  Append(LittleEndian(images.size(), 2), file);
  for (const Bytes& image : images) {
    Append(Bytes(8), file);  // sides and depth, which are not believed
    Append(LittleEndian(image.size(), 4), file);
    Append(LittleEndian(6 + 16 * images.size() + content.size(), 4), file);
    Append(image, content);
  }
  Append(content, file);
  return file;
}

// A BMP without file header, of 24 or 32 bits, from the bottom, with a mask that makes the pixels
// of column `hidden` transparent.
Bytes MakeIconBitmap(const Picture& picture, int bits, int hidden = -1) {
  const auto [width, height] = picture.size;
  Bytes bytes = LittleEndian(40, 4);
  Append(LittleEndian(static_cast<std::uint64_t>(width), 4), bytes);
  Append(LittleEndian(static_cast<std::uint64_t>(2 * height), 4), bytes);
  Append(LittleEndian(1, 2), bytes);
  Append(LittleEndian(static_cast<std::uint64_t>(bits), 2), bytes);
  Append(Bytes(24), bytes);
  for (int y = height - 1; y >= 0; --y) {
    const std::size_t row = bytes.size();
    for (int x = 0; x < width; ++x) {
      const std::uint8_t* const p = picture.rgba.data() + 4 * (y * width + x);
      Append({p[2], p[1], p[0]}, bytes);
      if (bits == 32) bytes.push_back(p[3]);
    }
    while ((bytes.size() - row) % 4 != 0) bytes.push_back(0);
  }
  for (int y = 0; y < height; ++y) {
    Bytes row;
    for (int x = 0; x < (width + 31) / 32 * 32; x += 8)
      row.push_back(
          static_cast<std::uint8_t>(hidden / 8 * 8 == x && hidden >= 0 ? 0x80 >> hidden % 8 : 0));
    Append(row, bytes);
  }
  return bytes;
}

Bytes MakeIcns(const std::vector<std::pair<std::string_view, Bytes>>& elements) {
  Bytes content;
  for (const auto& [type, bytes] : elements) {
    Append(Bytes(type.begin(), type.end()), content);
    Append(BigEndian(bytes.size() + 8, 4), content);
    Append(bytes, content);
  }
  Bytes file = {'i', 'c', 'n', 's'};
  Append(BigEndian(content.size() + 8, 4), file);
  Append(content, file);
  return file;
}

// Channels one after the other: `literal` packs nothing, else as runs of one colour each.
Bytes PackChannels(const Picture& picture, std::vector<std::size_t> channels, bool literal) {
  Bytes packed;
  const std::size_t pixels = picture.rgba.size() / 4;
  for (const std::size_t channel : channels) {
    for (std::size_t i = 0; i < pixels;) {
      const std::uint8_t value = picture.rgba[4 * i + channel];
      std::size_t count = 1;
      while (!literal && i + count < pixels && count < 130 &&
             picture.rgba[4 * (i + count) + channel] == value)
        ++count;
      if (count >= 3) {
        Append({static_cast<std::uint8_t>(count + 125), value}, packed);
      } else {
        count = 1;
        Append({0, value}, packed);
      }
      i += count;
    }
  }
  return packed;
}

DecodedPicture Decoded(const Bytes& bytes, const Limits& limits = {}) {
  Result<DecodedPicture> decoded = DecodePicture(bytes, limits);
  EXPECT_TRUE(decoded.ok()) << decoded.error().message;
  return decoded ? *std::move(decoded) : DecodedPicture{.header = {}, .frames = {{}}};
}

TEST(Ico, GivesEveryImageTheLargestFirst) {
  const Picture small = Pattern({16, 16}), large = FadingPattern({48, 40});
  const DecodedPicture decoded =
      Decoded(MakeIco({MakeIconBitmap(small, 24), EncodePng(large), MakeIconBitmap(large, 32)}));
  EXPECT_EQ(decoded.header.format, "ico");
  EXPECT_EQ(decoded.header.size, (Size{48, 40}));
  EXPECT_EQ(decoded.header.frames, 3);
  EXPECT_TRUE(decoded.whole) << decoded.incomplete;
  // The PNG and the BMP show the same.
  ASSERT_EQ(decoded.frames.size(), 2U);
  EXPECT_EQ(LargestDifference(decoded.frames[0], large), 0);
  EXPECT_EQ(LargestDifference(decoded.frames[1], small), 0);
}

TEST(Ico, HasAMaskWhereThereIsNoAlpha) {
  const Picture picture = Pattern({20, 9});
  Picture expected = picture;
  for (std::size_t i = 0; i < expected.rgba.size(); i += 4) {
    if (i / 4 % 20 == 11) expected.rgba[i + 3] = 0;
  }
  EXPECT_EQ(
      LargestDifference(Decoded(MakeIco({MakeIconBitmap(picture, 24, 11)})).frames[0], expected),
      0);
  // With alpha, the mask says nothing; alpha that is 0 everywhere is none.
  EXPECT_EQ(
      LargestDifference(Decoded(MakeIco({MakeIconBitmap(picture, 32, 11)})).frames[0], picture), 0);
  Picture without = picture;
  for (std::size_t i = 3; i < without.rgba.size(); i += 4) without.rgba[i] = 0;
  EXPECT_EQ(
      LargestDifference(Decoded(MakeIco({MakeIconBitmap(without, 32, 11)})).frames[0], expected),
      0);
}

TEST(Ico, TellsWhichImageCannotBeDrawn) {
  const Picture picture = Pattern({16, 16});
  Bytes cut = EncodePng(picture);
  cut.resize(cut.size() - 20);
  const DecodedPicture decoded = Decoded(MakeIco({EncodePng(picture), cut}, 2));
  EXPECT_EQ(decoded.frames.size(), 1U);
  EXPECT_FALSE(decoded.whole);
  EXPECT_THAT(decoded.incomplete, HasSubstr("image 2: "));
  Bytes far = MakeIco({EncodePng(picture), EncodePng(picture)});
  far[6 + 16 + 13] = 0xff;  // the second's offset
  EXPECT_THAT(Decoded(far).incomplete, HasSubstr("image 2: lies beyond the end of the file"));
  EXPECT_FALSE(DecodePicture(MakeIco({cut}), Limits{}).ok());
  EXPECT_EQ(ProbePicture(MakeIco({Bytes(50, 7)}), Limits{}).error().code, "image-header");
  EXPECT_EQ(ProbePicture(MakeIco({}), Limits{}).error().code, "format-unknown");
}

TEST(Ico, HoldsToTheLimits) {
  Limits limits;
  limits.picture_frames = 2;
  std::vector<Bytes> images;
  for (int side = 16; side < 22; ++side) images.push_back(EncodePng(Pattern({side, side})));
  const DecodedPicture decoded = Decoded(MakeIco(images), limits);
  EXPECT_EQ(decoded.frames.size(), 2U);
  EXPECT_EQ(decoded.frames[0].size, (Size{21, 21}));
  EXPECT_EQ(decoded.incomplete_code, "image-frames-skipped");
  limits = {};
  limits.picture_side_px = 40;
  const Bytes wide = MakeIco({EncodePng(Pattern({41, 1})), EncodePng(Pattern({16, 16}))});
  EXPECT_EQ(Decoded(wide, limits).incomplete_code, "limit-picture-side-px");
}

TEST(Icns, ReadsFilesAndPackedChannels) {
  const Picture large = FadingPattern({64, 64}), small = Pattern({32, 32});
  Picture masked = Plain({16, 16}, 9, 200, 77);
  Bytes mask;
  for (std::size_t i = 0; i < 256; ++i)
    mask.push_back(masked.rgba[4 * i + 3] = static_cast<std::uint8_t>(i));
  Bytes argb = {'A', 'R', 'G', 'B'};
  Append(PackChannels(small, {3, 0, 1, 2}, true), argb);
  const DecodedPicture decoded = Decoded(MakeIcns({{"TOC ", Bytes(16)},
                                                   {"ic12", EncodePng(large)},
                                                   {"ic05", argb},
                                                   {"is32", PackChannels(masked, {0, 1, 2}, false)},
                                                   {"s8mk", mask}}));
  EXPECT_EQ(decoded.header.format, "icns");
  EXPECT_EQ(decoded.header.size, (Size{64, 64}));
  EXPECT_TRUE(decoded.whole) << decoded.incomplete;
  ASSERT_EQ(decoded.frames.size(), 3U);
  EXPECT_EQ(LargestDifference(decoded.frames[0], large), 0);
  EXPECT_EQ(LargestDifference(decoded.frames[1], small), 0);
  EXPECT_EQ(LargestDifference(decoded.frames[2], masked), 0);
}

TEST(Icns, ReadsJpeg2000InAFileAndBare) {
  const Picture large = FadingPattern({64, 64}), small = FadingPattern({32, 32});
  const DecodedPicture decoded = Decoded(
      MakeIcns({{"ic09", MakeJpeg2000(large, {.boxed = true})}, {"ic08", MakeJpeg2000(small)}}));
  EXPECT_EQ(decoded.header.size, (Size{64, 64}));
  EXPECT_TRUE(decoded.whole) << decoded.incomplete;
  ASSERT_EQ(decoded.frames.size(), 2U);
  EXPECT_EQ(LargestDifference(decoded.frames[0], large), 0);
  EXPECT_EQ(LargestDifference(decoded.frames[1], small), 0);
}

TEST(Icns, LooksAtVariantsToo) {
  const Picture light = Pattern({32, 32}), dark = Plain({32, 32}, 10, 10, 10);
  const DecodedPicture decoded = Decoded(MakeIcns(
      {{"ic11", EncodePng(light)}, {"\xFD\xD9\x2F\xA8", MakeIcns({{"ic11", EncodePng(dark)}})}}));
  ASSERT_EQ(decoded.frames.size(), 2U);
  EXPECT_EQ(LargestDifference(decoded.frames[1], dark), 0);
}

TEST(Icns, TellsWhatIsNotDecoded) {
  const Bytes png = EncodePng(Pattern({32, 32}));
  const auto why = [&](std::string_view type, const Bytes& bytes) {
    return Decoded(MakeIcns({{"ic11", png}, {type, bytes}})).incomplete;
  };
  Bytes cut_stream = MakeJpeg2000(Pattern({32, 32}));
  cut_stream.resize(cut_stream.size() - 9);
  EXPECT_THAT(why("ic09", cut_stream), HasSubstr("image ic09: the JPEG 2000 data ends early"));
  EXPECT_EQ(why("ic09", {0xff, 0x4f, 0xff, 0x51, 0, 4}),
            "image ic09: damaged JPEG 2000: it ends in its header");
  EXPECT_EQ(why("ICN#", Bytes(256)), "image ICN#: of a kind that is not decoded");
  EXPECT_EQ(why("is32", Bytes(10)), "image is32: its data end early");
  EXPECT_EQ(why("ic08", Bytes(10)), "image ic08: is neither PNG nor JPEG 2000");
  Bytes cut = MakeIcns({{"ic11", png}, {"ic12", png}});
  cut.resize(cut.size() - 3);
  EXPECT_EQ(Decoded(cut).incomplete, "image icns: is not all there");
  EXPECT_EQ(ProbePicture(MakeIcns({{"TOC ", {}}}), Limits{}).error().code, "image-header");
  EXPECT_FALSE(ProbePicture(Bytes{'i', 'c', 'n', 's'}, Limits{}).ok());
}

}  // namespace
}  // namespace brandlint
