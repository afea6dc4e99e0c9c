// SPDX-License-Identifier: MIT
// Which letter of a name each step of its evidence is about, found again from the evidence alone:
// so that stored observations can be told as well as fresh ones.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/evidence.h"

namespace brandlint {

// For every step how many letters of the name stand before what it speaks of: for a letter that is
// its index, for what is between letters the number of those before. The order is that in which a
// reader sees them. nullopt where it is not known: for "bidi" and "transliteration", for all when
// the steps do not lead from the excerpt to the name (steps beyond kMostSteps are not kept), and in
// an excerpt of more than kMostTold characters.
//
// excerpt  Evidence::excerpt.
// word     Evidence::reference: as the brand writes it.
// steps    Evidence::steps, of ReadName().
inline constexpr std::size_t kMostTold = 512;
std::vector<std::optional<std::size_t>> LettersOf(std::string_view excerpt,
                                                  std::string_view word,
                                                  std::span<const Step> steps);

}  // namespace brandlint
