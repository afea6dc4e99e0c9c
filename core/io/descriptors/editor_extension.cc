// SPDX-License-Identifier: MIT
// package.json of an extension for Visual Studio Code and editors like it, in all its languages.
// Source: code.visualstudio.com, "Extension Manifest"; "package.nls.json" of vscode-l10n.
#include <map>
#include <string>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

// "package.nls.json" is "", "package.nls.de.json" is "de".
std::map<std::string, JsonValue> ReadTexts(Draft& draft) {
  constexpr std::string_view kStart = "package.nls.", kEnd = "json";
  std::map<std::string, JsonValue> texts;
  for (const FolderEntry& entry : draft.EntriesOf("")) {
    const std::string_view name = entry.name;
    if (!name.starts_with(kStart) || !name.ends_with(kEnd)) continue;
    std::string_view locale = name.substr(kStart.size());
    locale.remove_suffix(kEnd.size());
    if (locale.ends_with('.')) locale.remove_suffix(1);
    if (auto document = draft.ReadBeside(entry.name))
      texts.emplace(ShownName(locale), *std::move(document));
  }
  return texts;
}

// A text of the manifest, or that text in each language: "%key%". An entry is the text, or an
// object with it at "message".
void AddTexts(const std::string& text,
              SubjectType type,
              const std::map<std::string, JsonValue>& texts,
              Draft& draft) {
  if (text.size() < 3 || !text.starts_with('%') || !text.ends_with('%'))
    return draft.AddText(type, text);
  const std::string key = text.substr(1, text.size() - 2);
  bool found = false;
  for (const auto& [locale, document] : texts) {
    const JsonValue* const entry = MemberOf(document, key);
    if (entry == nullptr) continue;
    found = true;
    const bool object = entry->type == JsonValue::Type::kObject;
    draft.AddText(
        type, object ? draft.TextOf(*entry, "message") : draft.TextOf(document, key), locale);
  }
  if (!found)
    draft.AddProblem("message-missing",
                     "package.json: " + ShownName(text) + " is in no package.nls*.json");
}

void Read(const JsonValue& document, Draft& draft) {
  const auto texts = ReadTexts(draft);
  const auto add = [&](std::string_view key, SubjectType type) {
    AddTexts(draft.TextOf(document, key), type, texts, draft);
  };
  add("displayName", SubjectType::kName);
  add("name", SubjectType::kName);
  add("description", SubjectType::kDescription);
  add("publisher", SubjectType::kDeveloper);
  draft.AddPictures(MemberOf(document, "icon"), SubjectType::kIcon);
}

}  // namespace

extern constinit const Descriptor kEditorExtension{
    .id = "editor-extension",
    .summary = "package.json of an extension for Visual Studio Code, in all its languages",
    .file = "package.json",
    .fits =
        [](const JsonValue& document) {
          const JsonValue* const engines = MemberOf(document, "engines");
          return engines != nullptr && MemberOf(*engines, "vscode") != nullptr;
        },
    .read = Read,
};

}  // namespace brandlint
