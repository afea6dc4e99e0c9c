// SPDX-License-Identifier: MIT
// A folder that lives as long as a test.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

namespace brandlint {

class TempFolder {
 public:
  TempFolder() {
    std::string name = testing::TempDir() + "brandlint-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category());
    path_ = std::filesystem::canonical(name).native();
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::string& path() const { return path_; }  // without links
  std::string operator/(std::string_view below) const { return path_ + "/" + std::string(below); }

  // Makes a file, and the folders on the way to it; answers its path.
  std::string Write(std::string_view below, std::string_view content) const {
    const std::string file = *this / below;
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    std::ofstream out(file, std::ios::binary);
    out << content;
    out.close();
    EXPECT_TRUE(out) << file;
    return file;
  }
  void MakeFolder(std::string_view below) const {
    std::filesystem::create_directories(*this / below);
  }
  void MakeLink(const std::string& target, std::string_view below) const {
    std::filesystem::create_symlink(target, *this / below);
  }
  void MakePipe(std::string_view below) const {
    ASSERT_EQ(::mkfifo((*this / below).c_str(), 0600), 0);
  }
  std::string Read(std::string_view below) const {
    std::ifstream in(*this / below, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_;
};

// Another working folder for as long as it lives.
class InFolder {
 public:
  explicit InFolder(const std::string& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;
  ~InFolder() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
  }

 private:
  std::filesystem::path before_;
};

}  // namespace brandlint
