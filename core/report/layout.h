// SPDX-License-Identifier: MIT
// Lines for a terminal: sentences wrapped, and an excerpt with its letters underlined.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/evidence.h"

namespace brandlint {

// `text` in lines of at most `width` columns, broken at spaces; a longer word has a line of its
// own. White space is collapsed, everything that could steer a terminal is escaped. Never empty.
std::vector<std::string> Wrap(std::string_view text, int width);

// A line of a text and the line below it, whose carets stand under the span.
struct Underlined {
  std::string line;    // "… connects Lumapay to your …"
  std::string carets;  // "           ^^^^^^^": no spaces behind
};

// What is around `span` in `text`, in at most `width` columns (at least 20): the span itself
// first, then as much before and after as fits, with "…" where something was left out. Escaped
// like Wrap; line breaks show as spaces. A span that leaves the text is cut to it.
// Letters written from right to left stand one by one in the order of memory, each between two
// left-to-right marks (U+200E), so that the carets are below what they mark. Time O(width), however
// long the text.
Underlined UnderlineSpan(std::string_view text, const Span& span, int width);

// The same in one line, the span between brackets: "… connects [Lumapay] to your …". For letters,
// whose readers see them in any font.
std::string BracketSpan(std::string_view text, const Span& span, int width);

}  // namespace brandlint
