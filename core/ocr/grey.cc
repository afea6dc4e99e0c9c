// SPDX-License-Identifier: MIT
#include "core/ocr/grey.h"

#include "core/base/check.h"

namespace brandlint {

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
  const std::uint8_t* rgba = picture.rgba.data();
  for (std::size_t i = 0; i < grey.pixels.size(); ++i) {
    const unsigned luma = 77U * rgba[4 * i] + 150U * rgba[4 * i + 1] + 29U * rgba[4 * i + 2];
    grey.pixels[i] = static_cast<std::uint8_t>(luma >> 8);
  }
  return grey;
}

GreyPicture Shrink(const GreyPicture& grey, int factor) {
  CHECK(factor >= 1);
  GreyPicture small = FilledGrey({grey.size.width / factor, grey.size.height / factor}, 0);
  if (small.pixels.empty()) return small;
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
  return small;
}

}  // namespace brandlint
