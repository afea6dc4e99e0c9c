// SPDX-License-Identifier: MIT
// The letter that goes out with a decision, as plain text for a reviewer to change: what a letter
// of the `markdown` report says, from another occasion.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/report/letter.h"

namespace brandlint {

enum class LetterDecision { kReject, kChanges };

struct DecisionLetter {
  LetterDecision decision = LetterDecision::kReject;
  std::string name;    // of the app
  std::string id;      // what the applicant calls the submission
  std::string clause;  // that the reviewer chose; empty: those of the findings alone
  std::vector<std::string> names_that_pass;
  std::string before, behind;  // paragraphs of the reviewer's own, as he wrote them

  // Bytes of UTF-8. What of the points does not fit is left out, each whole, and the letter says
  // how many; `before` and `behind` are never cut and count as well.
  std::size_t most_bytes = 20'000;
};

// The first clause of the findings that a decision is about, the worst ones, that a brand has;
// empty when there is none.
std::string OwnClause(const Judgement& judgement, std::span<const Brand> brands);

// Of a submission without findings it tells the clause that was chosen. A stranger's text is
// escaped for display, so that it can begin no line and hide nothing. Deterministic.
std::string WriteDecisionLetter(const Judgement& judgement,
                                const DecisionLetter& letter,
                                const LetterTexts& texts,
                                std::span<const Brand> brands);

}  // namespace brandlint
