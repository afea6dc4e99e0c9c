// SPDX-License-Identifier: MIT
// Finds a word of any script in folded text: for transliterations, where look-alikes play no part.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/text/fold.h"

namespace brandlint {

struct WordHit {
  std::size_t first = 0;  // code points [first, last) of FoldedText::text
  std::size_t last = 0;
  bool edited = false;  // one letter differs
  bool whole = false;   // starts and ends where a word does
};

// Shorter words have too many neighbours.
inline constexpr std::size_t kFewestForWordEdit = 6;

// All places of `word` (FoldWord), in order, not overlapping:
//
//   - the word itself, where a word starts or behind an article or a number that is written
//   together
//     with it, with at most four more letters behind it (an ending); scripts that write no spaces
//     may have it anywhere;
//   - the word with separators in between, from the start of a word to the end of one;
//   - a whole word that is one edit away (a swap counts as one), when `word` has at least
//     kFewestForWordEdit letters: "Интэрком".
//
// Time O(|text| * |word|) at worst, near O(|text|) in practice.
std::vector<WordHit> FindWord(const FoldedText& folded, std::u32string_view word);

// Whether one insertion, deletion, replacement or swap of neighbours, or nothing, turns a into b.
bool WithinOneEdit(std::u32string_view a, std::u32string_view b);

}  // namespace brandlint
