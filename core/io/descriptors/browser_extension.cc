// SPDX-License-Identifier: MIT
// The manifest of an extension for Chromium or Firefox, versions 2 and 3, in all its languages.
// Sources: developer.chrome.com/docs/extensions/reference/manifest, and .../api/i18n for messages;
// developer.mozilla.org, "manifest.json".
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.h"
#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

// "appname" of "__MSG_appName__"; "" when it is no such thing. Keys are the same in capitals or
// not.
std::string MessageKey(std::string_view text) {
  constexpr std::string_view kStart = "__MSG_", kEnd = "__";
  if (text.size() <= kStart.size() + kEnd.size()) return "";
  if (!text.starts_with(kStart) || !text.ends_with(kEnd)) return "";
  return LowerAscii(text.substr(kStart.size(), text.size() - kStart.size() - kEnd.size()));
}

struct ShownText {
  std::string text;
  SubjectType type;
};

// The messages that are shown, of each language, by key. An extension has thousands of others.
using Messages = std::map<std::string, std::map<std::string, std::string>>;

Messages ReadMessages(const std::vector<ShownText>& shown, Draft& draft) {
  std::set<std::string> keys;
  for (const ShownText& each : shown) keys.insert(MessageKey(each.text));
  keys.erase("");
  Messages messages;
  if (keys.empty()) return messages;
  for (const FolderEntry& locale : draft.EntriesOf("_locales")) {
    if (locale.kind != FolderEntry::Kind::kFolder) continue;
    const auto document = draft.ReadBeside("_locales/" + locale.name + "/messages.json");
    if (!document) continue;
    std::map<std::string, std::string>& of_locale = messages[ShownName(locale.name)];
    for (const JsonValue& entry : document->children) {
      const std::string key = LowerAscii(entry.key);
      if (keys.contains(key)) of_locale.emplace(key, draft.TextOf(entry, "message"));
    }
  }
  return messages;
}

// A text of the manifest, or that text in each language.
void AddTexts(const ShownText& shown, const Messages& messages, Draft& draft) {
  const std::string key = MessageKey(shown.text);
  if (key.empty()) return draft.AddText(shown.type, shown.text);
  bool found = false;
  for (const auto& [locale, of_locale] : messages) {
    const auto message = of_locale.find(key);
    if (message == of_locale.end()) continue;
    found = true;
    draft.AddText(shown.type, message->second, locale);
  }
  if (!found) {
    draft.AddProblem(
        "message-missing",
        "manifest.json: " + ShownName(shown.text) + " is in no _locales/*/messages.json");
  }
}

void Read(const JsonValue& document, Draft& draft) {
  std::vector<ShownText> shown;
  const auto add = [&](const JsonValue& object, std::string_view key, SubjectType type) {
    shown.push_back({draft.TextOf(object, key), type});
  };
  add(document, "name", SubjectType::kName);
  add(document, "short_name", SubjectType::kName);
  add(document, "description", SubjectType::kDescription);
  if (const JsonValue* const developer = MemberOf(document, "developer"))
    add(*developer, "name", SubjectType::kDeveloper);
  // Chromium has {"email": ...} there, Firefox a text.
  const JsonValue* const author = MemberOf(document, "author");
  if (author != nullptr && author->type == JsonValue::Type::kText)
    add(document, "author", SubjectType::kDeveloper);

  constexpr const char* kActions[] = {"action", "browser_action", "page_action", "sidebar_action"};
  for (const char* const key : kActions) {
    if (const JsonValue* const action = MemberOf(document, key))
      add(*action, "default_title", SubjectType::kDescription);
  }
  const Messages messages = ReadMessages(shown, draft);
  for (const ShownText& each : shown) AddTexts(each, messages, draft);

  draft.AddPictures(MemberOf(document, "icons"), SubjectType::kIcon);
  for (const char* const key : kActions) {
    if (const JsonValue* const action = MemberOf(document, key))
      draft.AddPictures(MemberOf(*action, "default_icon"), SubjectType::kIcon);
  }
}

}  // namespace

extern constinit const Descriptor kBrowserExtension{
    .id = "browser-extension",
    .summary = "manifest.json of an extension for Chromium or Firefox, in all its languages",
    .file = "manifest.json",
    .fits =
        [](const JsonValue& document) { return MemberOf(document, "manifest_version") != nullptr; },
    .read = Read,
};

}  // namespace brandlint
