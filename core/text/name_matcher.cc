// SPDX-License-Identifier: MIT
#include "core/text/name_matcher.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/utf8.h"
#include "core/text/edit_costs.h"
#include "core/text/find_word.h"
#include "core/text/fold.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

// The scale is explained to users in detectors/name.cc; the rows of tests/accuracy/names hold it.
constexpr double kPlainScore = 1.00;
constexpr double kCompoundScore = 0.97;
constexpr double kDisguisedScore = 0.95;
constexpr double kSpacedScore = 0.93;
constexpr double kMisreadScore = 0.93;  // by the reader of a picture
constexpr double kOnePairScore = 0.86;  // "Intercorn" may be a name of its own
constexpr double kOneMoreScore = 0.87;  // one more letter before or behind: "Intercomp"
constexpr double kOtherScriptScore = 0.92;
constexpr double kOtherEditedScore = 0.82;
constexpr double kGenericScore = 0.80;
constexpr double kEditedScore = 0.90;  // less kScorePerEdit for every edit
constexpr double kScorePerEdit = 0.075;
constexpr double kBesideProducts = 0.06;  // more, when the brand's products stand beside it
constexpr double kAnotherWord = 0.20;     // less, when it is likely another word
constexpr double kSureScore = 0.90;       // an edited name never reaches it

// What is shown of a name buried in marks; the rest would tell nothing new.
constexpr std::size_t kMostSteps = 48;

// What was seen in the glyphs of one hit.
struct Seen {
  bool encoded = false, reversed = false, invisible = false, marks = false, separators = false;
  std::array<int, 6> letters{};  // by Disguise
  int edits = 0, sound_edits = 0, edit_cost = 0;
  std::size_t first_edit = SIZE_MAX, last_edit = 0;  // letters of the word
  bool swapped = false, digits = false;              // among the edits
};

// One way of reading the text, with what all names need of it.
struct Way {
  std::vector<Glyph> glyphs;
  WordBounds bounds;
  std::string words;
};

std::string ShowGlyph(char32_t value) {
  if (value > 0x20 && value < 0x7F) return std::string(1, static_cast<char>(value));
  return CodePointName(value);
}

std::string ShowGlyphs(std::span<const Glyph> glyphs) {
  std::string shown;
  const bool ascii = std::ranges::all_of(
      glyphs, [](const Glyph& glyph) { return glyph.value > 0x20 && glyph.value < 0x7F; });
  for (const Glyph& glyph : glyphs) {
    if (!ascii && !shown.empty()) shown += ' ';
    shown += ShowGlyph(glyph.value);
  }
  return shown;
}

class Reporter {
 public:
  Reporter(std::string_view text, const Way& way) : text_(text), way_(way) {}

  void Add(std::string_view step, std::string from, std::string to) {
    if (steps_.size() < kMostSteps) {
      steps_.push_back({std::string(step), std::move(from), std::move(to)});
    }
  }

  // What had to be undone before the glyphs could be read at all.
  Seen Glyphs(std::size_t first, std::size_t last) {
    Seen seen;
    std::pair<std::uint32_t, std::uint32_t> shown{0, 0};
    for (std::size_t i = first; i < last; ++i) {
      const Glyph& glyph = way_.glyphs[i];
      if (glyph.encoded) {
        seen.encoded = true;
        if (shown != std::pair(glyph.first, glyph.last)) {
          shown = {glyph.first, glyph.last};
          Add("encoded",
              std::string(text_.substr(glyph.first, glyph.last - glyph.first)),
              glyph.value == 0 ? "" : ShowGlyph(glyph.value));
        }
      }
      if (glyph.kind == GlyphKind::kIgnorable) {
        seen.invisible = true;
        if (glyph.value != 0) Add("invisible", CodePointName(glyph.value), "");
      } else if (glyph.kind == GlyphKind::kMark) {
        seen.marks = true;
        Add("marks", CodePointName(glyph.value), "");
      }
      seen.reversed |= glyph.reversed;
    }
    if (seen.reversed) Add("bidi", "order of memory", "order of the screen");
    return seen;
  }

