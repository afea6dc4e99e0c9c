// SPDX-License-Identifier: MIT
// How many columns of a terminal a text takes.
#pragma once

#include <string_view>

namespace brandlint {

// Columns of one code point: 2 for wide East Asian characters and emoji, 0 for combining marks,
// else 1. Source: Unicode Standard Annex #11, East Asian Width; ambiguous ones count 1.
int CodePointWidth(char32_t value);

// Letters of a script that is written from right to left, and what stands between them in its
// blocks. Source: Unicode 15.0, DerivedBidiClass.txt: the ranges whose unassigned values are R or
// AL.
bool IsRightToLeft(char32_t value);

// The sum over a text that went through EscapeForDisplay. Bytes that are not UTF-8 count 1.
int DisplayWidth(std::string_view text);

}  // namespace brandlint
