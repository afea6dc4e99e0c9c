// SPDX-License-Identifier: MIT
#include "core/text/common_noun.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "core/text/fold.h"

namespace brandlint {
namespace {

// "for" and its like in the languages that listings are most often written in.
constexpr std::string_view kPrepositions[] = {
    "for", "in",  "on",  "at",   "to",  "between", "with", "für", "im",  "mit", "pour", "de",
    "du",  "par", "sur", "para", "con", "en",      "del",  "per", "di",  "da",  "do",   "dla",
    "w",   "pro", "na",  "для",  "в",   "на",      "voor", "van", "för", "til", "i",    "için"};

// " a b c ": the last word, with its spaces.
std::string_view LastWord(std::string_view words) {
  if (words.size() < 3) return {};
  return words.substr(words.rfind(' ', words.size() - 2));
}

// What follows the preposition that `words` begins with: at most two words, with their spaces.
std::string_view BehindPreposition(std::string_view words) {
  if (words.size() < 3) return {};
  const std::size_t end = words.find(' ', 1);
  const std::string_view first = words.substr(1, end - 1);
  if (std::ranges::find(kPrepositions, first) == std::end(kPrepositions)) return {};
  words.remove_prefix(end);
  const std::size_t second = words.find(' ', 1);
  if (second == words.npos) return {};
  return words.substr(
      0,
      words.find(' ', second + 1) == words.npos ? words.size() : words.find(' ', second + 1) + 1);
}

}  // namespace

void SenseWords::Add(std::string_view word) {
  const bool any_ending = word.ends_with('*');
  if (any_ending) word.remove_suffix(1);
  const std::string words = WordsOf(word);  // " door "
  if (words.size() < 3) return;
  const std::string_view inner = std::string_view(words).substr(1, words.size() - 2);
  if (inner.find(' ') != inner.npos) {
    phrases_.push_back(any_ending ? words.substr(0, words.size() - 1) : words);
  } else if (any_ending) {
    beginnings_.emplace(inner);
    const auto place = std::ranges::lower_bound(lengths_, inner.size());
    if (place == lengths_.end() || *place != inner.size()) lengths_.insert(place, inner.size());
  } else {
    words_.emplace(inner);
  }
}

bool SenseWords::Has(std::string_view word) const {
  if (words_.contains(word)) return true;
  if (word.ends_with('s') && words_.contains(word.substr(0, word.size() - 1))) return true;
  return std::ranges::any_of(lengths_, [&](std::size_t length) {
    return length <= word.size() && beginnings_.contains(word.substr(0, length));
  });
}

bool SenseWords::AnyIn(std::string_view words) const {
  for (std::size_t first = 0; first < words.size();) {
    const std::size_t last = std::min(words.find(' ', first), words.size());
    if (last > first && Has(words.substr(first, last - first))) return true;
    first = last + 1;
  }
  return std::ranges::any_of(
      phrases_, [&](const std::string& phrase) { return words.find(phrase) != words.npos; });
}

bool MeansCommonNoun(const WordsAround& around, const SenseWords& senses) {
  if (senses.AnyIn(LastWord(around.before))) return true;  // also "Kiosklumapay"
  if (!around.senses) return false;
  return !around.brand_senses || senses.AnyIn(BehindPreposition(around.behind));
}

}  // namespace brandlint
