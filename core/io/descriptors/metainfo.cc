// SPDX-License-Identifier: MIT
// What a catalogue of software for Linux tells of an application, in all its languages.
// Source: freedesktop.org, "AppStream", 1.0, "Upstream Metadata".
#include <string>
#include <string_view>

#include "core/documents/xml.h"
#include "core/io/descriptors/descriptor.h"

namespace brandlint {
namespace {

// A text, or each paragraph and point of it, in its own language or else in `locale`.
void AddText(const JsonValue& element,
             SubjectType type,
             Draft& draft,
             std::string_view locale = {}) {
  const std::string_view own = AttributeOf(element, "xml:lang");
  if (!own.empty()) locale = own;
  bool parts = false;
  for (const JsonValue& part : element.children) {
    if (part.key != "p" && part.key != "ul" && part.key != "ol" && part.key != "li") continue;
    parts = true;
    AddText(part, type, draft, locale);
  }
  if (!parts) draft.AddText(type, Collapsed(element.text), std::string(locale));
}

// The path that an element has for its text.
JsonValue PathIn(const JsonValue& element) {
  JsonValue path;
  path.type = JsonValue::Type::kText;
  path.line = element.line;
  path.text = Collapsed(element.text);
  return path;
}

void AddScreenshots(const JsonValue& screenshots, Draft& draft) {
  for (const JsonValue& screenshot : screenshots.children) {
    for (const JsonValue& part : screenshot.children) {
      if (part.key == "caption") AddText(part, SubjectType::kDescription, draft);
      if (part.key != "image") continue;
      draft.AddPicture(PathIn(part), SubjectType::kScreenshot);
    }
  }
}

void AddIcon(const JsonValue& icon, Draft& draft) {
  // A "stock" or "cached" icon is a name in a theme or in somebody's cache.
  const std::string_view type = AttributeOf(icon, "type");
  if (type != "local" && type != "remote") return;
  draft.AddPicture(PathIn(icon), SubjectType::kIcon);
}

void Read(const JsonValue& document, Draft& draft) {
  for (const JsonValue& part : document.children.front().children) {
    if (part.type != JsonValue::Type::kObject) continue;
    if (part.key == "name") AddText(part, SubjectType::kName, draft);
    if (part.key == "name_variant_suffix") AddText(part, SubjectType::kName, draft);
    if (part.key == "summary") AddText(part, SubjectType::kShortDescription, draft);
    if (part.key == "description") AddText(part, SubjectType::kDescription, draft);
    if (part.key == "developer_name") AddText(part, SubjectType::kDeveloper, draft);
    if (part.key == "developer") {
      if (const JsonValue* const name = ElementIn(part, "name"))
        AddText(*name, SubjectType::kDeveloper, draft);
    }
    if (part.key == "icon") AddIcon(part, draft);
    if (part.key == "screenshots") AddScreenshots(part, draft);
  }
}

bool Fits(const JsonValue& document) {
  return !document.children.empty() && (document.children.front().key == "component" ||
                                        document.children.front().key == "application");
}

}  // namespace

extern constinit const Descriptor kMetainfo{
    .id = "metainfo",
    .summary = "AppStream metainfo of an application for Linux, in all its languages",
    .file = "*.metainfo.xml",
    .fits = Fits,
    .read = Read,
    .format = DocumentFormat::kXml,
};

extern constinit const Descriptor kAppdata{
    .id = "appdata",
    .summary = "the same under its older name",
    .file = "*.appdata.xml",
    .fits = Fits,
    .read = Read,
    .format = DocumentFormat::kXml,
};

}  // namespace brandlint
