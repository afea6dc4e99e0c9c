// SPDX-License-Identifier: MIT
#include "core/model/subject.h"

#include <algorithm>

namespace brandlint {

std::string_view SubjectTypeName(SubjectType type) {
  return kSubjectWords[static_cast<std::size_t>(type)];
}

std::optional<SubjectType> ParseSubjectType(std::string_view name) {
  const auto* const found = std::ranges::find(kSubjectWords, name);
  if (found == kSubjectWords.end()) return std::nullopt;
  return static_cast<SubjectType>(found - kSubjectWords.begin());
}

bool IsPictureRole(SubjectType type) {
  return std::ranges::find(kPictureRoles, type) != kPictureRoles.end();
}

}  // namespace brandlint
