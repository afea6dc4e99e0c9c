// SPDX-License-Identifier: MIT
// What a word looks like at a glance: a small raster, and how far two of them are apart when one
// may be stretched a little along the word. It tells nearly all words of a page from a wanted one
// in a hundredth of the time that reading takes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/ocr/line.h"
#include "core/ocr/strip.h"

namespace brandlint {

inline constexpr int kShapeColumns = 64;
inline constexpr int kShapeRows = 16;

// Columns from left to right, each with its rows from top to bottom; 0 ground, larger is ink. The
// ink's box fills the raster, and the mean is the same for all, so neither size, width, weight nor
// contrast is left of a word: only where its ink is.
struct WordShape {
  using Column = std::array<std::uint8_t, kShapeRows>;
  std::array<Column, kShapeColumns> columns{};
  std::array<Column, kShapeColumns / 4> coarse{};  // means of four columns each
};

// The shapes of a word in every font of letters/letters.bin, as it is given, in small letters, in
// capitals, and with a first capital. Empty when the word has a character other than the letters
// and digits of ASCII: then nothing can be said about what it looks like.
std::vector<WordShape> ShapesOf(std::string_view word);

// The shape of glyphs [first, last) of a line. Wide gaps (letter-spacing) are narrowed to
// `max_gap` picture pixels first.
WordShape ShapeAt(const Pyramid& pyramid,
                  const GlyphLine& line,
                  std::size_t first,
                  std::size_t last,
                  double max_gap);

// Mean difference of the columns under the best monotone pairing that shifts none by more than 5
// columns: 0 equal, about 60 unlike. Stops and returns `cutoff` once it cannot become less, or once
// the coarse columns say that it hardly will.
// Source: H. Sakoe, S. Chiba, "Dynamic programming algorithm optimization for spoken word
// recognition", IEEE Transactions on Acoustics, Speech, and Signal Processing 26(1), 1978.
double ShapeDistance(const WordShape& a, const WordShape& b, double cutoff);

}  // namespace brandlint
