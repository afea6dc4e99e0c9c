// SPDX-License-Identifier: MIT
// Archives as a source: what lies in them is found as in a folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/io/remember_unpacked.h"
#include "core/io/sources/paths.h"
#include "tests/support/temp_folder.h"
#include "tests/support/zip_maker.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kPng = "\x89PNG\r\n\x1a\n";

std::string Zip(const std::vector<ZipMember>& members) {
  return std::string(AsText(MakeZip(members)));
}

std::string Manifest(const std::string& icon) {
  return R"({"schema": "brandlint.submission/1", "app": {"name": "Lumapay"}, "assets": )"
         R"([{"path": ")" +
         icon + R"(", "role": "icon"}]})";
}

struct Found {
  std::vector<Submission> submissions;
  std::vector<std::string> lines;  // "a.zip/b: x.png !code", the root's own path taken off
  std::size_t ignored = 0;
};

Found Find(const TempFolder& folder, const std::string& below, const SourceOptions& options = {}) {
  const auto source = MakePathsSource({below.empty() ? folder.path() : folder / below}, options);
  Found found;
  while (true) {
    auto next = source->Next();
    EXPECT_TRUE(next.ok());
    if (!next || !*next) break;
    Submission& submission = found.submissions.emplace_back(std::move(**next));
    const auto shorten = [&](const std::string& path) {
      return path.starts_with(folder.path() + "/") ? path.substr(folder.path().size() + 1) : path;
    };
    std::string line = shorten(submission.source) + ":";
    for (const Asset& asset : submission.assets)
      line += " " + shorten(asset.path) + (asset.found() ? "" : "?");
    for (const Problem& problem : submission.problems) line += " !" + problem.code;
    found.lines.push_back(line);
  }
  found.ignored = source->ignored_files();
  return found;
}

TEST(ArchiveSource, IsReadAsAFolderIs) {
  const TempFolder folder;
  folder.Write("a.zip",
               Zip({{"readme.txt", "words"},
                    {"loose.png", "pixels"},
                    {"app/submission.json", Manifest("icons/1.png")},
                    {"app/icons/1.png", "one"},
                    {"app/shots/2.png", "two"},
                    {"app/raw", kPng},
                    {"other/submission.json", Manifest("gone.png")}}));
  const Found found = Find(folder, "a.zip");
  EXPECT_THAT(found.lines,
              ElementsAre("a.zip/app: icons/1.png raw shots/2.png",
                          "a.zip/loose.png: a.zip/loose.png",
                          "a.zip/other: gone.png? !asset-missing"));
  EXPECT_EQ(found.ignored, 1U);
  ASSERT_TRUE(found.submissions[0].assets[0].content);
  EXPECT_EQ(AsText(*found.submissions[0].assets[0].content), "one");
  EXPECT_EQ(found.submissions[0].assets[0].file, "");
}

TEST(ArchiveSource, OneInAFolderIsOpenedToo) {
  const TempFolder folder;
  folder.Write("x/app.crx", Zip({{"icon.png", "one"}}));
  folder.Write("y/submission.json", Manifest("icon.png"));
  folder.Write("y/icon.png", "two");
  folder.Write("y/more.zip", Zip({{"b/c.png", "three"}, {"../d.png", "four"}}));
  EXPECT_THAT(Find(folder, "").lines,
              ElementsAre("x/app.crx/icon.png: x/app.crx/icon.png",
                          "y: icon.png more.zip/b/c.png !archive-path-outside"));
}

TEST(ArchiveSource, WithAManifestIsASubmission) {
  const TempFolder folder;
  folder.Write("a.zip",
               Zip({{"submission.json", Manifest("icon.png")},
                    {"icon.png", "one"},
                    {.name = "b.png", .content = "x", .size_in_header = 9}}));
  const Found found = Find(folder, "a.zip");
  EXPECT_THAT(found.lines, ElementsAre("a.zip: icon.png !archive-lies"));
  EXPECT_EQ(found.submissions[0].problems[0].path, "b.png");
}

