// SPDX-License-Identifier: MIT
// SHA-256 of bytes: the identity of a file, a pack, a policy and a finding.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace brandlint {

// 64 lower-case hexadecimal digits. Source: FIPS 180-4, section 6.2.
std::string Sha256Hex(ByteView bytes);

}  // namespace brandlint
