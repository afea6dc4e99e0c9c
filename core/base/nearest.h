// SPDX-License-Identifier: MIT
// "Did you mean": the known word that a mistyped one was probably meant to be.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace brandlint {

// The known word nearest to `word`, or nothing when none is near enough to be worth naming: at
// most one edit for every three characters of the longer word, and at least one edit. An edit
// inserts, deletes or replaces a byte or swaps two neighbours; ASCII letters compare without
// case, and "-", "_" and " " are the same. Of equally near words the first.
//
// Source of the distance: L. Boytsov, "Indexing methods for approximate dictionary searching",
// ACM Journal of Experimental Algorithmics 16, 2011 (optimal string alignment).
std::optional<std::string_view> Nearest(std::string_view word,
                                        std::span<const std::string_view> known);

// "; did you mean \"roles\"?" for the end of a message, or nothing.
std::string DidYouMean(std::string_view word, std::span<const std::string_view> known);

}  // namespace brandlint
