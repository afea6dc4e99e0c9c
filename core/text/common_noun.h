// SPDX-License-Identifier: MIT
// Whether a name is its brand's or the ordinary word that it also is.
#pragma once

#include <string>
#include <vector>

namespace brandlint {

// What WordsOf() gives for the text before a name and behind it, and what the whole text has.
struct WordsAround {
  std::string before;
  std::string behind;
  bool senses = false;        // words of the noun's trade
  bool brand_senses = false;  // words of the brand's
};

// senses   Words of the noun's trade, compiled: " door " or " door" (any ending).
//
// A word of the noun's trade anywhere tells the noun, as long as nothing tells the brand. When
// something does ("video" and "chat"), the trade must be said of the name itself: it is the word
// before it ("a video Lumapay"), or follows with a preposition ("Lumapay for kiosks").
bool MeansCommonNoun(const WordsAround& around, const std::vector<std::string>& senses);

}  // namespace brandlint
