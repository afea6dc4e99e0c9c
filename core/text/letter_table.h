// SPDX-License-Identifier: MIT
// Which Latin letters a code point, or several in a row, can be taken for.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace brandlint {

// How a glyph comes to be read as a letter; the order is from plain to far-fetched.
enum class Disguise : std::uint8_t {
  kNone,        // it is the letter, in either case
  kMarks,       // with accents, strokes or other marks
  kStyled,      // the letter in another style: full width, mathematical, circled, squared, turned
  kConfusable,  // another letter that looks the same
  kLeet,        // a digit, symbol or emoji that stands for it
  kPair,        // Latin letters that together look like it: rn for m
};

// The step's name in evidence: "", "marks", "styled", "confusable", "leet", "pair".
std::string_view DisguiseName(Disguise disguise);

// One of 36 bits for a lower-case ASCII letter or a digit; 0 for anything else.
constexpr std::uint64_t LetterBit(char c) {
  if (c >= 'a' && c <= 'z') return std::uint64_t{1} << (c - 'a');
  if (c >= '0' && c <= '9') return std::uint64_t{1} << (c - '0' + 26);
  return 0;
}
constexpr std::uint64_t LetterBits(std::string_view letters) {
  std::uint64_t bits = 0;
  for (const char c : letters) bits |= LetterBit(c);
  return bits;
}

// Lower-case letters or digits, one to three.
struct Reading {
  std::array<char, 3> letters{};
  std::uint8_t length = 0;
  Disguise how = Disguise::kNone;

  std::string_view text() const { return {letters.data(), length}; }
};

// Several ASCII characters in a row that are taken for one letter: "|\|" for n.
struct Sequence {
  std::u32string_view glyphs;  // two to kLongestSequence
  Reading reading;
};

inline constexpr std::size_t kLongestSequence = 6;

// What all code points with the same readings have in common. Ids are small and dense, so that
// others can keep a row for each.
struct Look {
  std::uint64_t bits = 0;   // LetterBit of all its readings
  std::uint32_t first = 0;  // of the readings, plainest first
  std::uint16_t count = 0;
  char own = '\0';      // the letter it is by itself, for edits; '\0': none, or several
  bool turned = false;  // a Latin letter upside down: only then a text is read backwards too
};
using LookId = std::uint16_t;

// Sequences that end in one ASCII character.
struct SequenceEnd {
  std::uint64_t bits = 0;                 // LetterBit of what they are read as
  std::array<std::uint64_t, 2> before{};  // a bit for each character that stands before the last
  std::uint8_t longest = 0;               // glyphs of the longest

  bool Follows(char c) const {
    const auto at = static_cast<unsigned char>(c);
    return at < 0x80 && (before[at >> 6] >> (at & 63) & 1) != 0;
  }
};

// Immutable; look-ups are safe to call concurrently and cost two or three loads.
class LetterTable {
 public:
  // Constants that core/text/make_tables writes at build time from data/confusables.
  struct Constants {
    const std::uint8_t* page_of;  // of value >> 8
    const LookId (*pages)[256];
    std::span<const Look> looks;  // the first is that of whatever cannot be read as a letter
    std::span<const Reading> readings;
    std::span<const Sequence> sequences;              // sorted by first glyph, then longest first
    std::span<const SequenceEnd, 128> sequence_ends;  // by the last character
  };
  explicit constexpr LetterTable(const Constants& constants) : constants_(constants) {}

  LookId LookOf(char32_t value) const {
    if (value > 0x10FFFF) return 0;
    return constants_.pages[constants_.page_of[value >> 8]][value & 0xFF];
  }
  std::span<const Look> looks() const { return constants_.looks; }
  std::span<const Reading> ReadingsOf(const Look& look) const {
    return constants_.readings.subspan(look.first, look.count);
  }

  // Readings of one code point, plainest first; ASCII letters and digits have themselves first.
  std::span<const Reading> Of(char32_t value) const {
    return ReadingsOf(constants_.looks[LookOf(value)]);
  }

  // The letter that a code point is by itself; '\0': none, or several.
  char OwnOf(char32_t value) const { return constants_.looks[LookOf(value)].own; }

  // Sequences that begin with `value`, longest first.
  std::span<const Sequence> StartingWith(char32_t value) const;

  // Those that end in an ASCII character.
  const SequenceEnd& EndingIn(char c) const {
    return constants_.sequence_ends[static_cast<unsigned char>(c) & 0x7F];
  }

  bool IsTurned(char32_t value) const { return constants_.looks[LookOf(value)].turned; }

 private:
  Constants constants_;
};

extern const LetterTable kLetterTable;

// The table of the data that is built into the program.
inline const LetterTable& Letters() { return kLetterTable; }

}  // namespace brandlint
