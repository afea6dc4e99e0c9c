// SPDX-License-Identifier: MIT
#include "core/text/screen.h"

#include <algorithm>
#include <bit>

#include "core/base/check.h"
#include "core/text/edit_costs.h"
#include "core/text/find_word.h"
#include "core/text/letter_table.h"

namespace brandlint {
namespace {

// Steps to which the cost of a replaced letter is rounded down; kLeastOtherEdit is the third.
constexpr int kAlike = 60, kNear = kLeastOtherEdit;
constexpr int kLeastAlike = 40, kLeastNear = 60;

// Where an edited name may begin.
constexpr int kStarts = Unit::kBreaks | Unit::kBehindAffix;

constexpr std::uint64_t Bit(std::size_t i) { return std::uint64_t{1} << i; }

// Separators inside a name: free as long as every letter was read, which only a cost of 0 can be.
EditLanes PassOver(EditLanes row) {
  return row == 0 ? row : Least(row + HalfCost(kSeparatorEdit), Same(kTooFar));
}

}  // namespace

void NameScreen::Add(std::string_view letters, const SearchOptions& options) {
  static_assert(kLongestWord <= 64);
  CHECK(!letters.empty() && letters.size() <= kLongestWord);
  Word word;
  word.letters = letters;
  word.inside = options.inside;
  for (const Look& look : Letters().looks()) {
    Row row;
    for (const Reading& reading : Letters().ReadingsOf(look)) {
      if (!options.disguised && reading.how != Disguise::kNone) continue;
      const std::string_view read = reading.text();
      for (std::size_t i = letters.find(read); i != letters.npos; i = letters.find(read, i + 1)) {
        for (std::size_t k = 0; k < read.size(); ++k) row.reads |= Bit(i + k);
        row.more = std::max<std::uint64_t>(row.more, read.size() - 1);
      }
    }
    word.rows.push_back(row);
  }
  for (std::size_t c = 0; options.disguised && c < word.ends.size(); ++c) {
    const std::uint64_t shown = Letters().EndingIn(static_cast<char>(c)).bits;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if ((shown & LetterBit(letters[i])) != 0) word.ends[c] |= Bit(i);
    }
  }
  if (options.max_cost > 0) AddEdits(word, options.max_cost);
  gates_.push_back({.all = LetterBits(letters),
                    .first = options.inside ? 0 : LetterBit(letters[0]),
                    .edited = options.max_cost > 0});
  words_.push_back(std::move(word));
}

void NameScreen::AddForeign(std::u32string_view word) {
  Foreign foreign{.edits = word.size() >= kFewestForWordEdit ? 1 : 0};
  for (const char32_t c : word) foreign.bits.Add(c);
  foreign_.push_back(foreign);
}

