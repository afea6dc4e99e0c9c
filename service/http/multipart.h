// SPDX-License-Identifier: MIT
// multipart/form-data: the parts of a body. Source: RFC 7578 and, for boundaries, RFC 2046, 5.1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

struct FormPart {
  std::string name;      // of the field
  std::string filename;  // empty for a field that is no file
  std::string_view content;
};

inline constexpr std::size_t kFormParts = 200;

// The parts of `body`, which they look into. Linear in its length.
//
// Errors: "media-type" when `content_type` is not multipart/form-data with a boundary;
// "bad-request", which says at which part, for a body that does not end in its boundary, a part
// without a name, a name twice without being a file's, or more than kFormParts.
Result<std::vector<FormPart>> ReadForm(std::string_view content_type, std::string_view body);

}  // namespace brandlint
