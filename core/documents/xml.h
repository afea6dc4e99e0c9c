// SPDX-License-Identifier: MIT
// Questions to an element of ParseXml.
#pragma once

#include <string>
#include <string_view>

#include "core/codec/json_reader.h"

namespace brandlint {

// The attribute of that name with its prefix; "" when there is none.
std::string_view AttributeOf(const JsonValue& element, std::string_view name);

// The first element of that name in it, or null.
const JsonValue* ElementIn(const JsonValue& element, std::string_view name);

// Without white space at both ends, and each stretch of it within as one space.
std::string Collapsed(std::string_view text);

}  // namespace brandlint
