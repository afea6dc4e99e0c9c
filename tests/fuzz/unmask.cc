// SPDX-License-Identifier: MIT
// The layers below the search: escapes, bidi order, glyphs, words, folding, punycode.
#include "core/text/unmask.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/text/escapes.h"
#include "core/text/fold.h"
#include "core/text/punycode.h"
#include "core/text/way.h"
#include "tests/fuzz/text_input.h"

namespace brandlint {
namespace {

bool IsScalar(char32_t value) { return value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF); }

void CheckEscapes(std::string_view text, const std::vector<bool>& bounds) {
  const std::vector<SourceChar> chars = DecodeEscapes(text);
  std::size_t last_first = 0;
  for (const SourceChar& c : chars) {
    CHECK(IsScalar(c.value));
    CHECK(c.first < c.last && c.last <= text.size());
    CHECK(bounds[c.first] && bounds[c.last]);
    CHECK(c.first >= last_first);  // in the order of memory
    last_first = c.first;
  }
  if (MayHaveEscapes(text)) return;
  // Nothing to undo: the code points as they stand.
  std::size_t at = 0;
  for (const SourceChar& c : chars) {
    const CodePoint plain = DecodeUtf8(text, at);
    CHECK(c.value == plain.value && c.first == at && c.last == at + plain.length && !c.encoded);
    at = c.last;
  }
  CHECK(at == text.size());
}

void CheckWays(std::string_view text, const std::vector<bool>& bounds) {
  const std::vector<Way> ways = WaysOf(text);
  CHECK(!ways.empty());
  for (const Way& way : ways) {
    const std::size_t size = way.glyphs.size();
    CHECK(way.bounds.starts.size() == size && way.bounds.humps.size() == size);
    CHECK(way.bounds.runs.size() == size && way.bounds.ends.size() == size + 1);
    for (const Glyph& glyph : way.glyphs) {
      CHECK(glyph.first < glyph.last && glyph.last <= text.size());
      CHECK(bounds[glyph.first] && bounds[glyph.last]);
    }
    const FoldedText folded = Fold(way.glyphs);
    CHECK(folded.text.size() == folded.glyphs.size());
    for (const std::uint32_t glyph : folded.glyphs) CHECK(glyph < size);
    const std::string words = WordsOf(way.glyphs, way.bounds);
    CHECK(IsUtf8(words) && words.find("  ") == std::string::npos);
  }
}

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const std::string_view text = TextOf(data, size);
  const std::vector<bool> bounds = CodePointBounds(text);
  CheckEscapes(text, bounds);
  CheckWays(text, bounds);
  if (const auto decoded = DecodePunycode(text)) CHECK(std::ranges::all_of(*decoded, IsScalar));
  CHECK(IsUtf8(EscapeForDisplay(text)));
  (void)FoldWord(text);
  return 0;
}
