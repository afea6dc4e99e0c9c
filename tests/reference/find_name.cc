// SPDX-License-Identifier: MIT
#include "tests/reference/find_name.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/text/edit_costs.h"
#include "core/text/letter_table.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

// Said again here, so that a change of find_name.cc is a change of two pages.
constexpr int kMostSeparators = 5;
constexpr std::size_t kWidestSequence = 7;

int DisguiseCost(Disguise how) {
  switch (how) {
    case Disguise::kNone:
      return 0;
    case Disguise::kMarks:
    case Disguise::kStyled:
      return 1;
    case Disguise::kConfusable:
      return 2;
    case Disguise::kLeet:
      return 4;
    case Disguise::kPair:
      return 5;
  }
  return 0;
}

// The first `letter` letters of the word have been read before glyph `glyph`. The order of the
// members is the order of reading: every step leads to a later state.
struct State {
  std::size_t glyph = 0;
  std::size_t letter = 0;
  Layer layer = Layer::kWord;

  auto operator<=>(const State&) const = default;
};

struct Step {
  State to;
  int cost = 0;
  TraceOp op = TraceOp::kRead;
};

class Laws {
 public:
  Laws(std::span<const Glyph> glyphs,
       const WordBounds& bounds,
       std::string_view word,
       const SearchOptions& options)
      : glyphs_(glyphs), bounds_(bounds), word_(word), options_(options) {}

  bool MayStart(std::size_t glyph) const {
    if (glyph == glyphs_.size() || IsTransparent(glyphs_[glyph])) return false;
    return options_.inside || bounds_.starts[glyph] != 0;
  }

  State Start(std::size_t glyph) const {
    const bool behind_affix = options_.inside && bounds_.starts_behind_affix[glyph] != 0;
    const bool is_start = bounds_.starts[glyph] != 0 || behind_affix;
    return {glyph, 0, is_start ? Layer::kWord : Layer::kInside};
  }

  bool IsFind(const State& state) const {
    if (state.letter != word_.size()) return false;
    const bool may_end_inside =
        options_.inside && (state.layer == Layer::kInside || state.layer == Layer::kWord);
    const bool before_affix = options_.inside && state.layer == Layer::kEdited &&
                              state.glyph < glyphs_.size() &&
                              bounds_.ends_before_affix[state.glyph] != 0;
    return may_end_inside || before_affix || bounds_.ends[state.glyph] != 0;
  }

  std::vector<Step> From(const State& state) const {
    std::vector<Step> steps;
    if (options_.max_cost > 0 && state.layer != Layer::kInside) Delete(state, steps);
    if (state.glyph == glyphs_.size()) return steps;
    const Glyph& glyph = glyphs_[state.glyph];
    if (IsTransparent(glyph)) {
      // A name does not begin with a mark.
      if (state.letter > 0 || state.layer == Layer::kEdited) {
        steps.push_back({{state.glyph + 1, state.letter, state.layer}, 0, TraceOp::kSkip});
      }
      return steps;
    }
    for (const Reading& reading : Letters().Of(glyph.value)) {
      if (options_.disguised || reading.how == Disguise::kNone) {
        Read(state, state.glyph + 1, reading, steps);
      }
    }
    if (options_.disguised) ReadSequences(state, steps);
    if (glyph.kind == GlyphKind::kSeparator) SkipSeparator(state, steps);
    const bool space = glyph.kind == GlyphKind::kSeparator && glyph.value <= 0x20;
    if (options_.max_cost > 0 && state.layer != Layer::kInside && !space) Edit(state, steps);
    return steps;
  }

 private:
  // The letter that a glyph is by itself.
  char OwnLetter(std::size_t glyph) const {
    if (glyph >= glyphs_.size()) return '\0';
    const auto readings = Letters().Of(glyphs_[glyph].value);
    if (readings.empty() || readings[0].length != 1) return '\0';
    return readings[0].letters[0];
  }

  void Read(const State& state,
            std::size_t end,
            const Reading& reading,
            std::vector<Step>& steps) const {
    if (!word_.substr(state.letter).starts_with(reading.text())) return;
    Layer layer = state.layer;
    const bool own_hump = (options_.humps >> state.letter & 1) != 0;
    if (bounds_.humps[state.glyph] != 0 && state.letter > 0 && !own_hump) {
      if (layer == Layer::kInside) return;
      if (layer == Layer::kWord) layer = Layer::kSpread;
    }
    steps.push_back(
        {{end, state.letter + reading.length, layer}, DisguiseCost(reading.how), TraceOp::kRead});
  }

