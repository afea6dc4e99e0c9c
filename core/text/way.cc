// SPDX-License-Identifier: MIT
#include "core/text/way.h"

#include <algorithm>

#include "core/text/letter_table.h"
#include "core/text/unmask.h"
#include "core/text/word_list.h"

namespace brandlint {

std::vector<Way> WaysOf(std::string_view text) {
  std::vector<Way> ways;
  for (std::vector<Glyph>& glyphs : Unmask(text)) {
    Way way;
    way.glyphs = std::move(glyphs);
    way.bounds = WordBoundsOf(way.glyphs);
    ways.push_back(std::move(way));
  }
  return ways;
}

ByteRange BytesOf(const Way& way, std::size_t first, std::size_t last) {
  ByteRange range{way.glyphs[first].first, way.glyphs[first].last};
  for (std::size_t i = first; i < last; ++i) {
    range.first = std::min(range.first, way.glyphs[i].first);
    range.last = std::max(range.last, way.glyphs[i].last);
  }
  return range;
}

std::u32string TokenAround(const Way& way, std::size_t first, std::size_t last, bool cut_humps) {
  const auto inside = [&](std::size_t i) {
    return IsWordPart(way.glyphs[i]) || IsTransparent(way.glyphs[i]);
  };
  const auto cut = [&](std::size_t i) { return cut_humps && way.bounds.starts[i] != 0; };
  const std::size_t least = first - std::min(first, kWordAround);
  const std::size_t most = std::min(way.glyphs.size(), last + kWordAround);
  while (first > least && inside(first - 1) && !cut(first)) --first;
  while (last < most && inside(last) && !cut(last)) ++last;
  return ListedLetters(std::span(way.glyphs).subspan(first, last - first));
}

Surroundings LookAround(const Way& way, std::size_t first, std::size_t last) {
  constexpr int kEnough = 3;
  const auto& glyphs = way.glyphs;
  const auto touches = [&](std::size_t i) {
    return IsWordPart(glyphs[i]) || IsTransparent(glyphs[i]);
  };
  Surroundings around{.whole = true};
  for (std::size_t i = first; i > 0 && touches(i - 1) && around.letters_before < kEnough; --i) {
    around.whole &= !IsWordPart(glyphs[i - 1]);
    if (way.bounds.starts[i] != 0 || glyphs[i - 1].kind == GlyphKind::kDigit) break;
    around.letters_before += glyphs[i - 1].kind == GlyphKind::kLetter;
  }
  for (std::size_t i = last; i < glyphs.size() && touches(i) && around.letters_behind < kEnough;
       ++i) {
    if (IsTransparent(glyphs[i])) continue;
    around.whole = false;
    if (way.bounds.starts[i] != 0 || glyphs[i].kind == GlyphKind::kDigit) break;
    ++around.letters_behind;
  }
  return around;
}

}  // namespace brandlint
