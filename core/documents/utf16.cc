// SPDX-License-Identifier: MIT
#include "core/documents/utf16.h"

#include <cstddef>

#include "core/base/utf8.h"

namespace brandlint {

std::string FromUtf16(std::string_view bytes, bool big_endian) {
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? first * 256U + second : second * 256U + first;
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit_at(at);
    const bool high = point >= 0xD800 && point < 0xDC00;
    if (high && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    AppendUtf8(point, text);  // a lone surrogate is no scalar value
  }
  return text;
}

}  // namespace brandlint
