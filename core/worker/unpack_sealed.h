// SPDX-License-Identifier: MIT
#pragma once

#include "core/io/source.h"

namespace brandlint {

// As UnpackHere, in a process that is sealed off. Errors: those of CallSealed; "worker-crashed"
// when the answer is none.
Result<Unpacked> UnpackSealed(ByteView archive, const Limits& limits);

}  // namespace brandlint
