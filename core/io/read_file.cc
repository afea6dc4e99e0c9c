// SPDX-License-Identifier: MIT
#include "core/io/read_file.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <boost/filesystem/operations.hpp>
#include <boost/filesystem/path.hpp>
#include <cerrno>
#include <cstring>
#include <optional>

#include "core/io/system_error.h"
#include "core/io/unique_fd.h"

namespace brandlint {
namespace {

constexpr int kOpenFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

Error ErrorOf(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {"file-missing", "no such file"};
    case ELOOP:
      return {"file-link", "a symbolic link is on the way to it, and links are not followed"};
    default:
      return {"file-unreadable", "cannot be read: " + SystemReason(number)};
  }
}

std::string_view KindOf(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

std::optional<Error> RefuseSpecial(const struct stat& facts) {
  if (S_ISREG(facts.st_mode)) return std::nullopt;
  return Error{"file-not-regular",
               "is " + std::string(KindOf(facts.st_mode)) + ", not a regular file"};
}

int Open(const std::string& file, Links links) {
  return links == Links::kFollow ? ::open(file.c_str(), kOpenFlags) : OpenWithoutLinks(file, 0);
}

// A regular file, open for reading.
Result<UniqueFd> OpenRegular(const std::string& file, Links links, struct stat& facts) {
  // The system would take the path to end there, and open another file.
  if (file.find('\0') != std::string::npos) return ErrorOf(ENOENT);

  // Opening a device can already do something, so it is asked for first; whoever swaps the file
  // between the two calls only gains a refusal.
  const int flags = links == Links::kRefuse ? AT_SYMLINK_NOFOLLOW : 0;
  if (::fstatat(AT_FDCWD, file.c_str(), &facts, flags) != 0) return ErrorOf(errno);
  if (S_ISLNK(facts.st_mode)) return ErrorOf(ELOOP);
  if (const auto refused = RefuseSpecial(facts)) return *refused;

  UniqueFd fd(Open(file, links));
  if (!fd) return ErrorOf(errno);
  if (::fstat(fd.get(), &facts) != 0) return ErrorOf(errno);
  if (const auto refused = RefuseSpecial(facts)) return *refused;
  return fd;
}

// Up to `count` bytes. A file that grows or shrinks meanwhile is read as far as it goes.
Result<Bytes> ReadUpTo(int fd, std::size_t count, std::size_t expected) {
  Bytes bytes(std::min(count, expected + 1));  // one more: the end is seen without growing
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) {
      if (size == count) break;
      bytes.resize(std::min(count, 2 * size + 4096));
    }
    const ssize_t got = ::read(fd, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return ErrorOf(errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return bytes;
}

std::string_view NameOf(std::int64_t Limits::*bound) {
  const auto all = AllLimits();
  const auto found = std::ranges::find(all, bound, &LimitInfo::member);
  CHECK(found != all.end());
  return found->name;
}

}  // namespace

int OpenWithoutLinks(const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<decltype(how.flags)>(kOpenFlags | flags);
  how.resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  const long fd = ::syscall(SYS_openat2, AT_FDCWD, path.c_str(), &how, sizeof how);
  if (fd >= 0) return static_cast<int>(fd);
  // Kernels before 5.6, and containers whose filter does not know the call: at least the last
  // part of the path is no link.
  if (errno == ENOSYS || errno == EPERM)
    return ::open(path.c_str(), kOpenFlags | flags | O_NOFOLLOW);
  return -1;
}

Error TooLarge(std::int64_t size, std::int64_t limit, std::int64_t Limits::*bound) {
  return {"file-too-large",
          std::to_string(size) + " bytes are more than the limit of " + std::to_string(limit) +
              " (" + std::string(NameOf(bound)) + ")"};
}

Result<Bytes> ReadFile(const std::string& file,
                       const Limits& limits,
                       std::int64_t Limits::*bound,
                       Links links) {
  struct stat facts {};
  const Result<UniqueFd> fd = OpenRegular(file, links, facts);
  if (!fd) return fd.error();

  const std::int64_t limit = std::max<std::int64_t>(limits.*bound, 0);
  const auto too_large = [&](std::int64_t size) { return TooLarge(size, limit, bound); };
  if (facts.st_size > limit) return too_large(facts.st_size);
  Result<Bytes> bytes = ReadUpTo(
      fd->get(), static_cast<std::size_t>(limit) + 1, static_cast<std::size_t>(facts.st_size));
  if (bytes.ok() && std::ssize(*bytes) > limit) return too_large(std::ssize(*bytes));
  return bytes;
}

Result<Bytes> ReadHead(const std::string& file, std::size_t count, Links links) {
  struct stat facts {};
  const Result<UniqueFd> fd = OpenRegular(file, links, facts);
  if (!fd) return fd.error();
  return ReadUpTo(fd->get(), count, count);
}

Result<std::string> ResolvePath(const std::string& file) {
  if (file.empty() || file.find('\0') != std::string::npos) return ErrorOf(ENOENT);
  boost::system::error_code failed;
  const boost::filesystem::path path = boost::filesystem::canonical(file, failed);
  if (!failed) return path.native();
  // A loop of links leads nowhere, as a link to something that is gone does.
  return ErrorOf(failed.value() == ELOOP ? ENOENT : failed.value());
}

}  // namespace brandlint
