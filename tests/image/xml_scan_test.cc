// SPDX-License-Identifier: MIT
#include "core/image/xml_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace brandlint {
namespace {

constexpr std::size_t kMany = 100;

// One letter a piece and what it names: "<svg x=1", "/svg", "T", "C" for CDATA, "!" for a comment,
// "?" for an instruction, "D" for a DOCTYPE; or the error's message.
std::string Walk(std::string_view text) {
  XmlScanner scanner(text);
  std::string walk;
  while (true) {
    const Result<std::optional<XmlPiece>> piece = scanner.Next(kMany);
    if (!piece) return piece.error().message;
    if (!piece->has_value()) return walk;
    const XmlPiece& p = **piece;
    EXPECT_EQ(text.substr(p.offset, p.source.size()), p.source);
    switch (p.kind) {
      case XmlKind::kStart:
        walk.append("<").append(p.name);
        for (const auto& [name, value] : p.attributes) {
          walk.append(" ").append(name).append("=").append(value);
        }
        walk += p.empty ? "/ " : " ";
        break;
      case XmlKind::kEnd:
        walk.append("/").append(p.name).append(" ");
        break;
      default:
        walk += std::string_view("  TC!?D")[static_cast<std::size_t>(p.kind)];
        walk += ' ';
    }
  }
}

struct ScanCase {
  const char* name;
  std::string_view text;
  std::string_view expected;
};

void PrintTo(const ScanCase& row, std::ostream* out) { *out << row.name; }

constexpr ScanCase kCases[] = {
    {"nothing", "", ""},
    {"elements", "<a><b/></a>", "<a <b/ /a "},
    {"attributes", "<a x='1' y = \"2\"\n/>", "<a x=1 y=2/ "},
    {"greater_than_in_a_value", "<a x='>'>", "<a x=> "},
    {"prefixes", "<s:svg xlink:href='#a'></s:svg>", "<svg xlink:href=#a /svg "},
    {"text", "<a>t</a>", "<a T /a "},
    // What looks like markup inside other markup is none.
    {"comment", "<!-- <b> --><a/>", "! <a/ "},
    {"cdata", "<a><![CDATA[<b>]]></a>", "<a C /a "},
    {"instruction", "<?x <b> ?><a/>", "? <a/ "},
    {"doctype", "<!DOCTYPE svg PUBLIC '>' \"<\"><a/>", "D <a/ "},
    {"doctype_with_subset", "<!DOCTYPE svg [<!ENTITY a '>]'> ]><a/>", "D <a/ "},
    // Not well-formed.
    {"open_tag", "<a", "XML is not well-formed at byte 0: a tag does not end"},
    {"open_comment", "<a/><!--", "XML is not well-formed at byte 4: no '-->' until the end"},
    {"open_value",
     "<a x='>",
     "XML is not well-formed at byte 0: an attribute's value does not end"},
    {"bare_value",
     "<a x=1>",
     "XML is not well-formed at byte 0: an attribute's value without quotes"},
    {"no_value", "<a x>", "XML is not well-formed at byte 0: an attribute without a value"},
    {"nameless", "< a>", "XML is not well-formed at byte 0: a tag without a name"},
    {"slash_within", "<a / b='1'>", "XML is not well-formed at byte 0: a '/' within a tag"},
    {"open_doctype",
     "<!DOCTYPE svg [>",
     "XML is not well-formed at byte 0: the DOCTYPE does not end"},
};

class XmlScanTest : public testing::TestWithParam<ScanCase> {};

TEST_P(XmlScanTest, Walks) { EXPECT_EQ(Walk(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(, XmlScanTest, testing::ValuesIn(kCases), [](const auto& row) {
  return std::string(row.param.name);
});

TEST(XmlScan, CountsAttributes) {
  XmlScanner scanner("<a b='' c='' d=''/>");
  EXPECT_FALSE(scanner.Next(2).ok());
  XmlScanner again("<a b='' c='' d=''/>");
  EXPECT_TRUE(again.Next(3).ok());
}

TEST(ResolvedValue, ReadsReferences) {
  EXPECT_EQ(ResolvedValue(" &#x64;&#97;ta: "), "data:");
  EXPECT_EQ(ResolvedValue("&lt;&gt;&amp;&quot;&apos;"), "<>&\"'");
  EXPECT_EQ(ResolvedValue("a&b;c&"), "a&b;c&");
  EXPECT_EQ(ResolvedValue("&#xD800;"), "\xEF\xBF\xBD");
  EXPECT_EQ(ResolvedValue("  \n "), "");
}

TEST(FindAttribute, PrefersTheOneWithoutPrefix) {
  XmlPiece tag;
  tag.attributes = {{"xmlns:href", "n"}, {"xlink:href", "x"}, {"href", "h"}};
  EXPECT_EQ(FindAttribute(tag, "href"), "h");
  tag.attributes.pop_back();
  EXPECT_EQ(FindAttribute(tag, "href"), "x");
  tag.attributes.pop_back();
  EXPECT_EQ(FindAttribute(tag, "href"), std::nullopt);
}

}  // namespace
}  // namespace brandlint
