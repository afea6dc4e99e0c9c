// SPDX-License-Identifier: MIT
#include "core/codec/words.h"

#include <algorithm>
#include <span>

namespace brandlint {
namespace {

std::optional<std::string> OneOf(std::string_view word, std::span<const std::string_view> words) {
  if (std::ranges::find(words, word) == words.end()) return std::nullopt;
  return std::string(word);
}

}  // namespace

std::string_view FormName(SubmissionForm form) {
  return kFormWords[form == SubmissionForm::kListing ? 1 : 0];
}

std::optional<SubmissionForm> ParseForm(std::string_view word) {
  if (word == kFormWords[0]) return SubmissionForm::kLoose;
  if (word == kFormWords[1]) return SubmissionForm::kListing;
  return std::nullopt;
}

std::optional<NameKind> ParseNameKind(std::string_view word) {
  if (word == "house-mark") return NameKind::kHouseMark;
  if (word == "product") return NameKind::kProduct;
  return std::nullopt;
}

std::optional<MarkRole> ParseMarkRole(std::string_view word) {
  if (word == "mark") return MarkRole::kMark;
  if (word == "wordmark") return MarkRole::kWordmark;
  if (word == "lockup") return MarkRole::kLockup;
  return std::nullopt;
}

std::optional<SubjectType> ParsePictureRole(std::string_view word) {
  const std::optional<SubjectType> type = ParseSubjectType(word);
  return type && IsPictureRole(*type) ? type : std::nullopt;
}

std::optional<std::string> ParseKind(std::string_view word) { return OneOf(word, kKindWords); }

std::optional<std::string> ParseReferenceKind(std::string_view word) {
  return OneOf(word, kReferenceKindWords);
}

std::optional<std::string> ParseUnreadReason(std::string_view word) {
  return OneOf(word, kUnreadReasons);
}

}  // namespace brandlint
