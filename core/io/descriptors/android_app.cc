// SPDX-License-Identifier: MIT
// AndroidManifest.xml of an app, in its sources and compiled in a package, with the texts and icons
// among its resources that it names, in all languages.
// Source: developer.android.com, "App manifest overview", "String resources", "Adaptive icons".
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/documents/xml.h"
#include "core/io/descriptors/android_icon.h"
#include "core/io/descriptors/android_lookup.h"
#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

// What the manifest shows of the app: labels with their types, and references to icons.
struct Shows {
  std::vector<std::pair<std::string, SubjectType>> texts;
  std::vector<std::string> icons;  // "@mipmap/ic_launcher"
};

void Collect(const JsonValue& element, Shows& shows) {
  // Compiled, an attribute may be there twice, and it is not for us to know which one counts.
  for (const JsonValue& child : element.children) {
    if (child.type != JsonValue::Type::kText || child.text.empty()) continue;
    const std::string_view name = child.key;
    if (name == "@android:label") shows.texts.emplace_back(child.text, SubjectType::kName);
    if (name == "@android:description")
      shows.texts.emplace_back(child.text, SubjectType::kDescription);
    const bool icon =
        name == "@android:icon" || name == "@android:roundIcon" || name == "@android:banner";
    if (icon) shows.icons.push_back(child.text);
  }
}

// "?attr/title", "?0x01010001"; a name may begin with a question mark, too.
bool IsOfATheme(std::string_view text) {
  return text.starts_with("?0x") || text.starts_with("?attr/") || text.starts_with("?android:");
}

void AddTexts(const Shows& shows, bool compiled, AndroidLookup& lookup, Draft& draft) {
  std::set<std::string, std::less<>> missing;
  for (const auto& [text, type] : shows.texts) {
    if (!text.starts_with('@') && !IsOfATheme(text)) {
      draft.AddText(type, compiled ? text : ShownByAndroid(text));
      continue;
    }
    const std::vector<AndroidFound>& found = lookup.Find(text);
    for (const AndroidFound& each : found) draft.AddText(type, each.text, each.locale);
    if (found.empty()) missing.insert(text);
  }
  for (const std::string& text : missing) {
    const bool named = !AndroidReferenceTo("string", text).empty();
    draft.AddProblem("message-missing",
                     "AndroidManifest.xml: " + ShownName(text) + " is in no " +
                         (named ? "res/values*/*.xml" : "resource that is read"));
  }
}

bool IsReferenceOfPackage(std::string_view text) { return text.starts_with("@0x"); }

const JsonValue* ApplicationIn(const JsonValue& document) {
  const JsonValue* const manifest = ElementIn(document, "manifest");
  return manifest == nullptr ? nullptr : ElementIn(*manifest, "application");
}

Shows ShownBy(const JsonValue& application) {
  Shows shows;
  Collect(application, shows);
  for (const JsonValue& part : application.children) {
    if (part.key == "activity" || part.key == "activity-alias") Collect(part, shows);
  }
  return shows;
}

void Read(const JsonValue& document, Draft& draft) {
  const Shows shows = ShownBy(*ApplicationIn(document));
  const bool compiled = std::ranges::any_of(shows.icons, IsReferenceOfPackage) ||
                        std::ranges::any_of(shows.texts, [](const auto& text) {
                          return IsReferenceOfPackage(text.first);
                        });
  const std::unique_ptr<AndroidLookup> lookup = MakeAndroidLookup(compiled, draft);
  AddTexts(shows, compiled, *lookup, draft);
  AndroidIcons icons(*lookup, draft);
  for (const std::string& icon : shows.icons) icons.Add(icon);
}

}  // namespace

extern constinit const Descriptor kAndroidApp{
    .id = "android-app",
    .summary = "AndroidManifest.xml of an app, in its sources or its package, in all its languages",
    .file = "AndroidManifest.xml",
    .fits =
        [](const JsonValue& document) {
          // That of a library shows nothing.
          const JsonValue* const application = ApplicationIn(document);
          if (application == nullptr) return false;
          const Shows shows = ShownBy(*application);
          return !shows.texts.empty() || !shows.icons.empty();
        },
    .read = Read,
    .format = DocumentFormat::kXml,
};

}  // namespace brandlint
