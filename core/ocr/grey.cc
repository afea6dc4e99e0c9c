// SPDX-License-Identifier: MIT
#include "core/ocr/grey.h"

#include <type_traits>

#include "core/base/check.h"

namespace brandlint {
namespace {

// `factor` is an int, or a constant of one: the compiler makes vector code of what it knows.
template <typename Factor>
void ShrinkRows(const GreyPicture& grey, Factor factor, GreyPicture& small) {
  const unsigned count = static_cast<unsigned>(factor * factor);
  std::vector<unsigned> sums(static_cast<std::size_t>(small.size.width * factor));
  for (int y = 0; y < small.size.height; ++y) {
    sums.assign(sums.size(), count / 2 / static_cast<unsigned>(factor));
    for (int dy = 0; dy < factor; ++dy) {
      const std::uint8_t* from = grey.row(y * factor + dy);
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += from[x];
    }
    std::uint8_t* to = small.row(y);
    const unsigned* column = sums.data();
    for (int x = 0; x < small.size.width; ++x) {
      unsigned sum = 0;
      for (int dx = 0; dx < factor; ++dx) sum += *column++;
      to[x] = static_cast<std::uint8_t>(sum / count);
    }
  }
}

// Compiled twice, for processors with and without AVX2; both give the same bytes.
[[gnu::target_clones("avx2", "default")]] void WeighColours(const std::uint8_t* rgba,
                                                            std::uint8_t* grey,
                                                            std::size_t pixels) {
  for (std::size_t i = 0; i < pixels; ++i) {
    const unsigned luma = 77U * rgba[4 * i] + 150U * rgba[4 * i + 1] + 29U * rgba[4 * i + 2];
    grey[i] = static_cast<std::uint8_t>(luma >> 8);
  }
}

}  // namespace

GreyPicture FilledGrey(Size size, std::uint8_t value) {
  CHECK(size.width >= 0 && size.height >= 0);
  GreyPicture grey;
  grey.size = size;
  grey.pixels.assign(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height),
                     value);
  return grey;
}

GreyPicture ToGrey(const Picture& picture) {
  GreyPicture grey = FilledGrey(picture.size, 0);
  CHECK(picture.rgba.size() == 4 * grey.pixels.size());
  WeighColours(picture.rgba.data(), grey.pixels.data(), grey.pixels.size());
  return grey;
}

GreyPicture Shrink(const GreyPicture& grey, int factor) {
  CHECK(factor >= 1);
  GreyPicture small = FilledGrey({grey.size.width / factor, grey.size.height / factor}, 0);
  if (small.pixels.empty()) return small;
  switch (factor) {
    case 2:
      ShrinkRows(grey, std::integral_constant<int, 2>(), small);
      break;
    case 3:
      ShrinkRows(grey, std::integral_constant<int, 3>(), small);
      break;
    default:
      ShrinkRows(grey, factor, small);
  }
  return small;
}

}  // namespace brandlint
