// SPDX-License-Identifier: MIT
// What is told about a brand pack wherever one is looked at.
#pragma once

#include <iosfwd>

#include "core/model/brand.h"

namespace brandlint::cli {

// The weaknesses of its names (text/name_weakness.h), each once with the names that have it, and of
// its marks (logo/mark_weakness.h).
void PrintWeaknesses(const Brand& brand, std::ostream& out);

}  // namespace brandlint::cli
