// SPDX-License-Identifier: MIT
// Words that app names are put together with: "my", "get"; "app", "helper". Where one is cut off a
// longer word, what is left may be a misspelled name: "lumpaayhelper".
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace brandlint {

// A word of fewer letters has no affix that is worth cutting off.
inline constexpr std::size_t kFewestWithAffix = 8;

// Lengths of all affixes that begin, or end, a word: bit n for one of n letters. word: lower-case
// ASCII letters, anything else matches nothing.
std::uint32_t PrefixLengths(std::string_view word);
std::uint32_t SuffixLengths(std::string_view word);

// All of them, sorted; for tests and for who wants to know.
std::span<const std::string_view> Prefixes();
std::span<const std::string_view> Suffixes();

}  // namespace brandlint
