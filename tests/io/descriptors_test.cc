// SPDX-License-Identifier: MIT
// Each kind of descriptor in a folder as people have it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/io/descriptors/descriptor.h"
#include "core/io/sources/paths.h"
#include "tests/support/temp_folder.h"
#include "tests/support/zip_maker.h"

namespace brandlint {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Submission> Read(const std::string& path, const SourceOptions& options = {}) {
  const auto source = MakePathsSource({path}, options);
  std::vector<Submission> submissions;
  while (true) {
    auto next = source->Next();
    EXPECT_TRUE(next.ok());
    if (!next || !*next) return submissions;
    submissions.push_back(std::move(**next));
  }
}

// "name Deskline", "name[de] Pult", "icon a.png", "icon? gone.png", "!code" of the only submission.
std::vector<std::string> Told(const std::string& path) {
  const auto submissions = Read(path);
  EXPECT_EQ(submissions.size(), 1U);
  std::vector<std::string> told;
  for (const Submission& submission : submissions) {
    EXPECT_EQ(submission.form, SubmissionForm::kLoose);
    for (const Subject& text : submission.texts) {
      told.push_back(std::string(SubjectTypeName(text.type)) +
                     (text.locale.empty() ? "" : "[" + text.locale + "]") + " " + text.text);
    }
    for (const Asset& asset : submission.assets) {
      told.push_back(std::string(asset.role ? SubjectTypeName(*asset.role) : "-") +
                     (asset.found() ? "" : "?") + " " + asset.path);
    }
    for (const Problem& problem : submission.problems) told.push_back("!" + problem.code);
  }
  return told;
}

void WritePictures(const TempFolder& folder, const std::vector<std::string>& names) {
  for (const std::string& name : names) folder.Write(name, "pixels");
}

TEST(BrowserExtension, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("manifest.json", R"({
    "manifest_version": 3, "name": "__MSG_appName__", "short_name": "Deskline",
    "description": "__MSG_appDesc__", "author": "Acme",
    "icons": {"16": "icons/16.png", "128": "/icons/128.png"},
    "action": {"default_icon": {"16": "icons/16.png"}, "default_title": "Open the desk"}})");
  folder.Write("_locales/en/messages.json",
               R"({"appName": {"message": "Deskline Tab"}, "appDesc": {"message": "Tickets"}})");
  folder.Write("_locales/de/messages.json", R"({"APPNAME": {"message": "Pult"}})");
  WritePictures(folder, {"icons/16.png", "icons/128.png", "images/hero.png"});
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name[de] Pult",
                          "name[en] Deskline Tab",
                          "name Deskline",
                          "description[en] Tickets",
                          "developer Acme",
                          "description Open the desk",
                          "icon icons/16.png",
                          "icon icons/128.png",
                          "- images/hero.png"));
}

TEST(BrowserExtension, TellsWhatIsNotThere) {
  const TempFolder folder;
  folder.Write("manifest.json", R"({
    "manifest_version": 2, "name": "__MSG_appName__", "description": 7,
    "author": {"email": "a@example.com"},
    "icons": {"16": "gone.png", "48": "https://example.com/a.png", "64": "../a.png", "96": 5},
    "browser_action": {"default_icon": "b.png"}})");
  folder.Write("_locales/en/messages.json", "{ broken");
  WritePictures(folder, {"b.png"});
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("icon? gone.png",
                          "icon b.png",
                          "!json-wrong-type",
                          "!json-syntax",
                          "!message-missing",
                          "!asset-remote",
                          "!path-outside",
                          "!json-wrong-type",
                          "!asset-missing"));
}

// Chromium takes comments; editors on Windows write a byte order mark.
TEST(BrowserExtension, MayHaveCommentsAndAByteOrderMark) {
  const TempFolder folder;
  folder.Write("manifest.json",
               "\xef\xbb\xbf{ // the manifest\n\"manifest_version\": 3, /* of\ntwo lines */\n"
               "\"name\": \"a // b /* c */ \\\" d\"}");
  EXPECT_THAT(Told(folder.path()), ElementsAre("name a // b /* c */ \" d"));
}

