// SPDX-License-Identifier: MIT
// Packages for Android, and icons that are drawn by vectors, in the sources and compiled.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/document.h"
#include "core/documents/xml.h"
#include "core/io/descriptors/android_vector.h"
#include "core/io/sources/paths.h"
#include "tests/support/android_maker.h"
#include "tests/support/temp_folder.h"
#include "tests/support/zip_maker.h"

namespace brandlint {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kAndroid = "xmlns:android='http://schemas.android.com/apk/res/android'";

Submission OnlyOne(const std::string& path) {
  const auto source = MakePathsSource({path}, {});
  auto next = source->Next();
  EXPECT_TRUE(next.ok() && *next);
  return next && *next ? std::move(**next) : Submission{};
}

std::vector<std::string> Told(const Submission& submission) {
  std::vector<std::string> told;
  for (const Subject& text : submission.texts)
    told.push_back((text.locale.empty() ? "" : "[" + text.locale + "] ") + text.text);
  for (const Asset& asset : submission.assets)
    told.push_back((asset.role ? "icon " : "- ") + asset.path);
  for (const Problem& problem : submission.problems)
    told.push_back("!" + problem.code + " " + problem.message);
  return told;
}

std::string SvgOf(const Submission& submission, std::string_view path) {
  for (const Asset& asset : submission.assets) {
    if (asset.path == path && asset.content) return std::string(AsText(*asset.content));
  }
  return "";
}

AndroidAttribute Reference(const std::string& name, std::uint32_t attribute, std::uint32_t id) {
  return {.name = name, .id = attribute, .type = 0x01, .data = id};
}

AndroidAttribute Float(const std::string& name, std::uint32_t attribute, float value) {
  return {.name = name, .id = attribute, .type = 0x04, .data = std::bit_cast<std::uint32_t>(value)};
}

std::string ManifestOf(std::uint32_t label, std::uint32_t icon) {
  return MakeAndroidXml(
      {"manifest",
       {{.name = "package", .text = "com.example"}},
       {{"application",
         {Reference("label", 0x01010001, label), Reference("icon", 0x01010002, icon)}}}});
}

std::string VectorOf(std::uint32_t colour) {
  return MakeAndroidXml(
      {"vector",
       {Float("viewportWidth", 0x01010402, 24), Float("viewportHeight", 0x01010403, 24)},
       {{"path",
         {{.name = "pathData", .id = 0x01010405, .text = "M1,1h22v22z"},
          Reference("fillColor", 0x01010404, colour)}}}});
}

constexpr std::uint32_t kLabel = 0x7f020001, kIcon = 0x7f010000, kFront = 0x7f010001,
                        kGround = 0x7f030000, kColour = 0x7f030001, kGone = 0x7f090000;

std::vector<ZipMember> Package() {
  const std::string adaptive =
      MakeAndroidXml({"adaptive-icon",
                      {},
                      {{"background", {Reference("drawable", 0x01010199, kGround)}},
                       {"foreground", {Reference("drawable", 0x01010199, kFront)}}}});
  const std::string table = MakeAndroidResources({{kLabel, "", 0x03, 0, "Deskline"},
                                                  {kLabel, "de", 0x03, 0, "Pult"},
                                                  {kIcon, "", 0x03, 0, "res/mipmap-hdpi-v4/ic.png"},
                                                  {kIcon, "", 0x03, 0, "res/a1.xml"},
                                                  {kFront, "", 0x03, 0, "res/b2.xml"},
                                                  {kGround, "", 0x1c, 0xFF336699},
                                                  {kColour, "", 0x1c, 0xFFFF8800}});
  return {{"AndroidManifest.xml", ManifestOf(kLabel, kIcon)},
          {"resources.arsc", table},
          {"res/mipmap-hdpi-v4/ic.png", "pixels"},
          {"res/a1.xml", adaptive},
          {"res/b2.xml", VectorOf(kColour)},
          {"classes.dex", "dex"}};
}

std::string WritePackage(const TempFolder& folder, const std::vector<ZipMember>& members) {
  folder.Write("deskline.apk", std::string(AsText(MakeZip(members))));
  return folder.path();
}

TEST(AndroidPackage, IsReadInAllItsLanguages) {
  const TempFolder folder;
  const Submission submission = OnlyOne(WritePackage(folder, Package()));
  EXPECT_THAT(
      Told(submission),
      ElementsAre("Deskline", "[de] Pult", "icon res/mipmap-hdpi-v4/ic.png", "icon res/a1.xml"));
  EXPECT_THAT(SvgOf(submission, "res/a1.xml"),
              AllOf(HasSubstr("<rect width=\"108\" height=\"108\" fill=\"#336699\""),
                    HasSubstr("viewBox=\"0 0 24 24\""),
                    HasSubstr("<path d=\"M1,1h22v22z\" fill=\"#ff8800\" fill-opacity=\"1\"/>")));
}

// Where Android would take one of two, or a start page's, each is looked at.
TEST(AndroidPackage, HidesNoName) {
  const TempFolder folder;
  auto members = Package();
  members[0].content = MakeAndroidXml(
      {"manifest",
       {},
       {{"application",
         {},
         {{"activity",
           {{.name = "label", .id = 0x01010001, .text = "First"},
            {.name = "", .id = 0x01010001, .text = "Second"},
            {.name = "icon", .id = 0x01010002, .text = "res/x.png"},
            {.name = "label", .id = 0x01010001, .type = 0x02, .data = 0x01010030}}}}}}});
  EXPECT_THAT(Told(OnlyOne(WritePackage(folder, members))),
              ElementsAre("First",
                          "Second",
                          "- res/mipmap-hdpi-v4/ic.png",
                          HasSubstr("!message-missing AndroidManifest.xml: ?0x01010030"),
                          HasSubstr("!icon-unread AndroidManifest.xml: res/x.png")));
}

TEST(AndroidPackage, TellsWhatIsNotReadOrNotThere) {
  const auto problems = [](auto change) {
    const TempFolder folder;
    auto members = Package();
    change(members);
    std::string told;
    for (const Problem& problem : OnlyOne(WritePackage(folder, members)).problems)
      told += problem.code + ": " + problem.message + "\n";
    return told;
  };
  using Members = std::vector<ZipMember>;
  EXPECT_EQ(problems([](Members&) {}), "");
  EXPECT_THAT(problems([](Members& all) { all[0].content = ManifestOf(kGone, kIcon); }),
              HasSubstr("message-missing: AndroidManifest.xml: @0x7f090000 is in no resource"));
  EXPECT_THAT(problems([](Members& all) { all[0].content = ManifestOf(kLabel, kGone); }),
              HasSubstr("icon-unread: AndroidManifest.xml: @0x7f090000 is in no resource"));
  EXPECT_THAT(problems([](Members& all) { all[0].content.resize(50); }),
              HasSubstr("document-syntax: AndroidManifest.xml"));
  EXPECT_THAT(problems([](Members& all) { all[1].content.resize(90); }),
              HasSubstr("document-syntax: resources.arsc"));
  EXPECT_THAT(problems([](Members& all) { all.erase(all.begin() + 1); }),
              AllOf(HasSubstr("message-missing"), HasSubstr("icon-unread")));
  // The front of the icon is not there, is damaged, has a colour that is nowhere.
  EXPECT_THAT(problems([](Members& all) { all.erase(all.begin() + 4); }), HasSubstr("icon-unread"));
  EXPECT_THAT(problems([](Members& all) { all[4].content.resize(60); }),
              HasSubstr("document-syntax: res/b2.xml"));
  EXPECT_THAT(problems([](Members& all) { all[4].content = VectorOf(kGone); }),
              HasSubstr("icon-unread: AndroidManifest.xml: <vector> has a colour that is nowhere"));
}

// An icon that is drawn in three ways, and one that Android alone draws.
TEST(AndroidIcon, IsMadeOfVectors) {
  const TempFolder folder;
  const std::string space(kAndroid);
  folder.Write(
      "AndroidManifest.xml",
      "<manifest " + space +
          "><application android:label='Deskline' android:icon='@mipmap/a' "
          "android:roundIcon='@drawable/alone' android:banner='@drawable/shape'/></manifest>");
  folder.Write("res/mipmap-anydpi-v26/a.xml",
               "<adaptive-icon " + space +
                   "><background android:drawable='@drawable/ground'/><foreground>"
                   "<inset android:drawable='@drawable/front' android:inset='25%'/></foreground>"
                   "<monochrome android:drawable='@drawable/front'/></adaptive-icon>");
  folder.Write("res/drawable/ground.png", "\x89PNG pixels");
  const std::string vector = "<vector " + space +
                             " android:width='24dp' android:height='24dp' "
                             "android:viewportWidth='24' android:viewportHeight='24'>";
  folder.Write(
      "res/drawable/front.xml",
      vector + "<path android:pathData='M0 0h24v24z' android:fillColor='@color/brand'/></vector>");
  folder.Write("res/drawable-night/front.xml",
               vector + "<path android:pathData='M0 0h9v9z' android:fillColor='#123'/></vector>");
  folder.Write(
      "res/drawable/alone.xml",
      vector + "<path android:pathData='M0 0h5v5z' android:fillColor='?attr/x'/></vector>");
  folder.Write("res/drawable/shape.xml", "<shape " + space + "/>");
  folder.Write("res/values/colors.xml",
               "<resources><color name='brand'>@color/real</color>"
               "<color name='real'>#80ff0000</color></resources>");
  const Submission submission = OnlyOne(folder.path());
  EXPECT_THAT(
      Told(submission),
      ElementsAre(
          "Deskline",
          "icon res/drawable/ground.png",
          "icon res/mipmap-anydpi-v26/a.xml",
          "icon res/mipmap-anydpi-v26/a.xml#2",
          "icon res/mipmap-anydpi-v26/a.xml#3",
          "icon res/mipmap-anydpi-v26/a.xml#4",
          "icon res/drawable/alone.xml",
          HasSubstr("!icon-unread AndroidManifest.xml: <vector> has a colour that is nowhere"),
          HasSubstr("!icon-unread AndroidManifest.xml: <shape> is drawn by Android alone")));
  const std::string day = SvgOf(submission, "res/mipmap-anydpi-v26/a.xml");
  EXPECT_THAT(day,
              AllOf(HasSubstr("xlink:href=\"data:image/png;base64,"),
                    HasSubstr("translate(27 27) scale(0.5 0.5)"),
                    HasSubstr("fill=\"#ff0000\" fill-opacity=\"0.501961\"")));
  EXPECT_THAT(SvgOf(submission, "res/mipmap-anydpi-v26/a.xml#2"), HasSubstr("M0 0h9v9z"));
}

std::string Drawn(const std::string& inside, const std::string& attributes = "") {
  const std::string text = "<vector " + std::string(kAndroid) +
                           " xmlns:aapt='http://schemas.android.com/aapt' "
                           "android:viewportWidth='10' android:viewportHeight='20' " +
                           attributes + ">" + inside + "</vector>";
  const auto document = ParseDocument(DocumentFormat::kXml, text, "v.xml");
  EXPECT_TRUE(document.ok()) << document.error().message;
  const auto drawing = DrawVector(
      *ElementIn(*document, "vector"), "v", [](std::string_view) { return std::nullopt; });
  if (!drawing) return "nothing";
  return drawing->svg + (drawing->not_drawn.empty() ? "" : " !" + drawing->not_drawn);
}

TEST(AndroidVector, BecomesSvg) {
  const std::string path = "<path android:pathData='M0,0z' ";
  EXPECT_EQ(Drawn(path + "android:fillColor='#369'/>"),
            "<path d=\"M0,0z\" fill=\"#336699\" fill-opacity=\"1\"/>");
  EXPECT_EQ(Drawn(path + "android:fillColor='#80336699' android:fillAlpha='0.5' "
                         "android:fillType='evenOdd'/>"),
            "<path d=\"M0,0z\" fill-rule=\"evenodd\" fill=\"#336699\" fill-opacity=\"0.25098\"/>");
  EXPECT_EQ(Drawn(path + "android:strokeColor='#f00' android:strokeWidth='2' "
                         "android:strokeLineCap='round' android:strokeLineJoin='2'/>"),
            "<path d=\"M0,0z\" fill=\"none\" stroke=\"#ff0000\" stroke-opacity=\"1\" "
            "stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"bevel\" "
            "stroke-miterlimit=\"4\"/>");
  EXPECT_EQ(Drawn("<group android:rotation='90' android:pivotX='5' android:pivotY='6' "
                  "android:scaleX='2' android:translateX='1'/>"),
            "<g transform=\"translate(6 6) rotate(90) scale(2 1) translate(-5 -6)\"></g>");
  EXPECT_EQ(Drawn("<clip-path android:pathData='M1 1z'/>" + path + "/>"),
            "<clipPath id=\"v1\"><path d=\"M1 1z\"/></clipPath><g clip-path=\"url(#v1)\">"
            "<path d=\"M0,0z\" fill=\"none\"/></g>");
  EXPECT_EQ(Drawn(path + "android:fillColor='#369'/>", "android:tint='#fff' android:alpha='.5'"),
            "<g opacity=\"0.5\"><path d=\"M0,0z\" fill=\"#ffffff\" fill-opacity=\"1\"/></g>");
  EXPECT_EQ(
      Drawn(path + "><aapt:attr name='android:fillColor'><gradient android:endX='9' "
                   "android:startColor='#000' android:endColor='#fff'/></aapt:attr></path>"),
      "<path d=\"M0,0z\" fill=\"url(#v1)\" fill-opacity=\"1\"/><defs><linearGradient "
      "x1=\"0\" y1=\"0\" x2=\"9\" y2=\"0\" id=\"v1\" gradientUnits=\"userSpaceOnUse\" "
      "spreadMethod=\"pad\"><stop offset=\"0\" stop-color=\"#000000\" stop-opacity=\"1\"/>"
      "<stop offset=\"1\" stop-color=\"#ffffff\" stop-opacity=\"1\"/></linearGradient></defs>");
}

TEST(AndroidVector, TellsWhatIsNotDrawn) {
  const std::string path = "<path android:pathData='M0,0z' ";
  EXPECT_THAT(Drawn(path + "android:fillColor='@color/x'/>"),
              HasSubstr("!a colour that is nowhere"));
  EXPECT_THAT(Drawn(path + "android:fillColor='red'/>"), HasSubstr("!a colour that is none"));
  EXPECT_THAT(Drawn(path + "android:trimPathEnd='0.5'/>"), HasSubstr("!a path of which a part"));
  EXPECT_THAT(Drawn("<text/>"), HasSubstr("!a part that is not known"));
  EXPECT_THAT(Drawn("", "android:tint='?attr/x'"), HasSubstr("!a tint that is nowhere"));
  EXPECT_EQ(Drawn("", "").substr(0, 1), "");
  // Nothing of a stranger's gets out of an attribute.
  EXPECT_THAT(Drawn("<path android:pathData='M0\"/>&lt;image/>'/>"),
              AllOf(HasSubstr("!path data that is none"), Not(HasSubstr("image"))));
  EXPECT_THAT(Drawn("<group android:rotation='1\"/>'/>"), HasSubstr("rotate(1)"));
}

TEST(AndroidVector, ReadsNumbersWithinBounds) {
  EXPECT_EQ(AndroidNumber("24dp", 0), 24);
  EXPECT_EQ(AndroidNumber("-1.5e1", 0), -15);
  EXPECT_EQ(AndroidNumber("25%", 0), 0.25);
  EXPECT_EQ(AndroidNumber("1e300", 0), 1e6);
  for (const char* none : {"", "x", "nan", "inf", "-inf", "@dimen/a"})
    EXPECT_EQ(AndroidNumber(none, 7), 7) << none;
  EXPECT_EQ(DrawingNumber(-0.0), "0");
  EXPECT_EQ(DrawingNumber(1.0 / 3), "0.333333");
}

}  // namespace
}  // namespace brandlint
