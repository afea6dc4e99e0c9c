// SPDX-License-Identifier: MIT
// The second layer of unmasking: text whose order on the screen was changed by bidi controls.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/text/escapes.h"

namespace brandlint {

// Whether a code point can show others in another order: an embedding, an override or an isolate.
constexpr bool ChangesOrder(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// The characters in the order in which they are seen from left to right, as indices into `chars`;
// the controls themselves are left out. Nothing when no character ChangesOrder(), or when the order
// is that of memory.
//
// Paragraphs are laid out from left to right, as the title of a listing is.
//
// Source: Unicode Standard Annex #9, by ICU's ubidi.
std::optional<std::vector<std::size_t>> VisualOrder(std::span<const SourceChar> chars);

}  // namespace brandlint