TEST(BrowserExtension, ComesInACrxToo) {
  const TempFolder folder;
  folder.Write("a.crx",
               AsText(MakeZip({{"manifest.json", R"({"manifest_version": 3, "name": "__MSG_n__",
                       "icons": {"16": "i.png"}})"},
                               {"_locales/fr/messages.json", R"({"n": {"message": "Bureau"}})"},
                               {"i.png", "pixels"},
                               {"main.js", "code"}},
                              std::string("Cr24\x03\0\0\0\x02\0\0\0pr", 14))));
  EXPECT_THAT(Told(folder / "a.crx"), ElementsAre("name[fr] Bureau", "icon i.png"));
}

TEST(WebApp, IsReadUnderEachOfItsNames) {
  for (const char* const name : {"manifest.webmanifest", "site.webmanifest", "manifest.json"}) {
    const TempFolder folder;
    folder.Write(name, R"({"lang": "en", "name": "Deskline", "short_name": "Desk",
      "start_url": "/", "icons": [{"src": "a.png?v=2", "sizes": "192x192"}, {"src": "b?.png"}],
      "screenshots": [{"src": "shots/1.png"}],
      "shortcuts": [{"name": "New", "icons": [{"src": "new.png"}]}]})");
    WritePictures(folder, {"a.png", "b?.png", "shots/1.png", "new.png"});
    EXPECT_THAT(Told(folder.path()),
                ElementsAre("name[en] Deskline",
                            "name[en] Desk",
                            "description[en] New",
                            "icon a.png",
                            "icon b?.png",
                            "screenshot shots/1.png",
                            "icon new.png"))
        << name;
  }
}

TEST(TeamsApp, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("manifest.json", R"({"manifestVersion": "1.16",
    "name": {"short": "Deskline", "full": "Deskline for Teams"},
    "description": {"short": "Tickets", "full": "All of them"}, "developer": {"name": "Acme"},
    "icons": {"color": "color.png", "outline": "outline.png"},
    "localizationInfo": {"defaultLanguageTag": "en", "additionalLanguages": [
      {"languageTag": "de", "file": "de.json"}, {"languageTag": "fr", "file": "fr.json"}]}})");
  folder.Write("de.json", R"({"name.short": "Pult", "description.full": "Alle"})");
  WritePictures(folder, {"color.png", "outline.png"});
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name Deskline",
                          "name Deskline for Teams",
                          "short_description Tickets",
                          "description All of them",
                          "developer Acme",
                          "name[de] Pult",
                          "description[de] Alle",
                          "icon color.png",
                          "icon outline.png",
                          "!asset-missing"));
}

TEST(SlackApp, IsRead) {
  const TempFolder folder;
  folder.Write("manifest.json", R"({"display_information": {"name": "Deskline",
    "description": "Tickets", "long_description": "All of them"},
    "features": {"bot_user": {"display_name": "Desk bot"}}})");
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name Deskline",
                          "short_description Tickets",
                          "description All of them",
                          "name Desk bot"));
}

TEST(EditorExtension, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("package.json", R"({"name": "deskline-tickets", "displayName": "%name%",
    "description": "%gone%", "publisher": "acme", "icon": "images/icon.png",
    "engines": {"vscode": "^1.80.0"}})");
  folder.Write("package.nls.json", R"({"name": "Deskline"})");
  folder.Write("package.nls.de.json", R"({"name": {"message": "Pult", "comment": ["x"]}})");
  WritePictures(folder, {"images/icon.png"});
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name Deskline",
                          "name[de] Pult",
                          "name deskline-tickets",
                          "developer acme",
                          "icon images/icon.png",
                          "!message-missing"));
}

TEST(ConnectApp, IsRead) {
  const TempFolder folder;
  folder.Write("atlassian-connect.json",
               R"({"key": "k", "name": "Deskline", "vendor": {"name": "Acme"}})");
  EXPECT_THAT(Told(folder.path()), ElementsAre("name Deskline", "developer Acme"));
}

