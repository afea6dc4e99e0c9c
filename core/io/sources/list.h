// SPDX-License-Identifier: MIT
// --files-from: a list of paths.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

// The paths of a list, in its order.
//
// separator  '\n': one path a line, a carriage return before the line feed is taken off; '\0' as
//            `find -print0` writes them, for names that hold anything.
// Empty entries are skipped.
//
// Errors: "list-nul" for a NUL in a list of lines (says that -0 reads it), "limit-line-bytes" with
// the number of the entry that is longer than limits.line_bytes.
Result<std::vector<std::string>> ReadPathList(std::string_view text,
                                              char separator,
                                              const Limits& limits);

}  // namespace brandlint
