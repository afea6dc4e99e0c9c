// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <string_view>

namespace brandlint {

// Writes the constants that core/text/code_point_tables.h declares, from the three files of
// data/unicode.
void WriteCodePoints(std::string_view kinds,
                     std::string_view lower,
                     std::string_view folds,
                     std::ostream& out);

}  // namespace brandlint
