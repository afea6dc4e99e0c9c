// SPDX-License-Identifier: MIT
#include "core/text/screen.h"

#include <algorithm>
#include <bit>

#include "core/base/check.h"
#include "core/text/edit_costs.h"
#include "core/text/escapes.h"
#include "core/text/letter_table.h"

namespace brandlint {
namespace {

enum CharClass : std::uint8_t { kSpace, kSymbol, kLower, kUpper, kDigit, kOther };

CharClass ClassOf(unsigned char c) {
  if (c >= 'a' && c <= 'z') return kLower;
  if (c >= 'A' && c <= 'Z') return kUpper;
  if (c >= '0' && c <= '9') return kDigit;
  if (c == ' ' || (c >= 0x09 && c <= 0x0D)) return kSpace;
  return c > 0x20 && c < 0x7F ? kSymbol : kOther;  // other controls are ignorable glyphs
}

bool IsAlnum(std::uint8_t c) { return c == kLower || c == kUpper || c == kDigit; }

std::string_view Alphabet() { return "abcdefghijklmnopqrstuvwxyz0123456789"; }

}  // namespace

NameScreen::NameScreen() {
  for (std::size_t c = 0; c < 128; ++c) {
    for (const Reading& reading : Letters().Of(static_cast<char32_t>(c))) {
      alone_[c] |= LetterBits(reading.text());
    }
    for (const Sequence& sequence : Letters().StartingWith(static_cast<char32_t>(c))) {
      const char32_t last = sequence.glyphs.back();
      const char32_t before = sequence.glyphs[sequence.glyphs.size() - 2];
      ending_[last] |= LetterBits(sequence.reading.text());
      before_[last][before >> 6] |= std::uint64_t{1} << (before & 63);
    }
    classes_[c] = ClassOf(static_cast<unsigned char>(c));
  }
}

bool NameScreen::Ends(std::string_view text, std::size_t i) const {
  const auto c = static_cast<unsigned char>(text[i]);
  const auto before = static_cast<unsigned char>(i > 0 ? text[i - 1] : '\0');
  return (before_[c][before >> 6] >> (before & 63) & 1) != 0;
}

bool NameScreen::MayBelongToSequence(std::string_view text, std::size_t i) const {
  const std::size_t last = std::min(text.size(), i + kLongestSequence);
  for (std::size_t k = i + 1; k < last; ++k) {
    if (Ends(text, k)) return true;
  }
  return false;
}

std::uint64_t NameScreen::ShownAt(std::string_view text, std::size_t i) const {
  const auto c = static_cast<unsigned char>(text[i]);
  return alone_[c] | (Ends(text, i) ? ending_[c] : 0);
}

void NameScreen::Add(std::string_view letters, const SearchOptions& options) {
  Word word;
  word.letters = letters;
  word.bits = LetterBits(letters);
  word.max_cost = options.max_cost;
  for (std::size_t c = 0; c < 128; ++c) {
    for (const Reading& reading : Letters().Of(static_cast<char32_t>(c))) {
      if (!options.disguised && reading.how != Disguise::kNone) continue;
      CHECK(reading.length == 1);
      for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] == reading.letters[0]) word.reads[c] |= std::uint64_t{1} << i;
      }
    }
    if (!options.disguised) continue;
    for (const Sequence& sequence : Letters().StartingWith(static_cast<char32_t>(c))) {
      for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] == sequence.reading.letters[0]) {
          word.ends[sequence.glyphs.back()] |= std::uint64_t{1} << i;
        }
      }
    }
  }
  for (std::size_t c = 0; c < 128; ++c) {
    const auto readings = Letters().Of(static_cast<char32_t>(c));
    word.own[c] = readings.empty() ? '\0' : readings[0].letters[0];
    for (std::size_t k = 0; k <= letters.size(); ++k) {
      const char before = k > 0 ? letters[k - 1] : '\0';
      const char after = k < letters.size() ? letters[k] : '\0';
      word.insert[c][k] = static_cast<std::uint8_t>(InsertCost(word.own[c], before, after));
      if (after != '\0') {
        word.replace[c][k] = static_cast<std::uint8_t>(ReplaceCost(word.own[c], after));
      }
    }
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    word.drop.push_back(DeleteCost(letters, i));
    word.missing.push_back(std::min(DeleteCost(letters, i), kLeastOtherEdit));
    std::vector<Word::Stand> stands;
    for (const char c : Alphabet()) {
      const int cost = ReplaceCost(c, letters[i]);
      if (cost >= word.missing.back()) continue;
      const auto same = std::ranges::find(stands, cost, &Word::Stand::cost);
      if (same == stands.end()) {
        stands.push_back({LetterBit(c), cost});
      } else {
        same->bits |= LetterBit(c);
      }
    }
    std::ranges::sort(stands, {}, &Word::Stand::cost);
    word.stands.push_back(std::move(stands));
  }
  words_.push_back(std::move(word));
}

// A lower bound: every letter of the word is read, replaced by one that is there, or missing.
int NameScreen::LeastCost(const Word& word, std::uint64_t letters) {
  int cost = 0;
  for (std::size_t i = 0; i < word.letters.size() && cost <= word.max_cost; ++i) {
    if ((letters & LetterBit(word.letters[i])) != 0) continue;
    int least = word.missing[i];
    for (const Word::Stand& stand : word.stands[i]) {
      if ((letters & stand.bits) == 0) continue;
      least = stand.cost;
      break;
    }
    cost += least;
  }
  return cost;
}