  void ReadSequences(const State& state, std::vector<Step>& steps) const {
    for (const Sequence& sequence : Letters().StartingWith(glyphs_[state.glyph].value)) {
      const std::size_t end = EndOfSequence(state.glyph, sequence.glyphs);
      if (end != 0) Read(state, end, sequence.reading, steps);
    }
    // The first letter of a pair may itself be disguised.
    const char own = OwnLetter(state.glyph);
    if (glyphs_[state.glyph].value < 0x80 || own == '\0') return;
    for (const Sequence& sequence : Letters().StartingWith(static_cast<unsigned char>(own))) {
      const bool is_pair = sequence.reading.how == Disguise::kPair && sequence.glyphs.size() == 2;
      if (is_pair && IsLike(state.glyph + 1, sequence.glyphs[1])) {
        Read(state, state.glyph + 2, sequence.reading, steps);
      }
    }
  }

  // Behind the last glyph of a sequence that starts at `first`, marks looked through; 0 when it is
  // not there.
  std::size_t EndOfSequence(std::size_t first, std::u32string_view sequence) const {
    std::size_t at = first;
    for (const char32_t wanted : sequence) {
      while (at > first && at < glyphs_.size() && IsTransparent(glyphs_[at])) ++at;
      if (at >= first + kWidestSequence || !IsLike(at, wanted)) return 0;
      ++at;
    }
    return at;
  }

  bool IsLike(std::size_t glyph, char32_t wanted) const {
    if (glyph >= glyphs_.size()) return false;
    const char32_t value = glyphs_[glyph].value;
    if (value == wanted) return true;
    const bool is_letter = wanted >= U'a' && wanted <= U'z';
    return value >= 0x80 && is_letter && OwnLetter(glyph) == static_cast<char>(wanted);
  }

  void SkipSeparator(const State& state, std::vector<Step>& steps) const {
    if (state.layer == Layer::kInside) return;
    if (state.letter == 0 || state.letter == word_.size()) return;
    if (bounds_.runs[state.glyph] > kMostSeparators) return;
    const bool edited = state.layer == Layer::kEdited;
    steps.push_back({{state.glyph + 1, state.letter, edited ? Layer::kEdited : Layer::kSpread},
                     edited ? kSeparatorEdit : 1,
                     TraceOp::kSkip});
  }

  void Delete(const State& state, std::vector<Step>& steps) const {
    if (state.letter == word_.size()) return;
    steps.push_back({{state.glyph, state.letter + 1, Layer::kEdited},
                     DeleteCost(word_, state.letter),
                     TraceOp::kDelete});
  }

  void Edit(const State& state, std::vector<Step>& steps) const {
    const std::size_t at = state.letter;
    const char own = OwnLetter(state.glyph), next = OwnLetter(state.glyph + 1);
    if (at < word_.size()) {
      steps.push_back({{state.glyph + 1, at + 1, Layer::kEdited},
                       ReplaceCost(own, word_[at]),
                       TraceOp::kReplace});
    }
    if (IsWordPart(glyphs_[state.glyph])) {
      const char before = at > 0 ? word_[at - 1] : '\0';
      const char after = at < word_.size() ? word_[at] : '\0';
      steps.push_back({{state.glyph + 1, at, Layer::kEdited},
                       InsertCost(own, before, after),
                       TraceOp::kInsert});
    }
    if (at + 1 < word_.size() && own != '\0' && own != next && own == word_[at + 1] &&
        next == word_[at]) {
      steps.push_back({{state.glyph + 2, at + 2, Layer::kEdited}, kSwapCost, TraceOp::kSwap});
    }
  }

  std::span<const Glyph> glyphs_;
  const WordBounds& bounds_;
  std::string_view word_;
  const SearchOptions& options_;
};

// The least cost of every state that can be reached from one start.
std::map<State, int> Reach(const Laws& laws, const State& start, int max_cost) {
  std::map<State, int> costs = {{start, 0}};
  // Steps lead to later states only, so the walk meets every state after all that lead to it.
  for (const auto& [state, cost] : costs) {
    for (const Step& step : laws.From(state)) {
      const int total = cost + step.cost;
      if (step.to.layer == Layer::kEdited && total > max_cost) continue;
      const auto [known, is_new] = costs.emplace(step.to, total);
      if (!is_new) known->second = std::min(known->second, total);
    }
  }
  return costs;
}

