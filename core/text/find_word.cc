// SPDX-License-Identifier: MIT
#include "core/text/find_word.h"

#include <algorithm>
#include <iterator>

#include "core/text/code_points.h"

namespace brandlint {
namespace {

constexpr std::size_t kLongestCutOff = 3;
constexpr std::size_t kLongestEnding = 4;  // "Лумапеем"

// What is written together with the word behind it: articles and prepositions of Arabic (the, for
// the, by the, and the, like the; by, for, and), Hebrew (the, in, to, from, that, and, as) and
// Amharic (of, in, for). Folded.
constexpr std::u32string_view kProclitics[] = {U"\u0627\u0644",
                                               U"\u0644\u0644",
                                               U"\u0628\u0627\u0644",
                                               U"\u0648\u0627\u0644",
                                               U"\u0641\u0627\u0644",
                                               U"\u0643\u0627\u0644",
                                               U"\u0628",
                                               U"\u0644",
                                               U"\u0648",
                                               U"\u05D4",
                                               U"\u05D1",
                                               U"\u05DC",
                                               U"\u05DE",
                                               U"\u05E9",
                                               U"\u05D5",
                                               U"\u05DB",
                                               U"\u05D5\u05D4",
                                               U"\u05E9\u05D4",
                                               U"\u12E8",
                                               U"\u1260",
                                               U"\u1208"};

// Whether a word may begin behind this part of one: an article, or a number ("4Lumapay").
bool IsCutOff(std::u32string_view part) {
  return std::ranges::find(kProclitics, part) != std::end(kProclitics) ||
         std::ranges::all_of(part, [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

}  // namespace

bool WithinOneEdit(std::u32string_view a, std::u32string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.size() <= 1 && b.size() <= 1) return true;
  return a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
}

std::vector<WordHit> FindWord(const FoldedText& folded, std::u32string_view word) {
  std::vector<WordHit> hits;
  if (word.empty()) return hits;
  const std::u32string_view text = folded.text;
  const bool anywhere = InfoOf(word.front()).unspaced();

  // The text without separators, and where each code point stood.
  std::u32string joined;
  std::vector<std::size_t> place;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U' ') continue;
    joined.push_back(text[i]);
    place.push_back(i);
  }
  const auto starts_word = [&](std::size_t i) {
    std::size_t first = i;
    while (first > 0 && i - first <= kLongestCutOff && text[first - 1] != U' ') --first;
    return first == i || (i - first <= kLongestCutOff && IsCutOff(text.substr(first, i - first)));
  };
  const auto ends_word = [&](std::size_t i) { return i == text.size() || text[i] == U' '; };

  for (std::size_t at = joined.find(word); at != std::u32string::npos;
       at = joined.find(word, at + 1)) {
    const std::size_t first = place[at], last = place[at + word.size() - 1] + 1;
    if (!hits.empty() && first < hits.back().last) continue;
    const bool spread = last - first != word.size();
    const bool whole = starts_word(first) && ends_word(last);
    if (spread ? !whole : !anywhere && !starts_word(first)) continue;
    if (!anywhere && !whole) {
      const std::size_t end = std::min(text.find(U' ', last), text.size());
      if (end - last > kLongestEnding) continue;
    }
    hits.push_back({first, last, false, whole});
  }

  if (word.size() < kFewestForWordEdit) return hits;
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t last = std::min(text.find(U' ', first), text.size());
    const std::size_t size = last - first;
    if (size + 1 >= word.size() && size <= word.size() + 1) {
      const std::u32string_view token = text.substr(first, size);
      const bool known = std::ranges::any_of(
          hits, [&](const WordHit& hit) { return hit.first < last && first < hit.last; });
      if (!known && WithinOneEdit(token, word)) hits.push_back({first, last, true, true});
    }
    first = last + 1;
  }
  std::ranges::sort(hits, {}, &WordHit::first);
  return hits;
}

}  // namespace brandlint
