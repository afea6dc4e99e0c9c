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

bool HasOneOf(ByteView bytes, std::span<const Signature> signatures) {
  return std::ranges::any_of(signatures, [&](const Signature& signature) {
    return HasAt(bytes, signature.offset, signature.magic);
  });
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

std::optional<Bytes> FromBase64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool pad = i >= text.size() - padding;
    const int value = pad                    ? 0
                      : c >= 'A' && c <= 'Z' ? c - 'A'
                      : c >= 'a' && c <= 'z' ? c - 'a' + 26
                      : c >= '0' && c <= '9' ? c - '0' + 52
                      : c == '+'             ? 62
                      : c == '/'             ? 63
                                             : -1;
    if (value < 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (i % 4 != 3) continue;
    for (const int shift : {16, 8, 0}) bytes.push_back(static_cast<std::uint8_t>(bits >> shift));
    bits = 0;
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace brandlint
