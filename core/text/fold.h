// SPDX-License-Identifier: MIT
// Text in any script made comparable: case, width, accents and separators no longer count.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/glyph.h"
#include "core/text/word_bounds.h"

namespace brandlint {

struct FoldedText {
  std::u32string text;                // separators are U' ', one each
  std::vector<std::uint32_t> glyphs;  // which glyph each code point came from
};

// Every glyph by NFKC_Casefold, then NFD without the marks that only decorate (canonical combining
// class other than 0): Hangul becomes jamo, accents and points go, vowel signs of Indic scripts
// stay. Ignorable glyphs are left out.
//
// Source: Unicode Standard Annex #15 and the Unicode Standard 15.0, section 3.13, D148.
FoldedText Fold(std::span<const Glyph> glyphs);

// The same for a word of a pack, without its separators.
std::u32string FoldWord(std::string_view utf8);

// The words of a text, for "does `door` stand in it": lower case, one space between them, at the
// beginning and at the end; camel humps are cut. " my desk app "
std::string WordsOf(std::span<const Glyph> glyphs, const WordBounds& bounds);
std::string WordsOf(std::string_view utf8);

}  // namespace brandlint
