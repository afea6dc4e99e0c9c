// SPDX-License-Identifier: MIT
// Raw bytes: owned, viewed, and read as integers of a stated byte order within bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brandlint {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// The characters of `text` as bytes and back; nothing is converted, the view lives as long as
// what it looks at.
inline ByteView AsBytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view AsText(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The unsigned integer of `width` bytes (1 to 8) at `offset`, or nothing when it would reach
// past the end.
std::optional<std::uint64_t> ReadBigEndian(ByteView bytes, std::size_t offset, int width);
std::optional<std::uint64_t> ReadLittleEndian(ByteView bytes, std::size_t offset, int width);

// Whether `bytes` has `magic` at `offset`.
bool HasAt(ByteView bytes, std::size_t offset, std::string_view magic);

// The bytes by which files of a kind are known, and where they stand.
struct Signature {
  std::size_t offset;
  std::string_view magic;
};
bool HasOneOf(ByteView bytes, std::span<const Signature> signatures);

// Standard alphabet with padding (RFC 4648, section 4).
std::string Base64(ByteView bytes);

// The bytes of such a text; nothing when it is none.
std::optional<Bytes> FromBase64(std::string_view text);

}  // namespace brandlint
