// SPDX-License-Identifier: MIT
#include "core/text/word_bounds.h"

#include <algorithm>

namespace brandlint {
namespace {

bool IsHump(const Glyph& left, const Glyph& right) { return left.lower && right.upper; }

// Whether a word ends between two neighbours; `after` is the glyph after `right`, for the last
// capital of "XMLParser".
bool IsBreak(const Glyph& left, const Glyph& right, const Glyph* after) {
  if (!IsWordPart(left) || !IsWordPart(right)) return true;
  if (left.kind != right.kind) return true;
  return IsHump(left, right) || (left.upper && right.upper && after != nullptr && after->lower);
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
  return bounds;
}

}  // namespace brandlint
