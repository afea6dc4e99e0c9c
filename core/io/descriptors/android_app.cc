// SPDX-License-Identifier: MIT
// AndroidManifest.xml of an app in its sources, with the texts and icons in res/ that it names, in
// all languages.
// Source: developer.android.com, "App manifest overview", "String resources", "Adaptive icons".
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/documents/xml.h"
#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"
#include "core/io/picture_file.h"

namespace brandlint {
namespace {

// "app_name" of "@string/app_name", for the type "string"; "" when it is no such reference.
std::string_view ReferenceTo(std::string_view type, std::string_view text) {
  if (!text.starts_with('@') || !text.substr(1).starts_with(type)) return {};
  const std::string_view rest = text.substr(1 + type.size());
  return rest.starts_with('/') ? rest.substr(1) : std::string_view();
}

// What a text resource shows: quotes keep white space, a backslash what follows it.
std::string Shown(std::string_view text) {
  std::string shown;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      quoted = !quoted;
    } else if (c != '\\' || i + 1 == text.size()) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      shown += space && !quoted ? ' ' : c;
    } else if (text[++i] == 'u' && i + 4 < text.size()) {
      char32_t point = 0;
      for (const char digit : text.substr(i + 1, 4)) {
        const char lower = static_cast<char>(digit | 0x20);
        const int value = digit >= '0' && digit <= '9'   ? digit - '0'
                          : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10
                                                         : 0;
        point = point * 16 + static_cast<char32_t>(value);
      }
      AppendUtf8(point, shown);
      i += 4;
    } else {
      shown += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
    }
  }
  return shown;
}

// "pt-BR" of "values-pt-rBR", "zh-Hant" of "values-b+zh+Hant"; "" of "values" and of
// "values-night".
std::string LocaleOf(std::string_view folder) {
  constexpr std::string_view kStart = "values-";
  if (!folder.starts_with(kStart)) return "";
  std::string_view rest = folder.substr(kStart.size());
  if (rest.starts_with("b+")) {
    std::string locale(rest.substr(2));
    std::ranges::replace(locale, '+', '-');
    return ShownName(locale);
  }
  const std::string_view language = rest.substr(0, rest.find('-'));
  const bool is_language =
      language.size() >= 2 && language.size() <= 3 &&
      std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_language || language == "car") return "";  // a screen in a car is no language
  std::string locale(language);
  const std::string_view region = rest.substr(language.size());
  if (region.size() >= 4 && region.starts_with("-r"))
    locale += "-" + std::string(region.substr(2, 2));
  return ShownName(locale);
}

// What the manifest shows of the app: labels with their types, and the names of icons.
struct Wanted {
  std::vector<std::pair<std::string, SubjectType>> texts;
  std::vector<std::string> icons;  // "mipmap/ic_launcher"
};

void Collect(const JsonValue& element, Wanted& wanted) {
  const auto add = [&](std::string_view attribute, SubjectType type) {
    const std::string_view text = AttributeOf(element, attribute);
    if (!text.empty()) wanted.texts.emplace_back(text, type);
  };
  add("android:label", SubjectType::kName);
  add("android:description", SubjectType::kDescription);
  for (const std::string_view attribute : {"android:icon", "android:roundIcon", "android:banner"}) {
    const std::string_view icon = AttributeOf(element, attribute);
    if (icon.starts_with('@')) wanted.icons.emplace_back(icon.substr(1));
  }
}

