// SPDX-License-Identifier: MIT
#include "core/model/subject.h"

#include <algorithm>
#include <iterator>

namespace brandlint {
namespace {

// In the order of the enumeration.
constexpr std::string_view kNames[] = {"name",
                                       "short_description",
                                       "description",
                                       "developer",
                                       "icon",
                                       "screenshot",
                                       "logo",
                                       "banner",
                                       "other"};

}  // namespace

std::string_view SubjectTypeName(SubjectType type) { return kNames[static_cast<int>(type)]; }

std::optional<SubjectType> ParseSubjectType(std::string_view name) {
  const auto* const found = std::ranges::find(kNames, name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<SubjectType>(found - std::begin(kNames));
}

bool IsPictureRole(SubjectType type) {
  return std::ranges::find(kPictureRoles, type) != kPictureRoles.end();
}

}  // namespace brandlint
