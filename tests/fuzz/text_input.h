// SPDX-License-Identifier: MIT
// Bytes of a fuzzer as text, and where its code points begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"

namespace brandlint {

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// [i]: a code point begins at byte i, or the text ends there.
inline std::vector<bool> CodePointBounds(std::string_view text) {
  std::vector<bool> bounds(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); at += DecodeUtf8(text, at).length) bounds[at] = true;
  bounds[text.size()] = true;
  return bounds;
}

}  // namespace brandlint
