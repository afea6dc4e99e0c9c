// SPDX-License-Identifier: MIT
// Where words begin and end in a text: at separators, at camel humps, between letters and digits,
// between scripts that write no spaces and others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/text/glyph.h"

namespace brandlint {

// One row a glyph, and one for the end of the text: what lies between the glyph and the one before
// it. Marks and ignorables are looked through, and have the row of the next other glyph.
struct WordBounds {
  std::vector<std::uint8_t> starts;  // a word may start with this glyph
  std::vector<std::uint8_t> ends;    // a word may end just before this glyph; size + 1 rows
  std::vector<std::uint8_t> humps;   // lower case before, upper case here: "lumaPay"
  std::vector<std::uint8_t> runs;    // how many separators in a row end here, at most 255

  // Inside a word: what is left may start or end here when a common affix is cut off (affixes.h).
  // A row a glyph.
  std::vector<std::uint8_t> starts_behind_affix;
  std::vector<std::uint8_t> ends_before_affix;
};

WordBounds WordBoundsOf(std::span<const Glyph> glyphs);

}  // namespace brandlint
