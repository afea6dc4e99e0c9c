// SPDX-License-Identifier: MIT
// Drawings that are no mark of a pack, and what they look like in an icon: what recall and
// thresholds are held against.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/image/picture.h"

namespace brandlint {

// A drawing that is no mark of the pack.
struct ForeignDrawing {
  std::string name;
  Bytes content;  // an SVG or another picture
};

// An SVG drawing in the manner of marks: silhouettes, rounded or with corners, whole, bitten,
// pierced or doubled; strokes as of letters; rings and bows; several small shapes; half of the time
// cut out of a plate. Sizes and numbers are random.
std::string ForeignMarkSvg(std::mt19937& random);

// So many of them, drawn from a seed: where no folder of real marks is at hand. The first are the
// same whatever the count.
std::vector<ForeignDrawing> DrawnForeign(std::uint32_t seed, int count);

// The invented marks as foreign drawings.
std::vector<ForeignDrawing> InventedForeign();

// The drawing as it is, on a ground on which it is seen; or, in light on a dark plate, as an icon
// made of it. An empty ground where it cannot be drawn.
Picture ForeignPicture(const ForeignDrawing& foreign, bool on_plate);

}  // namespace brandlint
