// SPDX-License-Identifier: MIT
#include "core/text/step_letters.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>

#include "core/text/letter_table.h"
#include "core/text/name_forms.h"
#include "core/text/name_reading.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

// Steps that ReadName() tells of glyphs before it goes letter by letter.
bool IsOfGlyphs(const Step& step) {
  constexpr std::array<std::string_view, 4> kNames = {"encoded", "invisible", "unknown", "bidi"};
  return std::ranges::find(kNames, step.step) != kNames.end() ||
         (step.step == "marks" && step.to.empty());
}

// Goes from the first glyph to the last, letter by letter and step by step, back where it does not
// get on.
class Walk {
 public:
  Walk(std::span<const Glyph> glyphs, std::string_view word, std::span<const Step> steps)
      : glyphs_(glyphs), word_(word), steps_(steps), before_(glyphs.size()), of_(steps.size()) {}

  bool Run() { return From(0, 0, 0); }

  std::size_t LettersBefore(std::size_t glyph) const { return before_[glyph]; }
  std::size_t LetterOf(std::size_t step) const { return of_[step]; }

 private:
  bool From(std::size_t glyph, std::size_t letter, std::size_t step) {
    if (glyph == glyphs_.size() && letter == word_.size() && step == steps_.size()) return true;
    if (!seen_.emplace(glyph, letter, step).second) return false;
    if (step < steps_.size() && Take(glyph, letter, step)) return true;
    if (glyph == glyphs_.size()) return false;
    before_[glyph] = letter;
    const Glyph& here = glyphs_[glyph];
    if (!IsTransparent(here) && letter < word_.size()) {
      const auto readings = Letters().Of(here.value);
      const bool itself = !readings.empty() && readings[0].how == Disguise::kNone &&
                          readings[0].text() == word_.substr(letter, 1);
      if (itself && From(glyph + 1, letter + 1, step)) {
        before_[glyph] = letter;
        return true;
      }
    }
    // A separator without a step is one that the brand writes itself.
    if (!IsTransparent(here) && here.kind != GlyphKind::kSeparator) return false;
    if (!From(glyph + 1, letter, step)) return false;
    before_[glyph] = letter;
    return true;
  }

  bool Take(std::size_t glyph, std::size_t letter, std::size_t index) {
    const Step& step = steps_[index];
    const bool between = step.step == "separator" || step.step == "added";
    const std::size_t letters = between ? 0 : step.to.size();
    if (!between && !word_.substr(letter).starts_with(step.to)) return false;
    const std::size_t least = step.step == "missing" ? 0 : 1;
    const std::size_t most =
        step.step == "missing" ? 0 : std::min(kLongestSequence + 1, glyphs_.size() - glyph);
    for (std::size_t count = least; count <= most; ++count) {
      if (ShowGlyphs(glyphs_.subspan(glyph, count)) != step.from) continue;
      if (!From(glyph + count, letter + letters, index + 1)) continue;
      std::fill_n(before_.begin() + static_cast<std::ptrdiff_t>(glyph), count, letter);
      of_[index] = letter;
      return true;
    }
    return false;
  }

  std::span<const Glyph> glyphs_;
  std::string_view word_;
  std::span<const Step> steps_;
  std::vector<std::size_t> before_;  // letters before each glyph, on the way that led to the end
  std::vector<std::size_t> of_;      // letter of each step, likewise
  std::set<std::tuple<std::size_t, std::size_t, std::size_t>> seen_;
};

// All ways of the excerpt; also backwards, because what turned it may stand outside of it.
std::vector<std::vector<Glyph>> WaysToTry(std::string_view excerpt) {
  std::vector<std::vector<Glyph>> ways = Unmask(excerpt);
  ways.emplace_back(ways[0].rbegin(), ways[0].rend());
  return ways;
}

}  // namespace

std::vector<std::optional<std::size_t>> LettersOf(std::string_view excerpt,
                                                  std::string_view word,
                                                  std::span<const Step> steps) {
  std::vector<std::optional<std::size_t>> letters(steps.size());
  const std::string name = SearchLetters(word);
  const auto begin = std::ranges::find_if_not(steps, IsOfGlyphs);
  const auto of_glyphs = static_cast<std::size_t>(begin - steps.begin());
  const std::span<const Step> by_letter = steps.subspan(of_glyphs);
  for (const std::vector<Glyph>& way : WaysToTry(excerpt)) {
    if (way.size() > kMostTold) break;
    Walk walk(way, name, by_letter);
    if (!walk.Run()) continue;
    for (std::size_t i = 0; i < by_letter.size(); ++i) letters[of_glyphs + i] = walk.LetterOf(i);
    NameReading reading;
    const std::vector<std::size_t> first = ReadGlyphs(excerpt, way, 0, way.size(), reading);
    for (std::size_t i = 0; i < std::min(of_glyphs, first.size()); ++i) {
      if (reading.steps[i] == steps[i] && steps[i].step != "bidi") {
        letters[i] = walk.LettersBefore(first[i]);
      }
    }
    break;
  }
  return letters;
}

}  // namespace brandlint