  void Trace(std::string_view word, std::span<const TraceStep> trace, Seen& seen) {
    for (const TraceStep& step : trace) {
      const auto glyphs = std::span(way_.glyphs).subspan(step.glyph, step.glyphs);
      const std::string letters(word.substr(step.letter, step.letters));
      switch (step.op) {
        case TraceOp::kRead:
          ++seen.letters[static_cast<std::size_t>(step.how)];
          if (step.how != Disguise::kNone) {
            Add(DisguiseName(step.how), ShowGlyphs(glyphs), letters);
          }
          break;
        case TraceOp::kSkip:
          if (glyphs[0].kind != GlyphKind::kSeparator) break;
          seen.separators = true;
          Add("separator", ShowGlyphs(glyphs), "");
          break;
        case TraceOp::kReplace:
          Edit("replaced", glyphs, letters, step, seen);
          break;
        case TraceOp::kInsert:
          Edit("added", glyphs, letters, step, seen);
          break;
        case TraceOp::kDelete:
          Edit("missing", glyphs, letters, step, seen);
          break;
        case TraceOp::kSwap:
          Edit("swapped", glyphs, letters, step, seen);
          break;
      }
    }
  }

  std::vector<Step> Take() { return std::move(steps_); }

 private:
  void Edit(std::string_view name,
            std::span<const Glyph> glyphs,
            const std::string& letters,
            const TraceStep& step,
            Seen& seen) {
    if (name == "replaced" && step.cost == 0) return;  // the letter itself, read as an edit
    ++seen.edits;
    seen.edit_cost += step.cost;
    if (step.cost <= kSoundEdit) ++seen.sound_edits;
    seen.first_edit = std::min(seen.first_edit, step.letter);
    seen.last_edit = std::max(seen.last_edit, step.letter);
    seen.swapped |= step.op == TraceOp::kSwap;
    seen.digits |= std::ranges::any_of(
        glyphs, [](const Glyph& glyph) { return glyph.kind == GlyphKind::kDigit; });
    Add(name, ShowGlyphs(glyphs), letters);
  }

  std::string_view text_;
  const Way& way_;
  std::vector<Step> steps_;
};

// The letters of the word around glyphs [first, last), folded; `cut_humps` stops at camel humps.
std::u32string TokenAround(const Way& way, std::size_t first, std::size_t last, bool cut_humps) {
  const auto inside = [&](std::size_t i) {
    return IsWordPart(way.glyphs[i]) || IsTransparent(way.glyphs[i]);
  };
  while (first > 0 && inside(first - 1) && !(cut_humps && way.bounds.starts[first] != 0)) --first;
  while (last < way.glyphs.size() && inside(last) && !(cut_humps && way.bounds.starts[last] != 0)) {
    ++last;
  }
  std::u32string token;
  for (std::size_t i = first; i < last; ++i) {
    const Glyph& glyph = way.glyphs[i];
    if (IsTransparent(glyph)) continue;
    const std::span<const Reading> readings = Letters().Of(glyph.value);
    if (!readings.empty()) {
      for (const char c : readings[0].text()) token.push_back(static_cast<unsigned char>(c));
    } else if (IsWordPart(glyph)) {
      token += Fold(std::span(&glyph, 1)).text;
    }
  }
  return token;
}

struct Surroundings {
  int letters_before = 0;  // of the same word, humps and digits cut
  int letters_behind = 0;
  bool whole = false;  // no letter or digit touches it
};

