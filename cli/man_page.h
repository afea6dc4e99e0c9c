// SPDX-License-Identifier: MIT
// The manual page of the program, in man(7).
#pragma once

#include <iosfwd>

namespace brandlint::cli {

// Made of the commands and their help; the same bytes for the same program.
void PrintManPage(std::ostream& out);

}  // namespace brandlint::cli
