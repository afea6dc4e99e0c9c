// SPDX-License-Identifier: MIT
// What of a submission a piece of evidence or a rule is about.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace brandlint {

enum class SubjectType {
  kName,
  kShortDescription,
  kDescription,
  kDeveloper,
  kIcon,
  kScreenshot,
  kLogo,
  kBanner,
  kOther,  // a picture whose role the submitter calls "other"
};

// The words of records, manifests and policies, in the order of the enumeration.
inline constexpr std::array<std::string_view, 9> kSubjectWords = {"name",
                                                                  "short_description",
                                                                  "description",
                                                                  "developer",
                                                                  "icon",
                                                                  "screenshot",
                                                                  "logo",
                                                                  "banner",
                                                                  "other"};
std::string_view SubjectTypeName(SubjectType type);
std::optional<SubjectType> ParseSubjectType(std::string_view name);

// The roles a picture can have, in the order of the help text.
inline constexpr std::array kPictureRoles = {SubjectType::kIcon,
                                             SubjectType::kScreenshot,
                                             SubjectType::kLogo,
                                             SubjectType::kBanner,
                                             SubjectType::kOther};
bool IsPictureRole(SubjectType type);

// One text or one picture of a submission.
struct Subject {
  SubjectType type = SubjectType::kName;
  std::string path;    // of a picture: as in AssetFacts::path; empty for a text
  std::string text;    // of a text: as submitted, UTF-8; empty for a picture
  std::string locale;  // as the manifest says ("de"); empty when it says nothing

  friend bool operator==(const Subject&, const Subject&) = default;
};

}  // namespace brandlint
