// SPDX-License-Identifier: MIT
#include "core/documents/android_chunks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/base/utf8.h"
#include "core/documents/utf16.h"

namespace brandlint {
namespace {

constexpr std::size_t kChunkHead = 8;

std::string Hexadecimal(std::uint32_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[(value >> shift) & 15U];
  return text;
}

std::string Decimal(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.begin(), digits.end(), value);
  return error == std::errc() && std::isfinite(value) ? std::string(digits.begin(), end) : "";
}

// Res_value::COMPLEX_*: 24 bits of a mantissa, where its point is, and a unit.
std::string Dimension(std::uint32_t data, bool fraction) {
  constexpr double kRadix[] = {1.0, 1.0 / (1 << 7), 1.0 / (1 << 15), 1.0 / (1 << 23)};
  constexpr std::string_view kUnits[] = {"px", "dip", "sp", "pt", "in", "mm"};
  const auto mantissa = static_cast<std::int32_t>(data & 0xFFFFFF00U) / 256;
  const double value = mantissa * kRadix[(data >> 4) & 3U];
  const std::uint32_t unit = data & 15U;
  if (fraction) return Decimal(value * 100) + (unit == 1 ? "%p" : "%");
  return unit < std::size(kUnits) ? Decimal(value) + std::string(kUnits[unit]) : "";
}

// Java's form: as UTF-8, but what lies beyond U+FFFF is a pair of surrogates of three bytes each.
std::string FromJavaUtf8(std::string_view bytes) {
  std::string text;
  const auto surrogate = [&](std::size_t at) -> char32_t {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (at + 3 > bytes.size() || byte(at) != 0xED || byte(at + 1) < 0xA0 || byte(at + 2) < 0x80)
      return 0;
    return 0xD000U | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU);
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t high = surrogate(at), low = surrogate(at + 3);
    if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      AppendUtf8(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), text);
      at += 6;
      continue;
    }
    const CodePoint point = DecodeUtf8(bytes, at);
    AppendUtf8(point.value, text);
    at += point.length;
  }
  return text;
}

// A length of one or two units of `width` bytes, the highest bit of the first says which; `at`
// moves behind it.
std::optional<std::uint64_t> Length(ByteView bytes, std::size_t& at, int width) {
  const std::uint64_t more = width == 1 ? 0x80 : 0x8000;
  const auto step = static_cast<std::size_t>(width);
  const auto first = ReadLittleEndian(bytes, at, width);
  at += step;
  if (!first || (*first & more) == 0) return first;
  const auto second = ReadLittleEndian(bytes, at, width);
  at += step;
  if (!second) return std::nullopt;
  return (*first & (more - 1)) << (8 * width) | *second;
}

}  // namespace

std::optional<AndroidChunk> NextAndroidChunk(ByteView bytes, std::size_t& at) {
  const auto type = ReadLittleEndian(bytes, at, 2), head = ReadLittleEndian(bytes, at + 2, 2);
  const auto size = ReadLittleEndian(bytes, at + 4, 4);
  if (!type || !head || !size || *head < kChunkHead || *size < *head || *size > bytes.size() - at)
    return std::nullopt;
  AndroidChunk chunk{static_cast<AndroidChunkType>(*type),
                     static_cast<std::size_t>(*head),
                     bytes.subspan(at, static_cast<std::size_t>(*size))};
  at += chunk.bytes.size();
  return chunk;
}

std::optional<AndroidStrings> AndroidStrings::Read(const AndroidChunk& chunk) {
  constexpr std::size_t kHead = 28;
  constexpr std::uint64_t kUtf8Flag = 1U << 8;
  if (chunk.type != AndroidChunkType::kStrings || chunk.head < kHead) return std::nullopt;
  AndroidStrings strings;
  strings.bytes_ = chunk.bytes;
  strings.head_ = chunk.head;
  strings.count_ = *ReadLittleEndian(chunk.bytes, 8, 4);
  strings.utf8_ = (*ReadLittleEndian(chunk.bytes, 16, 4) & kUtf8Flag) != 0;
  strings.start_ = *ReadLittleEndian(chunk.bytes, 20, 4);
  const bool fits = strings.count_ <= (chunk.bytes.size() - chunk.head) / 4 &&
                    strings.start_ <= chunk.bytes.size();
  return fits ? std::optional(strings) : std::nullopt;
}

std::optional<std::string> AndroidStrings::At(std::uint32_t index) const {
  if (index >= count_) return std::nullopt;
  const auto offset = ReadLittleEndian(bytes_, static_cast<std::size_t>(head_ + 4 * index), 4);
  if (!offset) return std::nullopt;
  auto at = static_cast<std::size_t>(start_ + *offset);
  const int width = utf8_ ? 1 : 2;
  auto length = Length(bytes_, at, width);
  // In UTF-8 the length in UTF-16 comes first.
  if (utf8_ && length) length = Length(bytes_, at, width);
  const auto unit = static_cast<std::uint64_t>(width);
  if (!length || at > bytes_.size() || *length > (bytes_.size() - at) / unit) return std::nullopt;
  const std::string_view text =
      AsText(bytes_.subspan(at, static_cast<std::size_t>(*length * unit)));
  return utf8_ ? FromJavaUtf8(text) : FromUtf16(text, false);
}

std::optional<AndroidValue> ReadAndroidValue(ByteView bytes, std::size_t at) {
  const auto type = ReadLittleEndian(bytes, at + 3, 1), data = ReadLittleEndian(bytes, at + 4, 4);
  if (!type || !data) return std::nullopt;
  return AndroidValue{static_cast<AndroidValueType>(*type), static_cast<std::uint32_t>(*data)};
}

std::string TextOf(const AndroidValue& value) {
  switch (value.type) {
    case AndroidValueType::kReference:
    case AndroidValueType::kDynamicReference:
      return "@0x" + Hexadecimal(value.data);
    case AndroidValueType::kAttribute:
    case AndroidValueType::kDynamicAttribute:
      return "?0x" + Hexadecimal(value.data);
    case AndroidValueType::kFloat:
      return Decimal(std::bit_cast<float>(value.data));
    case AndroidValueType::kDimension:
      return Dimension(value.data, false);
    case AndroidValueType::kFraction:
      return Dimension(value.data, true);
    case AndroidValueType::kDecimal:
    case AndroidValueType::kHexadecimal:
      return std::to_string(static_cast<std::int32_t>(value.data));
    case AndroidValueType::kBoolean:
      return value.data != 0 ? "true" : "false";
    default:
      return value.IsColour() ? "#" + Hexadecimal(value.data) : "";
  }
}

}  // namespace brandlint