void NameScreen::AddEdits(Word& word, int max_cost) {
  CHECK(HalfCost(max_cost) < kTooFar);
  const std::string_view letters = std::string_view(word.letters).substr(0, kEditLanes - 1);
  word.max_cost = max_cost;
  word.is_prefix = letters.size() < word.letters.size();
  word.most = Same(HalfCost(max_cost));
  word.unfinished = Same(0xFF);
  word.unfinished[letters.size()] = 0;

  for (std::size_t i = 0; i < letters.size(); ++i) {
    Word::Letter need{.itself = LetterBit(letters[i]), .drop = DeleteCost(word.letters, i)};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789")) {
      const int cost = ReplaceCost(c, letters[i]);
      need.alike |= cost < kAlike ? LetterBit(c) : 0;
      need.near |= cost < kNear ? LetterBit(c) : 0;
    }
    word.needs.push_back(need);
  }

  std::vector<int> drops;
  word.drop = Same(kTooFar);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    drops.push_back(HalfCost(std::min(DeleteCost(word.letters, i), kSymbolForLetter)));
    word.drop[i + 1] = static_cast<std::uint8_t>(drops.back());
  }
  word.drop_two = Least(word.drop + Later<1>(word.drop), Same(kTooFar));
  std::ranges::sort(drops);
  int left = HalfCost(max_cost);
  for (const int drop : drops) {
    left -= drop;
    if (left < 0) break;
    ++word.most_dropped;
  }
  word.start = Same(kTooFar);
  word.start[0] = 0;
  word.start = Drop(word, word.start);

  const std::span<const Look> looks = Letters().looks();
  for (std::size_t id = 0; id < looks.size(); ++id) {
    const char own = looks[id].own;
    Costs costs{.insert = Same(kTooFar),
                .replace = Same(kTooFar),
                .isnt = Same(0xFF),
                .isnt_next = Same(0xFF)};
    for (std::size_t k = 0; k <= letters.size(); ++k) {
      const char before = k > 0 ? word.letters[k - 1] : '\0';
      const char after = k < word.letters.size() ? word.letters[k] : '\0';
      costs.insert[k] = HalfCost(InsertCost(own, before, after));
      if (k == 0) continue;
      const bool reads = (word.rows[id].reads & Bit(k - 1)) != 0;
      costs.replace[k] = reads ? std::uint8_t{0} : HalfCost(ReplaceCost(own, before));
      costs.isnt[k] = own == before ? 0 : 0xFF;
      costs.isnt_next[k] = k > 1 && own == word.letters[k - 2] ? 0 : 0xFF;
    }
    word.costs.push_back(costs);
  }
  for (std::size_t c = 0; c < word.shown.size(); ++c) {
    word.shown[c] = Same(kTooFar);
    for (std::size_t k = 1; k <= letters.size(); ++k) {
      if ((word.ends[c] & Bit(k - 1)) != 0) word.shown[c][k] = 0;
    }
  }
}

// Shift-And with separators that may be passed over, and with sequences, of which only the last
// character and a bound on the length are checked. Source: R. Baeza-Yates and G. Gonnet, "A new
// approach to text searching", CACM 35(10), 1992.
bool NameScreen::HasExactly(const Word& word, std::span<const Unit> units) {
  const std::uint64_t last_letter = Bit(word.letters.size() - 1);
  std::uint64_t last = 0;  // bit i: letters 0 to i have been read
  // States before the last units of a sequence, in a ring: what the sequence may go on from.
  std::array<std::uint64_t, kLongestSequence> earlier{};
  std::size_t at = 0;
  for (const Unit& unit : units) {
    const Row& row = word.rows[unit.look];
    const std::uint64_t start = word.inside || unit.Has(Unit::kBreaks) ? 1 : 0;
    std::uint64_t state = ((last << 1) | start) & row.reads;
    for (std::uint64_t more = row.more; more > 0; --more) state |= (state << 1) & row.reads;
    if (unit.Has(Unit::kPart)) {
      std::uint64_t before = last;
      for (const std::uint64_t one : earlier) before |= one;
      state |= ((before << 1) | 1) & word.ends[unit.end];
      earlier[at] = last;
      at = at + 1 == earlier.size() ? 0 : at + 1;
    }
    if ((state & last_letter) != 0) return true;
    if (unit.Has(Unit::kSymbol)) state |= last;
    last = state;
  }
  return false;
}

// Up to two letters at once, so that each need not wait for the other.
EditLanes NameScreen::Drop(const Word& word, EditLanes row) {
  row = Least(row, Least(Later<1>(row) + word.drop, Later<2>(row) + word.drop_two));
  for (int dropped = 2; dropped < word.most_dropped; ++dropped) {
    row = Least(row, Later<1>(row) + word.drop);
  }
  return row;
}

