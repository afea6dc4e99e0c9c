// SPDX-License-Identifier: MIT
// The manifest of a web app, under the names that are in use. Source: W3C, Web Application
// Manifest.
#include "core/io/descriptors/descriptor.h"

namespace brandlint {
namespace {

void Read(const JsonValue& document, Draft& draft) {
  const std::string locale = draft.TextOf(document, "lang");
  const auto add = [&](const JsonValue& object, std::string_view key, SubjectType type) {
    draft.AddText(type, draft.TextOf(object, key), locale);
  };
  add(document, "name", SubjectType::kName);
  add(document, "short_name", SubjectType::kName);
  add(document, "description", SubjectType::kDescription);
  draft.AddPictures(MemberOf(document, "icons"), SubjectType::kIcon, "src");
  draft.AddPictures(MemberOf(document, "screenshots"), SubjectType::kScreenshot, "src");
  const JsonValue* const shortcuts = MemberOf(document, "shortcuts");
  if (shortcuts == nullptr) return;
  for (const JsonValue& shortcut : shortcuts->children) {
    add(shortcut, "name", SubjectType::kDescription);
    add(shortcut, "description", SubjectType::kDescription);
    draft.AddPictures(MemberOf(shortcut, "icons"), SubjectType::kIcon, "src");
  }
}

// Other manifests have names and icons, too.
bool Fits(const JsonValue& document) {
  for (const char* const key : {"start_url", "display", "theme_color", "scope"}) {
    if (MemberOf(document, key) != nullptr) return true;
  }
  return false;
}

bool IsObject(const JsonValue& document) { return document.type == JsonValue::Type::kObject; }

}  // namespace

extern constinit const Descriptor kWebApp{
    .id = "web-app",
    .summary = "manifest.webmanifest of a web app",
    .file = "manifest.webmanifest",
    .fits = IsObject,
    .read = Read,
};
extern constinit const Descriptor kSiteWebApp{
    .id = "web-app-of-site",
    .summary = "site.webmanifest of a web app",
    .file = "site.webmanifest",
    .fits = IsObject,
    .read = Read,
};
extern constinit const Descriptor kWebAppInHtml{
    .id = "web-app-json",
    .summary = "manifest.json of a web app",
    .file = "manifest.json",
    .fits = Fits,
    .read = Read,
};

}  // namespace brandlint
