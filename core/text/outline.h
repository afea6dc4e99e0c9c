// SPDX-License-Identifier: MIT
// A text in outline: one unit for each glyph that counts, with just enough for the screen (see
// screen.h) to tell that no name is in it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/glyph.h"
#include "core/text/letter_table.h"
#include "core/text/word_bounds.h"

namespace brandlint {

// Not initialised, as an outline has hundreds and most texts need few.
struct Unit {
  enum Flag : std::uint8_t {
    kBreaks = 1,        // a word may end before it
    kSymbol = 2,        // a separator, which may be passed over inside a name
    kPart = 4,          // may belong to a sequence that ends here or further on
    kHidden = 8,        // among the gaps before it is a symbol, which may stand for a letter
    kBehindAffix = 16,  // see WordBounds
    kBeforeAffix = 32,
  };
  LookId look;
  std::uint8_t end;  // the character, when sequences may end here; else 0
  std::uint8_t flags;
  std::uint8_t gaps;  // separators before it that have no unit, at most kMostGaps

  bool Has(Flag flag) const { return (flags & flag) != 0; }
};
inline constexpr std::uint8_t kMostGaps = 5;

// What a text folds to (fold.h), as a set: a word cannot be in a text that lacks a bit of it.
struct FoldBits {
  std::uint64_t letters = 0;  // one of 64 bits by the code point's last six
  std::uint64_t pages = 0;    // ... by its block of 128

  void Add(char32_t folded) {
    letters |= std::uint64_t{1} << (folded & 63);
    pages |= std::uint64_t{1} << (folded >> 7 & 63);
  }
};

// What is invisible, and separators that cannot be read as a letter, have no unit. A name's outline
// needs no memory but the object's own: most are made on the stack, looked at once and forgotten.
class Outline {
 public:
  Outline() = default;
  Outline(const Outline&) = delete;
  Outline& operator=(const Outline&) = delete;

  // False when the glyphs cannot be told one by one in the order of memory: the text may have
  // escapes, controls, letters that are turned upside down, or code points in another order on the
  // screen.
  bool Draw(std::string_view text);

  // The same for glyphs that were unmasked.
  void Draw(std::span<const Glyph> glyphs, const WordBounds& bounds);

  std::span<const Unit> units() const { return {begin_, size_}; }

  // LetterBit of everything the text can be read as, and of what its words can begin with.
  std::uint64_t letters() const { return letters_; }
  std::uint64_t initials() const { return initials_; }

  // Nothing for a text in ASCII, which holds no word of another script.
  const FoldBits& folded() const { return folded_; }

 private:
  class Pen;
  void Clear(std::size_t most);
  void CutAffixes();
  bool DrawAscii(std::string_view text);
  bool DrawUtf8(std::string_view text);

  static constexpr std::size_t kInline = 800;  // bytes of a title with 200 code points
  std::array<Unit, kInline> short_;
  std::vector<Unit> long_;
  Unit* begin_ = short_.data();
  std::size_t size_ = 0;
  std::uint64_t letters_ = 0;
  std::uint64_t initials_ = 0;
  FoldBits folded_;
};

}  // namespace brandlint