// Shift-And with separators that may be skipped, and with sequences, of which only the last
// character and a bound on the length are checked. Source: R. Baeza-Yates and G. Gonnet, "A new
// approach to text searching", CACM 35(10), 1992.
bool NameScreen::HasExactly(const Word& word, std::string_view text) {
  const std::uint64_t whole = std::uint64_t{1} << (word.letters.size() - 1);
  std::array<std::uint64_t, kLongestSequence> before{};  // states after the last characters
  for (const char c : text) {
    const auto at = static_cast<unsigned char>(c);
    const std::uint64_t last = before[0];
    std::uint64_t state = ((last << 1) | 1) & word.reads[at];
    if (word.ends[at] != 0) {
      std::uint64_t earlier = 0;
      for (std::size_t k = 1; k < before.size(); ++k) earlier |= before[k];
      state |= ((earlier << 1) | 1) & word.ends[at];
    }
    if ((state & whole) != 0) return true;
    if (!IsAlnum(ClassOf(at))) state |= last;
    for (std::size_t k = before.size() - 1; k > 0; --k) before[k] = before[k - 1];
    before[0] = state;
  }
  return false;
}

bool NameScreen::Breaks(std::string_view text, std::size_t i) const {
  const auto class_at = [&](std::size_t k) {
    return classes_[static_cast<unsigned char>(text[k])];
  };
  const std::uint8_t left = class_at(i - 1), right = class_at(i);
  if (!IsAlnum(left) || !IsAlnum(right)) return true;
  if (left == right) return left == kUpper && i + 1 < text.size() && class_at(i + 1) == kLower;
  return left == kDigit || right == kDigit || left == kLower;
}

// Whether an edited name may start at `start`. The recurrence of FindName with every cost lowered
// to what the last two characters tell: a lower bound, so no edited name is missed.
bool NameScreen::StartsEdited(const Word& word, std::string_view text, std::size_t start) const {
  const std::size_t letters = word.letters.size();
  const int too_far = word.max_cost + 1;
  std::array<std::array<int, kLongestWord + 1>, 3> rows;
  rows[0].fill(too_far);
  rows[0][0] = 0;
  const auto deletions = [&](std::array<int, kLongestWord + 1>& row) {
    for (std::size_t k = 0; k < letters; ++k)
      row[k + 1] = std::min(row[k + 1], row[k] + word.drop[k]);
  };
  deletions(rows[0]);
  for (std::size_t i = start; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto& last = rows[(i - start) % 3];
    const auto& before_last = rows[(i - start + 2) % 3];
    auto& row = rows[(i - start + 1) % 3];
    const bool skips = !IsAlnum(classes_[c]) || MayBelongToSequence(text, i);
    const std::uint64_t ends = Ends(text, i) ? word.ends[c] : 0;
    row.fill(too_far);
    int least = too_far;
    for (std::size_t k = 0; k <= letters; ++k) {
      int cost = last[k] + (skips ? 0 : word.insert[c][k]);
      if (k > 0) {
        const bool shown = ((word.reads[c] | ends) >> (k - 1) & 1) != 0;
        cost = std::min(cost, last[k - 1] + (shown ? 0 : word.replace[c][k - 1]));
      }
      if (k > 1 && i > start && word.own[c] == word.letters[k - 2] &&
          word.own[static_cast<unsigned char>(text[i - 1])] == word.letters[k - 1]) {
        cost = std::min(cost, before_last[k - 2] + kSwapCost);
      }
      row[k] = std::min(cost, too_far);
    }
    deletions(row);
    for (std::size_t k = 0; k <= letters; ++k) least = std::min(least, row[k]);
    if (least > word.max_cost) {
      // A swap of this character and the next could still come from the row before.
      if (*std::ranges::min_element(last.begin(),
                                    last.begin() + static_cast<std::ptrdiff_t>(letters)) +
              kSwapCost >
          word.max_cost) {
        return false;
      }
    }
    const bool end = i + 1 == text.size() || Breaks(text, i + 1);
    if (end && row[letters] <= word.max_cost) return true;
  }
  return false;
}

bool NameScreen::HasEdited(const Word& word, std::string_view text) const {
  for (std::size_t start = 0; start < text.size(); ++start) {
    if (classes_[static_cast<unsigned char>(text[start])] == kSpace) continue;
    if (start > 0 && !Breaks(text, start)) continue;
    if (StartsEdited(word, text, start)) return true;
  }
  return false;
}

bool NameScreen::MayHold(std::string_view text) const {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = static_cast<unsigned char>(text[i]);
    if (at >= 0x80 || classes_[at] == kOther) return true;
    letters |= ShownAt(text, i);
  }
  if (MayHaveEscapes(text)) return true;
  return std::ranges::any_of(words_,
                             [&](const Word& word) { return MayHold(word, letters, text); });
}

bool NameScreen::MayHold(const Word& word, std::uint64_t letters, std::string_view text) const {
  return ((letters & word.bits) == word.bits && HasExactly(word, text)) ||
         (word.max_cost > 0 && LeastCost(word, letters) <= word.max_cost && HasEdited(word, text));
}

bool NameScreen::MayHold(std::size_t index, std::uint64_t letters, std::string_view plain) const {
  const Word& word = words_[index];
  if (!plain.empty()) return MayHold(word, letters, plain);
  return (letters & word.bits) == word.bits ||
         (word.max_cost > 0 && LeastCost(word, letters) <= word.max_cost);
}

}  // namespace brandlint
