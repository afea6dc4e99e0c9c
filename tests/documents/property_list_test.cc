// SPDX-License-Identifier: MIT
// Property lists in their three forms; the binary ones are put together here, byte by byte.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/documents/document.h"

namespace brandlint {
namespace {

std::string Number(std::uint64_t value, int bytes) {
  std::string text;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    text += static_cast<char>(value >> shift);
  return text;
}

// objects  As they are in the file; references have one byte. The first is the top.
std::string Binary(const std::vector<std::string>& objects) {
  std::string file = "bplist00", table;
  for (const std::string& object : objects) {
    table += Number(file.size(), 2);
    file += object;
  }
  const std::size_t at = file.size();
  return file + table + std::string(6, '\0') + Number(2, 1) + Number(1, 1) +
         Number(objects.size(), 8) + Number(0, 8) + Number(at, 8);
}

Result<JsonValue> Parse(std::string_view bytes, const JsonOptions& options = {}) {
  return ParseDocument(DocumentFormat::kPropertyList, bytes, "Info.plist", options);
}

// "key=text" of each text in the object at the top; "key=" of anything else.
std::vector<std::string> Texts(std::string_view bytes) {
  const auto document = Parse(bytes);
  if (!document) return {document.error().message};
  std::vector<std::string> texts;
  for (const JsonValue& child : document->children) texts.push_back(child.key + "=" + child.text);
  return texts;
}

using Strings = std::vector<std::string>;

TEST(PropertyList, InXml) {
  const auto document = Parse(R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>CFBundleName</key><string>Luma &amp; pay</string>
  <key>Icons</key><array><string>a</string><dict><key>b</key><integer>7</integer></dict></array>
  <key>Yes</key><true/><key>Raw</key><data>AA==</data>
</dict></plist>)");
  ASSERT_TRUE(document.ok()) << document.error().message;
  ASSERT_EQ(document->children.size(), 4U);
  EXPECT_EQ(document->children[0].text, "Luma & pay");
  EXPECT_EQ(document->children[0].line, 4);
  EXPECT_EQ(document->children[1].children[1].children[0].text, "7");
  EXPECT_TRUE(document->children[2].boolean);
  EXPECT_EQ(document->children[3].type, JsonValue::Type::kNull);
}

TEST(PropertyList, InBinary) {
  // {"name": "Lumapay", "ü": [true, 258, null]}
  const std::string file = Binary({{"\xd2\x01\x02\x03\x04", 5},
                                   "\x54name",
                                   std::string("\x61\0\xfc", 3),
                                   "\x57Lumapay",
                                   {"\xa3\x05\x06\x07", 4},
                                   "\x09",
                                   {"\x11\x01\x02", 3},
                                   std::string(1, '\0')});
  EXPECT_EQ(Texts(file), (Strings{"name=Lumapay", "ü="}));
  const auto document = Parse(file);
  const auto& list = document->children[1].children;
  ASSERT_EQ(list.size(), 3U);
  EXPECT_TRUE(list[0].boolean);
  EXPECT_EQ(list[1].text, "258");
  EXPECT_EQ(list[2].type, JsonValue::Type::kNull);
}

TEST(PropertyList, InBinaryWithALongText) {
  const std::string text(300, 'x');
  EXPECT_EQ(Texts(Binary({{"\xd1\x01\x02", 3}, "\x51k", "\x5f\x11" + Number(300, 2) + text})),
            Strings{"k=" + text});
}

TEST(PropertyList, OfStrings) {
  EXPECT_EQ(
      Texts("/* a\n */ \"CFBundleName\" = \"Luma\\\"pay\\U00e4\\n\"; // b\nplain = text;\n\"x\";"),
      (Strings{"CFBundleName=Luma\"payä\n", "plain=text", "x=x"}));
  EXPECT_EQ(Texts(std::string_view("\xff\xfe\"\0a\0\"\0=\0\"\0\xfc\0\"\0;\0", 18)), Strings{"a=ü"});
  EXPECT_EQ(Texts("\xef\xbb\xbf\"a\" = \"b\";"), Strings{"a=b"});
  EXPECT_EQ(Texts(""), Strings{});
}

TEST(PropertyList, ThatIsWrongIsRefused) {
  const struct {
    std::string bytes, message;
  } rows[] = {
      {"<plist><dict><string>a</string></dict></plist>",
       "Info.plist:1: must be a key and a value in turn"},
      {"<plist><dict><key>a</key><key>b</key></dict></plist>",
       "Info.plist:1: must be a key and a value in turn"},
      {"<html/>", "Info.plist:1: is no property list"},
      {"bplist00", "Info.plist:1: is too short for a binary property list"},
      {"bplist00" + std::string(26, '\0') + "\x01\x01" + Number(30, 8) + Number(0, 8) +
           Number(8, 8),
       "Info.plist:1: has a table of objects that does not fit into it"},
      {Binary({{"\xa1\x05", 2}}), "Info.plist:1: names an object that is not there"},
      {Binary({{"\xaf\x10\xff", 3}}), "Info.plist:1: has a list that does not fit into it"},
      {Binary({{"\xd1\x01\x01", 3}, "\x09"}),
       "Info.plist:1: has a key that is no text, or too much text"},
      {Binary({"\x5f\x10\x7f"}), "Info.plist:1: has a text that does not fit into it"},
      {Binary({{"\xa1\0", 2}}), "Info.plist:1: is nested deeper than the limit of 64"},
      {"\"a\" = ", "Info.plist:1: has a text that does not end"},
      {"\"a\" = \"b", "Info.plist:1: has a text that does not end"},
      {"\"a\" \"b\";", "Info.plist:1: must go on with \";\""},
      {"\n/* a", "Info.plist:2: has a comment that does not end"},
      {"\n\n(a, b)", "Info.plist:3: must be \"key\" = \"value\";"},
      {"\"\xff\" = \"b\";", "Info.plist:1: is neither UTF-8 nor UTF-16 with a byte order mark"},
  };
  for (const auto& row : rows) {
    JsonOptions options;
    options.max_depth = 64;
    const auto document = Parse(row.bytes, options);
    ASSERT_FALSE(document.ok()) << row.message;
    EXPECT_EQ(document.error().message, row.message);
  }
}

// Twelve lists of ten times the next one: more than the limits on values.
TEST(PropertyList, OfSharedObjectsDoesNotGrow) {
  std::vector<std::string> objects;
  for (char i = 1; i <= 12; ++i) objects.push_back("\xaa" + std::string(10, i));
  objects.push_back("\x51x");
  const auto document = Parse(Binary(objects));
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, "document-too-large");
  // A text that is used a thousand times counts a thousand times.
  JsonOptions options;
  options.max_bytes = 4000;
  const std::string list = "\xaf\x11" + Number(1000, 2) + std::string(1000, '\x01');
  EXPECT_FALSE(Parse(Binary({list, "\x5f\x10\x64" + std::string(100, 'x')}), options).ok());
}

}  // namespace
}  // namespace brandlint
