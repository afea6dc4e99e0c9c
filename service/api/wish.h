// SPDX-License-Identifier: MIT
// A decision as a body asks for it, for one submission or for many.
#pragma once

#include <optional>

#include "service/api/letters.h"
#include "service/api/route.h"
#include "service/api/views.h"
#include "service/records/decisions.h"

namespace brandlint {

struct Wish {
  DecisionRequest decision;
  std::optional<LetterRequest> letter;  // the service writes the text
};

// "kind", "clause", "text" and "letter".
void ReadWish(const Call& call, JsonFields& fields, Wish& wish);

// Whose clause is told when a submission has one of its own and another was chosen.
enum class WhoseClause { kChosen, kOwn };

// Puts text and clause of the letter that was asked for, if one was, into a request. What there is
// no such submission for is left to Decide. Errors: those of LetterDesk::Write.
Result<void> PutLetter(Transaction& store,
                       const LetterDesk& desk,
                       const Wish& wish,
                       WhoseClause whose,
                       DecisionRequest& request);

}  // namespace brandlint