Surroundings LookAround(const Way& way, std::size_t first, std::size_t last) {
  constexpr int kEnough = 3;
  Surroundings around;
  const auto& glyphs = way.glyphs;
  bool touched = false;
  std::size_t begin = first;
  while (begin > 0 && around.letters_before < kEnough) {
    const Glyph& glyph = glyphs[begin - 1];
    if (!IsWordPart(glyph) && !IsTransparent(glyph)) break;
    touched |= IsWordPart(glyph);
    if (way.bounds.starts[begin] != 0 && begin == first) break;
    if (glyph.kind == GlyphKind::kDigit) break;
    around.letters_before += glyph.kind == GlyphKind::kLetter;
    --begin;
  }
  for (std::size_t i = last; i < glyphs.size() && around.letters_behind < kEnough; ++i) {
    const Glyph& glyph = glyphs[i];
    if (!IsWordPart(glyph) && !IsTransparent(glyph)) break;
    touched |= IsWordPart(glyph);
    if (IsTransparent(glyph)) continue;
    if (way.bounds.starts[i] != 0 || glyph.kind == GlyphKind::kDigit) break;
    ++around.letters_behind;
  }
  around.whole = !touched;
  return around;
}

struct Judged {
  std::string_view kind;
  double score = 0;
};

// A disguise of only such letters is what a reader of pictures makes of the plain name.
bool OnlyMisread(const Seen& seen) {
  return !seen.encoded && !seen.reversed && !seen.invisible &&
         seen.letters[static_cast<std::size_t>(Disguise::kStyled)] == 0 &&
         seen.letters[static_cast<std::size_t>(Disguise::kConfusable)] == 0;
}

Judged JudgeExact(const Seen& seen, const Surroundings& around, TextOrigin origin) {
  const auto count = [&](Disguise how) { return seen.letters[static_cast<std::size_t>(how)]; };
  const bool one_more = around.letters_before + around.letters_behind == 1;
  const int disguised = count(Disguise::kMarks) + count(Disguise::kStyled) +
                        count(Disguise::kConfusable) + count(Disguise::kLeet) +
                        count(Disguise::kPair);
  if (origin == TextOrigin::kReadFromPicture && disguised > 0 && OnlyMisread(seen) && !one_more) {
    return {around.whole ? "plain" : "compound", kMisreadScore};
  }
  if (seen.encoded) return {"encoded", kDisguisedScore};
  if (seen.reversed) return {"bidi", kDisguisedScore};
  if (seen.invisible) return {"invisible", kDisguisedScore};
  if (count(Disguise::kConfusable) > 0) return {"confusable", kDisguisedScore};
  if (count(Disguise::kStyled) > 0) return {"styled", kDisguisedScore};
  if (count(Disguise::kMarks) > 0 || seen.marks) return {"marks", kDisguisedScore};
  if (count(Disguise::kPair) == 1 && disguised == 1) return {"confusable", kOnePairScore};
  if (count(Disguise::kPair) > 0) return {"confusable", kSpacedScore};
  if (count(Disguise::kLeet) > 0) return {"leet", kSpacedScore};
  if (seen.separators) return {"spaced", kSpacedScore};
  if (one_more) return {"typo", kOneMoreScore};
  if (!around.whole) return {"compound", kCompoundScore};
  return {"plain", kPlainScore};
}

// Whether more than one edit made another word out of the name instead of a slip: a word of the
// same stem ("interior", "Interpol": only the last three letters differ) or of the same ending
// ("Stercom"), or letters gathered from neighbouring words.
bool IsAnotherWord(const Seen& seen, std::size_t letters) {
  constexpr std::size_t kEnding = 3;
  if (seen.edit_cost <= kFullEdit) return false;
  if (seen.separators || seen.letters[static_cast<std::size_t>(Disguise::kPair)] > 0) return true;
  if (seen.edits == seen.sound_edits || seen.digits) return false;
  if (seen.edits >= 3) return true;
  return (seen.first_edit + kEnding >= letters && !seen.swapped) || seen.last_edit < kEnding;
}

Judged JudgeEdited(const Seen& seen, std::size_t letters, bool beside_products) {
  double score = kEditedScore - kScorePerEdit * seen.edit_cost / kFullEdit;
  if (beside_products) {
    score += kBesideProducts;
  } else if (IsAnotherWord(seen, letters)) {
    score -= kAnotherWord;
  }
  score = std::min(score, kSureScore - 0.01);
  return {seen.edits == seen.sound_edits ? "phonetic" : "typo", score};
}

bool HasWord(std::string_view words, const std::string& wanted) {
  return words.find(wanted) != std::string_view::npos;
}

}  // namespace

