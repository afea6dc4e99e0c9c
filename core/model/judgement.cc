// SPDX-License-Identifier: MIT
#include "core/model/judgement.h"

namespace brandlint {

std::string_view SubmissionVerdictName(SubmissionVerdict verdict) {
  switch (verdict) {
    case SubmissionVerdict::kPass:
      return "pass";
    case SubmissionVerdict::kReview:
      return "review";
    case SubmissionVerdict::kReject:
      break;
  }
  return "reject";
}

std::optional<SubmissionVerdict> ParseSubmissionVerdict(std::string_view name) {
  for (const SubmissionVerdict verdict :
       {SubmissionVerdict::kPass, SubmissionVerdict::kReview, SubmissionVerdict::kReject}) {
    if (SubmissionVerdictName(verdict) == name) return verdict;
  }
  return std::nullopt;
}

}  // namespace brandlint
