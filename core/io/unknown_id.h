// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

// The error for an id that nobody knows: code "brand-unknown" for the thing "brand", and
// `no brand is called 'acne'; did you mean "acme"?`, or the whole list when none is near.
Error UnknownId(const std::string& thing,
                std::string_view id,
                const std::vector<std::string>& known);

}  // namespace brandlint
