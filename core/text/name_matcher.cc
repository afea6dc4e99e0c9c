// SPDX-License-Identifier: MIT
#include "core/text/name_matcher.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text/common_noun.h"
#include "core/text/find_word.h"
#include "core/text/fold.h"
#include "core/text/name_reading.h"
#include "core/text/places.h"
#include "core/text/way.h"

namespace brandlint {
namespace {

bool AnyWord(std::string_view words, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(
      wanted, [&](const std::string& word) { return words.find(word) != words.npos; });
}

// Finds what one name has in one way of reading.
class NameSearch {
 public:
  NameSearch(std::string_view text,
             const Way& way,
             const NameForms& name,
             const NameScreen& screen,
             const Outline& outline,
             const WordList* words,
             TextOrigin origin,
             std::vector<NameMatch>& found)
      : text_(text),
        way_(way),
        name_(name),
        screen_(screen),
        outline_(outline),
        words_(words),
        origin_(origin),
        found_(found) {}

  void Run() {
    // The other forms first: a form with an ending is that, not a compound of the name.
    for (const OtherForm& other : name_.others) {
      if (other.letters.empty()) {
        Foreign(other);
      } else {
        Latin(other.letters, other.screen, kOtherFormSearch, &other);
      }
    }
    if (!name_.letters.empty()) Latin(name_.letters, name_.screen, name_.search, nullptr);
  }

 private:
  void Latin(std::string_view letters,
             std::size_t screen,
             const SearchOptions& options,
             const OtherForm* other) {
    if (!screen_.MayHold(screen, outline_)) return;
    std::vector<NameHit> hits = FindName(way_.glyphs, way_.bounds, letters, options);
    // Exact before edited, plain before far-fetched; what overlaps a better one is not looked at.
    std::ranges::stable_sort(hits, {}, [](const NameHit& hit) {
      return std::pair(hit.layer == Layer::kEdited, hit.cost);
    });
    for (const NameHit& hit : hits) {
      // The word of another language for the noun is not spelled out: "I n t e r  F o n t".
      if (other != nullptr && other->common_noun && hit.layer == Layer::kSpread) continue;
      if (!Take(hit.first, hit.last)) continue;
      NameReading reading = ReadName(text_,
                                     way_,
                                     hit.first,
                                     hit.last,
                                     letters,
                                     TraceName(way_.glyphs, way_.bounds, letters, options, hit));
      const Surroundings around = LookAround(way_, hit.first, hit.last);
      // Inside "lunnapayments" two n are two n: a pair is one letter only in a word of its own.
      const bool grown = around.letters_before + around.letters_behind > 0;
      if (grown && reading.Count(Disguise::kPair) > 0) continue;
      if (other != nullptr) {
        Report(hit.first, hit.last, ScoreOtherForm(false), other->common_noun, reading.steps);
      } else if (hit.layer == Layer::kEdited) {
        const NameScore score =
            ScoreEdited(reading, letters.size(), BesideProducts(), ListingOf(hit));
        Report(hit.first, hit.last, score, NounMeant(hit), reading.steps);
      } else {
        if (grown && IsListedAround(hit)) continue;
        NameScore score = ScoreExact(reading, around, origin_);
        if (grown && letters.size() < kFewestForTwoEdits) score = AsShortInside(score);
        if (score.kind == "spaced" && IsAsWritten(hit)) {
          score = ScoreExact({}, around, origin_);
          std::erase_if(reading.steps, [](const Step& step) { return step.step == "separator"; });
        }
        Report(hit.first, hit.last, score, NounMeant(hit), reading.steps);
      }
    }
  }

  Listing ListingOf(const NameHit& hit) const {
    if (words_ == nullptr) return Listing::kUnknown;
    return IsFormOf(name_, TokenAround(way_, hit.first, hit.last, true))
               ? Listing::kNoWord
               : LookUp(*words_, way_, hit.first, hit.last);
  }

  // Whether the word that holds all letters of the name is one of the list, and no form of the
  // name: "glowworm" is free, "glows" is not, nor is a word put together of the name and another.
  bool IsListedAround(const NameHit& hit) const {
    if (words_ == nullptr || hit.layer == Layer::kSpread) return false;
    const std::u32string token = TokenAround(way_, hit.first, hit.last, true);
    return words_->Contains(token) && !IsFormOf(name_, token) && !IsNameAndWord(token);
  }

  bool IsNameAndWord(std::u32string_view token) const {
    const std::u32string name(name_.letters.begin(), name_.letters.end());
    return (token.starts_with(name) && words_->Contains(token.substr(name.size()))) ||
           (token.ends_with(name) && words_->Contains(token.substr(0, token.size() - name.size())));
  }

  // "Glow Wallet" is written with a space: that is no disguise.
  bool IsAsWritten(const NameHit& hit) const {
    const ByteRange bytes = BytesOf(way_, hit.first, hit.last);
    return WordsOf(text_.substr(bytes.first, bytes.last - bytes.first)) == WordsOf(name_.word);
  }

