// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <string_view>

namespace brandlint {

// Writes the LetterTable of the two files of data/confusables.
void WriteLetters(std::string_view letters, std::string_view extra, std::ostream& out);

}  // namespace brandlint
