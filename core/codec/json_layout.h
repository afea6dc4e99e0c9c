// SPDX-License-Identifier: MIT
// JSON laid out for people: files that the program starts and a person goes on writing.
#pragma once

#include <string>
#include <string_view>

namespace brandlint {

// Appends `line` (one value as JsonWriter writes it) over several lines, and a line feed. A value
// that fits into a line of 100 bytes stays on it; else each of its members has its own lines,
// indented by two, but the members of an array of texts and numbers fill lines. The outermost is
// always opened. Texts are never broken. Time O(|line| * depth).
void LayOutJson(std::string_view line, std::string& out);

}  // namespace brandlint