// Texts of res/values*/ by their names, one file at a time.
void AddTexts(const Wanted& wanted, Draft& draft) {
  std::set<std::string, std::less<>> missing;
  for (const auto& [text, type] : wanted.texts) {
    const std::string_view name = ReferenceTo("string", text);
    if (name.empty()) {
      if (!text.starts_with('@')) draft.AddText(type, Shown(text));
    } else {
      missing.emplace(name);
    }
  }
  if (missing.empty()) return;
  const std::set<std::string, std::less<>> names = missing;
  for (const FolderEntry& folder : draft.EntriesOf("res")) {
    if (folder.kind != FolderEntry::Kind::kFolder || !folder.name.starts_with("values")) continue;
    const std::string inside = JoinName("res", folder.name);
    for (const FolderEntry& file : draft.EntriesOf(inside)) {
      if (file.kind != FolderEntry::Kind::kFile || !file.name.ends_with(".xml")) continue;
      const auto document = draft.ReadBeside(JoinName(inside, file.name), DocumentFormat::kXml);
      const JsonValue* const resources = document ? ElementIn(*document, "resources") : nullptr;
      if (resources == nullptr) continue;
      for (const JsonValue& resource : resources->children) {
        const std::string_view name = AttributeOf(resource, "name");
        if (resource.key != "string" || !names.contains(name)) continue;
        missing.erase(std::string(name));
        for (const auto& [text, type] : wanted.texts) {
          if (ReferenceTo("string", text) == name)
            draft.AddText(type, Shown(Collapsed(resource.text)), LocaleOf(folder.name));
        }
      }
    }
  }
  for (const std::string& name : missing) {
    draft.AddProblem(
        "message-missing",
        "AndroidManifest.xml: @string/" + ShownName(name) + " is in no res/values*/*.xml");
  }
}

class Icons {
 public:
  explicit Icons(Draft& draft) : draft_(draft) {}

  // reference  "mipmap/ic_launcher": in res/mipmap*/, ic_launcher with any ending.
  void Add(const std::string& reference) {
    constexpr std::size_t kMost = 50;  // adaptive icons may name each other
    if (seen_.size() >= kMost || !seen_.insert(reference).second) return;
    const std::size_t slash = reference.find('/');
    if (slash == std::string::npos || reference.find('/', slash + 1) != std::string::npos) return;
    const std::string type = reference.substr(0, slash), name = reference.substr(slash + 1);
    for (const FolderEntry& folder : draft_.EntriesOf("res")) {
      if (folder.kind != FolderEntry::Kind::kFolder || !folder.name.starts_with(type)) continue;
      for (const FolderEntry& file : draft_.EntriesOf(JoinName("res", folder.name))) {
        if (file.kind != FolderEntry::Kind::kFile || !file.name.starts_with(name + ".")) continue;
        const std::string path = JoinName(JoinName("res", folder.name), file.name);
        if (HasPictureEnding(file.name)) {
          draft_.AddFile(path, SubjectType::kIcon, "");
        } else if (file.name.ends_with(".xml")) {
          AddLayers(path);
        }
      }
    }
  }

 private:
  // The pictures of an adaptive icon's layers; each is looked at on its own.
  void AddLayers(const std::string& path) {
    const auto document = draft_.ReadBeside(path, DocumentFormat::kXml);
    if (!document) return;
    const JsonValue* const icon = ElementIn(*document, "adaptive-icon");
    if (icon == nullptr) {
      draft_.AddProblem("icon-unread",
                        "AndroidManifest.xml: " + ShownName(path) +
                            " is drawn by Android alone; it was not checked");
      return;
    }
    for (const JsonValue& layer : icon->children) {
      const std::string_view drawable = AttributeOf(layer, "android:drawable");
      if (drawable.starts_with('@')) Add(std::string(drawable.substr(1)));
    }
  }

  Draft& draft_;
  std::set<std::string> seen_;
};

const JsonValue* ApplicationIn(const JsonValue& document) {
  const JsonValue* const manifest = ElementIn(document, "manifest");
  return manifest == nullptr ? nullptr : ElementIn(*manifest, "application");
}

void Read(const JsonValue& document, Draft& draft) {
  const JsonValue& application = *ApplicationIn(document);
  Wanted wanted;
  Collect(application, wanted);
  for (const JsonValue& part : application.children) {
    if (part.key == "activity" || part.key == "activity-alias") Collect(part, wanted);
  }
  AddTexts(wanted, draft);
  Icons icons(draft);
  for (const std::string& icon : wanted.icons) icons.Add(icon);
}

}  // namespace

extern constinit const Descriptor kAndroidApp{
    .id = "android-app",
    .summary = "AndroidManifest.xml in the sources of an app, in all its languages",
    .file = "AndroidManifest.xml",
    .fits =
        [](const JsonValue& document) {
          // That of a library shows nothing.
          const JsonValue* const application = ApplicationIn(document);
          return application != nullptr && (!AttributeOf(*application, "android:label").empty() ||
                                            !AttributeOf(*application, "android:icon").empty());
        },
    .read = Read,
    .format = DocumentFormat::kXml,
};

}  // namespace brandlint
