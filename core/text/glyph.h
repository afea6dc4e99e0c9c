// SPDX-License-Identifier: MIT
// A text as a reader meets it: one glyph after another, each knowing which bytes of the original
// it came from and what was done to show it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace brandlint {

// What a glyph is to someone who spells a word out of a text.
enum class GlyphKind : std::uint8_t {
  kLetter,
  kDigit,
  kMark,       // a combining mark: it decorates the glyph before it
  kIgnorable,  // nothing is seen: default-ignorable characters, fillers, tags, markup
  kSeparator,  // spaces, punctuation, symbols and controls; some of them also look like a letter
};

struct Glyph {
  char32_t value = 0;       // code point after undoing escapes; 0 for removed markup
  std::uint32_t first = 0;  // bytes [first, last) of the original
  std::uint32_t last = 0;
  GlyphKind kind = GlyphKind::kLetter;
  bool upper = false;     // has a lower-case form that differs
  bool lower = false;     // has an upper-case form that differs
  bool unspaced = false;  // of a script that writes no spaces between words
  bool encoded = false;   // was written as an escape, a reference, punycode or markup
  bool reversed = false;  // stands elsewhere on the screen than in memory (bidi controls)
};

// Letters and digits make words; separators end them; marks and ignorables do neither.
inline bool IsWordPart(const Glyph& glyph) {
  return glyph.kind == GlyphKind::kLetter || glyph.kind == GlyphKind::kDigit;
}
inline bool IsTransparent(const Glyph& glyph) {
  return glyph.kind == GlyphKind::kMark || glyph.kind == GlyphKind::kIgnorable;
}

}  // namespace brandlint
