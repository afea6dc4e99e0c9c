// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace brandlint {

// The rows of data/confusables/letters.tsv as the host's ICU would write them: for every assigned
// code point outside ASCII what is left without its marks, its compatibility form, and the Latin
// letters with the same UTS #39 skeleton, taken before and after case folding.
std::string LettersFromIcu();

// "15.0".
std::string IcuUnicodeVersion();

}  // namespace brandlint
