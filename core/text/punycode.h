// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace brandlint {

// Decodes the part of a label after "xn--". ASCII only, at most 63 characters (the longest label
// of the domain name system); nothing when it is not valid punycode.
//
// Source: RFC 3492, section 6.2.
std::optional<std::u32string> DecodePunycode(std::string_view label);

}  // namespace brandlint
