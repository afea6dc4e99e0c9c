// SPDX-License-Identifier: MIT
// SHA-256 of bytes: the identity of a file, a pack, a policy and a finding.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace brandlint {

// 64 lower-case hexadecimal digits. Source: FIPS 180-4, section 6.2.
std::string Sha256Hex(ByteView bytes);

// HMAC with it, likewise: only who has the key can make it. Source: RFC 2104.
std::string HmacSha256Hex(std::string_view key, std::string_view message);

}  // namespace brandlint
