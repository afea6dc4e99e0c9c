// SPDX-License-Identifier: MIT
#include "core/text/find_name.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>

#include "core/base/check.h"
#include "core/text/edit_costs.h"

namespace brandlint {
namespace {

constexpr std::size_t kLayers = 4;
constexpr std::size_t kInside = 0, kWord = 1, kSpread = 2, kEdited = 3;

// How far one step may reach: a sequence with a mark in between.
constexpr std::size_t kReach = kLongestSequence + 1;
constexpr std::size_t kRing = std::bit_ceil(kReach + 1);

// "Int - Ercom" has three in a row; more than a handful is a gap, not a disguise.
constexpr int kLongestGap = 5;

// Only break ties: the plainest way to read a hit is the one to show.
constexpr std::array<int, 6> kDisguiseCost = {0, 1, 1, 2, 4, 5};
constexpr int kSeparatorCost = 1;

// Not initialised: a row has thousands, and only those whose bit is set are ever looked at.
struct Cell {
  std::uint16_t cost;
  std::uint32_t start;
  // The step that led here, for TraceName.
  std::uint32_t from_row;
  std::uint8_t from_layer;
  std::uint8_t from_letter;
  TraceOp op;
  Disguise how;
};

struct Row {
  std::array<std::uint64_t, kLayers> active;  // bit j: the first j letters have been read
  std::array<std::array<Cell, kLongestWord + 1>, kLayers> cells;
};

char OwnLetter(const Glyph& glyph) { return Letters().OwnOf(glyph.value); }

class Search {
 public:
  Search(std::span<const Glyph> glyphs,
         const WordBounds& bounds,
         std::string_view word,
         const SearchOptions& options,
         std::size_t first,
         std::size_t last,
         std::span<Row> rows)
      : glyphs_(glyphs),
        bounds_(bounds),
        word_(word),
        options_(options),
        first_(first),
        last_(last),
        rows_(rows) {}

  // `hit(row, layer)` is told of every place where the whole word has been read.
  template <typename Hit>
  void Run(bool one_start, Hit hit) {
    for (Row& row : rows_) row.active = {};
    const std::uint64_t whole = std::uint64_t{1} << word_.size();
    for (std::size_t i = first_; i <= last_; ++i) {
      Row& row = RowAt(i);
      if (i < last_ && !IsTransparent(glyphs_[i]) && (!one_start || i == first_)) Seed(i);
      if (options_.max_cost > 0) Deletions(i);
      for (std::size_t layer = 0; layer < kLayers; ++layer) {
        if ((row.active[layer] & whole) == 0) continue;
        if (!MayEnd(i, layer)) continue;
        hit(i, layer);
      }
      if (i < last_) Consume(i);
      // The ring's row is used again for a later glyph.
      if (rows_.size() <= last_ - first_) row.active = {};
    }
  }

  const Cell& CellAt(std::size_t row, std::size_t layer, std::size_t letter) {
    return RowAt(row).cells[layer][letter];
  }

 private:
  Row& RowAt(std::size_t i) { return rows_[(i - first_) % rows_.size()]; }

  bool MayEnd(std::size_t i, std::size_t layer) const {
    if (bounds_.ends[i] != 0) return true;
    if (!options_.inside || layer == kSpread) return false;
    return layer != kEdited || bounds_.ends_before_affix[i] != 0;  // i is no end of the text
  }

  void Seed(std::size_t i) {
    const bool word_start =
        bounds_.starts[i] != 0 || (options_.inside && bounds_.starts_behind_affix[i] != 0);
    if (!word_start && !options_.inside) return;
    const std::size_t layer = word_start ? kWord : kInside;
    Row& row = RowAt(i);
    row.active[layer] |= 1;
    row.cells[layer][0] = {.cost = 0,
                           .start = static_cast<std::uint32_t>(i),
                           .from_row = 0,
                           .from_layer = 0,
                           .from_letter = 0,
                           .op = TraceOp::kRead,
                           .how = Disguise::kNone};
  }

  void Relax(std::size_t to, std::size_t layer, std::size_t letter, const Cell& cell) {
    if (to > last_) return;
    if (layer == kEdited && cell.cost > options_.max_cost) return;
    Row& row = RowAt(to);
    const std::uint64_t bit = std::uint64_t{1} << letter;
    Cell& old = row.cells[layer][letter];
    if ((row.active[layer] & bit) != 0 && old.cost <= cell.cost) return;
    row.active[layer] |= bit;
    old = cell;
  }

