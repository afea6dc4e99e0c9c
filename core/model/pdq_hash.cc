// SPDX-License-Identifier: MIT
#include "core/model/pdq_hash.h"

#include <cstddef>

namespace brandlint {
namespace {

constexpr std::size_t kDigits = kPdqBits / 4;
constexpr std::size_t kDigitsOfAWord = 16;

int DigitOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<PdqHash> ParsePdqHash(std::string_view text) {
  if (text.size() != kDigits) return std::nullopt;
  PdqHash hash;
  for (std::size_t i = 0; i < kDigits; ++i) {
    const int digit = DigitOf(text[i]);
    if (digit < 0) return std::nullopt;
    std::uint64_t& word = hash.bits[hash.bits.size() - 1 - i / kDigitsOfAWord];
    word = word << 4 | static_cast<std::uint64_t>(digit);
  }
  return hash;
}

std::string FormatPdqHash(const PdqHash& hash) {
  std::string text;
  for (std::size_t i = 0; i < kDigits; ++i) {
    const std::uint64_t word = hash.bits[hash.bits.size() - 1 - i / kDigitsOfAWord];
    text += "0123456789abcdef"[word >> (60 - 4 * (i % kDigitsOfAWord)) & 15];
  }
  return text;
}

}  // namespace brandlint
