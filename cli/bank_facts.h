// SPDX-License-Identifier: MIT
// What is told about a bank of rejected pictures wherever one is looked at.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/io/load_bank.h"

namespace brandlint::cli {

// One message for each row that is left out, and how many more there are.
std::vector<std::string> WarningsOf(const LoadedBank& loaded);

// A line with its rows, how many of them are never compared, and its digest.
void PrintBank(const LoadedBank& loaded, std::ostream& out);

}  // namespace brandlint::cli