  // Calls `visit(layer, letter, cell)` for all that can go on from row i.
  template <typename Visit>
  void ForEach(std::size_t i, std::size_t first_layer, Visit visit) {
    Row& row = RowAt(i);
    for (std::size_t layer = first_layer; layer < kLayers; ++layer) {
      for (std::uint64_t left = row.active[layer]; left != 0; left &= left - 1) {
        const auto letter = static_cast<std::size_t>(std::countr_zero(left));
        visit(layer, letter, row.cells[layer][letter]);
      }
    }
  }

  Cell Next(const Cell& from,
            std::size_t i,
            std::size_t layer,
            std::size_t letter,
            int cost,
            TraceOp op,
            Disguise how = Disguise::kNone) const {
    const int total = std::min<int>(from.cost + cost, std::numeric_limits<std::uint16_t>::max());
    return {.cost = static_cast<std::uint16_t>(total),
            .start = from.start,
            .from_row = static_cast<std::uint32_t>(i),
            .from_layer = static_cast<std::uint8_t>(layer),
            .from_letter = static_cast<std::uint8_t>(letter),
            .op = op,
            .how = how};
  }

  // Letters of the word that are not in the text. In the row itself, so letter by letter.
  void Deletions(std::size_t i) {
    for (std::size_t letter = 0; letter < word_.size(); ++letter) {
      for (std::size_t layer = kWord; layer < kLayers; ++layer) {
        if ((RowAt(i).active[layer] >> letter & 1) == 0) continue;
        const Cell from = RowAt(i).cells[layer][letter];
        Relax(i,
              kEdited,
              letter + 1,
              Next(from, i, layer, letter, DeleteCost(word_, letter), TraceOp::kDelete));
      }
    }
  }

  void Consume(std::size_t i) {
    const Glyph& glyph = glyphs_[i];
    if (IsTransparent(glyph)) {
      ForEach(i, 0, [&](std::size_t layer, std::size_t letter, const Cell& cell) {
        // A name does not begin with a mark; one that begins with a letter too many goes on.
        if (letter == 0 && layer != kEdited) return;
        Relax(i + 1, layer, letter, Next(cell, i, layer, letter, 0, TraceOp::kSkip));
      });
      return;
    }
    for (const Reading& reading : Letters().Of(glyph.value)) {
      if (options_.disguised || reading.how == Disguise::kNone) Read(i, i + 1, reading);
    }
    if (options_.disguised) Sequences(i);
    if (glyph.kind == GlyphKind::kSeparator) SkipSeparator(i);
    if (options_.max_cost > 0) Edits(i);
  }

  void Read(std::size_t i, std::size_t end, const Reading& reading) {
    const std::string_view letters = reading.text();
    const int cost = kDisguiseCost[static_cast<std::size_t>(reading.how)];
    const bool hump = bounds_.humps[i] != 0;
    ForEach(i, 0, [&](std::size_t layer, std::size_t letter, const Cell& cell) {
      if (word_.substr(letter, letters.size()) != letters) return;
      std::size_t to = layer;
      if (hump && letter > 0 && (options_.humps >> letter & 1) == 0) {
        if (layer == kInside) return;
        if (layer == kWord) to = kSpread;
      }
      Relax(end,
            to,
            letter + letters.size(),
            Next(cell, i, layer, letter, cost, TraceOp::kRead, reading.how));
    });
  }

  void Sequences(std::size_t i) {
    for (const Sequence& sequence : Letters().StartingWith(glyphs_[i].value)) {
      std::size_t at = i;
      bool same = true;
      for (const char32_t wanted : sequence.glyphs) {
        while (at < last_ && at > i && IsTransparent(glyphs_[at])) ++at;
        same = at < last_ && at - i < kReach && Shows(glyphs_[at], wanted);
        if (!same) break;
        ++at;
      }
      if (same) Read(i, at, sequence.reading);
    }
    // "ṛn": the first letter of a pair may bear a mark or another style.
    const char own = OwnLetter(glyphs_[i]);
    if (glyphs_[i].value < 0x80 || own == '\0') return;
    for (const Sequence& sequence : Letters().StartingWith(static_cast<unsigned char>(own))) {
      if (sequence.reading.how != Disguise::kPair || sequence.glyphs.size() != 2) continue;
      if (i + 1 < last_ && Shows(glyphs_[i + 1], sequence.glyphs[1])) {
        Read(i, i + 2, sequence.reading);
      }
    }
  }

