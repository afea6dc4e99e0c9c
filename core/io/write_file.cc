// SPDX-License-Identifier: MIT
#include "core/io/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem/operations.hpp>
#include <boost/filesystem/path.hpp>
#include <cerrno>
#include <cstdio>

#include "core/base/utf8.h"
#include "core/io/system_error.h"
#include "core/io/unique_fd.h"
#include "core/io/write_all.h"

namespace brandlint {
namespace {

namespace fs = boost::filesystem;

// Leftovers of killed runs with the same process id are stepped over; more than these are no
// accident.
constexpr int kNamesTried = 100;

constexpr mode_t kNewFile = 0666;  // as any program makes files; the umask takes away from it

// Makes a file beside `target` that did not exist before; sets `name`.
UniqueFd MakeBeside(const fs::path& target, std::string& name) {
  const std::string start = "." + target.filename().native() + "." + std::to_string(::getpid());
  for (int i = 0; i < kNamesTried; ++i) {
    name = (target.parent_path() / (start + "-" + std::to_string(i) + ".tmp")).native();
    UniqueFd fd(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFile));
    if (fd || errno != EEXIST) return fd;
  }
  return {};
}

// The rename itself reaches the disk with its folder. Not every file system can flush a folder,
// and the content is safe by then, so this may fail.
void FlushFolder(const fs::path& folder) {
  const UniqueFd fd(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd) ::fsync(fd.get());
}

}  // namespace

Result<void> WriteFile(const std::string& file, std::string_view content) {
  const auto failed = [&](int number) {
    return Error{"output-unwritable", EscapeForDisplay(file) + ": " + SystemReason(number)};
  };

  fs::path target = file;
  struct stat old {};
  const bool exists = ::stat(file.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return failed(EISDIR);
  if (exists && !S_ISREG(old.st_mode)) {
    const UniqueFd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!fd || !WriteAll(fd.get(), content)) return failed(errno);
    return {};
  }
  if (exists) {
    boost::system::error_code unresolved;
    target = fs::canonical(file, unresolved);
    if (unresolved) return failed(unresolved.value());
  }

  std::string name;
  UniqueFd fd = MakeBeside(target, name);
  if (!fd) return failed(errno);
  const bool whole = (!exists || ::fchmod(fd.get(), old.st_mode & 07777) == 0) &&
                     WriteAll(fd.get(), content) && ::fsync(fd.get()) == 0;
  // close() can be the first to tell of a full network disk.
  const bool closed = ::close(fd.release()) == 0;
  if (whole && closed && ::rename(name.c_str(), target.c_str()) == 0) {
    FlushFolder(target.parent_path());
    return {};
  }
  const int number = errno;
  ::unlink(name.c_str());
  return failed(number);
}

}  // namespace brandlint
