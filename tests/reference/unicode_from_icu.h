// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "core/text/glyph.h"

namespace brandlint {

// What data/unicode says of one code point, asked of the host's ICU: the slow twin of
// core/text/code_points.h, and the source that the files are written from.
struct ReferenceCodePoint {
  GlyphKind kind = GlyphKind::kIgnorable;
  bool known = false;  // assigned in Unicode 15.0, or reserved by it for good
  bool upper = false;
  bool lower = false;
  bool unspaced = false;
  char32_t lower_case = 0;
  std::u32string fold;  // NFKC_Casefold, then NFD without marks of a combining class other than 0
};

// What later versions added counts as not assigned, whatever the host's ICU knows.
ReferenceCodePoint CodePointFromIcu(char32_t value);

// Whether the host's ICU knows the code point from a version after Unicode 15.0.
bool IsLaterThanPinned(char32_t value);

}  // namespace brandlint
