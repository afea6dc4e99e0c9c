// SPDX-License-Identifier: MIT
// shopify.app.toml, and shopify.app.<environment>.toml beside it.
// Source: shopify.dev, "App configuration".
#include "core/io/descriptors/descriptor.h"

namespace brandlint {

extern constinit const Descriptor kShopApp{
    .id = "shop-app",
    .summary = "shopify.app.toml of an app for Shopify",
    .file = "shopify.app.toml",
    .fits = [](const JsonValue& document) { return MemberOf(document, "name") != nullptr; },
    .read =
        [](const JsonValue& document, Draft& draft) {
          draft.AddText(SubjectType::kName, draft.TextOf(document, "name"));
          draft.AddText(SubjectType::kName, draft.TextOf(document, "handle"));
        },
    .format = DocumentFormat::kToml,
};

}  // namespace brandlint