TEST(IconSet, ListsItsSizesAndAppearances) {
  const TempFolder folder;
  folder.Write("A.xcassets/Contents.json", R"({"info": {"version": 1}})");
  folder.Write("A.xcassets/Hero.imageset/Contents.json",
               R"({"images": [{"idiom": "universal", "scale": "1x"}], "info": {"version": 1}})");
  folder.Write("A.xcassets/AppIcon.appiconset/Contents.json",
               R"({"images": [{"filename": "a.png", "idiom": "universal", "size": "1024x1024"},
                   {"idiom": "mac", "size": "16x16"},
                   {"appearances": [{"appearance": "luminosity"}], "filename": "dark.png"}],
                   "info": {"author": "xcode", "version": 1}})");
  WritePictures(folder, {"A.xcassets/AppIcon.appiconset/a.png"});
  EXPECT_THAT(Told(folder.path()), ElementsAre("icon a.png", "icon? dark.png", "!asset-missing"));
}

TEST(Fastlane, ReadsTheListingsOfBothStores) {
  const TempFolder folder;
  folder.Write("fastlane/metadata/en-US/name.txt", "Deskline\n");
  folder.Write("fastlane/metadata/de-DE/name.txt", "Pult\r\n");
  folder.Write("fastlane/metadata/de-DE/subtitle.txt", "Alle Tickets");
  folder.Write("fastlane/metadata/review_information/notes.txt", "none");
  folder.Write("fastlane/metadata/android/en-US/title.txt", "Deskline for Android");
  folder.Write("fastlane/metadata/android/en-US/short_description.txt", "\xff");
  folder.Write("fastlane/metadata/android/en-US/images/icon.png", "pixels");
  folder.Write("fastlane/metadata/android/en-US/images/featureGraphic.png", "pixels");
  folder.Write("fastlane/metadata/android/en-US/images/phoneScreenshots/1.png", "pixels");
  const auto told = [](const Submission& submission) {
    std::vector<std::string> lines;
    for (const Subject& text : submission.texts)
      lines.push_back(std::string(SubjectTypeName(text.type)) + "[" + text.locale + "] " +
                      text.text);
    for (const Asset& asset : submission.assets)
      lines.push_back(std::string(SubjectTypeName(*asset.role)) + "[" + asset.locale + "] " +
                      asset.path);
    for (const Problem& problem : submission.problems) lines.push_back("!" + problem.code);
    return lines;
  };
  for (const char* const top : {"", "fastlane", "fastlane/metadata"}) {
    const auto submissions = Read(folder / top);
    ASSERT_EQ(submissions.size(), 2U) << top;
    EXPECT_THAT(
        told(submissions[0]),
        ElementsAre(
            "name[de-DE] Pult", "short_description[de-DE] Alle Tickets", "name[en-US] Deskline"));
    EXPECT_THAT(told(submissions[1]),
                ElementsAre("name[en-US] Deskline for Android",
                            "banner[en-US] en-US/images/featureGraphic.png",
                            "icon[en-US] en-US/images/icon.png",
                            "screenshot[en-US] en-US/images/phoneScreenshots/1.png",
                            "!text-not-utf8"));
  }
}

// Folders of apps, each with a name in a file, are no languages.
TEST(Fastlane, IsNotFoundInOtherFolders) {
  const TempFolder folder;
  folder.Write("deskline/name.txt", "Deskline");
  folder.Write("data/de/title.txt", "Pult");
  EXPECT_THAT(Read(folder.path()), IsEmpty());
}

