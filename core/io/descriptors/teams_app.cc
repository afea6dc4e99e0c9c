// SPDX-License-Identifier: MIT
// The manifest of an app for Microsoft Teams. Sources: learn.microsoft.com, "App manifest schema
// for Teams" and "Localize your app".
#include "core/codec/json_fields.h"
#include "core/io/descriptors/descriptor.h"

namespace brandlint {
namespace {

void AddLanguages(const JsonValue& languages, Draft& draft) {
  for (const JsonValue& language : languages.children) {
    const std::string file = draft.TextOf(language, "file"),
                      tag = draft.TextOf(language, "languageTag");
    if (file.empty()) continue;
    const auto document = StaysInFolder(file) ? draft.ReadBeside(file) : std::nullopt;
    if (!document) {
      draft.AddProblem("asset-missing",
                       "manifest.json: the texts of \"" + tag + "\" cannot be read");
      continue;
    }
    draft.AddText(SubjectType::kName, draft.TextOf(*document, "name.short"), tag);
    draft.AddText(SubjectType::kName, draft.TextOf(*document, "name.full"), tag);
    draft.AddText(
        SubjectType::kShortDescription, draft.TextOf(*document, "description.short"), tag);
    draft.AddText(SubjectType::kDescription, draft.TextOf(*document, "description.full"), tag);
  }
}

void Read(const JsonValue& document, Draft& draft) {
  if (const JsonValue* const name = MemberOf(document, "name")) {
    draft.AddText(SubjectType::kName, draft.TextOf(*name, "short"));
    draft.AddText(SubjectType::kName, draft.TextOf(*name, "full"));
  }
  if (const JsonValue* const description = MemberOf(document, "description")) {
    draft.AddText(SubjectType::kShortDescription, draft.TextOf(*description, "short"));
    draft.AddText(SubjectType::kDescription, draft.TextOf(*description, "full"));
  }
  if (const JsonValue* const developer = MemberOf(document, "developer"))
    draft.AddText(SubjectType::kDeveloper, draft.TextOf(*developer, "name"));
  draft.AddPictures(MemberOf(document, "icons"), SubjectType::kIcon);
  const JsonValue* const localization = MemberOf(document, "localizationInfo");
  const JsonValue* const languages =
      localization == nullptr ? nullptr : MemberOf(*localization, "additionalLanguages");
  if (languages != nullptr) AddLanguages(*languages, draft);
}

}  // namespace

extern constinit const Descriptor kTeamsApp{
    .id = "teams-app",
    .summary = "manifest.json of an app for Microsoft Teams, in all its languages",
    .file = "manifest.json",
    .fits =
        [](const JsonValue& document) {
          const JsonValue* const name = MemberOf(document, "name");
          return MemberOf(document, "manifestVersion") != nullptr && name != nullptr &&
                 name->type == JsonValue::Type::kObject;
        },
    .read = Read,
};

}  // namespace brandlint
