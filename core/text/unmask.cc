// SPDX-License-Identifier: MIT
#include "core/text/unmask.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/text/bidi.h"
#include "core/text/code_points.h"
#include "core/text/letter_table.h"

namespace brandlint {
namespace {

// A turned letter alone may be phonetic spelling ("ə"); two are somebody turning a word.
constexpr int kFewestTurned = 2;

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
  const CodePointInfo info = InfoOf(source.value);
  return {.value = source.value,
          .first = source.first,
          .last = source.last,
          .kind = info.kind(),
          .upper = info.upper(),
          .lower = info.lower(),
          .unspaced = info.unspaced(),
          .encoded = source.encoded};
}

std::vector<char32_t> UnknownCodePoints(std::string_view text) {
  std::vector<char32_t> unknown;
  if (IsAscii(text) && !MayHaveEscapes(text)) return unknown;
  for (const SourceChar& c : DecodeEscapes(text)) {
    if (!InfoOf(c.value).known()) unknown.push_back(c.value);
  }
  std::ranges::sort(unknown);
  const auto repeated = std::ranges::unique(unknown);
  unknown.erase(repeated.begin(), repeated.end());
  return unknown;
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
