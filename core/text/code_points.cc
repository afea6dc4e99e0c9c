// SPDX-License-Identifier: MIT
#include "core/text/code_points.h"

namespace brandlint {
namespace {

// The Unicode Standard 15.0, section 3.12, "Hangul Syllable Decomposition".
constexpr char32_t kFirstSyllable = 0xAC00, kSyllables = 11172;
constexpr char32_t kFirstLeading = 0x1100, kFirstVowel = 0x1161, kBeforeTrailing = 0x11A7;
constexpr char32_t kTrailing = 28, kVowelsAndTrailing = 21 * kTrailing;

void AppendJamo(char32_t syllable, std::u32string& text) {
  const char32_t index = syllable - kFirstSyllable;
  text.push_back(kFirstLeading + index / kVowelsAndTrailing);
  text.push_back(kFirstVowel + index % kVowelsAndTrailing / kTrailing);
  if (index % kTrailing != 0) text.push_back(kBeforeTrailing + index % kTrailing);
}

}  // namespace

char32_t LowerOf(char32_t value) {
  if (value > 0x10FFFF) return value;
  const std::int32_t distance = kLowerPages[kLowerPageOf[value >> 8]][value & 0xFF];
  return value + static_cast<char32_t>(distance);
}

void AppendFold(char32_t value, std::u32string& text) {
  if (value - kFirstSyllable < kSyllables) return AppendJamo(value, text);
  const std::size_t at = value > 0x10FFFF ? 0 : kFoldPages[kFoldPageOf[value >> 8]][value & 0xFF];
  if (at == 0) {
    text.push_back(value);
  } else {
    text.append(&kFoldPool[at + 1], kFoldPool[at]);
  }
}

}  // namespace brandlint
