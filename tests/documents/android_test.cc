// SPDX-License-Identifier: MIT
// Compiled XML and tables of resources, put together byte by byte (tests/support/android_maker.h).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <string>
#include <vector>

#include "core/documents/android_resources.h"
#include "core/documents/android_xml.h"
#include "core/documents/document.h"
#include "core/documents/xml.h"
#include "tests/support/android_maker.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Result<JsonValue> Parse(std::string_view bytes, const JsonOptions& options = {}) {
  return ParseDocument(DocumentFormat::kXml, bytes, "a.xml", options);
}

AndroidElement Manifest() {
  return {"manifest",
          {{.name = "package", .text = "com.example"}},
          {{"application",
            {{.name = "label", .id = 0x01010001, .type = 0x01, .data = 0x7f020001},
             {.name = "icon", .id = 0x01010002, .type = 0x01, .data = 0x7f010000}},
            {{"activity", {{.name = "label", .id = 0x01010001, .text = "Deskline"}}}}}}};
}

TEST(AndroidXml, IsTheTreeOfItsSources) {
  for (const bool utf8 : {false, true}) {
    const auto document = Parse(MakeAndroidXml(Manifest(), utf8));
    ASSERT_TRUE(document.ok()) << document.error().message;
    const JsonValue* const manifest = ElementIn(*document, "manifest");
    ASSERT_NE(manifest, nullptr);
    EXPECT_EQ(AttributeOf(*manifest, "package"), "com.example");
    const JsonValue* const application = ElementIn(*manifest, "application");
    ASSERT_NE(application, nullptr);
    EXPECT_EQ(application->line, 2);
    EXPECT_EQ(AttributeOf(*application, "android:label"), "@0x7f020001");
    EXPECT_EQ(AttributeOf(*application, "android:icon"), "@0x7f010000");
    EXPECT_EQ(AttributeOf(*ElementIn(*application, "activity"), "android:label"), "Deskline");
  }
}

// Android goes by the number.
TEST(AndroidXml, CallsAttributesAsTheirNumbersSay) {
  const auto document = Parse(MakeAndroidXml({"application",
                                              {{.name = "label", .id = 0x01019999, .text = "no"},
                                               {.name = "", .id = 0x01010001, .text = "yes"}}}));
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(AttributeOf(*ElementIn(*document, "application"), "android:label"), "yes");
}

TEST(AndroidXml, WritesValuesAsTheSourcesDo) {
  struct Row {
    std::uint32_t type, data;
    std::string text;
  };
  const std::vector<Row> rows = {{0x00, 0, ""},
                                 {0x02, 0x01010030, "?0x01010030"},
                                 {0x04, std::bit_cast<std::uint32_t>(24.5F), "24.5"},
                                 {0x04, 0x7f800000, ""},
                                 {0x05, 48U << 8 | 1, "48dip"},
                                 {0x05, 0x00300011, "96dip"},
                                 {0x06, 0x40000030, "50%"},
                                 {0x10, 0xFFFFFFFF, "-1"},
                                 {0x12, 1, "true"},
                                 {0x1c, 0x80336699, "#80336699"},
                                 {0x77, 5, ""}};
  for (const auto& [type, data, text] : rows) {
    const auto document = Parse(
        MakeAndroidXml({"a", {{.name = "width", .id = 0x01010159, .type = type, .data = data}}}));
    ASSERT_TRUE(document.ok()) << document.error().message;
    EXPECT_EQ(AttributeOf(*ElementIn(*document, "a"), "android:width"), text);
  }
}

