// SPDX-License-Identifier: MIT
#include "core/text/word_bounds.h"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

#include "core/text/affixes.h"
#include "core/text/letter_table.h"

namespace brandlint {
namespace {

bool IsHump(const Glyph& left, const Glyph& right) { return left.lower && right.upper; }

// Whether a word ends between two neighbours; `after` is the glyph after `right`, for the last
// capital of "XMLParser".
bool IsBreak(const Glyph& left, const Glyph& right, const Glyph* after) {
  if (!IsWordPart(left) || !IsWordPart(right)) return true;
  if (left.kind != right.kind || left.unspaced != right.unspaced) return true;
  return IsHump(left, right) || (left.upper && right.upper && after != nullptr && after->lower);
}

// Cuts affixes off one word: its glyphs, transparent ones left out, and their letters.
void CutAffixes(std::span<const std::uint32_t> glyphs,
                std::string_view letters,
                WordBounds& bounds) {
  if (letters.size() < kFewestWithAffix) return;
  for (std::uint32_t lengths = PrefixLengths(letters); lengths != 0; lengths &= lengths - 1) {
    const auto length = static_cast<std::size_t>(std::countr_zero(lengths));
    if (length < glyphs.size()) bounds.starts_behind_affix[glyphs[length]] = 1;
  }
  for (std::uint32_t lengths = SuffixLengths(letters); lengths != 0; lengths &= lengths - 1) {
    const auto length = static_cast<std::size_t>(std::countr_zero(lengths));
    if (length < glyphs.size()) bounds.ends_before_affix[glyphs[glyphs.size() - length]] = 1;
  }
}

void CutAffixes(std::span<const Glyph> glyphs, WordBounds& bounds) {
  bounds.starts_behind_affix.resize(glyphs.size());
  bounds.ends_before_affix.resize(glyphs.size());
  std::vector<std::uint32_t> word;
  std::string letters;
  for (std::size_t i = 0; i <= glyphs.size(); ++i) {
    if (i < glyphs.size() && IsTransparent(glyphs[i])) continue;
    if (i == glyphs.size() || bounds.starts[i] != 0 || !IsWordPart(glyphs[i])) {
      CutAffixes(word, letters, bounds);
      word.clear();
      letters.clear();
    }
    if (i == glyphs.size() || !IsWordPart(glyphs[i])) continue;
    word.push_back(static_cast<std::uint32_t>(i));
    letters.push_back(Letters().OwnOf(glyphs[i].value));
  }
}

}  // namespace

WordBounds WordBoundsOf(std::span<const Glyph> glyphs) {
  WordBounds bounds;
  bounds.starts.resize(glyphs.size());
  bounds.humps.resize(glyphs.size());
  bounds.runs.resize(glyphs.size());
  bounds.ends.assign(glyphs.size() + 1, 1);

  const Glyph* before = nullptr;  // the last glyph that is not transparent
  std::uint8_t run = 0;
  std::size_t next = 0;   // the first glyph after i that is not transparent
  std::size_t unset = 0;  // rows of `ends` from here on are not known yet
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    if (IsTransparent(glyph)) {
      bounds.runs[i] = run;
      continue;
    }
    next = std::max(next, i + 1);
    while (next < glyphs.size() && IsTransparent(glyphs[next])) ++next;
    const Glyph* const after = next < glyphs.size() ? &glyphs[next] : nullptr;

    const bool first = before == nullptr;
    const bool breaks = first || IsBreak(*before, glyph, after);
    bounds.starts[i] = IsWordPart(glyph) ? breaks : first || !IsWordPart(*before);
    bounds.humps[i] = !first && IsHump(*before, glyph);
    for (; unset <= i; ++unset) bounds.ends[unset] = breaks;
    run = glyph.kind != GlyphKind::kSeparator ? std::uint8_t{0}
                                              : static_cast<std::uint8_t>(std::min(run + 1, 255));
    bounds.runs[i] = run;
    before = &glyph;
  }
  CutAffixes(glyphs, bounds);
  return bounds;
}

}  // namespace brandlint
