// SPDX-License-Identifier: MIT
// A line of text as it was read from a picture.
#pragma once

#include <string>
#include <vector>

#include "core/base/geometry.h"

namespace brandlint {

struct ReadWord {
  std::string text;       // UTF-8, no spaces
  Quad quad{};            // picture pixels
  double confidence = 0;  // [0, 1]
};

struct TextLine {
  std::vector<ReadWord> words;  // in reading order; joined by one space they are the line
  double height_px = 0;         // of the letters, in picture pixels
  std::string stage;            // which way of reading found it ("page", "inverted", ...)
};

}  // namespace brandlint
