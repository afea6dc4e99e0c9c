// SPDX-License-Identifier: MIT
// Grey pictures: what line finding looks at and what Tesseract is fed with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/geometry.h"
#include "core/image/picture.h"

namespace brandlint {

// height rows of width pixels, 0 black to 255 white.
struct GreyPicture {
  Size size;
  std::vector<std::uint8_t> pixels;

  const std::uint8_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width);
  }
  std::uint8_t* row(int y) {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width);
  }
};

// A grey picture of one value everywhere.
GreyPicture FilledGrey(Size size, std::uint8_t value);

// Luma of the colours as stored; alpha is ignored (see Flatten in image/ground.h).
// Source: ITU-R BT.601, section 2.5.1, weights rounded to 1/256.
GreyPicture ToGrey(const Picture& picture);

// Each pixel the mean of factor x factor pixels; a rest at the right and the bottom that fills no
// whole pixel is left out. Empty when a side is shorter than `factor` >= 1.
GreyPicture Shrink(const GreyPicture& grey, int factor);

}  // namespace brandlint