// Whether an edited name may begin with one of the units: the recurrence of FindName, from all
// starts and to all letters of the word at once, with every cost lowered to what a unit tells.
bool NameScreen::HasEdited(const Word& word, std::span<const Unit> units) {
  const EditLanes too_far = Same(kTooFar);
  EditLanes row = too_far, before_last = too_far, isnt_before = Same(0xFF);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    if (unit.Has(Unit::kBreaks)) {
      for (std::size_t gap = 0; gap < unit.gaps; ++gap) {
        const EditLanes stands = Later<1>(row) + HalfCost(kSymbolForLetter);
        row = PassOver(row);
        if (unit.Has(Unit::kHidden)) row = Drop(word, Least(row, stands));
      }
      row = Least(Drop(word, row), word.start);
    } else if (word.inside && unit.Has(Unit::kBehindAffix)) {
      row = Least(row, word.start);
    }
    const Costs& costs = word.costs[unit.look];
    const EditLanes last = row;
    EditLanes replace = costs.replace;
    if (unit.end != 0) replace = Least(replace, word.shown[unit.end]);
    row = Least(last + costs.insert, Later<1>(last) + replace);
    const EditLanes swapped = Later<2>(before_last) + HalfCost(kSwapCost);
    row = Least(row, swapped | isnt_before | costs.isnt_next);
    if (unit.Has(Unit::kSymbol)) row = Least(row, PassOver(last));
    if (unit.Has(Unit::kPart)) row = Least(row, last);
    const std::uint64_t more = word.rows[unit.look].more;
    if (more > 0) {
      row = Least(row, replace == 0 ? Later<2>(last) : too_far);
      if (more > 1) row = Least(row, replace == 0 ? Later<3>(last) : too_far);
    }
    row = Drop(word, Least(row, too_far));

    const bool end = i + 1 == units.size() || units[i + 1].Has(Unit::kBreaks) ||
                     (word.inside && units[i + 1].Has(Unit::kBeforeAffix));
    if ((end || word.is_prefix) && AnyAtMost(row | word.unfinished, word.most)) return true;
    before_last = last;
    isnt_before = costs.isnt;
    // Given up, also for a swap of this unit and the next: on to the next word.
    if (!AnyAtMost(Least(row, last + HalfCost(kSwapCost)), word.most)) {
      while (i + 1 < units.size() && (units[i + 1].flags & kStarts) == 0) ++i;
      row = before_last = too_far;
    }
  }
  return false;
}

// A lower bound of the cost from which letters there are at all: a third of all titles need no
// more.
bool NameScreen::HasLetters(const Word& word, std::uint64_t letters) {
  int cost = 0;
  for (const Word::Letter& letter : word.needs) {
    if ((letters & letter.itself) != 0) continue;
    cost += (letters & letter.alike) != 0  ? std::min(kLeastAlike, letter.drop)
            : (letters & letter.near) != 0 ? std::min(kLeastNear, letter.drop)
                                           : std::min(kLeastOtherEdit, letter.drop);
    if (cost > word.max_cost) return false;
  }
  return true;
}

bool NameScreen::MayHold(std::size_t index, const Outline& outline) const {
  const Gate& gate = gates_[index];
  const std::uint64_t letters = outline.letters();
  if ((letters & gate.all) == gate.all && (gate.first & ~outline.initials()) == 0 &&
      HasExactly(words_[index], outline.units())) {
    return true;
  }
  return gate.edited && HasLetters(words_[index], letters) &&
         HasEdited(words_[index], outline.units());
}

// An edit may change one code point, and with it one bit of each.
bool NameScreen::MayHoldForeign(std::size_t index, const Outline& outline) const {
  const Foreign& word = foreign_[index];
  const FoldBits& text = outline.folded();
  return (word.bits.pages & text.pages) != 0 &&
         std::popcount(word.bits.letters & ~text.letters) <= word.edits &&
         std::popcount(word.bits.pages & ~text.pages) <= word.edits;
}

bool NameScreen::MayHold(std::string_view text) const {
  Outline outline;
  if (!outline.Draw(text)) return true;
  for (std::size_t word = 0; word < gates_.size(); ++word) {
    if (MayHold(word, outline)) return true;
  }
  const bool foreign = outline.folded().pages != 0;
  for (std::size_t word = 0; foreign && word < foreign_.size(); ++word) {
    if (MayHoldForeign(word, outline)) return true;
  }
  return false;
}

}  // namespace brandlint
