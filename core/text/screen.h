// SPDX-License-Identifier: MIT
// The fast path: most titles are plain ASCII and hold no name; this says so in tens of nanoseconds.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/find_name.h"

namespace brandlint {

// Immutable, safe to use concurrently, allocates nothing when asked.
class NameScreen {
 public:
  NameScreen();

  // Another word to look for: as for FindName.
  void Add(std::string_view word, const SearchOptions& options);

  // False only when FindName finds none of the words in the text, whatever layer or disguise. True
  // means that it has to be asked: always for text that is not ASCII or may have escapes.
  bool MayHold(std::string_view text) const;

  // As MayHold for one word (its index in the order of Add). letters: what the glyphs of the text
  // can be read as (LetterBit). plain: the text, when it is printable ASCII without escapes; else
  // empty.
  bool MayHold(std::size_t word, std::uint64_t letters, std::string_view plain) const;

 private:
  struct Word {
    std::string letters;
    std::uint64_t bits = 0;
    int max_cost = 0;
    std::array<std::uint64_t, 128> reads{};  // per character: places of the word it can be read as
    std::array<std::uint64_t, 128> ends{};   // ... as the end of a sequence
    std::array<char, 128> own{};             // the letter a character is by itself
    std::array<std::array<std::uint8_t, kLongestWord + 1>, 128> insert{}, replace{};  // costs
    std::vector<int> drop;                                                            // DeleteCost
    std::vector<int> missing;  // least cost when letter i of the word is not there
    // letter i of the word, when one of `bits` is there instead: the least cost of replacing it
    struct Stand {
      std::uint64_t bits;
      int cost;
    };
    std::vector<std::vector<Stand>> stands;
  };

  static int LeastCost(const Word& word, std::uint64_t letters);
  static bool HasExactly(const Word& word, std::string_view text);
  bool HasEdited(const Word& word, std::string_view text) const;
  bool MayHold(const Word& word, std::uint64_t letters, std::string_view text) const;

  bool Breaks(std::string_view text, std::size_t i) const;  // a word ends between i - 1 and i
  bool StartsEdited(const Word& word, std::string_view text, std::size_t start) const;
  bool Ends(std::string_view text, std::size_t i) const;  // the last two characters of a sequence
  bool MayBelongToSequence(std::string_view text, std::size_t i) const;

  // LetterBits that character i of `text` can be read as, alone or as the end of a sequence whose
  // last two characters are there.
  std::uint64_t ShownAt(std::string_view text, std::size_t i) const;

  std::array<std::uint64_t, 128> alone_{};                  // LetterBits by character
  std::array<std::uint64_t, 128> ending_{};                 // ... of sequences that end in it
  std::array<std::array<std::uint64_t, 2>, 128> before_{};  // what stands before the end of those
  std::array<std::uint8_t, 128> classes_{};
  std::vector<Word> words_;
};

}  // namespace brandlint
