// SPDX-License-Identifier: MIT
#include "core/image/pdq.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace brandlint {
namespace {

constexpr std::size_t kReduced = 64;
constexpr std::size_t kKept = 16;
constexpr int kLeastSide_px = 5;

// One channel, row-major.
struct Plane {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<float> values;
};

// Luma (ITU-R BT.601), averaged over blocks of `block` x `block` pixels; the last row and column
// of blocks may be narrower.
Plane LumaOf(const Picture& picture, std::size_t block) {
  const auto width = static_cast<std::size_t>(picture.size.width);
  const auto height = static_cast<std::size_t>(picture.size.height);
  Plane plane{(width + block - 1) / block, (height + block - 1) / block, {}};
  plane.values.resize(plane.width * plane.height);
  std::vector<float> sums(plane.width);
  for (std::size_t row = 0; row < plane.height; ++row) {
    std::ranges::fill(sums, 0.0F);
    const std::size_t last_y = std::min(height, (row + 1) * block);
    for (std::size_t y = row * block; y < last_y; ++y) {
      const std::uint8_t* pixel = picture.rgba.data() + 4 * y * width;
      for (std::size_t column = 0, x = 0; column < plane.width; ++column) {
        const std::size_t last_x = std::min(width, x + block);
        float sum = sums[column];
        for (; x < last_x; ++x, pixel += 4) {
          sum += 0.299F * pixel[0] + 0.587F * pixel[1] + 0.114F * pixel[2];
        }
        sums[column] = sum;
      }
    }
    for (std::size_t column = 0; column < plane.width; ++column) {
      const std::size_t columns = std::min(width, (column + 1) * block) - column * block;
      const auto pixels = static_cast<float>(columns * (last_y - row * block));
      plane.values[row * plane.width + column] = sums[column] / pixels;
    }
  }
  return plane;
}

// Running mean over a window of `window` values around each of `count` values, cut at the ends.
void BoxFilter(
    const float* in, float* out, std::size_t count, std::size_t stride, std::size_t window) {
  const std::size_t ahead = (window + 2) / 2 - 1;  // values of the window behind the middle
  const std::size_t before = window - 1 - ahead;
  float sum = 0;
  std::size_t inside = 0;
  for (std::size_t i = 0; i < std::min(ahead, count); ++i, ++inside) sum += in[i * stride];
  for (std::size_t i = 0; i < count; ++i) {
    if (i + ahead < count) {
      sum += in[(i + ahead) * stride];
      ++inside;
    }
    if (i > before) {
      sum -= in[(i - before - 1) * stride];
      --inside;
    }
    out[i * stride] = sum / static_cast<float>(inside);
  }
}

// Blurs with two box filters in each direction, which make a tent as wide as a sample of the
// reduced picture, and takes the sample at each middle.
std::array<float, kReduced * kReduced> Reduce(Plane plane) {
  if (plane.width != kReduced || plane.height != kReduced) {
    const auto window = [](std::size_t side) { return (side + 2 * kReduced - 1) / (2 * kReduced); };
    std::vector<float> other(plane.values.size());
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t y = 0; y < plane.height; ++y) {
        const std::size_t row = y * plane.width;
        BoxFilter(&plane.values[row], &other[row], plane.width, 1, window(plane.width));
      }
      for (std::size_t x = 0; x < plane.width; ++x) {
        BoxFilter(&other[x], &plane.values[x], plane.height, plane.width, window(plane.height));
      }
    }
  }
  std::array<float, kReduced * kReduced> reduced{};
  for (std::size_t i = 0; i < kReduced; ++i) {
    const std::size_t y = (2 * i + 1) * plane.height / (2 * kReduced);
    for (std::size_t j = 0; j < kReduced; ++j) {
      const std::size_t x = (2 * j + 1) * plane.width / (2 * kReduced);
      reduced[i * kReduced + j] = plane.values[y * plane.width + x];
    }
  }
  return reduced;
}

