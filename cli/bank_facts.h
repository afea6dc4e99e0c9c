// SPDX-License-Identifier: MIT
// What is told about a bank of rejected pictures wherever one is looked at.
#pragma once

#include <iosfwd>

#include "core/io/load_bank.h"

namespace brandlint::cli {

// A line with its rows, how many of them are never compared, and its digest.
void PrintBank(const LoadedBank& loaded, std::ostream& out);

}  // namespace brandlint::cli
