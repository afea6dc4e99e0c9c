// SPDX-License-Identifier: MIT
// Letters of ASCII, for names of files and keys: without any locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace brandlint {

constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return LowerAscii(c); });
  return lower;
}

// Whether a name ends in "." and one of the endings ("png, tar.gz"), in capitals or not, with
// something before it or not.
bool HasEnding(std::string_view name, std::string_view endings);

}  // namespace brandlint
