// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "core/image/decode.h"
#include "core/image/heif_references.h"
#include "tests/image/make_pictures.h"

namespace brandlint {
namespace {

using testing::HasSubstr;

// glibc's malloc, which a sanitizer replaces.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kMemoryCanBeFilled = false;
#elif defined(__has_feature)
constexpr bool kMemoryCanBeFilled =
    !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool kMemoryCanBeFilled = true;
#endif

class HeifTest : public testing::TestWithParam<bool> {
 protected:
  static std::string Format() { return GetParam() ? "heic" : "avif"; }
  static Bytes Make(const std::vector<Picture>& pictures) { return MakeHeif(pictures, GetParam()); }
};

TEST_P(HeifTest, GivesThePicture) {
  for (const Size size : {Size{64, 48}, Size{33, 17}}) {
    const Picture picture = Gradient(size);
    const Bytes bytes = Make({picture});
    const auto header = ProbePicture(bytes, Limits{});
    ASSERT_TRUE(header.ok()) << header.error().message;
    EXPECT_EQ(header->format, Format());
    EXPECT_EQ(header->size, size);
    EXPECT_EQ(header->frames, 1);
    const auto decoded = DecodePicture(bytes, Limits{});
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_TRUE(decoded->whole) << decoded->incomplete;
    EXPECT_LE(LargestDifference(decoded->frames[0], picture), 24);
  }
}

TEST_P(HeifTest, KeepsAlphaStraight) {
  Picture picture = Plain({32, 32}, 200, 40, 90);
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
    picture.rgba[i] = i / 4 % 32 < 16 ? 0 : 255;
  const auto decoded = DecodePicture(Make({picture}), Limits{});
  ASSERT_TRUE(decoded.ok());
  const Bytes& rgba = decoded->frames[0].rgba;
  EXPECT_LE(rgba[4 * (16 * 32 + 4) + 3], 8);
  EXPECT_GE(rgba[4 * (16 * 32 + 28) + 3], 247);
  EXPECT_NEAR(rgba[4 * (16 * 32 + 28)], 200, 12);
}

TEST_P(HeifTest, GivesEveryImage) {
  const Picture one = Gradient({40, 40}), two = Plain({24, 24}, 10, 200, 10);
  const auto decoded = DecodePicture(Make({one, two}), Limits{});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->header.frames, 2);
  EXPECT_EQ(decoded->header.size, (Size{40, 40}));
  ASSERT_EQ(decoded->frames.size(), 2U);
  EXPECT_NEAR(decoded->frames[1].rgba[1], 200, 12);
}

TEST_P(HeifTest, IsNeverTakenForWholeWhenItIsCut) {
  const Bytes whole = Make({Gradient({64, 48})});
  for (std::size_t size = 0; size < whole.size(); size += whole.size() < 400 ? 1U : 7U) {
    const auto decoded = DecodePicture(ByteView(whole).first(size), Limits{});
    EXPECT_FALSE(decoded.ok() && decoded->whole) << size;
  }
}

TEST_P(HeifTest, HoldsToTheLimits) {
  Limits limits;
  limits.picture_side_px = 63;
  EXPECT_EQ(ProbePicture(Make({Gradient({64, 8})}), limits).error().code, "limit-picture-side-px");
}

INSTANTIATE_TEST_SUITE_P(Codec, HeifTest, testing::Bool(), [](const auto& row) {
  return row.param ? "heic" : "avif";
});

// A grid whose tile is smaller than it: found by fuzzing. Whatever memory held before, the answer
// is the same, and it is not that the picture is whole.
TEST(Heif, DoesNotShowWhatNothingWasDrawnIn) {
  const std::string file = "tests/fuzz/corpus/heic/uncovered.heic";
  std::ifstream in(file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  ASSERT_FALSE(bytes.empty()) << file;
  for (int i = 0; i < 5; ++i) {
    const std::vector<Bytes> dirt(50, Bytes(1000 + 997 * static_cast<std::size_t>(i), 7));
    const auto decoded = DecodePicture(AsBytes(bytes), Limits{});
    EXPECT_EQ(decoded.ok(), !kMemoryCanBeFilled);
  }
}

TEST(Heif, SaysThatAnAnimationWasNotExamined) {
  for (const bool hevc : {true, false}) {
    Bytes bytes = MakeHeif({Gradient({16, 16})}, hevc);
    Append({0, 0, 0, 8, 'm', 'o', 'o', 'v'}, bytes);
    const auto decoded = DecodePicture(bytes, Limits{});
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->incomplete_code, "image-frames-skipped");
  }
}

// iref of 16-bit ids: type, from, to...
Bytes References(const std::vector<std::tuple<std::string, int, std::vector<int>>>& all) {
  Bytes iref(4);
  for (const auto& [type, from, to] : all) {
    Append(BigEndian(12 + 2 * to.size(), 4), iref);
    Append(Bytes(type.begin(), type.end()), iref);
    Append(BigEndian(static_cast<std::uint64_t>(from), 2), iref);
    Append(BigEndian(to.size(), 2), iref);
    for (const int id : to) Append(BigEndian(static_cast<std::uint64_t>(id), 2), iref);
  }
  return iref;
}

TEST(HeifReferences, MayBeAGridWithAlphaAndAThumbnail) {
  std::vector<int> tiles;
  for (int i = 10; i < 500; ++i) tiles.push_back(i);
  EXPECT_FALSE(WhatIsWrongWithReferences(
      References({{"dimg", 1, tiles}, {"auxl", 2, {1}}, {"thmb", 3, {1}}, {"cdsc", 4, {1}}})));
  EXPECT_FALSE(WhatIsWrongWithReferences({}));
  EXPECT_FALSE(WhatIsWrongWithReferences(Bytes(4)));
}

TEST(HeifReferences, MayNotGoRoundInCirclesOrTooFar) {
  EXPECT_TRUE(WhatIsWrongWithReferences(References({{"dimg", 1, {1}}})));
  EXPECT_TRUE(WhatIsWrongWithReferences(References({{"auxl", 1, {1}}})));
  EXPECT_TRUE(WhatIsWrongWithReferences(
      References({{"dimg", 1, {2}}, {"dimg", 2, {3}}, {"dimg", 3, {1}}})));
  std::vector<std::tuple<std::string, int, std::vector<int>>> chain, fan;
  for (int i = 0; i < 9; ++i) chain.push_back({"dimg", i, {i + 1}});
  EXPECT_TRUE(WhatIsWrongWithReferences(References(chain)));
  chain.pop_back();
  EXPECT_FALSE(WhatIsWrongWithReferences(References(chain)));
  // Four layers of ten are ten thousand.
  for (int i = 0; i < 4; ++i) fan.push_back({"dimg", i, std::vector<int>(10, i + 1)});
  EXPECT_TRUE(WhatIsWrongWithReferences(References(fan)));
  fan.pop_back();
  EXPECT_FALSE(WhatIsWrongWithReferences(References(fan)));
}

TEST(HeifReferences, TakeAnyBytes) {
  const Bytes whole = References({{"dimg", 1, {2, 3}}, {"auxl", 4, {1}}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(WhatIsWrongWithReferences(ByteView(whole).first(size)));
}

TEST(Heif, IsNoFilm) {
  std::string film(
      "\0\0\0\x20"
      "ftypmp42\0\0\0\0"
      "mp42isomavif",
      28);
  film += std::string(40, '\0');
  const auto header = ProbePicture(AsBytes(film), Limits{});
  ASSERT_FALSE(header.ok());
  EXPECT_THAT(header.error().message, HasSubstr("an MP4 film"));
}

}  // namespace
}  // namespace brandlint
