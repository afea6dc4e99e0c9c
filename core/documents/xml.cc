// SPDX-License-Identifier: MIT
#include "core/documents/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "core/documents/android_xml.h"
#include "core/documents/document.h"
#include "core/documents/tree_maker.h"

namespace brandlint {
namespace {

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserPtr = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

// What expat's callbacks work on.
struct XmlReading {
  XML_Parser parser = nullptr;
  TreeMaker tree;

  int line() const { return static_cast<int>(XML_GetCurrentLineNumber(parser)); }
  void Require(bool good) const {
    if (!good) XML_StopParser(parser, XML_FALSE);
  }
};

XmlReading& ReadingOf(void* data) { return *static_cast<XmlReading*>(data); }

void OnStart(void* data, const XML_Char* name, const XML_Char** attributes) {
  XmlReading& reading = ReadingOf(data);
  const int line = reading.line();
  bool good = reading.tree.Open(ValueOf(JsonValue::Type::kObject, name, line));
  for (; good && *attributes != nullptr; attributes += 2)
    good = reading.tree.Add(TextValue(std::string("@") + attributes[0], attributes[1], line));
  reading.Require(good);
}

void OnEnd(void* data, const XML_Char*) {
  XmlReading& reading = ReadingOf(data);
  std::string text = reading.tree.innermost()->text;
  bool good = reading.tree.Close();
  // The text belongs to what is around as well; the root object has none.
  if (good && reading.tree.depth() > 1) reading.tree.innermost()->text += text;
  reading.Require(good);
}

void OnText(void* data, const XML_Char* text, int length) {
  ReadingOf(data).tree.innermost()->text.append(text, static_cast<std::size_t>(length));
}

void OnEntity(void* data,
              const XML_Char*,
              int,
              const XML_Char*,
              int,
              const XML_Char*,
              const XML_Char*,
              const XML_Char*,
              const XML_Char*) {
  XmlReading& reading = ReadingOf(data);
  reading.Require(reading.tree.Fail(
      "document-syntax", reading.line(), "declares an entity, which is not read"));
}

}  // namespace

Result<JsonValue> ParseXml(std::string_view text,
                           std::string_view file,
                           const JsonOptions& options) {
  if (text.starts_with(kAndroidXmlMagic)) return ParseAndroidXml(text, file, options);
  const ParserPtr parser(XML_ParserCreate(nullptr));
  if (!parser) return Error{"document-too-large", std::string(file) + ": no memory to read it"};
  XmlReading reading{parser.get(), TreeMaker(file, options)};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), OnStart, OnEnd);
  XML_SetCharacterDataHandler(parser.get(), OnText);
  XML_SetEntityDeclHandler(parser.get(), OnEntity);
  reading.tree.Open(ValueOf(JsonValue::Type::kObject, "", 1));
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) !=
      XML_STATUS_OK) {
    reading.tree.Fail(
        "document-syntax", reading.line(), XML_ErrorString(XML_GetErrorCode(parser.get())));
  } else {
    reading.tree.Close();
  }
  return std::move(reading.tree).Take();
}

std::string_view AttributeOf(const JsonValue& element, std::string_view name) {
  for (const JsonValue& child : element.children) {
    if (child.type == JsonValue::Type::kText && child.key.size() == name.size() + 1 &&
        child.key.ends_with(name))
      return child.text;
  }
  return {};
}

const JsonValue* ElementIn(const JsonValue& element, std::string_view name) {
  const auto found = std::ranges::find_if(element.children, [&](const JsonValue& child) {
    return child.type == JsonValue::Type::kObject && child.key == name;
  });
  return found == element.children.end() ? nullptr : &*found;
}

std::string Collapsed(std::string_view text) {
  std::string collapsed;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = !collapsed.empty();
      continue;
    }
    if (space) collapsed += ' ';
    space = false;
    collapsed += c;
  }
  return collapsed;
}

}  // namespace brandlint
