// SPDX-License-Identifier: MIT
#include "core/io/descriptors/android_lookup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/utf8.h"
#include "core/codec/json_fields.h"
#include "core/documents/xml.h"
#include "core/io/file_name.h"

namespace brandlint {
namespace {

using Kind = AndroidFound::Kind;

// The colours of the system that icons are made of, by name and by number.
struct SystemColour {
  std::string_view name, number, colour;
};
constexpr SystemColour kSystemColours[] = {
    {"@android:color/white", "@0x0106000b", "#ffffffff"},
    {"@android:color/black", "@0x0106000c", "#ff000000"},
    {"@android:color/transparent", "@0x0106000d", "#00000000"},
};

std::vector<AndroidFound> FindSystemColour(std::string_view reference) {
  for (const auto& [name, number, colour] : kSystemColours) {
    if (reference == name || reference == number) return {{Kind::kColour, std::string(colour), ""}};
  }
  return {};
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

// Whether "drawable-v24" holds resources of the type "drawable".
bool IsFolderOf(std::string_view folder, std::string_view type) {
  return folder == type ||
         (folder.starts_with(type) && folder.substr(type.size()).starts_with('-'));
}

class SourceLookup final : public AndroidLookup {
 public:
  explicit SourceLookup(Draft& draft) : draft_(draft) {}

 private:
  std::vector<AndroidFound> Look(std::string_view reference) override {
    std::vector<AndroidFound> found;
    int left = 1'000;
    Follow(reference, 0, left, found);
    return found;
  }

  // left  References that may still be followed: in many versions they fan out.
  void Follow(std::string_view reference, int depth, int& left, std::vector<AndroidFound>& found) {
    constexpr int kDeepest = 8;
    constexpr std::size_t kMost = 1'000;
    if (!reference.starts_with('@') || depth > kDeepest || --left < 0) return;
    reference.remove_prefix(reference.starts_with("@+") ? 2 : 1);
    const std::size_t slash = reference.find('/');
    if (slash == std::string_view::npos || reference.find('/', slash + 1) != reference.npos) return;
    const std::string type(reference.substr(0, slash)), name(reference.substr(slash + 1));
    FindFiles(type, name, found);
    if (type != "string" && type != "color") return;
    ReadValues();
    const auto values = values_.find(type + "/" + name);
    if (values == values_.end()) return;
    for (const AndroidFound& value : values->second) {
      if (found.size() >= kMost) return;
      if (value.text.starts_with('@'))
        Follow(value.text, depth + 1, left, found);
      else
        found.push_back(value);
    }
  }

  // Files of res/TYPE*/ with that name and any ending.
  void FindFiles(const std::string& type,
                 const std::string& name,
                 std::vector<AndroidFound>& found) {
    for (const FolderEntry& folder : draft_.EntriesOf("res")) {
      if (folder.kind != FolderEntry::Kind::kFolder || !IsFolderOf(folder.name, type)) continue;
      const std::string inside = JoinName("res", folder.name);
      for (const FolderEntry& file : draft_.EntriesOf(inside)) {
        if (file.kind == FolderEntry::Kind::kFile && file.name.starts_with(name + "."))
          found.push_back({Kind::kFile, JoinName(inside, file.name), ""});
      }
    }
  }

  // Texts and colours of res/values*/, once.
  void ReadValues() {
    if (std::exchange(has_values_, true)) return;
    for (const FolderEntry& folder : draft_.EntriesOf("res")) {
      if (folder.kind != FolderEntry::Kind::kFolder || !IsFolderOf(folder.name, "values")) continue;
      const std::string inside = JoinName("res", folder.name);
      for (const FolderEntry& file : draft_.EntriesOf(inside)) {
        if (file.kind != FolderEntry::Kind::kFile || !file.name.ends_with(".xml")) continue;
        const auto document = draft_.ReadBeside(JoinName(inside, file.name), DocumentFormat::kXml);
        const JsonValue* const resources = document ? ElementIn(*document, "resources") : nullptr;
        if (resources == nullptr) continue;
        for (const JsonValue& resource : resources->children) AddValue(resource, folder.name);
      }
    }
  }

  void AddValue(const JsonValue& resource, std::string_view folder) {
    std::string_view type = resource.key;
    if (type == "item") type = AttributeOf(resource, "type");
    if (type != "string" && type != "color") return;
    const bool text = type == "string";
    std::string value = Collapsed(resource.text);
    if (text && !value.starts_with('@')) value = ShownByAndroid(value);
    values_[std::string(type) + "/" + std::string(AttributeOf(resource, "name"))].push_back(
        {text ? Kind::kText : Kind::kColour, std::move(value), LocaleOf(folder)});
  }

  Draft& draft_;
  bool has_values_ = false;
  std::map<std::string, std::vector<AndroidFound>> values_;
};

class PackageLookup final : public AndroidLookup {
 public:
  explicit PackageLookup(Draft& draft) : draft_(draft) {
    const std::string name(kAndroidResourcesName);
    bytes_ = draft.ReadTextBeside(name, &Limits::android_bytes);
    if (!bytes_) return;
    Result<AndroidResources> resources = AndroidResources::Read(AsBytes(*bytes_), name);
    if (resources)
      resources_ = *std::move(resources);
    else
      draft.AddProblem(resources.error().code, resources.error().message);
  }

 private:
  std::vector<AndroidFound> Look(std::string_view reference) override {
    std::vector<AndroidFound> found;
    const auto id = IdOf(reference);
    if (!id || !resources_) return found;
    AndroidResources::Values values = resources_->ValuesOf(*id);
    if (values.unread) {
      draft_.AddProblem("icon-unread",
                        "AndroidManifest.xml: " + std::string(reference) +
                            " stands for something that is not read; it was not checked");
    }
    for (AndroidResources::Found& value : values.found) {
      const bool text = value.value.type == AndroidValueType::kString;
      if (!text && !value.value.IsColour()) continue;
      // A text of a file's resource is its path.
      const Kind kind = !text ? Kind::kColour : IsPath(value.text) ? Kind::kFile : Kind::kText;
      found.push_back({kind, std::move(value.text), ShownName(value.locale)});
    }
    return found;
  }

  static std::optional<std::uint32_t> IdOf(std::string_view reference) {
    constexpr std::string_view kStart = "@0x";
    if (!reference.starts_with(kStart)) return std::nullopt;
    std::uint32_t id = 0;
    const char* const last = reference.data() + reference.size();
    const auto [end, error] = std::from_chars(reference.data() + kStart.size(), last, id, 16);
    return error == std::errc() && end == last ? std::optional(id) : std::nullopt;
  }

  bool IsPath(const std::string& text) const {
    return text.find('/') != std::string::npos && StaysInFolder(text) && draft_.Has(text);
  }

  Draft& draft_;
  std::optional<std::string> bytes_;
  std::optional<AndroidResources> resources_;
};

}  // namespace

std::string_view AndroidReferenceTo(std::string_view type, std::string_view text) {
  if (!text.starts_with('@') || !text.substr(1).starts_with(type)) return {};
  const std::string_view rest = text.substr(1 + type.size());
  return rest.starts_with('/') ? rest.substr(1) : std::string_view();
}

std::string ShownByAndroid(std::string_view text) {
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

const std::vector<AndroidFound>& AndroidLookup::Find(std::string_view reference) {
  constexpr std::size_t kMost = 2'000;
  static const std::vector<AndroidFound> kNothing;
  if (const auto known = known_.find(reference); known != known_.end()) return known->second;
  if (known_.size() >= kMost) return kNothing;
  std::vector<AndroidFound> found = FindSystemColour(reference);
  if (found.empty()) found = Look(reference);
  return known_.emplace(reference, std::move(found)).first->second;
}

std::unique_ptr<AndroidLookup> MakeAndroidLookup(bool compiled, Draft& draft) {
  if (compiled) return std::make_unique<PackageLookup>(draft);
  return std::make_unique<SourceLookup>(draft);
}

}  // namespace brandlint