  static bool Shows(const Glyph& glyph, char32_t wanted) {
    if (glyph.value == wanted) return true;
    if (glyph.value < 0x80 || wanted < U'a' || wanted > U'z') return false;
    return OwnLetter(glyph) == static_cast<char>(wanted);
  }

  void SkipSeparator(std::size_t i) {
    if (bounds_.runs[i] > kLongestGap) return;
    ForEach(i, kWord, [&](std::size_t layer, std::size_t letter, const Cell& cell) {
      if (letter == 0 || letter == word_.size()) return;
      const bool edited = layer == kEdited;
      Relax(i + 1,
            edited ? kEdited : kSpread,
            letter,
            Next(cell, i, layer, letter, edited ? kSeparatorEdit : kSeparatorCost, TraceOp::kSkip));
    });
  }

  void Edits(std::size_t i) {
    const Glyph& glyph = glyphs_[i];
    const char own = OwnLetter(glyph);
    const bool space = glyph.kind == GlyphKind::kSeparator && glyph.value <= 0x20;
    if (space) return;
    const std::size_t second = i + 1;
    const char next = second < last_ ? OwnLetter(glyphs_[second]) : '\0';
    ForEach(i, kWord, [&](std::size_t layer, std::size_t letter, const Cell& cell) {
      if (letter < word_.size()) {
        Relax(i + 1,
              kEdited,
              letter + 1,
              Next(cell, i, layer, letter, ReplaceCost(own, word_[letter]), TraceOp::kReplace));
      }
      // A letter before the first or behind the last is part of the next word, unless it belongs
      // to this one; both cases are edits of a whole word.
      if (IsWordPart(glyph)) {
        const char before = letter > 0 ? word_[letter - 1] : '\0';
        const char after = letter < word_.size() ? word_[letter] : '\0';
        Relax(i + 1,
              kEdited,
              letter,
              Next(cell, i, layer, letter, InsertCost(own, before, after), TraceOp::kInsert));
      }
      if (letter + 1 < word_.size() && own != '\0' && own == word_[letter + 1] &&
          next == word_[letter] && own != next) {
        Relax(i + 2, kEdited, letter + 2, Next(cell, i, layer, letter, kSwapCost, TraceOp::kSwap));
      }
    });
  }

  std::span<const Glyph> glyphs_;
  const WordBounds& bounds_;
  std::string_view word_;
  const SearchOptions& options_;
  std::size_t first_;
  std::size_t last_;
  std::span<Row> rows_;
};

}  // namespace

std::vector<NameHit> FindName(std::span<const Glyph> glyphs,
                              const WordBounds& bounds,
                              std::string_view word,
                              const SearchOptions& options) {
  CHECK(!word.empty() && word.size() <= kLongestWord);
  const auto ring = std::make_unique_for_overwrite<Row[]>(kRing);
  Search search(glyphs, bounds, word, options, 0, glyphs.size(), {ring.get(), kRing});
  std::vector<NameHit> hits;
  search.Run(false, [&](std::size_t row, std::size_t layer) {
    const Cell& cell = search.CellAt(row, layer, word.size());
    if (cell.start == row) return;  // all of it is missing
    hits.push_back({cell.start, row, static_cast<Layer>(layer), cell.cost});
  });
  return hits;
}

std::vector<TraceStep> TraceName(std::span<const Glyph> glyphs,
                                 const WordBounds& bounds,
                                 std::string_view word,
                                 const SearchOptions& options,
                                 const NameHit& hit) {
  const std::size_t size = hit.last - hit.first + 1;
  const auto rows = std::make_unique_for_overwrite<Row[]>(size);
  Search search(glyphs, bounds, word, options, hit.first, hit.last, {rows.get(), size});
  search.Run(true, [](std::size_t, std::size_t) {});

  std::vector<TraceStep> trace;
  std::size_t row = hit.last, layer = static_cast<std::size_t>(hit.layer), letter = word.size();
  while (row != hit.first || letter != 0) {
    const Cell& cell = search.CellAt(row, layer, letter);
    const Cell& from = search.CellAt(cell.from_row, cell.from_layer, cell.from_letter);
    trace.push_back({.op = cell.op,
                     .how = cell.how,
                     .glyph = cell.from_row,
                     .glyphs = row - cell.from_row,
                     .letter = cell.from_letter,
                     .letters = letter - cell.from_letter,
                     .cost = cell.cost - from.cost});
    row = cell.from_row;
    layer = cell.from_layer;
    letter = cell.from_letter;
  }
  std::ranges::reverse(trace);
  return trace;
}

}  // namespace brandlint
