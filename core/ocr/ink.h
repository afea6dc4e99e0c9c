// SPDX-License-Identifier: MIT
// Which pixels may be ink: those clearly darker or clearly lighter than their surroundings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/ocr/grey.h"

namespace brandlint {

struct InkOptions {
  // The surroundings are the box of (2 * radius + 1) pixels a side. Strokes wider than about the
  // box hollow out, so large letters are looked for in a shrunk picture.
  int radius = 15;

  // Least difference from the mean of the surroundings, in grey levels of [0, 255]. 8 is the
  // value of an earlier prototype (with a mean over 31 px, as here); it was not varied since.
  int min_contrast = 8;
};

// For each pixel how much it differs from the mean of its surroundings, halved: negative where
// darker, positive where lighter, 0 where the difference is below the least. Both polarities of
// text are found in one pass over this map.
struct InkMap {
  Size size;
  std::vector<std::int8_t> contrast;

  const std::int8_t* row(int y) const {
    return contrast.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width);
  }
};

// Time O(width * height), independent of the radius; at a border the surroundings are the part of
// the box inside the picture.
// Source: the mean of P. D. Wellner, "Adaptive thresholding for the DigitalDesk", Xerox EuroPARC
// technical report EPC-1993-110, 1993, taken over a box.
InkMap FindInk(const GreyPicture& grey, const InkOptions& options = {});

}  // namespace brandlint
