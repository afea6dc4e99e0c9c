// SPDX-License-Identifier: MIT
// All layers that turn bytes into glyphs, in their order: escapes, bidi order, then what each code
// point is to a reader (a letter, a mark, nothing at all). Which letter a glyph is taken for comes
// after that, in letter_table.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/text/escapes.h"
#include "core/text/glyph.h"

namespace brandlint {

// The ways in which `text` can be read, never empty:
//
//   1. in the order of memory;
//   2. in the order of the screen, when bidi controls make that another one;
//   3. backwards, when it has letters that are turned upside down (see letter_table.h): a reader
//      who turns the page reads them from right to left.
//
// Each has one glyph for every code point left after undoing escapes (in the second, the controls
// are gone). Linear in the length of the text.
std::vector<std::vector<Glyph>> Unmask(std::string_view text);

// The glyph of a code point (see code_points.h). Fillers and blanks that Unicode counts as letters
// or symbols (U+3164, U+2800, ...) are ignorable: nothing is seen.
Glyph GlyphOf(const SourceChar& source);

// The code points of `text`, escapes undone, that Unicode 15.0 has not assigned: ascending, each
// once. Plain ASCII costs one pass and no allocation.
std::vector<char32_t> UnknownCodePoints(std::string_view text);

}  // namespace brandlint
