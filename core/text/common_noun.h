// SPDX-License-Identifier: MIT
// Whether a name is its brand's or the ordinary word that it also is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace brandlint {

// Words of a trade, compiled for looking them up in what WordsOf() gives.
class SenseWords {
 public:
  // "door"; "door*", with any ending; "golf cart", several in a row. A plural s counts as the word.
  void Add(std::string_view word);

  bool empty() const { return words_.empty() && beginnings_.empty() && phrases_.empty(); }

  // Whether one of them is among the words. Linear in their length.
  bool AnyIn(std::string_view words) const;

 private:
  bool Has(std::string_view word) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;
  Set words_;
  Set beginnings_;
  std::vector<std::size_t> lengths_;  // of beginnings, ascending, each once
  std::vector<std::string> phrases_;  // " golf cart " or " golf cart"
};

// What WordsOf() gives for the text before a name and behind it, and what the whole text has.
struct WordsAround {
  std::string before;
  std::string behind;
  bool senses = false;        // words of the noun's trade
  bool brand_senses = false;  // words of the brand's
};

// senses   Words of the noun's trade.
//
// A word of the noun's trade anywhere tells the noun, as long as nothing tells the brand. When
// something does ("video" and "chat"), the trade must be said of the name itself: it is the word
// before it ("a video Lumapay"), or follows with a preposition ("Lumapay for kiosks").
bool MeansCommonNoun(const WordsAround& around, const SenseWords& senses);

}  // namespace brandlint
