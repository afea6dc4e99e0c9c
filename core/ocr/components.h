// SPDX-License-Identifier: MIT
// Connected pieces of ink: letters, parts of letters, touching letters, and much else.
#pragma once

#include <vector>

#include "core/base/geometry.h"
#include "core/ocr/ink.h"

namespace brandlint {

struct Component {
  Box box;
  int area = 0;         // pixels of ink
  double contrast = 0;  // mean difference from the surroundings, grey levels
  bool light = false;   // lighter than its surroundings
};

struct ComponentOptions {
  int min_height_px = 4;
  int max_height_px = 60;

  // Widest component in heights: a whole word of touching letters may be one.
  double max_aspect = 14;

  // Least part of its box that is ink: frames and thin curves have less, letters do not. (A thin
  // italic 'l' in its box has about 0.15.)
  double min_fill = 0.10;
};

// The 8-connected components of dark and of light ink within the bounds, by their first pixel in
// reading order. Time O(width * height), memory O(runs).
// Source: L. He, Y. Chao, K. Suzuki, "A run-based two-scan labeling algorithm", IEEE Transactions
// on Image Processing 17(5), 2008.
std::vector<Component> FindComponents(const InkMap& ink, const ComponentOptions& options = {});

}  // namespace brandlint
