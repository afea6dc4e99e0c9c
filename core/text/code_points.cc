// SPDX-License-Identifier: MIT
#include "core/text/code_points.h"

namespace brandlint {
namespace {

// The Unicode Standard 15.0, section 3.12, "Hangul Syllable Decomposition".
constexpr char32_t kFirstSyllable = 0xAC00, kSyllables = 11172;
constexpr char32_t kFirstLeading = 0x1100, kFirstVowel = 0x1161, kBeforeTrailing = 0x11A7;
constexpr char32_t kTrailing = 28, kVowelsAndTrailing = 21 * kTrailing;

std::u32string_view JamoOf(char32_t syllable, std::array<char32_t, 3>& jamo) {
  const char32_t index = syllable - kFirstSyllable;
  jamo = {kFirstLeading + index / kVowelsAndTrailing,
          kFirstVowel + index % kVowelsAndTrailing / kTrailing,
          kBeforeTrailing + index % kTrailing};
  return {jamo.data(), index % kTrailing != 0 ? 3u : 2u};
}

}  // namespace

char32_t LowerOf(char32_t value) {
  if (value > 0x10FFFF) return value;
  const std::int32_t distance = kLowerPages[kLowerPageOf[value >> 8]][value & 0xFF];
  return value + static_cast<char32_t>(distance);
}

std::u32string_view FoldOf(char32_t value, std::array<char32_t, 3>& jamo) {
  if (value - kFirstSyllable < kSyllables) return JamoOf(value, jamo);
  const std::size_t at = value > 0x10FFFF ? 0 : kFoldPages[kFoldPageOf[value >> 8]][value & 0xFF];
  if (at != 0) return {&kFoldPool[at + 1], kFoldPool[at]};
  jamo[0] = value;
  return {jamo.data(), 1};
}

}  // namespace brandlint
