// SPDX-License-Identifier: MIT
#include "core/io/file_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temp_folder.h"

namespace brandlint {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::int64_t kMuch = 1 << 20;

std::unique_ptr<FileCache> Opened(const std::string& folder, std::int64_t most_bytes = kMuch) {
  auto cache = FileCache::Open(folder, most_bytes);
  EXPECT_TRUE(cache.ok());
  return *std::move(cache);
}

std::size_t FilesIn(const std::string& folder) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    files += entry.is_regular_file();
  return files;
}

TEST(FileCache, GivesBackWhatWasPut) {
  const TempFolder folder;
  const std::string path = folder.path() + "/on/the/way/cache";
  const std::string text("two\nlines and a \0 byte", 22);
  {
    const auto cache = Opened(path);
    EXPECT_EQ(cache->Get("abcdef"), std::nullopt);
    cache->Put("abcdef", text);
    cache->Put("abcde", "");
    EXPECT_EQ(cache->failure(), std::nullopt);
  }
  const auto again = Opened(path);
  EXPECT_EQ(again->Get("abcdef"), text);
  EXPECT_EQ(again->Get("abcde"), "");
  again->Put("abcdef", "new");
  EXPECT_EQ(again->Get("abcdef"), "new");
  EXPECT_EQ(FilesIn(path), 2U);
}

TEST(FileCache, TakesNothingThatIsDamaged) {
  const TempFolder folder;
  const std::string path = folder.path() + "/cache";
  const auto cache = Opened(path);
  cache->Put("abcdef", "a text");
  const std::string file = path + "/ab/cdef";
  std::string entry;
  std::getline(std::ifstream(file, std::ios::binary), entry, '\0');
  ASSERT_TRUE(entry.ends_with("a text"));
  for (std::size_t size = 0; size < entry.size(); ++size) {
    std::ofstream(file, std::ios::binary) << entry.substr(0, size);
    EXPECT_EQ(cache->Get("abcdef"), std::nullopt) << size;
  }
  std::ofstream(file, std::ios::binary) << entry << "x";
  EXPECT_EQ(cache->Get("abcdef"), std::nullopt);
  fs::remove(file);
  fs::create_directory(file);
  EXPECT_EQ(cache->Get("abcdef"), std::nullopt);
  fs::remove(file);
  fs::create_symlink("/etc/passwd", file);
  EXPECT_EQ(cache->Get("abcdef"), std::nullopt);
}

TEST(FileCache, WhatWasUsedLongestAgoGoesFirst) {
  const TempFolder folder;
  const std::string path = folder.path() + "/cache";
  const std::string text(1000, 'x');
  {
    const auto cache = Opened(path, 10'000);
    for (int i = 0; i < 20; ++i) {
      const std::string key = "key" + std::to_string(100 + i);
      cache->Put(key, text);
      // Each a day older than the one before; the first is used.
      const auto age = std::chrono::hours(24 * (i + 1));
      fs::last_write_time(path + "/ke/" + key.substr(2), fs::file_time_type::clock::now() - age);
    }
    EXPECT_EQ(cache->Get("key119"), text);
  }
  const auto cache = Opened(path, 10'000);
  EXPECT_EQ(FilesIn(path), 7U);  // four fifths of what fits
  for (const char* const kept : {"key119", "key100", "key105"})
    EXPECT_NE(cache->Get(kept), std::nullopt) << kept;
  EXPECT_EQ(cache->Get("key106"), std::nullopt);
}

TEST(FileCache, IsNotUsedWhereOthersMayWrite) {
  const TempFolder folder;
  const std::string path = folder.path() + "/cache";
  fs::create_directory(path);
  ASSERT_EQ(::chmod(path.c_str(), 0777), 0);
  const auto cache = FileCache::Open(path, kMuch);
  ASSERT_FALSE(cache.ok());
  EXPECT_EQ(cache.error().code, "cache");
  EXPECT_THAT(cache.error().message, HasSubstr("is not this user's alone"));
  std::ofstream(folder.path() + "/file") << "x";
  EXPECT_FALSE(FileCache::Open(folder.path() + "/file", kMuch).ok());
  EXPECT_FALSE(FileCache::Open(folder.path() + "/file/cache", kMuch).ok());
}

TEST(FileCache, GivesUpAfterTheFirstFailure) {
  const TempFolder folder;
  const std::string path = folder.path() + "/cache";
  const auto cache = Opened(path);
  std::ofstream(path + "/ab") << "in the way of a folder";
  cache->Put("abcdef", "text");
  ASSERT_TRUE(cache->failure());
  EXPECT_THAT(cache->failure()->message, HasSubstr(path + ": "));
  cache->Put("cdefgh", "text");
  EXPECT_EQ(cache->Get("cdefgh"), std::nullopt);
}

// As several processes do: whoever is last wins, and nobody ever reads a half.
TEST(FileCache, IsWrittenWholeWhileOthersRead) {
  const TempFolder folder;
  const std::string path = folder.path() + "/cache";
  const std::string text(200'000, 'y');
  std::vector<std::jthread> threads;
  threads.emplace_back([&] {
    const auto cache = Opened(path);
    for (int i = 0; i < 100; ++i) cache->Put("abcdef", text);
  });
  const auto cache = Opened(path);
  for (int i = 0; i < 300; ++i) {
    if (const auto read = cache->Get("abcdef")) {
      EXPECT_EQ(*read, text);
    }
  }
}

}  // namespace
}  // namespace brandlint
