// SPDX-License-Identifier: MIT
// The descriptor of an app for Jira or Confluence. Source: developer.atlassian.com, "App
// descriptor" of Connect. Its icons are addresses below a base URL and not in the folder.
#include "core/io/descriptors/descriptor.h"

namespace brandlint {

extern constinit const Descriptor kConnectApp{
    .id = "connect-app",
    .summary = "atlassian-connect.json of an app for Jira or Confluence",
    .file = "atlassian-connect.json",
    .fits = [](const JsonValue& document) { return MemberOf(document, "key") != nullptr; },
    .read =
        [](const JsonValue& document, Draft& draft) {
          draft.AddText(SubjectType::kName, draft.TextOf(document, "name"));
          draft.AddText(SubjectType::kDescription, draft.TextOf(document, "description"));
          if (const JsonValue* const vendor = MemberOf(document, "vendor"))
            draft.AddText(SubjectType::kDeveloper, draft.TextOf(*vendor, "name"));
        },
};

}  // namespace brandlint
