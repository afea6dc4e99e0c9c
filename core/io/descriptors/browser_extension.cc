// SPDX-License-Identifier: MIT
// The manifest of an extension for Chromium or Firefox, versions 2 and 3, in all its languages.
// Sources: developer.chrome.com/docs/extensions/reference/manifest, and .../api/i18n for messages;
// developer.mozilla.org, "manifest.json".
#include <algorithm>
#include <map>
#include <string>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// The messages of each language, by key; keys are the same in capitals or not.
using Messages = std::map<std::string, std::map<std::string, std::string>>;

Messages ReadMessages(Draft& draft) {
  Messages messages;
  for (const FolderEntry& locale : draft.EntriesOf("_locales")) {
    if (locale.kind != FolderEntry::Kind::kFolder) continue;
    const auto document = draft.ReadBeside("_locales/" + locale.name + "/messages.json");
    if (!document) continue;
    std::map<std::string, std::string>& of_locale = messages[ShownName(locale.name)];
    for (const JsonValue& entry : document->children) {
      const JsonValue* const message = MemberOf(entry, "message");
      if (message != nullptr && message->type == JsonValue::Type::kText)
        of_locale.emplace(Lower(entry.key), message->text);
    }
  }
  return messages;
}

// "appname" of "__MSG_appName__"; "" when it is no such thing.
std::string MessageKey(std::string_view text) {
  constexpr std::string_view kStart = "__MSG_", kEnd = "__";
  if (text.size() <= kStart.size() + kEnd.size()) return "";
  if (!text.starts_with(kStart) || !text.ends_with(kEnd)) return "";
  return Lower(std::string(text.substr(kStart.size(), text.size() - kStart.size() - kEnd.size())));
}

// A text of the manifest, or that text in each language.
void AddTexts(const std::string& text, SubjectType type, const Messages& messages, Draft& draft) {
  const std::string key = MessageKey(text);
  if (key.empty()) return draft.AddText(type, text);
  bool found = false;
  for (const auto& [locale, of_locale] : messages) {
    const auto message = of_locale.find(key);
    if (message == of_locale.end()) continue;
    found = true;
    draft.AddText(type, message->second, locale);
  }
  if (!found)
    draft.AddProblem("message-missing",
                     "manifest.json: " + ShownName(text) + " is in no _locales/*/messages.json");
}

void Read(const JsonValue& document, Draft& draft) {
  const Messages messages = ReadMessages(draft);
  const auto add = [&](const JsonValue& object, std::string_view key, SubjectType type) {
    AddTexts(draft.TextOf(object, key), type, messages, draft);
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

  draft.AddPictures(MemberOf(document, "icons"), SubjectType::kIcon);
  for (const char* const key : {"action", "browser_action", "page_action", "sidebar_action"}) {
    const JsonValue* const action = MemberOf(document, key);
    if (action == nullptr) continue;
    add(*action, "default_title", SubjectType::kDescription);
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
