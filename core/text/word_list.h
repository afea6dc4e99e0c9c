// SPDX-License-Identifier: MIT
// Words of living languages, so that a word that happens to lie near a name is known for what it
// is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/text/glyph.h"

namespace brandlint {

// A listed word has so many letters: shorter ones are parts of anything, longer ones near few names
// (docs/decisions/0006-word-list.md has the figures).
inline constexpr std::size_t kFewestListed = 3;
inline constexpr std::size_t kMostListed = 14;

// The letters of a word as the list has them and as TokenAround() reads them: each glyph by its
// plainest reading in Latin letters, whatever its case ("Süße" is "susse", "ŁÓDŹ" is "lodz"), or
// folded when it has none; a digit stays one; marks and ignorables are left out.
std::u32string ListedLetters(std::span<const Glyph> glyphs);

// The same for a line of a word list; empty when it is no word of a listed length: too short, too
// long, or with a hyphen, an apostrophe, a digit in it.
std::string ListedWord(std::string_view utf8);

// Immutable and safe to use concurrently. Looks into the bytes it was given: opening reads sixteen
// of them, a look-up touches one word of memory a byte of UTF-8 and allocates nothing for ASCII.
//
// Source: S. Yata's dawgdic, a double-array form of the minimal acyclic automaton of J. Daciuk et
// al., "Incremental construction of minimal acyclic finite-state automata", Computational
// Linguistics 26(1), 2000.
class WordList {
 public:
  // bytes   Of CompileWords(), at an address divisible by four; must outlive the list.
  // Errors: "word-list" when they are something else or not whole.
  static Result<WordList> Map(ByteView bytes);

  WordList(WordList&&) noexcept;
  WordList& operator=(WordList&&) noexcept;
  ~WordList();

  // letters   As of ListedLetters().
  bool Contains(std::u32string_view letters) const { return Find(letters).has_value(); }

  // Whether it is one of the words that everybody knows, of a `common` list.
  bool IsCommon(std::u32string_view letters) const { return Find(letters).value_or(0) != 0; }

 private:
  struct Automaton;
  explicit WordList(std::unique_ptr<Automaton> automaton);
  std::optional<int> Find(std::u32string_view letters) const;
  std::unique_ptr<Automaton> automaton_;
};

// words    Of ListedWord(), in ascending order of their bytes, none twice.
// common   Those of them that everybody knows, likewise.
Bytes CompileWords(std::span<const std::string> words, std::span<const std::string> common = {});

}  // namespace brandlint
