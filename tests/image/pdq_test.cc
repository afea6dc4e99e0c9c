// SPDX-License-Identifier: MIT
#include "core/image/pdq.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "tests/image/make_pictures.h"
#include "tests/reference/pdq.h"

namespace brandlint {
namespace {

// Random blots of light and dark: something to see at every frequency.
Picture Blots(Size size, unsigned seed) {
  std::mt19937 random(seed);
  Picture picture = Plain(size, 128, 128, 128);
  for (int i = 0; i < 40; ++i) {
    const int width = 1 + static_cast<int>(random() % static_cast<unsigned>(size.width));
    const int height = 1 + static_cast<int>(random() % static_cast<unsigned>(size.height));
    const int x0 = static_cast<int>(random() % static_cast<unsigned>(size.width));
    const int y0 = static_cast<int>(random() % static_cast<unsigned>(size.height));
    const auto value = static_cast<std::uint8_t>(random());
    for (int y = y0; y < std::min(size.height, y0 + height / 2); ++y) {
      for (int x = x0; x < std::min(size.width, x0 + width / 2); ++x) {
        std::fill_n(picture.rgba.begin() + 4 * (y * size.width + x), 3, value);
      }
    }
  }
  return picture;
}

Picture Turned(const Picture& picture, const PdqSymmetry& symmetry) {
  const int width = picture.size.width;
  const int height = picture.size.height;
  Picture turned{symmetry.transposed ? Size{height, width} : picture.size,
                 Bytes(picture.rgba.size())};
  for (int y = 0; y < turned.size.height; ++y) {
    for (int x = 0; x < turned.size.width; ++x) {
      int column = symmetry.left_right ? turned.size.width - 1 - x : x;
      int row = symmetry.upside_down ? turned.size.height - 1 - y : y;
      if (symmetry.transposed) std::swap(column, row);
      std::copy_n(picture.rgba.begin() + 4 * (row * width + column),
                  4,
                  turned.rgba.begin() + 4 * (y * turned.size.width + x));
    }
  }
  return turned;
}

struct SizeCase {
  const char* name;
  Size size;
};

void PrintTo(const SizeCase& row, std::ostream* out) { *out << row.name; }

constexpr SizeCase kSizes[] = {
    {"as_reduced", {64, 64}},  // not blurred: each window is one value
    {"smallest", {5, 5}},
    {"even_window", {200, 256}},  // windows of 2
    {"odd_window", {300, 384}},   // windows of 3
    {"wide", {500, 40}},
    {"tall", {7, 333}},
};

class PdqSizeTest : public testing::TestWithParam<SizeCase> {};

TEST_P(PdqSizeTest, FrequenciesAgreeWithReference) {
  const Picture picture = Blots(GetParam().size, 11);
  const std::vector<double> expected = ReferencePdqFrequencies(picture);
  const PdqFrequencies measured = MeasurePdq(picture);
  const double largest = std::abs(
      *std::ranges::max_element(expected, {}, [](double value) { return std::abs(value); }));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_NEAR(measured.values[i], expected[i], 1e-4 * largest) << "frequency " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(, PdqSizeTest, testing::ValuesIn(kSizes), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(Pdq, HalfOfTheBitsAreSet) {
  const PdqHash hash = HashOf(MeasurePdq(Blots({90, 120}, 3)));
  int set = 0;
  for (const std::uint64_t word : hash.bits) set += std::popcount(word);
  EXPECT_EQ(set, 128);
}

// The bit of the lowest frequency: light left, dark right has a positive first half wave.
TEST(Pdq, BitsStandInTheOrderOfTheSource) {
  PdqFrequencies frequencies;
  for (std::size_t i = 0; i < 256; ++i) frequencies.values[i] = static_cast<float>(i % 255);
  const PdqHash hash = HashOf(frequencies);
  EXPECT_EQ(hash.bits[0], 0U);        // 0 to 63
  EXPECT_EQ(hash.bits[2], ~0ULL);     // 128 to 191
  EXPECT_EQ(hash.bits[3] >> 63, 0U);  // 255 % 255 is 0
}

TEST(Pdq, SymmetriesInTheFrequenciesAreThoseOfThePixels) {
  // 320 px: windows of 3 and samples in the middle of 5 pixels, so that nothing prefers a side.
  for (const Size size : {Size{64, 64}, Size{320, 320}}) {
    const Picture picture = Blots(size, 5);
    const PdqFrequencies frequencies = MeasurePdq(picture);
    int different = 0;
    for (const PdqSymmetry& symmetry : AllPdqSymmetries()) {
      const PdqHash from_pixels = HashOf(MeasurePdq(Turned(picture, symmetry)));
      // A value at the median may fall on either side.
      EXPECT_LE(PdqDistance(HashOf(frequencies, symmetry), from_pixels), 2);
      different += PdqDistance(from_pixels, HashOf(frequencies)) > 60 ? 1 : 0;
    }
    EXPECT_EQ(different, 7);  // the picture has no symmetry of its own
  }
}

TEST(Pdq, CopiesAreNearAndOthersFar) {
  const Picture picture = Blots({400, 400}, 21);
  const PdqHash hash = HashOf(MeasurePdq(picture));
  Picture darker = picture;
  for (std::size_t i = 0; i < darker.rgba.size(); ++i) {
    if (i % 4 != 3) darker.rgba[i] = static_cast<std::uint8_t>(darker.rgba[i] / 2 + 30);
  }
  EXPECT_LE(PdqDistance(HashOf(MeasurePdq(darker)), hash), kPdqCopyDistance);
  for (unsigned seed = 100; seed < 120; ++seed) {
    EXPECT_GT(PdqDistance(HashOf(MeasurePdq(Blots({400, 400}, seed))), hash), 84);
  }
}

// Every pixel fourfold: the same picture, over the size from which blocks are averaged.
TEST(Pdq, LargePicturesAreReducedFirst) {
  const Picture small = Blots({500, 400}, 8);
  Picture large{{2000, 1600}, Bytes(4 * 2000 * 1600)};
  for (int y = 0; y < 1600; ++y) {
    for (int x = 0; x < 2000; ++x) {
      std::copy_n(small.rgba.begin() + 4 * (y / 4 * 500 + x / 4),
                  4,
                  large.rgba.begin() + 4 * (y * 2000 + x));
    }
  }
  EXPECT_LE(PdqDistance(HashOf(MeasurePdq(large)), HashOf(MeasurePdq(small))), 8);
}

TEST(Pdq, FlatPicturesHaveNoQuality) {
  EXPECT_EQ(MeasurePdq(Plain({100, 100}, 7, 8, 9)).quality, 0);
  EXPECT_LT(MeasurePdq(Gradient({100, 100})).quality, kPdqLeastQuality);
  EXPECT_EQ(MeasurePdq(Blots({4, 100}, 1)).quality, 0);  // too small
  EXPECT_GE(MeasurePdq(Blots({100, 100}, 1)).quality, kPdqLeastQuality);
}

}  // namespace
}  // namespace brandlint
