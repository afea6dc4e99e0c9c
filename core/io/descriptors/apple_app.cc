// SPDX-License-Identifier: MIT
// Info.plist of an app for Apple's systems, in its sources or built, in all its languages.
// Source: developer.apple.com, "Information Property List".
#include <string>
#include <string_view>
#include <vector>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"

namespace brandlint {
namespace {

struct Key {
  std::string_view name;
  SubjectType type;
};
constexpr Key kTexts[] = {{"CFBundleDisplayName", SubjectType::kName},
                          {"CFBundleName", SubjectType::kName},
                          {"CFBundleSpokenName", SubjectType::kName}};

void AddTexts(const JsonValue& document, const std::string& locale, Draft& draft) {
  for (const Key& key : kTexts) {
    std::string text = draft.TextOf(document, key.name);
    // $(PRODUCT_NAME) is told by the build and not by this file.
    if (text.find("$(") == std::string::npos && text.find("${") == std::string::npos)
      draft.AddText(key.type, std::move(text), locale);
  }
}

// The beginnings of the icons' names: those of sizes and screens follow.
void AddIconNames(const JsonValue* files, std::vector<std::string>& names) {
  if (files == nullptr) return;
  for (const JsonValue& file : files->children) {
    if (file.type == JsonValue::Type::kText && !file.text.empty()) names.push_back(file.text);
  }
}

void AddIcons(const JsonValue& document, Draft& draft) {
  std::vector<std::string> names;
  AddIconNames(MemberOf(document, "CFBundleIconFiles"), names);
  for (const std::string_view key : {"CFBundleIcons", "CFBundleIcons~ipad"}) {
    const JsonValue* const icons = MemberOf(document, key);
    if (icons == nullptr) continue;
    if (const JsonValue* const primary = MemberOf(*icons, "CFBundlePrimaryIcon"))
      AddIconNames(MemberOf(*primary, "CFBundleIconFiles"), names);
    if (const JsonValue* const others = MemberOf(*icons, "CFBundleAlternateIcons")) {
      for (const JsonValue& other : others->children)
        AddIconNames(MemberOf(other, "CFBundleIconFiles"), names);
    }
  }
  if (std::string file = draft.TextOf(document, "CFBundleIconFile"); !file.empty())
    names.push_back(std::move(file));
  if (names.empty()) return;
  for (const std::string& folder : {std::string(), std::string("Resources")}) {
    for (const FolderEntry& entry : draft.EntriesOf(folder)) {
      if (entry.kind != FolderEntry::Kind::kFile || !HasPictureEnding(entry.name)) continue;
      for (const std::string& name : names) {
        if (entry.name.starts_with(name))
          draft.AddFile(JoinName(folder, entry.name), SubjectType::kIcon, "");
      }
    }
  }
}

void Read(const JsonValue& document, Draft& draft) {
  AddTexts(document, "", draft);
  constexpr std::string_view kLanguageFolder = ".lproj";
  for (const std::string& folder : {std::string(), std::string("Resources")}) {
    for (const FolderEntry& entry : draft.EntriesOf(folder)) {
      if (entry.kind != FolderEntry::Kind::kFolder || !entry.name.ends_with(kLanguageFolder))
        continue;
      const auto strings =
          draft.ReadBeside(JoinName(JoinName(folder, entry.name), "InfoPlist.strings"),
                           DocumentFormat::kPropertyList);
      std::string locale = entry.name.substr(0, entry.name.size() - kLanguageFolder.size());
      if (strings) AddTexts(*strings, ShownName(locale), draft);
    }
  }
  AddIcons(document, draft);
}

}  // namespace

extern constinit const Descriptor kAppleApp{
    .id = "apple-app",
    .summary = "Info.plist of an app for iOS or macOS, in all its languages",
    .file = "Info.plist",
    .fits =
        [](const JsonValue& document) {
          // Frameworks and tests have one too, which nobody sees.
          const JsonValue* const type = MemberOf(document, "CFBundlePackageType");
          const bool shown = type == nullptr || type->text == "APPL" || type->text == "XPC!" ||
                             type->text.starts_with('$');
          return shown && (MemberOf(document, "CFBundleDisplayName") != nullptr ||
                           MemberOf(document, "CFBundleName") != nullptr);
        },
    .read = Read,
    .format = DocumentFormat::kPropertyList,
};

}  // namespace brandlint