TEST(ArchiveSource, ManifestsCannotLeaveTheArchive) {
  const TempFolder folder;
  folder.Write("icon.png", "outside");
  folder.Write("a.zip", Zip({{"x/submission.json", Manifest("../y.png")}, {"y.png", "inside"}}));
  const Found found = Find(folder, "a.zip");
  EXPECT_THAT(found.lines,
              ElementsAre(testing::StartsWith("a.zip/x: !"), "a.zip/y.png: a.zip/y.png"));
}

TEST(ArchiveSource, IsKnownByItsContentWhenItIsNamed) {
  const TempFolder folder;
  folder.Write("upload", Zip({{"icon.png", "one"}}));
  EXPECT_THAT(Find(folder, "upload").lines, ElementsAre("upload/icon.png: upload/icon.png"));
  EXPECT_THAT(Find(folder, "").lines, IsEmpty());
}

TEST(ArchiveSource, ArchivesInArchivesHaveALimit) {
  const TempFolder folder;
  const std::string one = Zip({{"icon.png", "one"}});
  const std::string two = Zip({{"one.zip", one}});
  folder.Write("three.zip", Zip({{"two.zip", two}, {"one.zip", one}, {"bad.tar", "no tar"}}));
  EXPECT_THAT(Find(folder, "three.zip").lines,
              ElementsAre("three.zip/bad.tar: !archive-unknown",
                          "three.zip/one.zip/icon.png: three.zip/one.zip/icon.png",
                          "three.zip/two.zip/one.zip: !limit-archive-depth"));
  SourceOptions options;
  options.limits.archive_depth = 0;
  EXPECT_THAT(Find(folder, "three.zip", options).lines,
              ElementsAre("three.zip: !limit-archive-depth"));
}

TEST(ArchiveSource, SaysWhyItIsNotOpened) {
  const TempFolder folder;
  folder.Write("a.zip", "no zip");
  folder.Write("b.zip", Zip({{"icon.png", "one"}}));
  folder.MakeLink(folder / "b.zip", "c.zip");
  SourceOptions options;
  options.limits.archive_bytes = 20;
  const Found found = Find(folder, "", options);
  EXPECT_THAT(
      found.lines,
      ElementsAre(
          "a.zip: !archive-unknown", "b.zip: !file-too-large", "c.zip: !link-not-followed"));
  EXPECT_THAT(found.submissions[1].problems[0].message,
              testing::HasSubstr("more than the limit of 20 (archive_bytes)"));
  options.unpack = [](ByteView, const Limits&) -> Result<Unpacked> {
    return Error{"worker-crashed", "the worker process ended"};
  };
  options.limits = {};
  EXPECT_EQ(Find(folder, "", options).lines[0], "a.zip: !worker-crashed");
}

TEST(RememberUnpacked, AsksOnceForWhatItCanKeep) {
  int asked = 0;
  const Unpacker unpack = RememberUnpacked(
      [&](ByteView archive, const Limits&) -> Result<Unpacked> {
        ++asked;
        if (archive.empty()) return Error{"worker-timeout", "too slow"};
        Unpacked unpacked;
        unpacked.members.push_back({"a.png", Bytes(archive.begin(), archive.end())});
        return unpacked;
      },
      10'000);
  const Bytes small(100, 's'), large(20'000, 'l');
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(unpack(small, {})->members[0].content, small);
    EXPECT_EQ(unpack({}, {}).error().code, "worker-timeout");
  }
  EXPECT_EQ(asked, 2);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(unpack(large, {})->members[0].content, large);
  EXPECT_EQ(asked, 5);
}

// A file cannot be a folder as well; what comes second is told.
TEST(ArchiveSource, KeepsTheFirstOfTwoWithOneName) {
  const TempFolder folder;
  folder.Write("a.zip",
               Zip({{"x.png", "one"}, {"x.png/y.png", "two"}, {"b/c.png", "3"}, {"b", kPng}}));
  EXPECT_THAT(Find(folder, "a.zip").lines,
              ElementsAre("a.zip/x.png/y.png: !archive-twice",
                          "a.zip/b: !archive-twice",
                          "a.zip/b/c.png: a.zip/b/c.png",
                          "a.zip/x.png: a.zip/x.png"));
}

}  // namespace
}  // namespace brandlint
