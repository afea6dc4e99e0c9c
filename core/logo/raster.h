// SPDX-License-Identifier: MIT
// Rows of pixels without a library: what the pages of this folder hand to each other, so that
// OpenCV stays in the sources that call it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/geometry.h"

namespace brandlint {

// height rows of width grey values.
struct GrayRaster {
  Size size;
  std::vector<std::uint8_t> pixels;

  std::uint8_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                  static_cast<std::size_t>(x)];
  }
};

// height rows of width pixels, each R G B and one byte of no meaning.
struct ColourRaster {
  Size size;
  std::vector<std::uint8_t> rgbx;
};

}  // namespace brandlint