// Finds what one name has in one way of reading.
class NameSearch {
 public:
  NameSearch(std::string_view text,
             const Way& way,
             const NameForms& name,
             TextOrigin origin,
             bool beside_products,
             std::vector<NameMatch>& found)
      : text_(text),
        way_(way),
        name_(name),
        origin_(origin),
        beside_products_(beside_products),
        generic_(std::ranges::any_of(
            name.senses, [&](const std::string& sense) { return HasWord(way.words, sense); })),
        found_(found) {}

  void Run() {
    // The other forms first: "Intercomen" is the noun with its article, not a compound of the name.
    std::optional<FoldedText> folded;
    for (const OtherForm& other : name_.others) {
      if (!other.letters.empty()) {
        Latin(other.letters, {.inside = false, .disguised = true, .max_cost = 0}, &other);
        continue;
      }
      if (!folded) folded = Fold(way_.glyphs);
      Foreign(*folded, other);
    }
    if (!name_.letters.empty()) Latin(name_.letters, name_.search, nullptr);
  }

 private:
  void Latin(std::string_view letters, const SearchOptions& options, const OtherForm* other) {
    std::vector<NameHit> hits = FindName(way_.glyphs, way_.bounds, letters, options);
    // Exact before edited, plain before far-fetched; what overlaps a better one is not looked at.
    std::ranges::stable_sort(hits, [](const NameHit& a, const NameHit& b) {
      return std::pair(a.layer == Layer::kEdited, a.cost) <
             std::pair(b.layer == Layer::kEdited, b.cost);
    });
    for (const NameHit& hit : hits) {
      const bool overlaps = std::ranges::any_of(taken_, [&](const NameHit& better) {
        return hit.first < better.last && better.first < hit.last;
      });
      if (overlaps) continue;
      taken_.push_back(hit);
      if (IsFree(name_.free, TokenAround(way_, hit.first, hit.last, false)) ||
          IsFree(name_.free, TokenAround(way_, hit.first, hit.last, true))) {
        continue;
      }
      Reporter reporter(text_, way_);
      Seen seen = reporter.Glyphs(hit.first, hit.last);
      reporter.Trace(letters, TraceName(way_.glyphs, way_.bounds, letters, options, hit), seen);
      const Surroundings around = LookAround(way_, hit.first, hit.last);
      // "interconnect" holds no m: two n are one only where nothing else stands.
      const bool pairs = seen.letters[static_cast<std::size_t>(Disguise::kPair)] > 0;
      if (pairs && around.letters_before + around.letters_behind > 0) continue;
      Judged judged = hit.layer == Layer::kEdited
                          ? JudgeEdited(seen, letters.size(), beside_products_)
                          : JudgeExact(seen, around, origin_);
      if (other != nullptr) judged = {"transliteration", kOtherScriptScore};
      const bool noun = other != nullptr ? other->common_noun : generic_ && name_.common_noun;
      Report(hit.first, hit.last, Soften(judged, noun), reporter.Take());
    }
  }

  void Foreign(const FoldedText& folded, const OtherForm& other) {
    for (const WordHit& hit : FindWord(folded, other.folded)) {
      const std::size_t first = folded.glyphs[hit.first];
      const std::size_t last = folded.glyphs[hit.last - 1] + 1;
      std::u32string token;
      std::size_t begin = hit.first, end = hit.last;
      while (begin > 0 && folded.text[begin - 1] != U' ') --begin;
      while (end < folded.text.size() && folded.text[end] != U' ') ++end;
      if (IsFree(name_.free, std::u32string_view(folded.text).substr(begin, end - begin))) continue;
      Reporter reporter(text_, way_);
      reporter.Glyphs(first, last);
      reporter.Add("transliteration", Excerpt(first, last), name_.word);
      Report(first,
             last,
             Soften({"transliteration", hit.edited ? kOtherEditedScore : kOtherScriptScore},
                    other.common_noun),
             reporter.Take());
    }
  }

