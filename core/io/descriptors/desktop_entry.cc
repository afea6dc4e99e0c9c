// SPDX-License-Identifier: MIT
// An entry in the menu of a desktop, in all its languages.
// Source: specifications.freedesktop.org, "Desktop Entry Specification", 1.5.
#include <string_view>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"

namespace brandlint {
namespace {

constexpr std::string_view kGroup = "Desktop Entry";

struct Key {
  std::string_view name;
  SubjectType type;
};
constexpr Key kKeys[] = {{"Name", SubjectType::kName},
                         {"GenericName", SubjectType::kDescription},
                         {"X-GNOME-FullName", SubjectType::kName},
                         {"Comment", SubjectType::kShortDescription},
                         {"Keywords", SubjectType::kDescription}};

// "de" of "Name[de]"; what the whole key is asks the caller.
std::string_view LocaleIn(std::string_view key) {
  const std::size_t open = key.find('[');
  if (open == std::string_view::npos || !key.ends_with(']')) return {};
  return key.substr(open + 1, key.size() - open - 2);
}

void Read(const JsonValue& document, Draft& draft) {
  const JsonValue* const entry = MemberOf(document, kGroup);
  for (const JsonValue& line : entry->children) {
    const std::string_view name = std::string_view(line.key).substr(0, line.key.find('['));
    for (const Key& key : kKeys) {
      if (name == key.name)
        draft.AddText(key.type, line.text, ShownName(std::string(LocaleIn(line.key))));
    }
    // Without an ending it is a name in the icon theme of whoever looks at it.
    if (line.key == "Icon" && HasPictureEnding(line.text))
      draft.AddPicture(line, SubjectType::kIcon);
  }
}

}  // namespace

extern constinit const Descriptor kDesktopEntry{
    .id = "desktop-entry",
    .summary = "*.desktop of an application for Linux, in all its languages",
    .file = "*.desktop",
    .fits =
        [](const JsonValue& document) {
          const JsonValue* const entry = MemberOf(document, kGroup);
          return entry != nullptr && MemberOf(*entry, "Name") != nullptr;
        },
    .read = Read,
    .format = DocumentFormat::kKeyFile,
};

}  // namespace brandlint
