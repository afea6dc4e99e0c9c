// SPDX-License-Identifier: MIT
// The letter that goes out with a decision on a submission, in the language of whoever handed it
// in.
#pragma once

#include <string>

#include "core/report/decision_letter.h"
#include "service/api/route.h"
#include "service/records/submissions.h"
#include "service/standing/standing.h"

namespace brandlint {

struct LetterRequest {
  LetterDecision decision = LetterDecision::kReject;
  std::string language;        // as FindLetter() takes it; empty: the submission's
  std::string clause;          // that was chosen; empty: the submission's own
  std::string else_clause;     // where it has none of its own
  std::string before, behind;  // at most kParagraphBytes each, which leaves room for the rest

  static constexpr std::size_t kParagraphBytes = 2'000;
};

struct WrittenLetter {
  std::string language;
  std::string clause;  // that it tells; may be empty
  std::string text;
};

// Writes letters as submissions are judged just now. Not safe to call concurrently.
class LetterDesk {
 public:
  // Errors: those of ReadStanding.
  static Result<LetterDesk> Open(Transaction& store, const Call& call);

  // The language is what is asked for, what the submission tells as "app.locale", or that of all
  // its names that tell one, as far as there are letters in it; else English.
  //
  // Errors: "not-now" without a result; "bad-value" for a language without letters.
  Result<WrittenLetter> Write(Transaction& store,
                              const SubmissionRow& row,
                              const LetterRequest& request) const;

  // Bytes of a decision's text.
  static constexpr std::size_t kMostBytes = 20'000;

 private:
  LetterDesk(const Call& call, Standing standing) : call_(&call), standing_(std::move(standing)) {}

  const Call* call_;
  Standing standing_;
};

// Complains about a language that there are no letters in. Errors: "bad-value".
Result<void> CheckLetterLanguage(const std::string& language);

}  // namespace brandlint
