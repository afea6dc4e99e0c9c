// SPDX-License-Identifier: MIT
// What can be read once, kept so that it can be read again.
#pragma once

#include <istream>
#include <memory>

#include "core/base/result.h"

namespace brandlint {

// Copies the rest of `in` into a file without a name in $TMPDIR (/tmp), which is gone with the
// stream that is returned, however the program ends. The stream stands at its beginning.
//
// Errors: "temporary-file"; the message names the folder and why ("no space left on device").
Result<std::unique_ptr<std::istream>> CopyToTemporaryFile(std::istream& in);

}  // namespace brandlint
