// SPDX-License-Identifier: MIT
// A data file that was built into the program (cmake/EmbedData.cmake).
#pragma once

#include <string_view>

#include "core/base/bytes.h"

namespace brandlint {

struct EmbeddedFile {
  std::string_view path;  // below the folder it was embedded from: "lumapay/brand.json"
  ByteView content;
};

}  // namespace brandlint
