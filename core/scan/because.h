// SPDX-License-Identifier: MIT
// Says why a text was taken for a name, in words that can be sent to whoever wrote it.
#pragma once

#include <cstddef>
#include <string>

#include "core/model/evidence.h"

namespace brandlint {

// "the third letter is U+0442 CYRILLIC SMALL LETTER TE, which looks like t": what the steps of a
// name's evidence undid, letter by letter as the brand counts them, alike ones together; the first
// that fit into kLongestBecause characters (one always does), then "and 4 more". Without steps, how
// the name stands there: "it stands inside \"LumapayPro\"". One line, lower case, no full stop;
// what the applicant wrote is quoted, cut and escaped. "?" for evidence that is about no name.
inline constexpr std::size_t kLongestBecause = 165;
std::string Because(const Evidence& evidence);

}  // namespace brandlint
