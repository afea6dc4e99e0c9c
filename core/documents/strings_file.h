// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/codec/json_reader.h"

namespace brandlint {

// "key" = "value"; with comments, as an object of texts: in UTF-8, or in UTF-16 with a byte order
// mark. Other values (lists in brackets) are no part of what is read here, and an error.
// Errors: as ParseDocument.
// Source: developer.apple.com, "Resource Programming Guide", "String Resources"; "Old-Style ASCII
// Property Lists".
Result<JsonValue> ParseStringsFile(std::string_view bytes,
                                   std::string_view file,
                                   const JsonOptions& options);

}  // namespace brandlint
