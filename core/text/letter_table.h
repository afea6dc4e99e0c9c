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

// Immutable; look-ups are safe to call concurrently and cost one or two loads.
class LetterTable {
 public:
  // Constants that core/text/make_tables writes at build time from data/confusables.
  struct Constants {
    const std::uint8_t* page_of;        // of value >> 8
    const std::uint32_t (*pages)[256];  // Pack of what belongs to a code point
    std::span<const Reading> readings;
    std::span<const Sequence> sequences;  // sorted by first glyph, then longest first
    const std::uint64_t* sequence_ends;   // 128 LetterBits by the last character
  };
  explicit constexpr LetterTable(const Constants& constants) : constants_(constants) {}

  // readings[first, first + count), count < 128.
  static constexpr std::uint32_t Pack(std::uint32_t first, std::uint32_t count, bool turned) {
    return first << 8 | (turned ? kTurnedBit : 0) | count;
  }

  // Readings of one code point, plainest first; ASCII letters and digits have themselves first.
  std::span<const Reading> Of(char32_t value) const {
    const std::uint32_t packed = At(value);
    return constants_.readings.subspan(packed >> 8, packed & (kTurnedBit - 1));
  }

  // Sequences that begin with `value`, longest first.
  std::span<const Sequence> StartingWith(char32_t value) const;

  // LetterBit of everything that `value` can be read as, alone or as the end of a sequence.
  std::uint64_t ShownBy(char32_t value) const;

  // Whether the code point is a Latin letter turned upside down: only then is a text read
  // backwards as well.
  bool IsTurned(char32_t value) const { return (At(value) & kTurnedBit) != 0; }

 private:
  static constexpr std::uint32_t kTurnedBit = 0x80;

  std::uint32_t At(char32_t value) const {
    if (value > 0x10FFFF) return 0;
    return constants_.pages[constants_.page_of[value >> 8]][value & 0xFF];
  }

  Constants constants_;
};

extern const LetterTable kLetterTable;

// The table of the data that is built into the program.
inline const LetterTable& Letters() { return kLetterTable; }

}  // namespace brandlint
