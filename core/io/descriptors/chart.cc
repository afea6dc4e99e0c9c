// SPDX-License-Identifier: MIT
// Chart.yaml of a Helm chart.
// Sources: helm.sh, "Charts"; artifacthub.io, "Helm annotations".
#include "core/io/descriptors/descriptor.h"

namespace brandlint {
namespace {

void Read(const JsonValue& document, Draft& draft) {
  draft.AddText(SubjectType::kName, draft.TextOf(document, "name"));
  if (const JsonValue* const annotations = MemberOf(document, "annotations"))
    draft.AddText(SubjectType::kName, draft.TextOf(*annotations, "artifacthub.io/displayName"));
  draft.AddText(SubjectType::kDescription, draft.TextOf(document, "description"));
  if (const JsonValue* const maintainers = MemberOf(document, "maintainers")) {
    for (const JsonValue& maintainer : maintainers->children)
      draft.AddText(SubjectType::kDeveloper, draft.TextOf(maintainer, "name"));
  }
  draft.AddPictures(MemberOf(document, "icon"), SubjectType::kIcon);
}

}  // namespace

extern constinit const Descriptor kChart{
    .id = "chart",
    .summary = "Chart.yaml of a Helm chart",
    .file = "Chart.yaml",
    .fits =
        [](const JsonValue& document) {
          return MemberOf(document, "apiVersion") != nullptr &&
                 MemberOf(document, "name") != nullptr;
        },
    .read = Read,
    .format = DocumentFormat::kYaml,
};

}  // namespace brandlint
