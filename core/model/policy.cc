// SPDX-License-Identifier: MIT
#include "core/model/policy.h"

namespace brandlint {

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kNote:
      return "note";
    case Verdict::kReview:
      return "review";
    case Verdict::kReject:
      break;
  }
  return "reject";
}

std::optional<Verdict> ParseVerdict(std::string_view name) {
  for (const Verdict verdict : {Verdict::kNote, Verdict::kReview, Verdict::kReject}) {
    if (VerdictName(verdict) == name) return verdict;
  }
  return std::nullopt;
}

Policy InLanguage(Policy policy, std::string_view language) {
  for (Rule& rule : policy.rules) {
    const auto words = rule.translations.find(language);
    if (words == rule.translations.end()) continue;
    rule.message = words->second.message;
    rule.fix = words->second.fix;
  }
  return policy;
}

}  // namespace brandlint
