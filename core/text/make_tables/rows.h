// SPDX-License-Identifier: MIT
// Rows of the tables in data/: columns parted by one tab, "# " begins a comment. The text is ours:
// a line that is not well formed is a bug.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace brandlint {

std::vector<std::vector<std::string_view>> ParseRows(std::string_view file);

// "U+0131 U+0131" to its code points.
std::u32string ParseCodePoints(std::string_view text);

// "U+0041", "U+0041..U+005A", or every second one of it, "U+0100..U+012E/2".
struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;
  char32_t step = 1;
};
CodePointRange ParseRange(std::string_view text);

}  // namespace brandlint
