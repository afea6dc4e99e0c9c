// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace brandlint {

// UTF-16 as UTF-8. What is no pair of surrogates becomes U+FFFD; an odd byte at the end is left
// out.
std::string FromUtf16(std::string_view bytes, bool big_endian);

}  // namespace brandlint
