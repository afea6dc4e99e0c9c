// SPDX-License-Identifier: MIT
// From a grey picture to everything in it that may be a line of text.
#pragma once

#include <vector>

#include "core/ocr/grey.h"
#include "core/ocr/line.h"

namespace brandlint {

// Lines of letters from 4 px of height to as high as the picture: dark and light, level and
// slanted, down and up the picture. The same line may be found at two scales. Deterministic; the
// order is by scale, then as ChainLines.
std::vector<GlyphLine> FindLines(const GreyPicture& full);

}  // namespace brandlint
