// SPDX-License-Identifier: MIT
#include "core/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

// The normalisers are ICU's own immutable instances.
class Folder {
 public:
  Folder() {
    UErrorCode status = U_ZERO_ERROR;
    casefold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
    nfd_ = icu::Normalizer2::getNFDInstance(status);
    CHECK(U_SUCCESS(status) != 0);
  }

  template <typename Emit>
  void Fold(char32_t value, Emit emit) const {
    if (value < 0x80) {
      emit(value >= U'A' && value <= U'Z' ? value + 0x20 : value);
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = nfd_->normalize(
        casefold_->normalize(icu::UnicodeString(static_cast<UChar32>(value)), status), status);
    if (U_FAILURE(status) != 0) return;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
      const UChar32 c = folded.char32At(i);
      if (u_getCombiningClass(c) == 0) emit(static_cast<char32_t>(c));
    }
  }

 private:
  const icu::Normalizer2* casefold_ = nullptr;
  const icu::Normalizer2* nfd_ = nullptr;
};

std::vector<Glyph> GlyphsOf(std::string_view utf8) {
  std::vector<Glyph> glyphs;
  for (const SourceChar& c : DecodeEscapes(utf8)) glyphs.push_back(GlyphOf(c));
  return glyphs;
}

}  // namespace

FoldedText Fold(std::span<const Glyph> glyphs) {
  const Folder folder;
  FoldedText folded;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    if (glyph.kind == GlyphKind::kIgnorable) continue;
    const auto emit = [&](char32_t value) {
      folded.text.push_back(value);
      folded.glyphs.push_back(static_cast<std::uint32_t>(i));
    };
    if (glyph.kind == GlyphKind::kSeparator) {
      emit(U' ');
    } else {
      folder.Fold(glyph.value, emit);
    }
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
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(glyph.value)));
    AppendUtf8(lower, words);
  }
  if (words.back() != ' ') words.push_back(' ');
  return words;
}

std::string WordsOf(std::string_view utf8) {
  const std::vector<Glyph> glyphs = GlyphsOf(utf8);
  return WordsOf(glyphs, WordBoundsOf(glyphs));
}

}  // namespace brandlint
