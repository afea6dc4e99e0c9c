// SPDX-License-Identifier: MIT
// What Unicode calls a character: for people to read, no verdict depends on it.
#pragma once

#include <string>

namespace brandlint {

// "CYRILLIC SMALL LETTER TE" for U+0442; empty for what Unicode 15.0 has not assigned and for what
// has no name (controls). Names never change once they are given (Unicode's stability policy), so
// the host's ICU may be newer.
std::string CharacterName(char32_t value);

}  // namespace brandlint
