// SPDX-License-Identifier: MIT
#include "core/text/fold.h"

#include "core/base/utf8.h"
#include "core/text/code_points.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

std::vector<Glyph> GlyphsOf(std::string_view utf8) {
  const std::vector<SourceChar> chars = DecodeEscapes(utf8);
  std::vector<Glyph> glyphs;
  glyphs.reserve(chars.size());
  for (const SourceChar& c : chars) glyphs.push_back(GlyphOf(c));
  return glyphs;
}

}  // namespace

FoldedText Fold(std::span<const Glyph> glyphs) {
  FoldedText folded;
  // Nearly every glyph folds to one code point; Hangul, to two or three.
  folded.text.reserve(glyphs.size());
  folded.glyphs.reserve(glyphs.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    if (glyph.kind == GlyphKind::kIgnorable) continue;
    if (glyph.kind == GlyphKind::kSeparator) {
      folded.text.push_back(U' ');
    } else {
      std::array<char32_t, 3> jamo;
      folded.text += FoldOf(glyph.value, jamo);
    }
    folded.glyphs.resize(folded.text.size(), static_cast<std::uint32_t>(i));
  }
  return folded;
}

std::u32string FoldWord(std::string_view utf8) {
  std::u32string word = Fold(GlyphsOf(utf8)).text;
  std::erase(word, U' ');
  return word;
}

std::string WordsOf(std::span<const Glyph> glyphs, const WordBounds& bounds) {
  std::string words = " ";
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    if (glyph.kind == GlyphKind::kIgnorable) continue;
    const bool separates = glyph.kind == GlyphKind::kSeparator;
    if ((separates || bounds.starts[i] != 0) && words.back() != ' ') words.push_back(' ');
    if (separates) continue;
    AppendUtf8(LowerOf(glyph.value), words);
  }
  if (words.back() != ' ') words.push_back(' ');
  return words;
}

std::string WordsOf(std::string_view utf8) {
  const std::vector<Glyph> glyphs = GlyphsOf(utf8);
  return WordsOf(glyphs, WordBoundsOf(glyphs));
}

}  // namespace brandlint
