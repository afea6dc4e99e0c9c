// SPDX-License-Identifier: MIT
// The words that records choose from, for messages that list them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/brand.h"
#include "core/model/evidence.h"
#include "core/model/policy.h"
#include "core/model/subject.h"
#include "core/model/submission.h"
#include "core/model/text_line.h"

namespace brandlint {

inline constexpr std::array<std::string_view, 5> kPictureRoleWords = {
    "icon", "screenshot", "logo", "banner", "other"};
inline constexpr std::array<std::string_view, 3> kVerdictWords = {"note", "review", "reject"};
inline constexpr std::array<std::string_view, 2> kFormWords = {"loose", "listing"};
inline constexpr std::array<std::string_view, 2> kNameKindWords = {"house-mark", "product"};
inline constexpr std::array<std::string_view, 3> kMarkRoleWords = {"mark", "wordmark", "lockup"};
inline constexpr std::array<std::string_view, 6> kReferenceKindWords = {
    "house-mark", "product", "mark", "wordmark", "lockup", "rejected-picture"};

// kNameKinds and kLogoKinds in one list.
inline constexpr auto kKindWords = [] {
  std::array<std::string_view, kNameKinds.size() + kLogoKinds.size()> all;
  std::size_t count = 0;
  for (const std::string_view kind : kNameKinds) all[count++] = kind;
  for (const std::string_view kind : kLogoKinds) all[count++] = kind;
  return all;
}();

std::string_view FormName(SubmissionForm form);
std::optional<SubmissionForm> ParseForm(std::string_view word);
std::optional<NameKind> ParseNameKind(std::string_view word);
std::optional<MarkRole> ParseMarkRole(std::string_view word);

// ParseSubjectType for pictures only.
std::optional<SubjectType> ParsePictureRole(std::string_view word);

// The word itself where it is one of the list.
std::optional<std::string> ParseKind(std::string_view word);
std::optional<std::string> ParseReferenceKind(std::string_view word);
std::optional<std::string> ParseUnreadReason(std::string_view word);

}  // namespace brandlint
