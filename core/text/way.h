// SPDX-License-Identifier: MIT
// One way of reading a text (see unmask.h), with what the search for every name needs of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/glyph.h"
#include "core/text/word_bounds.h"

namespace brandlint {

struct Way {
  std::vector<Glyph> glyphs;
  WordBounds bounds;
};

// Unmask(), with the word bounds of each. Linear in the length of the text.
std::vector<Way> WaysOf(std::string_view text);

// The bytes of the original that glyphs [first, last) came from.
struct ByteRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
ByteRange BytesOf(const Way& way, std::size_t first, std::size_t last);

// The letters of the word around glyphs [first, last), folded, read as plainly as they can be;
// `cut_humps` stops where a camel hump or a digit begins another word. Of a longer word only what
// lies within kWordAround glyphs: no word of a language reaches further.
inline constexpr std::size_t kWordAround = 64;
std::u32string TokenAround(const Way& way, std::size_t first, std::size_t last, bool cut_humps);

// What touches glyphs [first, last). Letters are counted up to three, and up to the next hump or
// digit.
struct Surroundings {
  int letters_before = 0;
  int letters_behind = 0;
  bool whole = false;  // no letter or digit touches it
};
Surroundings LookAround(const Way& way, std::size_t first, std::size_t last);

}  // namespace brandlint