// Sum of the differences between neighbours, each in whole percents of the range so that faint
// ones do not count, over 90. The constants are the source's.
int QualityOf(const std::array<float, kReduced * kReduced>& reduced) {
  const auto percent = [&](std::size_t a, std::size_t b) {
    return std::abs(static_cast<int>((reduced[a] - reduced[b]) * 100 / 255));
  };
  int sum = 0;
  for (std::size_t i = 0; i < kReduced; ++i) {
    for (std::size_t j = 0; j < kReduced; ++j) {
      const std::size_t at = i * kReduced + j;
      if (i + 1 < kReduced) sum += percent(at, at + kReduced);
      if (j + 1 < kReduced) sum += percent(at, at + 1);
    }
  }
  return std::min(sum / 90, 100);
}

using CosineRows = std::array<std::array<float, kReduced>, kKept>;

// Rows 1 to 16 of the orthogonal discrete cosine transform (type II) of 64 values.
CosineRows MakeCosineRows() {
  CosineRows rows{};
  const double scale = std::sqrt(2.0 / kReduced);
  for (std::size_t i = 0; i < kKept; ++i) {
    for (std::size_t j = 0; j < kReduced; ++j) {
      const auto phase = static_cast<double>((i + 1) * (2 * j + 1));
      rows[i][j] = static_cast<float>(scale * std::cos(std::numbers::pi / (2 * kReduced) * phase));
    }
  }
  return rows;
}

}  // namespace

std::array<PdqSymmetry, 8> AllPdqSymmetries() {
  std::array<PdqSymmetry, 8> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = {(i & 1) != 0, (i & 2) != 0, (i & 4) != 0};
  }
  return all;
}

PdqFrequencies MeasurePdq(const Picture& picture) {
  PdqFrequencies measured;
  if (std::min(picture.size.width, picture.size.height) < kLeastSide_px) return measured;

  constexpr int kUnreduced_px = 512;
  const int block = std::max(picture.size.width, picture.size.height) / kUnreduced_px;
  const auto reduced = Reduce(LumaOf(picture, static_cast<std::size_t>(std::max(block, 1))));
  measured.quality = QualityOf(reduced);

  static const CosineRows kCosines = MakeCosineRows();
  std::array<std::array<float, kReduced>, kKept> half{};
  for (std::size_t i = 0; i < kKept; ++i) {
    for (std::size_t k = 0; k < kReduced; ++k) {
      for (std::size_t j = 0; j < kReduced; ++j) {
        half[i][j] += kCosines[i][k] * reduced[k * kReduced + j];
      }
    }
    for (std::size_t j = 0; j < kKept; ++j) {
      float sum = 0;
      for (std::size_t k = 0; k < kReduced; ++k) sum += half[i][k] * kCosines[j][k];
      measured.values[i * kKept + j] = sum;
    }
  }
  return measured;
}

PdqHash HashOf(const PdqFrequencies& frequencies, const PdqSymmetry& symmetry) {
  // Mirroring turns the sign of every cosine with an odd number of half waves; transposing the
  // picture transposes its frequencies.
  std::array<float, kPdqBits> values{};
  for (std::size_t i = 0; i < kKept; ++i) {
    for (std::size_t j = 0; j < kKept; ++j) {
      const bool turns_sign =
          (symmetry.upside_down && i % 2 == 0) != (symmetry.left_right && j % 2 == 0);
      const float value = frequencies.values[symmetry.transposed ? j * kKept + i : i * kKept + j];
      values[i * kKept + j] = turns_sign ? -value : value;
    }
  }
  // The lower of the two medians, as the source's search finds it.
  std::array<float, kPdqBits> sorted = values;
  auto* const middle = sorted.begin() + kPdqBits / 2 - 1;
  std::nth_element(sorted.begin(), middle, sorted.end());
  const float median = *middle;

  PdqHash hash;
  for (std::size_t bit = 0; bit < values.size(); ++bit) {
    if (values[bit] > median) hash.bits[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  return hash;
}

int PdqDistance(const PdqHash& a, const PdqHash& b) {
  int distance = 0;
  for (std::size_t i = 0; i < a.bits.size(); ++i) {
    distance += std::popcount(a.bits[i] ^ b.bits[i]);
  }
  return distance;
}

}  // namespace brandlint