// Localised labels and icons, in an adaptive icon's layers as well; the library beside it shows
// nothing.
TEST(AndroidApp, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("app/src/main/AndroidManifest.xml", R"(<?xml version="1.0"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example">
  <application android:label="@string/app_name" android:icon="@mipmap/ic_launcher"
      android:roundIcon="@mipmap/ic_launcher_round">
    <activity android:name=".Main" android:label="Desk \u0026 \'Line\'"/>
  </application>
</manifest>)");
  folder.Write("app/src/main/res/values/strings.xml", R"(<resources>
  <string name="app_name">Desk<xliff:g xmlns:xliff="x">line</xliff:g>
     Tab</string><string name="other">Other</string></resources>)");
  folder.Write("app/src/main/res/values-de/strings.xml",
               R"(<resources><string name="app_name">Pult</string></resources>)");
  folder.Write("app/src/main/res/values-pt-rBR/names.xml",
               R"(<resources><string name="app_name">"Mesa  "</string></resources>)");
  folder.Write("app/src/main/res/values-night/colors.xml",
               R"(<resources><color name="app_name">#000</color>
               <color name="ic_launcher_background">#369</color></resources>)");
  folder.Write("app/src/main/res/mipmap-anydpi-v26/ic_launcher.xml", R"(<adaptive-icon
      xmlns:android="http://schemas.android.com/apk/res/android">
    <background android:drawable="@color/ic_launcher_background"/>
    <foreground android:drawable="@drawable/ic_front"/></adaptive-icon>)");
  WritePictures(folder,
                {"app/src/main/res/mipmap-hdpi/ic_launcher.webp",
                 "app/src/main/res/mipmap-hdpi/ic_launcher_round.png",
                 "app/src/main/res/drawable/ic_front.png",
                 "app/src/main/res/drawable/shot.png"});
  folder.Write("lib/src/main/AndroidManifest.xml", "<manifest><application/></manifest>");
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name Deskline Tab",
                          "name[de] Pult",
                          "name[pt-BR] Mesa ",
                          "name Desk & 'Line'",
                          "icon res/drawable/ic_front.png",
                          "icon res/mipmap-hdpi/ic_launcher.webp",
                          "icon res/mipmap-hdpi/ic_launcher_round.png",
                          "- res/drawable/shot.png"));
}

TEST(AndroidApp, TellsWhatIsNotReadOrNotThere) {
  const TempFolder folder;
  folder.Write("AndroidManifest.xml", R"(<manifest><application android:label="@string/gone"
      android:icon="@drawable/ic_drawn" android:banner="@drawable/../x"/></manifest>)");
  folder.Write("res/drawable/ic_drawn.xml", R"(<vector/>)");
  folder.Write("res/values/strings.xml", "<resources><string");
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("!document-syntax", "!message-missing", "!icon-unread", "!icon-unread"));
}

TEST(AppleApp, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("Payload/Deskline.app/Info.plist", R"(<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
  <key>CFBundleDisplayName</key><string>Deskline</string>
  <key>CFBundleName</key><string>$(PRODUCT_NAME)</string>
  <key>CFBundlePackageType</key><string>APPL</string>
  <key>CFBundleIcons</key><dict><key>CFBundlePrimaryIcon</key><dict>
    <key>CFBundleIconFiles</key><array><string>AppIcon60x60</string></array></dict></dict>
</dict></plist>)");
  folder.Write("Payload/Deskline.app/de.lproj/InfoPlist.strings",
               "CFBundleDisplayName = \"Pult\";");
  folder.Write("Payload/Deskline.app/Frameworks/X.framework/Info.plist",
               R"(<plist><dict><key>CFBundleName</key><string>X</string>
                  <key>CFBundlePackageType</key><string>FMWK</string></dict></plist>)");
  WritePictures(folder,
                {"Payload/Deskline.app/AppIcon60x60@2x.png", "Payload/Deskline.app/shot.png"});
  EXPECT_THAT(
      Told(folder.path()),
      ElementsAre("name Deskline", "name[de] Pult", "icon AppIcon60x60@2x.png", "- shot.png"));
}

TEST(ShopApp, IsRead) {
  const TempFolder folder;
  folder.Write("shopify.app.toml",
               "client_id = \"x\"\nname = \"Deskline\"\n[auth]\nredirect_urls = []\n");
  EXPECT_THAT(Told(folder.path()), ElementsAre("name Deskline"));
}

TEST(Chart, IsRead) {
  const TempFolder folder;
  folder.Write("Chart.yaml", R"(apiVersion: v2
name: deskline
description: >-
  Tickets
  in a chart
icon: https://example.com/icon.png
maintainers:
  - name: Acme
annotations:
  artifacthub.io/displayName: Deskline for Kubernetes
)");
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name deskline",
                          "name Deskline for Kubernetes",
                          "description Tickets in a chart",
                          "developer Acme",
                          "!asset-remote"));
}

TEST(DesktopEntry, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("com.example.Deskline.desktop",
               "[Desktop Entry]\nType=Application\nName=Deskline\nName[de]=Pult\nComment=Tickets\n"
               "Icon=icons/a.png\n[Desktop Action new]\nName=New\n");
  WritePictures(folder, {"icons/a.png"});
  EXPECT_THAT(
      Told(folder.path()),
      ElementsAre(
          "name Deskline", "name[de] Pult", "short_description Tickets", "icon icons/a.png"));
}

