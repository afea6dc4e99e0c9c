// SPDX-License-Identifier: MIT
// package.json of an extension for Visual Studio Code and editors like it, in all its languages.
// Source: code.visualstudio.com, "Extension Manifest"; "package.nls.json" of vscode-l10n.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

struct ShownText {
  std::string text;
  SubjectType type;
};

// "key" of "%key%"; "" when it is no such thing.
std::string TextKey(std::string_view text) {
  if (text.size() < 3 || !text.starts_with('%') || !text.ends_with('%')) return "";
  return std::string(text.substr(1, text.size() - 2));
}

// "" of "package.nls.json", "de" of "package.nls.de.json"; nothing of another file.
std::optional<std::string> LocaleOf(std::string_view file) {
  constexpr std::string_view kStart = "package.nls.", kEnd = "json";
  if (!file.starts_with(kStart) || !file.ends_with(kEnd)) return std::nullopt;
  file.remove_prefix(kStart.size());
  file.remove_suffix(kEnd.size());
  if (file.ends_with('.')) file.remove_suffix(1);
  return ShownName(file);
}

// Each of the texts is itself, or stands in each language under its key: as a text, or as an
// object with it at "message". One language is read at a time: their files may be large.
void AddTexts(const std::vector<ShownText>& shown, Draft& draft) {
  std::vector<std::map<std::string, std::string>> translations(shown.size());  // by locale
  for (const FolderEntry& entry : draft.EntriesOf("")) {
    const auto locale = LocaleOf(entry.name);
    const auto document = locale ? draft.ReadBeside(entry.name) : std::nullopt;
    if (!document) continue;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::string key = TextKey(shown[i].text);
      const JsonValue* const text = key.empty() ? nullptr : MemberOf(*document, key);
      if (text == nullptr) continue;
      const bool object = text->type == JsonValue::Type::kObject;
      translations[i].emplace(
          *locale, object ? draft.TextOf(*text, "message") : draft.TextOf(*document, key));
    }
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto& [text, type] = shown[i];
    for (const auto& [locale, translated] : translations[i])
      draft.AddText(type, translated, locale);
    if (TextKey(text).empty()) {
      draft.AddText(type, text);
    } else if (translations[i].empty()) {
      draft.AddProblem("message-missing",
                       "package.json: " + ShownName(text) + " is in no package.nls*.json");
    }
  }
}

void Read(const JsonValue& document, Draft& draft) {
  AddTexts({{draft.TextOf(document, "displayName"), SubjectType::kName},
            {draft.TextOf(document, "name"), SubjectType::kName},
            {draft.TextOf(document, "description"), SubjectType::kDescription},
            {draft.TextOf(document, "publisher"), SubjectType::kDeveloper}},
           draft);
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
