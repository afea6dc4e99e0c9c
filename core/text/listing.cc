// SPDX-License-Identifier: MIT
#include "core/text/listing.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace brandlint {
namespace {

// Words shorter than this, written together, make up anything.
constexpr std::size_t kFewestInCompound = 4;

// What stands between words. Other symbols stand for letters: "$#0p" is no word beside another.
constexpr std::u32string_view kBetweenWords = U" \u00A0-_/.,:;\n";

bool IsWord(const WordList& words, std::u32string_view letters) {
  // Lists lack the plurals and possessives of names and of loan words.
  return words.Contains(letters) ||
         (letters.ends_with(U's') && words.Contains(letters.substr(0, letters.size() - 1)));
}

// kWord or kCommon.
Listing WordOf(const WordList& words, std::u32string_view letters) {
  const bool plural = letters.ends_with(U's');
  const bool common =
      words.IsCommon(letters) || (plural && words.IsCommon(letters.substr(0, letters.size() - 1)));
  return common ? Listing::kCommon : Listing::kWord;
}

bool IsCompound(const WordList& words, std::u32string_view letters) {
  for (std::size_t cut = kFewestInCompound; cut + kFewestInCompound <= letters.size(); ++cut) {
    if (words.Contains(letters.substr(0, cut)) && IsWord(words, letters.substr(cut))) return true;
  }
  return false;
}

// Glyphs [first, last) hold no separator.
Listing LookUpToken(const WordList& words, const Way& way, std::size_t first, std::size_t last) {
  const auto letters_of = [&](std::size_t from, std::size_t to) {
    return ListedLetters(std::span(way.glyphs).subspan(from, to - from));
  };
  const std::u32string letters = letters_of(first, last);
  if (letters.size() < kFewestListed) return Listing::kCommon;
  if (IsWord(words, letters)) return WordOf(words, letters);
  if (IsCompound(words, letters)) return Listing::kCompound;
  std::size_t begin = first;
  for (std::size_t i = first + 1; i <= last; ++i) {
    if (i < last && way.bounds.starts[i] == 0) continue;
    const std::u32string part = letters_of(begin, i);
    if (part.size() == letters.size()) return Listing::kNoWord;
    if (part.size() < kFewestListed || !IsWord(words, part)) return Listing::kNoWord;
    begin = i;
  }
  return Listing::kCompound;
}

}  // namespace

Listing LookUp(const WordList& words, const Way& way, std::size_t first, std::size_t last) {
  const auto inside = [&](std::size_t i) {
    return IsWordPart(way.glyphs[i]) || IsTransparent(way.glyphs[i]);
  };
  // "BoxLamp": a word between humps is enough.
  const std::u32string token = TokenAround(way, first, last, true);
  if (IsWord(words, token)) return WordOf(words, token);
  while (first > 0 && inside(first - 1)) --first;
  while (last < way.glyphs.size() && inside(last)) ++last;
  Listing all = Listing::kCommon;
  int tokens = 0;
  bool between = true;  // whether the tokens so far had such a separator between them
  std::size_t last_end = first;
  for (std::size_t begin = first; begin < last;) {
    if (!inside(begin)) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < last && inside(end)) ++end;
    const auto gap = std::span(way.glyphs).subspan(last_end, begin - last_end);
    between = between && (tokens == 0 || std::ranges::any_of(gap, [](const Glyph& glyph) {
                            return kBetweenWords.find(glyph.value) != kBetweenWords.npos;
                          }));
    last_end = end;
    all = std::min(all, LookUpToken(words, way, begin, end));
    begin = end;
    ++tokens;
  }
  if (tokens <= 1) return all;
  return std::min(all, between ? Listing::kCompound : Listing::kUnknown);
}

}  // namespace brandlint