TEST(AndroidXml, HoldsToTheLimits) {
  AndroidElement deep{"a"};
  for (int i = 0; i < 100; ++i) deep = {"a", {}, {deep}};
  EXPECT_EQ(Parse(MakeAndroidXml(deep)).error().code, "document-too-deep");
  JsonOptions options;
  options.max_values = 3;
  EXPECT_EQ(Parse(MakeAndroidXml(Manifest()), options).error().code, "document-too-large");
  // One text a thousand times.
  AndroidElement many{"a"};
  for (int i = 0; i < 1'000; ++i)
    many.attributes.push_back(
        {.name = "label", .id = 0x01010001, .text = std::string(10'000, 'x')});
  options = {};
  options.max_bytes = 1 << 20;
  EXPECT_THAT(Parse(MakeAndroidXml(many), options).error().message, HasSubstr("too much"));
}

TEST(AndroidXml, TakesAnyBytes) {
  const std::string whole = MakeAndroidXml(Manifest());
  for (std::size_t size = 4; size < whole.size(); ++size)
    EXPECT_FALSE(Parse(whole.substr(0, size)).ok()) << size;
  std::mt19937 random(20261201);  // fixed: a failure must be repeatable
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i <= round % 3; ++i)
      bytes[4 + random() % (bytes.size() - 4)] = static_cast<char>(random());
    const auto document = Parse(bytes);
    EXPECT_TRUE(document.ok() || document.error().message.starts_with("a.xml:")) << round;
  }
}

std::vector<std::string> Values(const std::string& table, std::uint32_t id) {
  const auto resources = AndroidResources::Read(AsBytes(table), "resources.arsc");
  if (!resources) return {resources.error().message};
  const AndroidResources::Values values = resources->ValuesOf(id);
  std::vector<std::string> told;
  for (const auto& found : values.found)
    told.push_back((found.locale.empty() ? "" : "[" + found.locale + "] ") + found.text);
  if (values.unread) told.emplace_back("!");
  return told;
}

std::string ResourceTable(bool sparse = false) {
  // Packed letters: "fil".
  const std::string filipino{static_cast<char>(0x80 | ('l' - 'a') << 2 | ('i' - 'a') >> 3),
                             static_cast<char>((('i' - 'a') & 7) << 5 | ('f' - 'a'))};
  return MakeAndroidResources({{0x7f010000, "", 0x03, 0, "res/mipmap-hdpi/a.png", false, 240},
                               {0x7f010000, "", 0x03, 0, "res/mipmap-mdpi/a.png", false, 160},
                               {0x7f020001, "", 0x03, 0, "Deskline"},
                               {0x7f020001, "de", 0x03, 0, "Pult"},
                               {0x7f020001, "ptBR", 0x03, 0, "Mesa"},
                               {0x7f020001, filipino, 0x03, 0, "Mesa ko"},
                               {0x7f030000, "", 0x1c, 0xFF336699},
                               {0x7f030001, "", 0x01, 0x7f030000},
                               {0x7f030002, "", 0x01, 0x7f030002},
                               {0x7f040000, "", 0x03, 0, "", true}},
                              sparse);
}

TEST(AndroidResources, GivesAllVersions) {
  for (const bool sparse : {false, true}) {
    const std::string table = ResourceTable(sparse);
    EXPECT_THAT(Values(table, 0x7f010000),
                ElementsAre("res/mipmap-hdpi/a.png", "res/mipmap-mdpi/a.png"));
    EXPECT_THAT(Values(table, 0x7f020001),
                ElementsAre("Deskline", "[de] Pult", "[pt-BR] Mesa", "[fil] Mesa ko"));
    EXPECT_THAT(Values(table, 0x7f030000), ElementsAre("#ff336699"));
    EXPECT_THAT(Values(table, 0x7f020000), IsEmpty());
    EXPECT_THAT(Values(table, 0x7f090000), IsEmpty());
    EXPECT_THAT(Values(table, 0), IsEmpty());
  }
}

TEST(AndroidResources, FollowsReferences) {
  const std::string table = ResourceTable();
  EXPECT_THAT(Values(table, 0x7f030001), ElementsAre("#ff336699"));
  EXPECT_THAT(Values(table, 0x7f030002), ElementsAre("!"));  // of itself
  EXPECT_THAT(Values(table, 0x7f040000), ElementsAre("!"));  // several
  // Ten versions, each of which refers to the next number, ten deep.
  std::vector<AndroidResource> fan;
  for (std::uint32_t i = 0; i < 100; ++i)
    fan.push_back({0x7f010000 + i / 10, "", 0x01, 0x7f010000 + (i / 10 + 1) % 10});
  EXPECT_THAT(Values(MakeAndroidResources(fan), 0x7f010000), ElementsAre("!"));
}

TEST(AndroidResources, TakeAnyBytes) {
  const std::string whole = ResourceTable();
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(AndroidResources::Read(AsBytes(whole).first(size), "a").ok()) << size;
  std::mt19937 random(7);  // fixed: a failure must be repeatable
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i <= round % 3; ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    for (const std::uint32_t id : {0x7f010000U, 0x7f020001U, 0x7f030001U, 0x7f040000U})
      EXPECT_LE(Values(bytes, id).size(), 1'001U);
  }
}

}  // namespace
}  // namespace brandlint
