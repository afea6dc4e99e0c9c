// SPDX-License-Identifier: MIT
// Whether what lies near a name is a word of its own, by the word list.
#pragma once

#include <cstddef>

#include "core/text/way.h"
#include "core/text/word_list.h"

namespace brandlint {

enum class Listing {
  kUnknown,  // there is no list
  kNoWord,
  kCompound,  // words of the list, written together or side by side: "GlowLamp"; no proof of either
  kWord,      // a word of the list, or the plural of one
  kCommon,    // ... that everybody knows
};

// What glyphs [first, last) of `way`, widened to whole words, are.
Listing LookUp(const WordList& words, const Way& way, std::size_t first, std::size_t last);

}  // namespace brandlint
