// SPDX-License-Identifier: MIT
#include "core/text/common_noun.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace brandlint {
namespace {

// "for" and its like in the languages that listings are most often written in.
constexpr std::string_view kPrepositions[] = {
    "for", "in",  "on",  "at",   "to",  "between", "with", "für", "im",  "mit", "pour", "de",
    "du",  "par", "sur", "para", "con", "en",      "del",  "per", "di",  "da",  "do",   "dla",
    "w",   "pro", "na",  "для",  "в",   "на",      "voor", "van", "för", "til", "i",    "için"};

bool HasAny(std::string_view words, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(
      wanted, [&](const std::string& word) { return words.find(word) != words.npos; });
}

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

bool MeansCommonNoun(const WordsAround& around, const std::vector<std::string>& senses) {
  if (HasAny(LastWord(around.before), senses)) return true;  // also "Kiosklumapay"
  if (!around.senses) return false;
  return !around.brand_senses || HasAny(BehindPreposition(around.behind), senses);
}

}  // namespace brandlint