  // The common noun is nobody's name, unless it is disguised or stands beside the brand's products.
  Judged Soften(Judged judged, bool noun) const {
    constexpr std::array<std::string_view, 4> kOpenly = {
        "plain", "compound", "typo", "transliteration"};
    const bool openly = std::ranges::find(kOpenly, judged.kind) != kOpenly.end();
    if (!noun || !openly || beside_products_) return judged;
    return {"generic-sense", std::min(judged.score, kGenericScore)};
  }

  std::pair<std::uint32_t, std::uint32_t> Bytes(std::size_t first, std::size_t last) const {
    std::uint32_t begin = way_.glyphs[first].first, end = way_.glyphs[first].last;
    for (std::size_t i = first; i < last; ++i) {
      begin = std::min(begin, way_.glyphs[i].first);
      end = std::max(end, way_.glyphs[i].last);
    }
    return {begin, end};
  }

  std::string Excerpt(std::size_t first, std::size_t last) const {
    const auto [begin, end] = Bytes(first, last);
    return std::string(text_.substr(begin, end - begin));
  }

  void Report(std::size_t first, std::size_t last, const Judged& judged, std::vector<Step> steps) {
    if (judged.score < kNameScoreFloor) return;
    const auto [begin, end] = Bytes(first, last);
    found_.push_back({.brand = name_.brand,
                      .brand_id = name_.brand_id,
                      .reference = name_.word,
                      .reference_kind = name_.kind,
                      .kind = judged.kind,
                      .score = judged.score,
                      .span = {begin, end},
                      .steps = std::move(steps)});
  }

  std::string_view text_;
  const Way& way_;
  const NameForms& name_;
  TextOrigin origin_;
  bool beside_products_;
  bool generic_;
  std::vector<NameHit> taken_;
  std::vector<NameMatch>& found_;
};

namespace {

// One match a place: of what overlaps only the best is kept.
void KeepBest(std::vector<NameMatch>& found, std::size_t from) {
  std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(from),
                   found.end(),
                   [](const NameMatch& a, const NameMatch& b) { return a.score > b.score; });
  std::size_t kept = from;
  for (std::size_t i = from; i < found.size(); ++i) {
    const bool overlaps = std::any_of(found.begin() + static_cast<std::ptrdiff_t>(from),
                                      found.begin() + static_cast<std::ptrdiff_t>(kept),
                                      [&](const NameMatch& better) {
                                        return found[i].span.first < better.span.last &&
                                               better.span.first < found[i].span.last;
                                      });
    if (overlaps) continue;
    if (kept != i) found[kept] = std::move(found[i]);
    ++kept;
  }
  found.erase(found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
}

}  // namespace

Result<NameMatcher> NameMatcher::Compile(std::span<const Brand> brands) {
  NameMatcher matcher;
  for (std::size_t i = 0; i < brands.size(); ++i) {
    for (const BrandName& name : brands[i].names) {
      Result<NameForms> forms = CompileName(brands[i], i, name);
      if (!forms) return forms.error();
      matcher.names_.push_back(std::move(*forms));
    }
  }
  return matcher;
}

std::vector<NameMatch> NameMatcher::Find(std::string_view text, TextOrigin origin) const {
  std::vector<Way> ways;
  for (std::vector<Glyph>& glyphs : Unmask(text)) {
    WordBounds bounds = WordBoundsOf(glyphs);
    std::string words = WordsOf(glyphs, bounds);
    ways.push_back({std::move(glyphs), std::move(bounds), std::move(words)});
  }

  std::vector<NameMatch> found;
  for (const NameForms& name : names_) {
    const std::size_t from = found.size();
    for (const Way& way : ways) {
      const bool beside_products = std::ranges::any_of(names_, [&](const NameForms& product) {
        return product.kind == NameKind::kProduct && product.brand == name.brand &&
               HasWord(way.words, WordsOf(product.word));
      });
      NameSearch(text, way, name, origin, beside_products, found).Run();
    }
    KeepBest(found, from);
  }
  std::ranges::stable_sort(found, {}, [](const NameMatch& match) { return match.span.first; });
  return found;
}

}  // namespace brandlint
