// SPDX-License-Identifier: MIT
#include "core/base/bytes.h"

#include <algorithm>

#include "core/base/check.h"

namespace brandlint {

std::optional<std::uint64_t> ReadBigEndian(ByteView bytes, std::size_t offset, int width) {
  CHECK(width >= 1 && width <= 8);
  const auto count = static_cast<std::size_t>(width);
  if (offset > bytes.size() || bytes.size() - offset < count) return std::nullopt;
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes.subspan(offset, count)) value = value << 8 | byte;
  return value;
}

std::optional<std::uint64_t> ReadLittleEndian(ByteView bytes, std::size_t offset, int width) {
  CHECK(width >= 1 && width <= 8);
  const auto count = static_cast<std::size_t>(width);
  if (offset > bytes.size() || bytes.size() - offset < count) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | bytes[offset + i];
  return value;
}

bool HasAt(ByteView bytes, std::size_t offset, std::string_view magic) {
  if (offset > bytes.size() || bytes.size() - offset < magic.size()) return false;
  return AsText(bytes.subspan(offset, magic.size())) == magic;
}

std::string Base64(ByteView bytes) {
  static constexpr char kAlphabet[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const ByteView group = bytes.subspan(i, std::min<std::size_t>(3, bytes.size() - i));
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < group.size() ? group[k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) {
      text += k <= group.size() ? kAlphabet[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return text;
}

}  // namespace brandlint
