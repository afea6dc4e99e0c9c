// SPDX-License-Identifier: MIT
// Finds a Latin word in glyphs: disguised, spread over separators, inside other words, or with a
// few edits. One pass of dynamic programming over all starts at once.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/glyph.h"
#include "core/text/letter_table.h"
#include "core/text/word_bounds.h"

namespace brandlint {

// How a find lies in its surroundings. The laws of each keep bystanders out:
enum class Layer : std::uint8_t {
  kInside,  // starts inside a word: every letter must be there, nothing in between, no camel hump
            // ("volumaPayment" holds no "lumapay")
  kWord,    // starts where a word starts: every letter must be there, nothing in between
  kSpread,  // starts where a word starts, separators or humps in between: must end where a word
            // ends ("Winter Comfort" does neither)
  kEdited,  // starts and ends where a word does, or where an affix is cut off it, and some letters
            // differ
};

struct NameHit {
  std::size_t first = 0;  // glyphs [first, last)
  std::size_t last = 0;
  Layer layer = Layer::kWord;
  int cost = 0;  // hundredths of an edit, and a few for every disguised letter
};

struct SearchOptions {
  bool inside = true;     // also Layer::kInside, ends inside a word, and affixes are cut off
  bool disguised = true;  // false: letters must be themselves, in either case
  int max_cost = 0;       // for kEdited, hundredths of an edit; 0: no edits
  // Bit i: the brand itself has a camel hump before letter i ("LumaPay"): that spreads nothing.
  std::uint64_t humps = 0;
};

// All places where `word` can be read, in order of their ends; several may overlap.
//
// glyphs, bounds   Of the same text (unmask.h, word_bounds.h).
// word            Lower-case ASCII letters and digits, 1 to kLongestWord.
//
// Time O(|glyphs| * |word|), memory O(|word|) and the answer.
//
// Source: P. Sellers, "The theory and computation of evolutionary distances", J. Algorithms 1,
// 1980, for the free start; the readings of a glyph are edges of a lattice.
inline constexpr std::size_t kLongestWord = 40;
std::vector<NameHit> FindName(std::span<const Glyph> glyphs,
                              const WordBounds& bounds,
                              std::string_view word,
                              const SearchOptions& options);

enum class TraceOp : std::uint8_t {
  kRead,     // glyphs read as letters of the word, by `how`
  kSkip,     // a mark, an ignorable or a separator in between
  kReplace,  // a wrong letter
  kInsert,   // a letter too many
  kDelete,   // a letter is missing; no glyph
  kSwap,     // two letters in the wrong order
};

struct TraceStep {
  TraceOp op = TraceOp::kRead;
  Disguise how = Disguise::kNone;
  std::size_t glyph = 0;   // first glyph
  std::size_t glyphs = 0;  // how many
  std::size_t letter = 0;  // first letter of the word
  std::size_t letters = 0;
  int cost = 0;  // of an edit
};

// How a hit was read, from its first glyph to its last. The arguments are those of FindName.
std::vector<TraceStep> TraceName(std::span<const Glyph> glyphs,
                                 const WordBounds& bounds,
                                 std::string_view word,
                                 const SearchOptions& options,
                                 const NameHit& hit);

}  // namespace brandlint
