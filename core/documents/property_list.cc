// SPDX-License-Identifier: MIT
// Apple's property lists in their three forms.
// Source: apple.com/DTDs/PropertyList-1.0.dtd.
#include <string>
#include <utility>

#include "core/documents/binary_plist.h"
#include "core/documents/document.h"
#include "core/documents/strings_file.h"
#include "core/documents/tree_maker.h"

namespace brandlint {
namespace {

bool IsElement(const JsonValue& child) { return child.type == JsonValue::Type::kObject; }

// An element of the XML form.
bool AddElement(const JsonValue& element, std::string key, TreeMaker& tree) {
  const std::string& name = element.key;
  if (name == "dict") {
    if (!tree.Open(ValueOf(JsonValue::Type::kObject, std::move(key), element.line))) return false;
    const JsonValue* member_key = nullptr;
    for (const JsonValue& child : element.children) {
      if (!IsElement(child)) continue;
      if ((child.key == "key") == (member_key != nullptr))
        return tree.Fail("document-syntax", child.line, "must be a key and a value in turn");
      if (member_key != nullptr && !AddElement(child, member_key->text, tree)) return false;
      member_key = member_key == nullptr ? &child : nullptr;
    }
    return tree.Close();
  }
  if (name == "array") {
    if (!tree.Open(ValueOf(JsonValue::Type::kArray, std::move(key), element.line))) return false;
    for (const JsonValue& child : element.children) {
      if (IsElement(child) && !AddElement(child, "", tree)) return false;
    }
    return tree.Close();
  }
  JsonValue value = ValueOf(JsonValue::Type::kNull, std::move(key), element.line);
  if (name == "string") value.type = JsonValue::Type::kText;
  if (name == "integer" || name == "real") value.type = JsonValue::Type::kNumber;
  if (name == "true" || name == "false") value.type = JsonValue::Type::kBool;
  value.boolean = name == "true";
  if (value.type == JsonValue::Type::kText || value.type == JsonValue::Type::kNumber)
    value.text = element.text;
  return tree.Add(std::move(value));
}

Result<JsonValue> FromXml(std::string_view text,
                          std::string_view file,
                          const JsonOptions& options) {
  const Result<JsonValue> document = ParseXml(text, file, options);
  if (!document) return document.error();
  TreeMaker tree(file, options);
  for (const JsonValue& plist : document->children) {
    if (plist.key != "plist") {
      tree.Fail("document-syntax", plist.line, "is no property list");
      break;
    }
    for (const JsonValue& child : plist.children) {
      if (IsElement(child) && !AddElement(child, "", tree)) break;
    }
  }
  return std::move(tree).Take();
}

}  // namespace

Result<JsonValue> ParsePropertyList(std::string_view text,
                                    std::string_view file,
                                    const JsonOptions& options) {
  if (text.starts_with(kBinaryPlistMagic)) return ParseBinaryPlist(text, file, options);
  const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  const bool xml = first != std::string_view::npos && text[first] == '<';
  return xml ? FromXml(text, file, options) : ParseStringsFile(text, file, options);
}

}  // namespace brandlint
