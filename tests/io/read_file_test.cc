// SPDX-License-Identifier: MIT
#include "core/io/read_file.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "core/io/unique_fd.h"
#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

constexpr auto kBound = &Limits::file_bytes;

std::string CodeOf(const std::string& file, Links links = Links::kRefuse, Limits limits = {}) {
  const Result<Bytes> bytes = ReadFile(file, limits, kBound, links);
  return bytes ? "ok" : bytes.error().code;
}

TEST(ReadFile, ReadsEveryByte) {
  const TempFolder folder;
  std::string content(300'000, 'x');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 7);
  const Result<Bytes> bytes =
      ReadFile(folder.Write("a", content), Limits(), kBound, Links::kRefuse);
  ASSERT_TRUE(bytes.ok());
  EXPECT_EQ(AsText(*bytes), content);
}

TEST(ReadFile, AnEmptyFileIsNoError) {
  const TempFolder folder;
  const Result<Bytes> bytes = ReadFile(folder.Write("a", ""), Limits(), kBound, Links::kRefuse);
  ASSERT_TRUE(bytes.ok());
  EXPECT_TRUE(bytes->empty());
}

TEST(ReadFile, TheLimitItselfIsAllowed) {
  const TempFolder folder;
  const std::string file = folder.Write("a", "12345");
  Limits limits;
  limits.file_bytes = 5;
  EXPECT_EQ(CodeOf(file, Links::kRefuse, limits), "ok");
  limits.file_bytes = 4;
  const Result<Bytes> bytes = ReadFile(file, limits, kBound, Links::kRefuse);
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().code, "file-too-large");
  EXPECT_EQ(bytes.error().message, "5 bytes are more than the limit of 4 (file_bytes)");
}

// Its size is said to be 0, but it has content: the limit must hold while reading, too.
TEST(ReadFile, ALimitHoldsForFilesThatHideTheirSize) {
  EXPECT_EQ(CodeOf("/proc/self/status", Links::kFollow), "ok");
  Limits limits;
  limits.file_bytes = 10;
  EXPECT_EQ(CodeOf("/proc/self/status", Links::kFollow, limits), "file-too-large");
}

TEST(ReadFile, AFileOfTheHighestSizeIsRefusedWithoutReading) {
  const TempFolder folder;
  const std::string file = folder.Write("sparse", "");
  ASSERT_EQ(::truncate(file.c_str(), std::int64_t{1} << 40), 0);  // a terabyte of nothing
  EXPECT_EQ(CodeOf(file), "file-too-large");
}

TEST(ReadFile, SpecialFilesAreNamedAndDoNotHang) {
  const TempFolder folder;
  folder.MakeFolder("folder");
  folder.MakePipe("pipe");
  const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, (folder / "s").c_str());
  ASSERT_EQ(::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);

  const auto message = [&](const std::string& file) {
    const Result<Bytes> bytes = ReadFile(file, Limits(), kBound, Links::kRefuse);
    return bytes ? "ok" : bytes.error().code + ": " + bytes.error().message;
  };
  EXPECT_EQ(message(folder / "folder"), "file-not-regular: is a folder, not a regular file");
  EXPECT_EQ(message(folder / "pipe"), "file-not-regular: is a named pipe, not a regular file");
  EXPECT_EQ(message(folder / "s"), "file-not-regular: is a socket, not a regular file");
  EXPECT_EQ(message("/dev/zero"), "file-not-regular: is a device, not a regular file");
}

TEST(ReadFile, WhatIsNotThereIsMissing) {
  const TempFolder folder;
  folder.Write("file", "x");
  EXPECT_EQ(CodeOf(folder / "nothing"), "file-missing");
  EXPECT_EQ(CodeOf(folder / "file/below"), "file-missing");
  EXPECT_EQ(CodeOf(""), "file-missing");
  // The system would stop at the NUL and open "file".
  EXPECT_EQ(CodeOf((folder / "file") + std::string("\0.png", 5)), "file-missing");
  EXPECT_EQ(CodeOf(folder / std::string(300, 'n')), "file-unreadable");
}

TEST(ReadFile, LinksAreFollowedOnlyWhenAsked) {
  const TempFolder folder;
  folder.Write("inner/file", "x");
  folder.MakeLink(folder / "inner/file", "link");
  folder.MakeLink(folder / "inner", "folder-link");
  folder.MakeLink("loop", "loop");
  EXPECT_EQ(CodeOf(folder / "link", Links::kFollow), "ok");
  EXPECT_EQ(CodeOf(folder / "folder-link/file", Links::kFollow), "ok");
  EXPECT_EQ(CodeOf(folder / "link", Links::kRefuse), "file-link");
  EXPECT_EQ(CodeOf(folder / "folder-link/file", Links::kRefuse), "file-link");
  EXPECT_EQ(CodeOf(folder / "loop", Links::kRefuse), "file-link");
}

// Root may read everything, so the test becomes somebody else for a moment.
TEST(ReadFile, WithoutPermissionItSaysSo) {
  const TempFolder folder;
  const std::string file = folder.Write("secret", "x");
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
  ASSERT_EQ(::chmod(file.c_str(), 0), 0);
  const uid_t self = ::geteuid();
  constexpr uid_t kNobody = 65534;
  if (self == 0) {
    ASSERT_EQ(::seteuid(kNobody), 0);
  }
  const Result<Bytes> bytes = ReadFile(file, Limits(), kBound, Links::kRefuse);
  if (self == 0) {
    ASSERT_EQ(::seteuid(self), 0);
  }
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().code, "file-unreadable");
  EXPECT_EQ(bytes.error().message, "cannot be read: permission denied");
}

TEST(ReadHead, StopsAfterCount) {
  const TempFolder folder;
  const std::string file = folder.Write("a", "0123456789");
  EXPECT_EQ(AsText(*ReadHead(file, 4, Links::kRefuse)), "0123");
  EXPECT_EQ(AsText(*ReadHead(file, 10, Links::kRefuse)), "0123456789");
  EXPECT_EQ(AsText(*ReadHead(file, 99, Links::kRefuse)), "0123456789");
  EXPECT_FALSE(ReadHead(folder / "b", 4, Links::kRefuse).ok());
}

TEST(ResolvePath, UndoesLinksAndDots) {
  const TempFolder folder;
  folder.Write("inner/file", "x");
  folder.MakeLink("inner", "link");
  folder.MakeLink("nowhere", "dangling");
  folder.MakeLink("loop", "loop");
  EXPECT_EQ(*ResolvePath(folder / "link/../link/./file"), folder / "inner/file");
  EXPECT_EQ(ResolvePath(folder / "dangling").error().code, "file-missing");
  EXPECT_EQ(ResolvePath(folder / "loop").error().code, "file-missing");
  EXPECT_EQ(ResolvePath("").error().code, "file-missing");
}

}  // namespace
}  // namespace brandlint
