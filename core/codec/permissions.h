// SPDX-License-Identifier: MIT
// A permissions file, "brandlint.permissions/1".
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/policy.h"

namespace brandlint {

// Reads the text of a permissions file; `file` is what messages call it. Permissions::digest is
// that of `text`.
//
// Errors: those of json_reader.h; unknown keys are errors. A permission says to whom ("who" with
// "developer", "app" or both), for which brand, references and subjects, why, by whom, from when
// until when ("until" is the last day and not before "from"): a grant that leaves one of these
// open is refused.
Result<Permissions> ReadPermissions(std::string_view text,
                                    std::string_view file,
                                    const Limits& limits = {});

}  // namespace brandlint
