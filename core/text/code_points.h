// SPDX-License-Identifier: MIT
// What Unicode 15.0 says of a code point, from tables of our own (data/unicode): a verdict does not
// change with the host's ICU. Immutable; a look-up is two loads, and nothing is allocated.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/code_point_tables.h"
#include "core/text/glyph.h"

namespace brandlint {

// Of data/unicode.
inline constexpr std::string_view kUnicodeVersion = "15.0";

// What a code point is to a reader. Those that Unicode 15.0 has not assigned are ignorable, so that
// a name is seen through them: what is drawn for them, if anything, is not known here, and a name
// with a strange picture in the middle is still that name (docs/decisions/0005-unicode.md).
class CodePointInfo {
 public:
  explicit constexpr CodePointInfo(std::uint8_t bits) : bits_(bits) {}

  GlyphKind kind() const { return static_cast<GlyphKind>(bits_ & kKindBits); }
  bool known() const { return (bits_ & kKnownBit) != 0; }  // not left for a later version to assign
  bool upper() const { return (bits_ & kUpperBit) != 0; }  // has a lower-case form that differs
  bool lower() const { return (bits_ & kLowerBit) != 0; }  // has an upper-case form that differs
  // Of a script that writes no spaces between words: Chinese, Japanese, Thai and their like.
  bool unspaced() const { return (bits_ & kUnspacedBit) != 0; }

 private:
  std::uint8_t bits_;
};

// Of any value; past U+10FFFF there is nothing known.
inline CodePointInfo InfoOf(char32_t value) {
  if (value > 0x10FFFF) return CodePointInfo(static_cast<std::uint8_t>(GlyphKind::kIgnorable));
  return CodePointInfo(kInfoPages[kInfoPageOf[value >> 8]][value & 0xFF]);
}

// Simple lower case (UnicodeData.txt, field 13); itself where there is none.
char32_t LowerOf(char32_t value);

// NFKC_Casefold and then NFD of one code point, without marks of a canonical combining class other
// than 0. May be nothing; a Hangul syllable is written into `jamo`, anything else lies in
// constants.
//
// Source: Unicode Standard Annex #15; the Unicode Standard 15.0, sections 3.12 (Hangul) and 3.13.
std::u32string_view FoldOf(char32_t value, std::array<char32_t, 3>& jamo);

}  // namespace brandlint
