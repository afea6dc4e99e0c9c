// SPDX-License-Identifier: MIT
// Finds the names of brands in one text, says how each is there and how sure that is.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/brand.h"
#include "core/model/evidence.h"
#include "core/text/name_forms.h"
#include "core/text/name_score.h"
#include "core/text/screen.h"
#include "core/text/word_list.h"

namespace brandlint {

struct NameMatch {
  std::size_t brand = 0;  // index into the compiled brands
  std::string brand_id;
  std::string reference;  // the name as the brand writes it
  NameKind reference_kind = NameKind::kHouseMark;
  std::string_view kind;  // one of kNameKinds
  double score = 0;       // [kNameScoreFloor, 1], see name_score.h
  Span span;              // bytes of the text
  std::vector<Step> steps;
};

// Immutable and safe to use concurrently.
class NameMatcher {
 public:
  // words   Tells words that lie near a name from misspellings of it; must outlive the matcher.
  // Null:
  //         judge them by their letters alone.
  // Errors: those of CompileName. `brands` need not outlive the call.
  static Result<NameMatcher> Compile(std::span<const Brand> brands,
                                     const WordList* words = nullptr);

  // All matches in the order of their spans; those of one name do not overlap, the best is kept.
  // Time linear in the length of the text and in the number of names. Allocates nothing when
  // MayHold() is false.
  std::vector<NameMatch> Find(std::string_view text,
                              TextOrigin origin = TextOrigin::kWritten) const;

  // False when Find() is certain to find nothing; takes tens of nanoseconds for a title in ASCII.
  bool MayHold(std::string_view text) const { return screen_.MayHold(text); }

 private:
  const WordList* words_ = nullptr;
  std::vector<NameForms> names_;
  NameScreen screen_;  // of all Latin words; NameForms says which is which
};

}  // namespace brandlint
