// SPDX-License-Identifier: MIT
#include "core/io/file_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/filesystem/operations.hpp>
#include <cerrno>
#include <ctime>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/digest.h"
#include "core/base/utf8.h"
#include "core/io/system_error.h"
#include "core/io/unique_fd.h"
#include "core/io/write_all.h"

namespace brandlint {
namespace {

namespace fs = boost::filesystem;

constexpr std::size_t kDigestLetters = 64;
constexpr mode_t kOwnFolder = 0700, kOwnFile = 0600;

// When an entry that is used was last touched longer ago, it is touched: often enough to know which
// were used longest ago.
constexpr std::time_t kTouchSeconds = 3600;

// An entry is the SHA-256 of its text, a line feed, the text.
std::optional<std::string> TextOf(const std::string& entry) {
  if (entry.size() <= kDigestLetters || entry[kDigestLetters] != '\n') return std::nullopt;
  std::string text = entry.substr(kDigestLetters + 1);
  if (Sha256Hex(AsBytes(text)) != entry.substr(0, kDigestLetters)) return std::nullopt;
  return text;
}

}  // namespace

Result<std::unique_ptr<FileCache>> FileCache::Open(const std::string& folder,
                                                   std::int64_t most_bytes) {
  const auto failed = [&](const std::string& why) {
    return Error{"cache", EscapeForDisplay(folder) + ": " + why};
  };
  boost::system::error_code error;
  const fs::path path(folder);
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) return failed(SystemReason(error.value()));
  if (::mkdir(folder.c_str(), kOwnFolder) != 0 && errno != EEXIST)
    return failed(SystemReason(errno));
  struct stat facts {};
  if (::stat(folder.c_str(), &facts) != 0) return failed(SystemReason(errno));
  if (!S_ISDIR(facts.st_mode)) return failed("is not a folder");
  if (facts.st_uid != ::geteuid() || (facts.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    return failed("is not this user's alone; others could put verdicts into it");
  return std::unique_ptr<FileCache>(new FileCache(folder, most_bytes));
}

FileCache::~FileCache() {
  if (wrote_) MakeRoom();
}

std::string FileCache::FileOf(const std::string& key) const {
  CHECK(key.size() > 2 && key.find('/') == std::string::npos);
  return folder_ + "/" + key.substr(0, 2) + "/" + key.substr(2);
}

std::optional<std::string> FileCache::Get(const std::string& key) {
  const UniqueFd fd(::open(FileOf(key).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat facts {};
  if (!fd || ::fstat(fd.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  std::string entry;
  std::array<char, 16 * 1024> buffer;
  while (true) {
    const ssize_t done = ::read(fd.get(), buffer.data(), buffer.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return std::nullopt;
    if (done == 0) break;
    entry.append(buffer.data(), static_cast<std::size_t>(done));
  }
  auto text = TextOf(entry);
  if (text && std::time(nullptr) - facts.st_mtim.tv_sec > kTouchSeconds)
    ::futimens(fd.get(), nullptr);
  return text;
}

void FileCache::Put(const std::string& key, std::string_view text) {
  if (failure_) return;
  const std::string file = FileOf(key);
  const std::string folder = file.substr(0, file.rfind('/'));
  const std::string made = file + "." + std::to_string(::getpid()) + ".tmp";
  const auto fail = [&] {
    failure_ = Error{"cache", EscapeForDisplay(folder_) + ": " + SystemReason(errno)};
    ::unlink(made.c_str());
  };
  if (::mkdir(folder.c_str(), kOwnFolder) != 0 && errno != EEXIST) return fail();
  UniqueFd fd(
      ::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kOwnFile));
  if (!fd) return fail();
  if (!WriteAll(fd.get(), Sha256Hex(AsBytes(text)) + "\n") || !WriteAll(fd.get(), text))
    return fail();
  // Closed before it is moved: some file systems tell only then that the disk is full.
  if (::close(fd.release()) != 0 || ::rename(made.c_str(), file.c_str()) != 0) return fail();
  wrote_ = true;
}

void FileCache::MakeRoom() const {
  struct Entry {
    std::time_t used;
    std::int64_t bytes;
    std::string file;
  };
  std::vector<Entry> entries;
  std::int64_t bytes = 0;
  boost::system::error_code ignored;
  for (fs::recursive_directory_iterator at(folder_, ignored), end; at != end;
       at.increment(ignored)) {
    struct stat facts {};
    if (::lstat(at->path().c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
    entries.push_back({facts.st_mtim.tv_sec, facts.st_size, at->path().native()});
    bytes += facts.st_size;
  }
  if (bytes <= most_bytes_) return;
  std::ranges::sort(entries, {}, [](const Entry& entry) {
    return std::pair<std::time_t, const std::string&>(entry.used, entry.file);
  });
  const std::int64_t wanted = most_bytes_ / 5 * 4;
  for (const Entry& entry : entries) {
    if (bytes <= wanted) break;
    // Another process may have been quicker.
    ::unlink(entry.file.c_str());
    bytes -= entry.bytes;
  }
}

}  // namespace brandlint
