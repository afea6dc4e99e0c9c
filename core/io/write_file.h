// SPDX-License-Identifier: MIT
// Writes a report so that nobody ever sees half of it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace brandlint {

// Replaces or makes `file`: a new file in the same folder is written, flushed to the disk and
// renamed over it, so after a crash or a full disk there is the old content or the new, whole.
// An existing file's permission bits are kept, a link's target is replaced and not the link. What
// is not a regular file (/dev/stdout, a named pipe) is written directly.
//
// Errors: "output-unwritable"; the message starts with the file: "out/report.json: no space left
// on device".
Result<void> WriteFile(const std::string& file, std::string_view content);

}  // namespace brandlint
