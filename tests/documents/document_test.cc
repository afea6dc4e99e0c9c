// SPDX-License-Identifier: MIT
#include "core/documents/document.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/documents/utf16.h"
#include "core/documents/xml.h"

namespace brandlint {
namespace {

using enum DocumentFormat;

// `{a: "text", b: [1, true, null]}`: a tree on one line, with texts in quotes.
std::string Written(const JsonValue& value) {
  switch (value.type) {
    case JsonValue::Type::kNull:
      return "null";
    case JsonValue::Type::kBool:
      return value.boolean ? "true" : "false";
    case JsonValue::Type::kNumber:
      return value.text;
    case JsonValue::Type::kText:
      return "\"" + value.text + "\"";
    case JsonValue::Type::kArray:
    case JsonValue::Type::kObject:
      break;
  }
  const bool object = value.type == JsonValue::Type::kObject;
  std::string text;
  for (const JsonValue& child : value.children)
    text += (text.empty() ? "" : ", ") + (object ? child.key + ": " : "") + Written(child);
  const std::string own = value.text.empty() ? "" : "'" + value.text + "' ";
  return (object ? "{" : "[") + own + text + (object ? "}" : "]");
}

std::string Parsed(DocumentFormat format, std::string_view text, const JsonOptions& options = {}) {
  const Result<JsonValue> document = ParseDocument(format, text, "file", options);
  return document ? Written(*document) : document.error().code + " " + document.error().message;
}

TEST(Toml, BecomesATree) {
  EXPECT_EQ(Parsed(kToml, R"(name = "Lumapay"
list = [1, 2.5, true]
day = 2026-11-30
[group.sub]
key = 'raw \n')"),
            R"({day: "2026-11-30", group: {sub: {key: "raw \n"}}, list: [1, 2.5, true], )"
            R"(name: "Lumapay"})");
  EXPECT_EQ(Parsed(kToml, ""), "{}");
}

TEST(Toml, KnowsItsLines) {
  const auto document = ParseDocument(kToml, "a = 1\n\nb = 2\n", "file");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->children[1].line, 3);
}

TEST(Yaml, BecomesATreeOfTexts) {
  EXPECT_EQ(Parsed(kYaml, R"(apiVersion: v2
name: "Luma pay" # comment
version: 1.10
list:
  - a
  - {b: c, d: ~}
folded: >
  one
  two
)"),
            "{apiVersion: \"v2\", name: \"Luma pay\", version: \"1.10\", "
            "list: [\"a\", {b: \"c\", d: \"~\"}], folded: \"one two\n\"}");
  EXPECT_EQ(Parsed(kYaml, "a: b\n---\nc: d\n"), "{a: \"b\"}");
  EXPECT_EQ(Parsed(kYaml, "a: {}\nb: []\nc: d"), "{a: {}, b: [], c: \"d\"}");
  EXPECT_EQ(Parsed(kYaml, ""), "null");
}

TEST(Xml, BecomesATree) {
  EXPECT_EQ(Parsed(kXml, R"(<?xml version="1.0"?><!DOCTYPE a><a x="1" y:z="2">one <b>two</b>
<!-- no --><c/>&amp; &#228;<![CDATA[<d>]]></a>)"),
            "{a: {'one two\n& ä<d>' @x: \"1\", @y:z: \"2\", b: {'two' }, c: {}}}");
}

TEST(Xml, IsAskedForAttributesAndElements) {
  const auto document = ParseDocument(kXml, "<a x='1'><b/><c>  d\n e </c></a>", "file");
  ASSERT_TRUE(document.ok()) << document.error().message;
  const JsonValue* const root = ElementIn(*document, "a");
  ASSERT_NE(root, nullptr);
  EXPECT_EQ(AttributeOf(*root, "x"), "1");
  EXPECT_EQ(AttributeOf(*root, ""), "");
  EXPECT_EQ(AttributeOf(*root, "b"), "");
  EXPECT_EQ(ElementIn(*root, "@x"), nullptr);
  EXPECT_EQ(Collapsed(ElementIn(*root, "c")->text), "d e");
}

TEST(KeyFile, BecomesATree) {
  EXPECT_EQ(Parsed(kKeyFile,
                   "# comment\n[Desktop Entry]\r\nName = Luma\\spay\nName[de]=a=b\\\\c\\q\n"
                   "\n[Desktop Action x]\nName=Open\n"),
            "{Desktop Entry: {Name: \"Luma pay\", Name[de]: \"a=b\\c\\q\"}, "
            "Desktop Action x: {Name: \"Open\"}}");
}

TEST(Utf16, IsDecodedInBothOrders) {
  EXPECT_EQ(FromUtf16(std::string_view("\0a\xd8\x3d\xde\x00", 6), true), "a\U0001F600");
  EXPECT_EQ(FromUtf16(std::string_view("a\0\x3d\xd8\0\xde", 6), false), "a\U0001F600");
  // Alone, at the end, and in the wrong order; an odd byte.
  EXPECT_EQ(FromUtf16(std::string_view("\xd8\x3d\0a\xde\x00\xd8\x3d\0", 9), true), "�a��");
}

struct BadCase {
  const char* name;
  DocumentFormat format;
  std::string text, message;
};

void PrintTo(const BadCase& row, std::ostream* out) { *out << row.name; }

class BadDocumentTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadDocumentTest, IsRefusedByItsLine) {
  JsonOptions options;
  options.max_bytes = 200;
  options.max_depth = 4;
  options.max_values = 8;
  const std::string told = Parsed(GetParam().format, GetParam().text, options);
  EXPECT_EQ(told.substr(0, GetParam().message.size()), GetParam().message) << told;
}

const BadCase kBadCases[] = {
    {"json", kJson, "{", "json-syntax file:1: "},
    {"large",
     kToml,
     std::string(201, ' '),
     "document-too-large file: has 201 bytes, more than the limit of 200"},
    {"toml", kToml, "a = 1\nb =", "document-syntax file:2: "},
    {"toml_deep",
     kToml,
     "a = [[[[1]]]]",
     "document-too-deep file:1: is nested deeper than the limit of 4"},
    {"toml_many",
     kToml,
     "a = [1,2,3,4,5,6,7,8,9]",
     "document-too-large file:1: has more values than the limit of 8"},
    {"yaml", kYaml, "a: b\n\tc: d", "document-syntax file:2: "},
    {"yaml_unclosed", kYaml, "a: [b", "document-syntax file:"},
    {"yaml_alias",
     kYaml,
     "a: &x b\nc: *x",
     "document-syntax file:2: has an alias (*), which is not followed"},
    {"yaml_key", kYaml, "? [a]\n: b", "document-syntax file:1: has a list or a mapping as a key"},
    {"yaml_deep", kYaml, "[[[[[a]]]]]", "document-too-deep file:1: "},
    {"yaml_many", kYaml, "[1,2,3,4,5,6,7,8,9]", "document-too-large file:1: "},
    {"yaml_bytes", kYaml, "a: \xff", "document-syntax file:"},
    {"xml", kXml, "<a>\n<b></a>", "document-syntax file:2: mismatched tag"},
    {"xml_none", kXml, "", "document-syntax file:1: no element found"},
    {"xml_entity",
     kXml,
     "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
     "document-syntax file:1: declares an entity"},
    {"xml_deep", kXml, "<a><a><a><a/></a></a></a>", "document-too-deep file:1: "},
    {"xml_many",
     kXml,
     "<a b='' c='' d='' e='' f='' g='' h='' i=''/>",
     "document-too-large file:1: "},
    {"xml_compiled", kXml, std::string("\x03\0\x08\0", 4), "document-syntax file:1: is compiled"},
    {"key_file_outside",
     kKeyFile,
     "a=b",
     "document-syntax file:1: must be a [group] or, in one, Key=value"},
    {"key_file_line", kKeyFile, "[g]\na", "document-syntax file:2: "},
    {"key_file_bytes", kKeyFile, "[g]\na=\xff", "document-syntax file:1: is not UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(, BadDocumentTest, testing::ValuesIn(kBadCases), [](const auto& row) {
  return std::string(row.param.name);
});

}  // namespace
}  // namespace brandlint
