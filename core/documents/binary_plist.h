// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/codec/json_reader.h"

namespace brandlint {

inline constexpr std::string_view kBinaryPlistMagic = "bplist0";

// A binary property list as a tree; dates, data and identifiers are null. Objects may be used many
// times, so texts are bounded together by the limit for the file.
// Errors: as ParseDocument.
// Source: opensource.apple.com, CoreFoundation, the comment above CFBinaryPlistTrailer.
Result<JsonValue> ParseBinaryPlist(std::string_view bytes,
                                   std::string_view file,
                                   const JsonOptions& options);

}  // namespace brandlint
