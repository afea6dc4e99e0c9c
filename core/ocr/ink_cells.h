// SPDX-License-Identifier: MIT
// The raster that a word's shape is made of, however it came by its ink.
#pragma once

#include <array>
#include <cstdint>

#include "core/ocr/word_shape.h"

namespace brandlint {

// Levels are kept in sixteenths, so that what lies between two pixels of faint ink is not lost.
inline constexpr int kInkSteps = 16;

// As (row, column), each in [0, 255 * kInkSteps]: rows side by side, so that a processor takes
// many columns at a time.
using InkCells = std::array<std::array<std::uint16_t, kShapeColumns>, kShapeRows>;

// Levels the mean, blurs a little and takes the coarse columns. Cells without ink give the shape of
// zeros.
WordShape ShapeOfInk(const InkCells& cells);

}  // namespace brandlint
