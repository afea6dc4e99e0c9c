// SPDX-License-Identifier: MIT
// The slow twin of FindName: the laws of core/text/find_name.h written one after another, start by
// start, without bits, rings or rows that are used again.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/find_name.h"

namespace brandlint {

// All finds that end before glyph `last` in `layer` and cost the least there.
struct ReferenceHit {
  std::size_t last = 0;
  Layer layer = Layer::kWord;
  int cost = 0;
  std::vector<std::size_t> firsts;  // glyphs they may start with, ascending
};

// In order of `last`, then of `layer`. Time O(|glyphs|^2 * |word|) and large constants.
std::vector<ReferenceHit> ReferenceFindName(std::span<const Glyph> glyphs,
                                            const WordBounds& bounds,
                                            std::string_view word,
                                            const SearchOptions& options);

// Where FindName and TraceName differ from the twin on this input; empty when they agree. Of finds
// that cost the same any start will do.
std::string FindNameDifference(std::span<const Glyph> glyphs,
                               const WordBounds& bounds,
                               std::string_view word,
                               const SearchOptions& options);

// Whether the twin finds the word in any way of reading the text (unmask.h): what a NameScreen must
// not deny.
bool ReferenceHolds(std::string_view text, std::string_view word, const SearchOptions& options);

}  // namespace brandlint
