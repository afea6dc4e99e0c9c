// SPDX-License-Identifier: MIT
// The boxes that HEIF, AVIF and JPEG 2000 files are made of: a length, a type of four letters, and
// content, which may be boxes again.
// Sources: ISO/IEC 14496-12, section 4.2; ISO/IEC 15444-1, annex I.4.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"

namespace brandlint {

struct FileBox {
  std::string_view type;
  ByteView content;
  bool whole = true;  // false: its length leads beyond the end, or is less than its head
};

// The box at `at`, which moves behind it. Nothing when fewer than 8 bytes are left.
std::optional<FileBox> NextBox(ByteView bytes, std::size_t& at);

}  // namespace brandlint