TEST(Metainfo, IsReadInAllItsLanguages) {
  const TempFolder folder;
  folder.Write("com.example.Deskline.metainfo.xml", R"(<component type="desktop-application">
  <id>com.example.Deskline</id>
  <name>Deskline</name><name xml:lang="de">Pult</name>
  <summary>Tickets</summary>
  <description><p>All your
    tickets</p><p xml:lang="de">Alle Tickets</p>
    <ul xml:lang="fr"><li>Un</li></ul></description>
  <developer id="acme"><name>Acme</name></developer>
  <icon type="stock">deskline</icon><icon type="local">icons/a.png</icon>
  <screenshots><screenshot><caption>The desk</caption>
    <image type="source">https://example.com/1.png</image></screenshot></screenshots>
</component>)");
  WritePictures(folder, {"icons/a.png"});
  EXPECT_THAT(Told(folder.path()),
              ElementsAre("name Deskline",
                          "name[de] Pult",
                          "short_description Tickets",
                          "description All your tickets",
                          "description[de] Alle Tickets",
                          "description[fr] Un",
                          "developer Acme",
                          "description The desk",
                          "icon icons/a.png",
                          "!asset-remote"));
}

// A package of a program, data that is called manifest.json: nobody's app.
TEST(Descriptors, AreNotFoundInOtherFiles) {
  const TempFolder folder;
  folder.Write("a/package.json", R"({"name": "left-pad", "version": "1.0.0"})");
  folder.Write("b/manifest.json", R"({"files": ["x"]})");
  folder.Write("c/manifest.json", "[1, 2]");
  EXPECT_THAT(Read(folder.path()), IsEmpty());
}

TEST(Descriptors, ThatCannotBeReadAreTold) {
  const TempFolder folder;
  folder.Write("manifest.json", "{ \"manifest_version\": 3, ");
  folder.Write("icon.png", "pixels");
  EXPECT_THAT(Told(folder.path()), ElementsAre("- icon.png", "!json-syntax"));
  SourceOptions options;
  options.limits.manifest_bytes = 10;
  EXPECT_EQ(Read(folder.path(), options)[0].problems[0].code, "file-too-large");
}

TEST(Descriptors, GiveWayToAManifestOfOurs) {
  const TempFolder folder;
  folder.Write("submission.json",
               R"({"schema": "brandlint.submission/1", "app": {"name": "Lumapay"}})");
  folder.Write("manifest.json", R"({"manifest_version": 3, "name": "Other"})");
  const auto submissions = Read(folder.path());
  ASSERT_EQ(submissions.size(), 1U);
  EXPECT_EQ(submissions[0].texts[0].text, "Lumapay");
}

TEST(Descriptors, OneThatIsNamedSpeaksForItsFolder) {
  const TempFolder folder;
  folder.Write("x/site.webmanifest", R"({"name": "Deskline"})");
  folder.Write("x/shots/1.png", "pixels");
  EXPECT_THAT(Told(folder / "x/site.webmanifest"), ElementsAre("name Deskline", "- shots/1.png"));
}

TEST(Descriptors, MayBeNestedInOneAnother) {
  const TempFolder folder;
  folder.Write("package.json", R"({"name": "one", "engines": {"vscode": "1"}})");
  folder.Write("web/site.webmanifest", R"({"name": "two"})");
  const auto submissions = Read(folder.path());
  ASSERT_EQ(submissions.size(), 2U);
  EXPECT_EQ(submissions[1].texts[0].text, "two");
}

TEST(Descriptors, HaveTheirOwnIds) {
  std::set<std::string_view> ids;
  for (const Descriptor* const descriptor : Descriptors()) {
    EXPECT_TRUE(ids.insert(descriptor->id).second) << descriptor->id;
    EXPECT_TRUE(IsDescriptorName(descriptor->file));
    // Whatever is in it, the question can be asked.
    for (const char* const text : {"null", "7", "\"x\"", "[]", "{}"})
      descriptor->fits(ParseJson(text, "x")->root);
  }
  EXPECT_FALSE(IsDescriptorName("submission.json"));
}

}  // namespace
}  // namespace brandlint
