// SPDX-License-Identifier: MIT
// What core/text/make_tables writes at build time from data/unicode: constants in the program's
// read-only pages, so that nothing is read or built when it starts. Only code_points.h and .cc look
// here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace brandlint {

// Two stages: page_of[value >> 8], then pages[that][value & 0xFF]; equal pages are kept once.
inline constexpr std::size_t kCodePointPages = 0x110000 >> 8;

// A byte a code point: its GlyphKind in the lowest bits, and these.
inline constexpr std::uint8_t kKindBits = 0x07;
inline constexpr std::uint8_t kKnownBit = 0x08;
inline constexpr std::uint8_t kUpperBit = 0x10;
inline constexpr std::uint8_t kLowerBit = 0x20;
inline constexpr std::uint8_t kUnspacedBit = 0x40;
extern const std::uint8_t kInfoPageOf[kCodePointPages];
extern const std::uint8_t kInfoPages[][256];

// How far the simple lower case lies from the code point.
extern const std::uint8_t kLowerPageOf[kCodePointPages];
extern const std::int32_t kLowerPages[][256];

// 0: folds to itself. Else where in kFoldPool its fold stands: a count, and as many code points.
extern const std::uint8_t kFoldPageOf[kCodePointPages];
extern const std::uint16_t kFoldPages[][256];
extern const char32_t kFoldPool[];

}  // namespace brandlint
