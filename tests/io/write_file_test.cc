// SPDX-License-Identifier: MIT
#include "core/io/write_file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>

#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

std::size_t FilesIn(const TempFolder& folder) {
  const std::filesystem::directory_iterator files(folder.path());
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

TEST(WriteFile, MakesAndReplacesAFileAndLeavesNothingElse) {
  const TempFolder folder;
  ASSERT_TRUE(WriteFile(folder / "report.json", "old, and longer").ok());
  ASSERT_TRUE(WriteFile(folder / "report.json", "new").ok());
  EXPECT_EQ(folder.Read("report.json"), "new");
  EXPECT_EQ(FilesIn(folder), 1U);
}

TEST(WriteFile, KeepsThePermissionBitsOfAFile) {
  const TempFolder folder;
  const std::string file = folder.Write("report", "old");
  ASSERT_EQ(::chmod(file.c_str(), 0604), 0);
  ASSERT_TRUE(WriteFile(file, "new").ok());
  struct stat facts {};
  ASSERT_EQ(::stat(file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 07777, 0604U);
}

TEST(WriteFile, ReplacesWhatALinkLeadsTo) {
  const TempFolder folder;
  folder.Write("real", "old");
  folder.MakeLink("real", "link");
  ASSERT_TRUE(WriteFile(folder / "link", "new").ok());
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(folder.Read("real"), "new");
}

TEST(WriteFile, WritesToDevicesDirectly) {
  ASSERT_TRUE(WriteFile("/dev/null", "x").ok());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  const Result<void> full = WriteFile("/dev/full", "x");
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().message, "/dev/full: no space left on device");
}

TEST(WriteFile, SaysWhyItCannot) {
  const TempFolder folder;
  folder.MakeFolder("folder");
  const Result<void> missing = WriteFile(folder / "no/such/folder", "x");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "output-unwritable");
  EXPECT_EQ(missing.error().message, (folder / "no/such/folder") + ": no such file or directory");
  EXPECT_EQ(WriteFile(folder / "folder", "x").error().message,
            (folder / "folder") + ": is a directory");
  EXPECT_FALSE(WriteFile("", "x").ok());
}

// A limit on file size stands for the full disk: the write fails half way.
TEST(WriteFile, AWriteThatFailsLeavesTheOldContentWhole) {
  const TempFolder folder;
  const std::string file = folder.Write("report", "old");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{4096, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const Result<void> written = WriteFile(file, std::string(10'000, 'x'));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, SIG_DFL);

  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().message, file + ": file too large");
  EXPECT_EQ(folder.Read("report"), "old");
  EXPECT_EQ(FilesIn(folder), 1U);
}

}  // namespace
}  // namespace brandlint