  void Foreign(const OtherForm& other) {
    if (!screen_.MayHoldForeign(other.screen, outline_)) return;
    if (!folded_) folded_ = Fold(way_.glyphs);
    for (const WordHit& hit : FindWord(*folded_, other.folded)) {
      const std::size_t first = folded_->glyphs[hit.first];
      const std::size_t last = folded_->glyphs[hit.last - 1] + 1;
      if (!Take(first, last)) continue;
      NameReading reading = ReadName(text_, way_, first, last, {}, {});
      const ByteRange bytes = BytesOf(way_, first, last);
      reading.AddStep("transliteration",
                      std::string(text_.substr(bytes.first, bytes.last - bytes.first)),
                      name_.word);
      Report(first, last, ScoreOtherForm(hit.edited), other.common_noun, reading.steps);
    }
  }

  // Whether glyphs [first, last) are still to be had, and are no part of a free word. They are gone
  // then, either way.
  bool Take(std::size_t first, std::size_t last) {
    if (!taken_.Take(first, last)) return false;
    return name_.free.empty() || (!IsFree(name_.free, TokenAround(way_, first, last, false)) &&
                                  !IsFree(name_.free, TokenAround(way_, first, last, true)));
  }

  const std::string& Words() {
    if (!all_words_) all_words_ = WordsOf(way_.glyphs, way_.bounds);
    return *all_words_;
  }
  bool BesideProducts() {
    if (!beside_products_) beside_products_ = AnyWord(Words(), name_.products);
    return *beside_products_;
  }
  bool NounMeant(const NameHit& hit) {
    if (!name_.common_noun) return false;
    if (!beside_senses_) {
      beside_senses_ = name_.senses.AnyIn(Words());
      beside_brand_ = name_.brand_senses.AnyIn(Words());
    }
    // A window, so that a long text with many names takes linear time.
    constexpr std::size_t kWindow = 80;
    const ByteRange bytes = BytesOf(way_, hit.first, hit.last);
    const std::size_t first = bytes.first > kWindow ? bytes.first - kWindow : 0;
    return MeansCommonNoun({.before = WordsOf(text_.substr(first, bytes.first - first)),
                            .behind = WordsOf(text_.substr(bytes.last, kWindow)),
                            .senses = *beside_senses_,
                            .brand_senses = beside_brand_},
                           name_.senses);
  }

  void Report(std::size_t first,
              std::size_t last,
              NameScore score,
              bool common_noun,
              const std::vector<Step>& steps) {
    // Beside the brand's products nobody means the noun.
    if (common_noun && !BesideProducts()) score = AsCommonNoun(score);
    if (score.score < kNameScoreFloor) return;
    const ByteRange bytes = BytesOf(way_, first, last);
    found_.push_back({.brand = name_.brand,
                      .brand_id = name_.brand_id,
                      .reference = name_.word,
                      .reference_kind = name_.kind,
                      .kind = score.kind,
                      .score = score.score,
                      .span = {bytes.first, bytes.last},
                      .steps = steps});
  }

  std::string_view text_;
  const Way& way_;
  const NameForms& name_;
  const NameScreen& screen_;
  const Outline& outline_;
  const WordList* words_;
  TextOrigin origin_;
  std::optional<std::string> all_words_;
  std::optional<FoldedText> folded_;
  std::optional<bool> beside_products_;
  std::optional<bool> beside_senses_;
  bool beside_brand_ = false;
  Places taken_;
  std::vector<NameMatch>& found_;
};

// One match a place: of what overlaps only the best is kept.
std::vector<NameMatch> KeepBest(std::vector<NameMatch> found) {
  std::ranges::stable_sort(found, std::ranges::greater{}, &NameMatch::score);
  std::vector<NameMatch> kept;
  Places taken;
  for (NameMatch& match : found) {
    if (taken.Take(match.span.first, match.span.last)) kept.push_back(std::move(match));
  }
  return kept;
}

}  // namespace

Result<NameMatcher> NameMatcher::Compile(std::span<const Brand> brands, const WordList* words) {
  NameMatcher matcher;
  matcher.words_ = words;
  std::size_t screened = 0, foreign = 0;
  for (std::size_t i = 0; i < brands.size(); ++i) {
    for (const BrandName& name : brands[i].names) {
      Result<NameForms> compiled = CompileName(brands[i], i, name);
      if (!compiled) return compiled.error();
      NameForms forms = std::move(compiled).value();
      if (!forms.letters.empty()) {
        forms.screen = screened++;
        matcher.screen_.Add(forms.letters, forms.search);
      }
      for (OtherForm& other : forms.others) {
        if (other.letters.empty()) {
          other.screen = foreign++;
          matcher.screen_.AddForeign(other.folded);
        } else {
          other.screen = screened++;
          matcher.screen_.Add(other.letters, kOtherFormSearch);
        }
      }
      matcher.names_.push_back(std::move(forms));
    }
  }
  return matcher;
}

std::vector<NameMatch> NameMatcher::Find(std::string_view text, TextOrigin origin) const {
  if (!MayHold(text)) return {};
  std::vector<std::vector<NameMatch>> found(names_.size());
  Outline outline;
  for (const Way& way : WaysOf(text)) {
    outline.Draw(way.glyphs, way.bounds);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      NameSearch(text, way, names_[i], screen_, outline, words_, origin, found[i]).Run();
    }
  }
  std::vector<NameMatch> all;
  for (std::vector<NameMatch>& matches : found) {
    if (matches.size() > 1) matches = KeepBest(std::move(matches));
    std::ranges::move(matches, std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, [](const NameMatch& match) { return match.span.first; });
  return all;
}

}  // namespace brandlint
