// SPDX-License-Identifier: MIT
// What `scan` finds below the paths it is given, and in which order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <vector>

#include "core/io/list_folder.h"
#include "core/io/read_file.h"
#include "core/io/sources/paths.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kPng = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kManifest =
    R"({"schema": "brandlint.submission/1", "app": {"name": "Lumapay"}})";

struct Found {
  std::vector<Submission> submissions;
  std::size_t ignored = 0;
};

Found FindAll(std::vector<std::string> paths, const SourceOptions& options = {}) {
  const auto source = MakePathsSource(std::move(paths), options);
  Found found;
  while (true) {
    Result<std::optional<Submission>> next = source->Next();
    EXPECT_TRUE(next.ok());
    if (!next || !*next) break;
    found.submissions.push_back(std::move(**next));
  }
  found.ignored = source->ignored_files();
  return found;
}

// One line a submission: "b: x.png y.png !code", with the root's own path taken off.
std::vector<std::string> Lines(const Found& found, const std::string& root) {
  std::vector<std::string> lines;
  for (const Submission& submission : found.submissions) {
    const auto shorten = [&](const std::string& path) {
      return path.starts_with(root + "/") ? path.substr(root.size() + 1) : path;
    };
    std::string line = shorten(submission.source) + ":";
    for (const Asset& asset : submission.assets) line += " " + shorten(asset.path);
    for (const Problem& problem : submission.problems) line += " !" + problem.code;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> LinesOf(const TempFolder& folder, const SourceOptions& options = {}) {
  return Lines(FindAll({folder.path()}, options), folder.path());
}

TEST(FolderSource, WithoutAManifestEachPictureIsASubmission) {
  const TempFolder folder;
  folder.Write("b.png", kPng);
  folder.Write("B.JPG", "no picture, but called one");
  folder.Write("a/deep/er/x.svg", "<svg/>");
  folder.Write("no-ending", kPng);
  folder.Write("notes.txt", "words");
  folder.Write("a/readme.md", "words");
  const Found found = FindAll({folder.path()});
  EXPECT_THAT(Lines(found, folder.path()),
              ElementsAre("B.JPG: B.JPG",
                          "a/deep/er/x.svg: a/deep/er/x.svg",
                          "b.png: b.png",
                          "no-ending: no-ending"));
  EXPECT_EQ(found.ignored, 2U);
  for (const Submission& submission : found.submissions) {
    EXPECT_EQ(submission.form, SubmissionForm::kLoose);
    EXPECT_EQ(submission.id, submission.source);
    EXPECT_EQ(submission.source_b64, "");
    EXPECT_FALSE(submission.assets[0].role);
  }
}

TEST(FolderSource, AManifestTakesWhatLiesBelowIt) {
  const TempFolder folder;
  folder.Write("app/submission.json", kManifest);
  folder.Write("app/icon.png", kPng);
  folder.Write("app/shots/1.png", kPng);
  folder.Write("app/shots/words.txt", "words");
  folder.Write("app/zz/inner/submission.json", kManifest);
  folder.Write("app/zz/inner/inner.png", kPng);
  folder.Write("app/zz/outer.png", kPng);
  folder.Write("loose.png", kPng);
  EXPECT_THAT(LinesOf(folder),
              ElementsAre("app: icon.png shots/1.png zz/outer.png",
                          "app/zz/inner: inner.png",
                          "loose.png: loose.png"));
}

TEST(FolderSource, RolesAskedForAreThoseOfLoosePictures) {
  const TempFolder folder;
  folder.Write("app/submission.json", kManifest);
  folder.Write("app/icon.png", kPng);
  folder.Write("loose.png", kPng);
  const Found found = FindAll({folder.path()}, {.limits = {}, .role = SubjectType::kBanner});
  EXPECT_FALSE(found.submissions[0].assets[0].role);
  EXPECT_EQ(found.submissions[1].assets[0].role, SubjectType::kBanner);
}

TEST(FolderSource, SourcesAreAsGiven) {
  const TempFolder folder;
  folder.Write("icons/a.png", kPng);
  folder.Write("app/submission.json", kManifest);
  const InFolder inside(folder.path());
  EXPECT_THAT(Lines(FindAll({"."}), ""), ElementsAre("app:", "icons/a.png: icons/a.png"));
  EXPECT_THAT(Lines(FindAll({"icons/"}), ""), ElementsAre("icons/a.png: icons/a.png"));
  EXPECT_THAT(Lines(FindAll({"./icons"}), ""), ElementsAre("./icons/a.png: ./icons/a.png"));
  EXPECT_THAT(Lines(FindAll({"icons/../icons/a.png"}), ""),
              ElementsAre("icons/../icons/a.png: icons/../icons/a.png"));
  EXPECT_THAT(Lines(FindAll({"app"}), ""), ElementsAre("app:"));
  EXPECT_THAT(Lines(FindAll({"app/submission.json"}), ""), ElementsAre("app/submission.json:"));
}

// What takes the place of a folder between its listing and its turn is not entered.
TEST(FolderSource, AFolderIsNotListedThroughALink) {
  const TempFolder folder;
  folder.Write("real/inner/a.png", kPng);
  ASSERT_EQ(::symlink((folder / "real").c_str(), (folder / "link").c_str()), 0);
  const std::string real = *ResolvePath(folder / "real");
  const std::string link = *ResolvePath(folder / ".") + "/link";
  EXPECT_TRUE(ListFolder(real + "/inner", 10).ok());
  for (const std::string& through : {link, link + "/inner"}) {
    const auto listed = ListFolder(through, 10);
    ASSERT_FALSE(listed.ok()) << through;
    EXPECT_EQ(listed.error().code, "folder-unreadable");
  }
}

TEST(FolderSource, HiddenFoldersAreSkippedUnlessTheyAreNamed) {
  const TempFolder folder;
  folder.Write(".git/a.png", kPng);
  folder.Write(".hidden.png", kPng);
  folder.Write("._b.png", std::string("\0\x05\x16\x07", 4));  // macOS's other half of b.png
  folder.Write("._c.png", kPng);                              // only called so
  EXPECT_THAT(LinesOf(folder), ElementsAre("._c.png: ._c.png", ".hidden.png: .hidden.png"));
  EXPECT_THAT(Lines(FindAll({folder / ".git"}), folder.path()),
              ElementsAre(".git/a.png: .git/a.png"));
}

TEST(FolderSource, LinksAreNamedAndNotFollowed) {
  const TempFolder folder;
  const TempFolder elsewhere;
  elsewhere.Write("secret.png", kPng);
  folder.MakeLink(elsewhere / "secret.png", "a.png");
  folder.MakeLink(elsewhere.path(), "b");
  folder.MakeLink(".", "loop");
  folder.MakeLink("nowhere", "dangling.png");
  folder.MakeLink("nowhere", "dangling");
  folder.MakeFolder("app");
  folder.Write("app/submission.json", kManifest);
  folder.MakeLink(elsewhere / "secret.png", "app/icon.png");
  const Found found = FindAll({folder.path()});
  EXPECT_THAT(Lines(found, folder.path()),
              ElementsAre("a.png: !link-not-followed",
                          "app: !link-not-followed",
                          "b: !link-not-followed",
                          "dangling.png: !link-not-followed",
                          "loop: !link-not-followed"));
  EXPECT_EQ(found.submissions[1].problems[0].message,
            "icon.png: is a symbolic link, and links in a folder are not followed");
}

TEST(FolderSource, ALinkThatWasNamedIsFollowed) {
  const TempFolder folder;
  folder.Write("real/a.png", kPng);
  folder.MakeLink("real", "link");
  const Found found = FindAll({folder / "link"});
  EXPECT_THAT(Lines(found, folder.path()), ElementsAre("link/a.png: link/a.png"));
  EXPECT_EQ(found.submissions[0].assets[0].file, folder / "real/a.png");  // without links
}

TEST(FolderSource, AManifestThatIsALinkIsNotFollowed) {
  const TempFolder folder;
  folder.Write("real.txt", kManifest);
  folder.Write("app/icon.png", kPng);
  folder.MakeLink("../real.txt", "app/submission.json");
  const Found found = FindAll({folder.path()});
  EXPECT_THAT(Lines(found, folder.path()), ElementsAre("app: icon.png !file-link"));
  EXPECT_EQ(found.submissions[0].form, SubmissionForm::kListing);
  EXPECT_THAT(found.submissions[0].texts, IsEmpty());
}

TEST(FolderSource, SpecialFilesDoNotHang) {
  const TempFolder folder;
  folder.MakePipe("pipe");
  folder.MakePipe("pipe.png");  // its reading will say what it is
  EXPECT_THAT(LinesOf(folder), ElementsAre("pipe.png: pipe.png"));
}

TEST(FolderSource, NamesAreBytes) {
  const TempFolder folder;
  folder.Write("caf\xE9.png", kPng);
  folder.Write("new\nline.png", kPng);
  folder.Write("d\xFF/submission.json", kManifest);
  folder.Write("d\xFF/i\xFE.png", kPng);
  const InFolder inside(folder.path());
  const Found found = FindAll({"."});
  EXPECT_THAT(Lines(found, ""),
              ElementsAre("caf\\x{E9}.png: caf\\x{E9}.png",
                          "d\\x{FF}: i\\x{FE}.png",
                          "new\nline.png: new\nline.png"));
  EXPECT_EQ(found.submissions[0].source_b64, "Y2Fm6S5wbmc=");
  EXPECT_EQ(found.submissions[0].assets[0].file, folder / "caf\xE9.png");
  EXPECT_EQ(found.submissions[1].source_b64, "ZP8=");
  EXPECT_EQ(found.submissions[1].assets[0].file, folder / "d\xFF/i\xFE.png");
  EXPECT_EQ(found.submissions[2].source_b64, "");
}

TEST(FolderSource, DepthHasALimit) {
  const TempFolder folder;
  folder.Write("1/2/a.png", kPng);
  folder.Write("1/2/3/b.png", kPng);
  folder.Write("app/submission.json", kManifest);
  folder.Write("app/2/3/c.png", kPng);
  SourceOptions options;
  options.limits.folder_depth = 2;
  const Found found = FindAll({folder.path()}, options);
  EXPECT_THAT(
      Lines(found, folder.path()),
      ElementsAre(
          "1/2/3: !limit-folder-depth", "1/2/a.png: 1/2/a.png", "app: !limit-folder-depth"));
  EXPECT_EQ(found.submissions[2].problems[0].message,
            "2/3: lies deeper than the limit of 2 folders (folder_depth); nothing in it was "
            "checked");
}

TEST(FolderSource, TheNumberOfFilesHasALimit) {
  const TempFolder folder;
  for (const char* const name : {"a/1.png", "a/2.png", "b/3.png", "b/4.png", "c/5.png"}) {
    folder.Write(name, kPng);
  }
  SourceOptions options;
  options.limits.folder_files = 8;  // 3 folders and 5 files
  EXPECT_EQ(LinesOf(folder, options).size(), 5U);
  options.limits.folder_files = 6;
  EXPECT_THAT(LinesOf(folder, options),
              ElementsAre("a/1.png: a/1.png", "a/2.png: a/2.png", "b: !limit-folder-files"));
  options.limits.folder_files = 2;
  const Found found = FindAll({folder.path()}, options);
  ASSERT_EQ(found.submissions.size(), 1U);
  EXPECT_EQ(found.submissions[0].source, folder.path());
  EXPECT_EQ(found.submissions[0].problems[0].code, "limit-folder-files");
}

TEST(FolderSource, AnUnreadableFolderIsAProblemAndTheOthersGoOn) {
  const TempFolder folder;
  folder.Write("a/x.png", kPng);
  folder.Write("b/x.png", kPng);
  folder.Write("c/submission.json", kManifest);
  folder.Write("c/shots/x.png", kPng);
  folder.Write("d-without-ending", "words");
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
  for (const char* const closed : {"a", "c/shots", "d-without-ending"}) {
    ASSERT_EQ(::chmod((folder / closed).c_str(), 0), 0);
  }
  const uid_t self = ::geteuid();  // root may read everything
  constexpr uid_t kNobody = 65534;
  if (self == 0) {
    ASSERT_EQ(::seteuid(kNobody), 0);
  }
  const auto lines = LinesOf(folder);
  if (self == 0) {
    ASSERT_EQ(::seteuid(self), 0);
  }
  for (const char* const closed : {"a", "c/shots"}) ::chmod((folder / closed).c_str(), 0700);
  // Of a file that cannot be read nobody knows whether it is a picture.
  EXPECT_THAT(lines,
              ElementsAre("a: !folder-unreadable",
                          "b/x.png: b/x.png",
                          "c: !folder-unreadable",
                          "d-without-ending: d-without-ending"));
}

TEST(FolderSource, DeepFoldersDoNotOverflow) {
  const TempFolder folder;
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "d/";
  folder.Write(deep + "a.png", kPng);
  EXPECT_EQ(LinesOf(folder).size(), 1U);  // the limit
  SourceOptions options;
  options.limits.folder_depth = 1000;
  EXPECT_THAT(LinesOf(folder, options), ElementsAre(deep + "a.png: " + deep + "a.png"));
}

TEST(PathsSource, NothingToCheckSaysWhatWasLookedFor) {
  const TempFolder folder;
  folder.Write("a.txt", "words");
  const auto source = MakePathsSource({folder.path()}, {});
  EXPECT_FALSE(source->Next()->has_value());
  const std::string message = NothingToCheck(*source);
  EXPECT_THAT(message,
              testing::StartsWith("nothing to check: looked for submission.json, descriptors of "
                                  "apps (manifest.json, "));
  EXPECT_THAT(message, testing::EndsWith("; 1 other file was left alone"));
  const TempFolder empty;
  EXPECT_THAT(LinesOf(empty), IsEmpty());
}

TEST(PathsSource, AMissingPathDoesNotStopTheOthers) {
  const TempFolder folder;
  const std::string a = folder.Write("a.png", kPng);
  const std::string gone = folder / "gone";
  const Found found = FindAll({gone, a});
  EXPECT_THAT(Lines(found, folder.path()), ElementsAre("gone: !path-missing", "a.png: a.png"));
  EXPECT_EQ(found.submissions[0].problems[0].message, gone + ": no such file or folder");
  EXPECT_EQ(CountExisting(std::vector{gone, a}), 1U);
  EXPECT_EQ(CountExisting(std::vector{gone, gone}), 0U);
  EXPECT_EQ(CountExisting(std::vector<std::string>{""}), 0U);
}

TEST(PathsSource, AFileThatWasNamedIsTakenWhateverItIs) {
  const TempFolder folder;
  const std::string text = folder.Write("words.txt", "words");
  folder.MakePipe("pipe");
  EXPECT_THAT(Lines(FindAll({text, folder / "pipe", text}), folder.path()),
              ElementsAre("words.txt: words.txt", "pipe: pipe", "words.txt: words.txt"));
}

TEST(PathFormats, HaveTheirOwnIdsAndTheLastTakesEverything) {
  std::vector<std::string_view> ids;
  for (const PathFormat* const format : PathFormats()) ids.push_back(format->id);
  EXPECT_THAT(ids, ElementsAre("folder", "archive", "manifest", "catalogue", "picture"));
  EXPECT_TRUE(PathFormats().back()->takes({}));
}

}  // namespace
}  // namespace brandlint
