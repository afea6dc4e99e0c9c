// SPDX-License-Identifier: MIT
// A manifest and the folder around it, as one submission.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/sources/folder.h"
#include "core/io/sources/make_submission.h"
#include "core/io/sources/paths.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Manifest(const std::string& assets) {
  return "{\"schema\": \"brandlint.submission/1\",\n\"app\": {\"name\": \"Lumapay\"},\n"
         "\"assets\": [\n" +
         assets + "]}";
}

Submission Read(const TempFolder& folder, const Limits& limits = {}) {
  const auto tree = MakeDiskTree(folder.path());
  return ManifestSubmission("given",
                            *tree,
                            "",
                            ReadManifest(*tree, "", std::string(kManifestName), limits),
                            ContentOfSubmission(folder.path(), {.limits = limits}));
}

std::vector<std::string> Files(const Submission& submission) {
  std::vector<std::string> files;
  for (const Asset& asset : submission.assets) files.push_back(asset.path + " > " + asset.file);
  return files;
}

TEST(Manifest, ListedAssetsComeFirstAndUnlistedPicturesAreNoted) {
  const TempFolder folder;
  folder.Write("submission.json",
               Manifest(R"({"path": "shots/./1.png", "role": "screenshot", "locale": "en"},
                           {"path": "icon.png", "role": "icon"})"));
  for (const char* const name : {"icon.png", "shots/1.png", "shots/2.png", "a.png"}) {
    folder.Write(name, "x");
  }
  const Submission submission = Read(folder);
  EXPECT_EQ(submission.id, "given");
  EXPECT_EQ(submission.form, SubmissionForm::kListing);
  EXPECT_THAT(Files(submission),
              ElementsAre("shots/./1.png > " + (folder / "shots/1.png"),
                          "icon.png > " + (folder / "icon.png"),
                          "a.png > " + (folder / "a.png"),
                          "shots/2.png > " + (folder / "shots/2.png")));
  EXPECT_EQ(submission.assets[0].role, SubjectType::kScreenshot);
  EXPECT_EQ(submission.assets[0].locale, "en");
  EXPECT_FALSE(submission.assets[2].role);
  EXPECT_THAT(submission.problems, IsEmpty());
  EXPECT_THAT(submission.notes,
              ElementsAre("a.png is not in the manifest; checked as well",
                          "shots/2.png is not in the manifest; checked as well"));
}

TEST(Manifest, AMissingAssetIsNamedWithItsLineAndKey) {
  const TempFolder folder;
  folder.Write("submission.json",
               Manifest("{\"path\": \"icon.png\", \"role\": \"icon\"},\n"
                        "{\"path\": \"gone.png\", \"role\": \"icon\"}"));
  folder.Write("icon.png", "x");
  const Submission submission = Read(folder);
  EXPECT_THAT(Files(submission), ElementsAre("icon.png > " + (folder / "icon.png"), "gone.png > "));
  EXPECT_THAT(submission.problems,
              ElementsAre(Problem{"gone.png",
                                  "asset-missing",
                                  "submission.json:5: \"assets[1].path\": gone.png does not "
                                  "exist"}));
}

TEST(Manifest, NoAssetIsReadFromOutside) {
  const TempFolder outside;
  const TempFolder folder;
  outside.Write("secret.png", "x");
  folder.Write("inner.png", "x");
  folder.MakeLink(outside.path(), "out");
  folder.MakeLink("inner.png", "link.png");
  folder.Write("submission.json",
               Manifest("{\"path\": \"../x.png\", \"role\": \"icon\"},\n"
                        "{\"path\": \"/etc/passwd\", \"role\": \"icon\"},\n"
                        "{\"path\": \"out/secret.png\", \"role\": \"icon\"},\n"
                        "{\"path\": \".\", \"role\": \"icon\"},\n"
                        "{\"path\": \"link.png\", \"role\": \"icon\"}"));
  const Submission submission = Read(folder);
  // The first two are not even assets; the link inside is refused when it is read.
  EXPECT_THAT(Files(submission),
              ElementsAre("out/secret.png > ",
                          ". > " + folder.path(),
                          "link.png > " + (folder / "link.png"),
                          "inner.png > " + (folder / "inner.png")));
  std::vector<std::string> problems;
  for (const Problem& problem : submission.problems) problems.push_back(problem.code);
  EXPECT_THAT(problems,
              ElementsAre("path-outside", "path-outside", "path-outside", "link-not-followed"));
  EXPECT_EQ(submission.problems[2].message,
            "submission.json:6: \"assets[2].path\": out/secret.png leads out of the folder "
            "through a symbolic link");
}

TEST(Manifest, OneThatCannotBeReadStillHasItsPicturesChecked) {
  const TempFolder folder;
  folder.Write("submission.json", "{ this is no JSON");
  folder.Write("icon.png", "x");
  const Submission broken = Read(folder);
  EXPECT_EQ(broken.form, SubmissionForm::kListing);
  EXPECT_THAT(Files(broken), ElementsAre("icon.png > " + (folder / "icon.png")));
  ASSERT_EQ(broken.problems.size(), 1U);
  EXPECT_EQ(broken.problems[0].code, "json-syntax");
  EXPECT_THAT(broken.notes, IsEmpty());

  Limits limits;
  limits.manifest_bytes = 5;
  const Submission large = Read(folder, limits);
  EXPECT_THAT(large.problems,
              ElementsAre(Problem{"submission.json",
                                  "file-too-large",
                                  "submission.json: 17 bytes are more than the limit of 5 "
                                  "(manifest_bytes)"}));
  EXPECT_EQ(large.assets.size(), 1U);
}

TEST(Manifest, UnderAnotherNameItSpeaksOnlyForWhatItLists) {
  const TempFolder folder;
  folder.Write("icon.png", "x");
  folder.Write("other.png", "x");
  const std::string file =
      folder.Write("app-7.json", Manifest(R"({"path": "icon.png", "role": "icon"})"));
  const auto source = MakePathsSource({file}, {});
  const Submission submission = **source->Next();
  EXPECT_EQ(submission.source, file);
  EXPECT_THAT(Files(submission), ElementsAre("icon.png > " + (folder / "icon.png")));
  EXPECT_FALSE(source->Next()->has_value());
}

TEST(Manifest, AFolderOfThatNameIsAFolder) {
  const TempFolder folder;
  folder.Write("submission.json/a.png", "\x89PNG\r\n\x1a\n");
  const auto source = MakePathsSource({folder.path()}, {});
  EXPECT_EQ((*source->Next())->source, folder / "submission.json/a.png");
}

}  // namespace
}  // namespace brandlint
