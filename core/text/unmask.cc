// SPDX-License-Identifier: MIT
#include "core/text/unmask.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/text/bidi.h"
#include "core/text/letter_table.h"

namespace brandlint {
namespace {

// A turned letter alone may be phonetic spelling ("ə"); two are somebody turning a word.
constexpr int kFewestTurned = 2;

GlyphKind KindOf(char32_t value) {
  if (value == 0) return GlyphKind::kIgnorable;
  if (value < 0x80) {
    if ((value | 0x20) >= U'a' && (value | 0x20) <= U'z') return GlyphKind::kLetter;
    if (value >= U'0' && value <= U'9') return GlyphKind::kDigit;
    return value == 0x7F || (value < 0x20 && (value < 0x09 || value > 0x0D))
               ? GlyphKind::kIgnorable
               : GlyphKind::kSeparator;
  }
  // Braille blank, Mongolian vowel separator, fillers, soft hyphen, interlinear annotation.
  if (value == 0x2800 || value == 0x180E || value == 0xFFFC) return GlyphKind::kIgnorable;
  const auto code = static_cast<UChar32>(value);
  if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return GlyphKind::kIgnorable;
  switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return GlyphKind::kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return GlyphKind::kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return GlyphKind::kMark;
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return GlyphKind::kIgnorable;
    default:
      return GlyphKind::kSeparator;
  }
}

// The ASCII letters that are other letters when the page is turned.
char32_t TurnAscii(char32_t value) {
  switch (value) {
    case U'b':
      return U'q';
    case U'd':
      return U'p';
    case U'm':
      return U'w';
    case U'n':
      return U'u';
    case U'p':
      return U'd';
    case U'q':
      return U'b';
    case U'u':
      return U'n';
    case U'w':
      return U'm';
    default:
      return value;
  }
}

int CountTurned(const std::vector<Glyph>& glyphs) {
  return static_cast<int>(std::ranges::count_if(
      glyphs, [](const Glyph& glyph) { return Letters().IsTurned(glyph.value); }));
}

}  // namespace

Glyph GlyphOf(const SourceChar& source) {
  Glyph glyph{.value = source.value,
              .first = source.first,
              .last = source.last,
              .kind = KindOf(source.value),
              .encoded = source.encoded};
  if (source.value < 0x80) {
    glyph.upper = source.value >= U'A' && source.value <= U'Z';
    glyph.lower = source.value >= U'a' && source.value <= U'z';
  } else {
    const auto code = static_cast<UChar32>(source.value);
    glyph.upper = u_tolower(code) != code;
    glyph.lower = u_toupper(code) != code;
  }
  return glyph;
}

std::vector<std::vector<Glyph>> Unmask(std::string_view text) {
  const std::vector<SourceChar> chars = DecodeEscapes(text);
  std::vector<std::vector<Glyph>> ways(1);
  ways[0].reserve(chars.size());
  bool ascii = true;
  for (const SourceChar& c : chars) {
    ways[0].push_back(GlyphOf(c));
    ascii = ascii && c.value < 0x80;
  }
  if (ascii) return ways;

  if (const auto order = VisualOrder(chars)) {
    std::vector<Glyph> seen;
    seen.reserve(order->size());
    std::size_t expected = 0;
    for (const std::size_t index : *order) {
      seen.push_back(ways[0][index]);
      seen.back().reversed = index < expected;
      expected = index + 1;
    }
    ways.push_back(std::move(seen));
  }
  if (CountTurned(ways[0]) >= kFewestTurned) {
    std::vector<Glyph> turned(ways[0].rbegin(), ways[0].rend());
    for (Glyph& glyph : turned) glyph.value = TurnAscii(glyph.value);
    ways.push_back(std::move(turned));
  }
  return ways;
}

}  // namespace brandlint
