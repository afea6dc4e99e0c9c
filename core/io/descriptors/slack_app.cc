// SPDX-License-Identifier: MIT
// The manifest of an app for Slack. Source: api.slack.com, "App manifest reference".
#include "core/io/descriptors/descriptor.h"

namespace brandlint {

extern constinit const Descriptor kSlackApp{
    .id = "slack-app",
    .summary = "manifest.json of an app for Slack",
    .file = "manifest.json",
    .fits =
        [](const JsonValue& document) {
          return MemberOf(document, "display_information") != nullptr;
        },
    .read =
        [](const JsonValue& document, Draft& draft) {
          const JsonValue& shown = *MemberOf(document, "display_information");
          draft.AddText(SubjectType::kName, draft.TextOf(shown, "name"));
          draft.AddText(SubjectType::kShortDescription, draft.TextOf(shown, "description"));
          draft.AddText(SubjectType::kDescription, draft.TextOf(shown, "long_description"));
          const JsonValue* const features = MemberOf(document, "features");
          const JsonValue* const bot =
              features == nullptr ? nullptr : MemberOf(*features, "bot_user");
          if (bot != nullptr) draft.AddText(SubjectType::kName, draft.TextOf(*bot, "display_name"));
        },
};

}  // namespace brandlint
