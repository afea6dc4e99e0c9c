// SPDX-License-Identifier: MIT
#include "core/text/name_score.h"

#include <algorithm>
#include <array>

#include "core/text/edit_costs.h"
#include "core/text/name_forms.h"

namespace brandlint {
namespace {

// The steps of the scale are agreed with the policies: 0.90 and more rejects, 0.75 and more is
// looked at by a person. Within a step the order is that of doubt. tests/accuracy/names holds them.
constexpr double kPlain = 1.00;
constexpr double kCompound = 0.97;
constexpr double kDisguised = 0.95;
constexpr double kSpread = 0.93;
constexpr double kMisread = 0.93;    // by the reader of a picture
constexpr double kOtherForm = 0.92;  // a kind of its own, which policies send to a person
constexpr double kOneMore = 0.87;    // one more letter before or behind: "Lumapayo"
constexpr double kOnePair = 0.86;    // rn for m alone: "corn" is a word of its own
constexpr double kShortInside = 0.84;
constexpr double kOtherEdited = 0.82;
constexpr double kCommonNoun = 0.80;
constexpr double kLikely = 0.75;

constexpr double kEdited = 0.90;  // less kPerEdit for every edit, so that two are at 0.75
constexpr double kPerEdit = 0.075;
constexpr double kBesideProducts = 0.06;  // more, when the brand's products stand beside it
constexpr double kAnotherWord = 0.20;     // less, when it is likely another word
constexpr double kMostEdited = 0.89;      // a person looks at every edited name

// Whether more than one edit made another word of the name instead of a slip: a word of the same
// stem (only its last three letters differ: "Lumaphone" for "Lumapay") or of the same ending, or
// letters gathered from neighbouring words. Of what no list has as a word, other beginnings count
// less: only "Tamapay".
bool IsAnotherWord(const NameReading& reading, std::size_t letters, Listing listing) {
  constexpr std::size_t kEnding = 3, kBeginning = 2;
  // "Inter Comb": words of their own, side by side.
  if (reading.separators && listing == Listing::kCompound) return true;
  if (reading.edit_cost <= kFullEdit) return false;
  const bool no_word = listing == Listing::kNoWord;
  if (reading.separators || reading.Count(Disguise::kPair) > 0) return true;
  if (reading.edits == reading.sound_edits || reading.digits) return false;
  if (reading.edits >= 3) return true;
  if (reading.first_edit + kEnding >= letters && !reading.swapped) return true;
  return no_word ? reading.last_edit < kBeginning && !reading.swapped : reading.last_edit < kEnding;
}

// A disguise of only such letters is what a reader of pictures makes of the plain name.
bool IsMisread(const NameReading& reading) {
  return !reading.encoded && !reading.reversed && !reading.invisible &&
         reading.Count(Disguise::kStyled) == 0 && reading.Count(Disguise::kConfusable) == 0;
}

}  // namespace

NameScore ScoreExact(const NameReading& reading, const Surroundings& around, TextOrigin origin) {
  const int marks = reading.Count(Disguise::kMarks), styled = reading.Count(Disguise::kStyled),
            confusable = reading.Count(Disguise::kConfusable),
            leet = reading.Count(Disguise::kLeet), pairs = reading.Count(Disguise::kPair);
  const int disguised = marks + styled + confusable + leet + pairs;
  const bool one_more = around.letters_before + around.letters_behind == 1;
  if (origin == TextOrigin::kReadFromPicture && disguised > 0 && IsMisread(reading) && !one_more) {
    return {around.whole ? "plain" : "compound", kMisread};
  }
  if (reading.encoded) return {"encoded", kDisguised};
  if (reading.reversed) return {"bidi", kDisguised};
  if (reading.invisible) return {"invisible", kDisguised};
  if (confusable > 0) return {"confusable", kDisguised};
  if (styled > 0) return {"styled", kDisguised};
  if (marks > 0 || reading.marks) return {"marks", kDisguised};
  if (pairs == 1 && disguised == 1) return {"confusable", kOnePair};
  if (pairs > 0) return {"confusable", kSpread};
  if (leet > 0) return {"leet", kSpread};
  if (reading.separators) return {"spaced", kSpread};
  if (one_more) return {"typo", kOneMore};
  if (!around.whole) return {"compound", kCompound};
  return {"plain", kPlain};
}

NameScore AsShortInside(const NameScore& score) {
  return {score.kind, std::min(score.score, kShortInside)};
}

NameScore ScoreEdited(const NameReading& reading,
                      std::size_t letters,
                      bool beside_products,
                      Listing listing) {
  // A short name has a word of some language in every other slip of the finger: only those that
  // everybody knows are meant.
  const Listing proof = letters < kFewestForTwoEdits ? Listing::kCommon : Listing::kWord;
  if (listing >= proof) return {"typo", 0};
  double score = kEdited - kPerEdit * reading.edit_cost / kFullEdit;
  if (beside_products) {
    score += kBesideProducts;
  } else if (IsAnotherWord(reading, letters, listing)) {
    score -= kAnotherWord;
  }
  return {reading.edits == reading.sound_edits ? "phonetic" : "typo", std::min(score, kMostEdited)};
}

NameScore ScoreOtherForm(bool edited) {
  return {"transliteration", edited ? kOtherEdited : kOtherForm};
}

NameScore AsCommonNoun(const NameScore& score) {
  constexpr std::array<std::string_view, 4> kOpenly = {
      "plain", "compound", "typo", "transliteration"};
  // What is probably another word does not become the noun.
  if (score.score < kLikely || std::ranges::find(kOpenly, score.kind) == kOpenly.end())
    return score;
  return {"generic-sense", std::min(score.score, kCommonNoun)};
}

}  // namespace brandlint