std::string Name(const NameHit& hit) {
  return "[" + std::to_string(hit.first) + ", " + std::to_string(hit.last) + ") layer " +
         std::to_string(static_cast<int>(hit.layer)) + " cost " + std::to_string(hit.cost);
}

// Whether the trace is a way through the laws from the hit's start to its end, for its cost.
bool IsTraceOf(const std::vector<TraceStep>& trace, const NameHit& hit, const Laws& laws) {
  // The layer on the way is not told: all that fit are followed.
  std::vector<std::pair<State, int>> at = {{laws.Start(hit.first), 0}};
  for (const TraceStep& told : trace) {
    std::vector<std::pair<State, int>> next;
    for (const auto& [state, cost] : at) {
      if (state.glyph != told.glyph || state.letter != told.letter) continue;
      for (const Step& step : laws.From(state)) {
        if (step.op == told.op && step.cost == told.cost &&
            step.to.glyph == told.glyph + told.glyphs &&
            step.to.letter == told.letter + told.letters) {
          next.emplace_back(step.to, cost + step.cost);
        }
      }
    }
    at = std::move(next);
  }
  return std::ranges::any_of(at, [&](const auto& end) {
    const auto& [state, cost] = end;
    return state.glyph == hit.last && state.layer == hit.layer && laws.IsFind(state) &&
           cost == hit.cost;
  });
}

}  // namespace

std::vector<ReferenceHit> ReferenceFindName(std::span<const Glyph> glyphs,
                                            const WordBounds& bounds,
                                            std::string_view word,
                                            const SearchOptions& options) {
  const Laws laws(glyphs, bounds, word, options);
  std::map<std::pair<std::size_t, Layer>, ReferenceHit> best;
  for (std::size_t first = 0; first < glyphs.size(); ++first) {
    if (!laws.MayStart(first)) continue;
    for (const auto& [state, cost] : Reach(laws, laws.Start(first), options.max_cost)) {
      if (!laws.IsFind(state)) continue;
      const ReferenceHit hit{state.glyph, state.layer, cost, {}};
      ReferenceHit& known = best.try_emplace({state.glyph, state.layer}, hit).first->second;
      if (cost < known.cost) known = hit;
      if (cost == known.cost) known.firsts.push_back(first);
    }
  }
  std::vector<ReferenceHit> hits;
  for (auto& [end, hit] : best) hits.push_back(std::move(hit));
  return hits;
}

std::string FindNameDifference(std::span<const Glyph> glyphs,
                               const WordBounds& bounds,
                               std::string_view word,
                               const SearchOptions& options) {
  const Laws laws(glyphs, bounds, word, options);
  const auto expected = ReferenceFindName(glyphs, bounds, word, options);
  const auto hits = FindName(glyphs, bounds, word, options);
  for (std::size_t i = 0; i < std::max(expected.size(), hits.size()); ++i) {
    if (i == hits.size()) {
      const ReferenceHit& hit = expected[i];
      return "not found: " + Name({hit.firsts[0], hit.last, hit.layer, hit.cost});
    }
    if (i == expected.size()) return "is no find: " + Name(hits[i]);
    const bool same = hits[i].last == expected[i].last && hits[i].layer == expected[i].layer &&
                      hits[i].cost == expected[i].cost &&
                      std::ranges::binary_search(expected[i].firsts, hits[i].first);
    if (!same) {
      const ReferenceHit& hit = expected[i];
      return "found " + Name(hits[i]) + ", expected " +
             Name({hit.firsts[0], hit.last, hit.layer, hit.cost});
    }
    if (!IsTraceOf(TraceName(glyphs, bounds, word, options, hits[i]), hits[i], laws)) {
      return "the trace does not lead to " + Name(hits[i]);
    }
  }
  return {};
}

bool ReferenceHolds(std::string_view text, std::string_view word, const SearchOptions& options) {
  return std::ranges::any_of(Unmask(text), [&](const std::vector<Glyph>& glyphs) {
    return !ReferenceFindName(glyphs, WordBoundsOf(glyphs), word, options).empty();
  });
}

}  // namespace brandlint
