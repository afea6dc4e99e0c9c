// SPDX-License-Identifier: MIT
#include "core/io/ignore_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "core/io/sources/paths.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

using testing::ElementsAre;

TEST(IgnoreRules, AreThoseOfGit) {
  const IgnoreRules rules(
      "# a "
      "comment\n\n*.bmp\n!keep.bmp\nnode_modules/\n/build\ndocs/*.png\n**/cache/**\na/**/z.png\n"
      "\\#odd\n\\!odd\nspaces.png   \nkept\\ \nlog[0-9].png\nold.png\r\n");
  for (const char* const path : {"x.bmp",
                                 "a/b/x.bmp",
                                 "docs/a.png",
                                 "x/cache/y",
                                 "cache/y/z",
                                 "a/z.png",
                                 "a/b/c/z.png",
                                 "#odd",
                                 "d/!odd",
                                 "spaces.png",
                                 "kept ",
                                 "log7.png",
                                 "build",
                                 "old.png"})
    EXPECT_TRUE(rules.Ignores(path, false)) << path;
  for (const char* const path : {"keep.bmp",
                                 "a/keep.bmp",
                                 "docs/a/b.png",
                                 "other/docs/a.png",
                                 "cache",
                                 "a/build",
                                 "z.png",
                                 "node_modules",
                                 "logx.png",
                                 "comment",
                                 "kept"})
    EXPECT_FALSE(rules.Ignores(path, false)) << path;
  EXPECT_TRUE(rules.Ignores("a/node_modules", true));
}

TEST(IgnoreRules, MayBeAnything) {
  for (const char* const text : {"", "/", "!", "!/", "//", "***", "[", "a[", "**/", "/**", "\\"}) {
    const IgnoreRules rules(text);
    rules.Ignores("a/b", false);
    rules.Ignores("", true);
  }
}

// Random patterns over random paths, against git where it is installed.
TEST(IgnoreRules, AgreeWithGit) {
  if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
  const TempFolder folder;
  ASSERT_EQ(std::system(("git init -q " + folder.path() + " >/dev/null 2>&1").c_str()), 0);
  std::mt19937 random(20261125);
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  std::vector<std::string> paths;
  for (int i = 0; i < 60; ++i) {
    std::string path = pick({"a", "b", "ab", "c.png"});
    for (unsigned n = static_cast<unsigned>(random() % 3); n > 0; --n)
      path += "/" + pick({"a", "b", "ab", "c.png", "d.png"});
    paths.push_back(path);
  }
  int ignored = 0;
  for (int round = 0; round < 40; ++round) {
    std::string text;
    for (unsigned lines = static_cast<unsigned>(random() % 4) + 1; lines > 0; --lines) {
      // A "!" is left out: git asks for the folders above, too, and so does the walk.
      text += pick({"", "", "/"}) + pick({"a", "*", "a*", "?", "**", "c.png", "*.png", "[ab]"}) +
              pick({"", "", "/b", "/**", "/*", "/**/d.png"}) + "\n";
    }
    folder.Write(".gitignore", text);
    std::string list;
    for (const std::string& path : paths) list += path + "\n";
    folder.Write("list", list);
    const std::string command =
        "cd " + folder.path() + " && git check-ignore --no-index --stdin < list > out 2>/dev/null";
    [[maybe_unused]] const int code = std::system(command.c_str());
    const std::string out = "\n" + folder.Read("out");
    const IgnoreRules rules(text);
    for (const std::string& path : paths) {
      bool ours = false;
      for (std::size_t slash = path.find('/'); !ours && slash != std::string::npos;
           slash = path.find('/', slash + 1))
        ours = rules.Ignores(path.substr(0, slash), true);
      ours = ours || rules.Ignores(path, false);
      ignored += ours ? 1 : 0;
      EXPECT_EQ(ours, out.find("\n" + path + "\n") != std::string::npos) << text << path;
    }
  }
  EXPECT_GT(ignored, 300);
}

TEST(IgnoredFiles, AreNotLookedAtUnlessTheyAreNamed) {
  const TempFolder folder;
  folder.Write("a/x.png", "pixels");
  folder.Write("a/old/y.png", "pixels");
  folder.Write("b/submission.json",
               R"({"schema": "brandlint.submission/1", "app": {"name": "Lumapay"},
                   "assets": [{"path": "old.png"}]})");
  folder.Write("b/old.png", "pixels");
  folder.Write("b/other-old.png", "pixels");
  SourceOptions options;
  options.ignored = [&](const std::string& path, bool is_folder) {
    return IgnoreRules("old/\n*old.png").Ignores(path.substr(folder.path().size() + 1), is_folder);
  };
  const auto sources = [&](const std::string& path) {
    const auto source = MakePathsSource({path}, options);
    std::vector<std::string> told;
    while (true) {
      auto next = source->Next();
      if (!next || !*next) return told;
      for (const Asset& asset : (*next)->assets)
        told.push_back(asset.path.substr(asset.path.rfind('/') + 1));
    }
  };
  EXPECT_THAT(sources(folder.path()), ElementsAre("x.png", "old.png"));
  EXPECT_THAT(sources(folder / "b/other-old.png"), ElementsAre("other-old.png"));
  EXPECT_THAT(sources(folder / "a/old"), ElementsAre("y.png"));
}

}  // namespace
}  // namespace brandlint
