// SPDX-License-Identifier: MIT
// Drawings that resemble marks made of bars, bows, rings and letters, and are none.
#pragma once

#include <random>
#include <string>

namespace brandlint {

// The kinds of drawings, in the order of their numbers.
inline constexpr int kNegativeKinds = 8;

// An SVG picture of that kind: bar chart, equaliser, menu, smiley, barcode, letters, battery,
// sliders. Sizes, colours and numbers are random.
std::string NegativeSvg(int kind, std::mt19937& random);

}  // namespace brandlint
