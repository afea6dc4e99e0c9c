// SPDX-License-Identifier: MIT
#include "core/io/list_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <boost/filesystem/operations.hpp>
#include <cerrno>
#include <memory>
#include <string_view>

#include "core/io/read_file.h"
#include "core/io/system_error.h"
#include "core/io/unique_fd.h"

namespace brandlint {
namespace {

namespace fs = boost::filesystem;

struct Close {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

FolderEntry::Kind KindOf(mode_t mode) {
  if (S_ISREG(mode)) return FolderEntry::Kind::kFile;
  if (S_ISDIR(mode)) return FolderEntry::Kind::kFolder;
  if (S_ISLNK(mode)) return FolderEntry::Kind::kLink;
  return FolderEntry::Kind::kOther;
}

Error Unreadable(int number) {
  return {"folder-unreadable", "cannot be read: " + SystemReason(number)};
}

}  // namespace

Result<std::vector<FolderEntry>> ListFolder(const std::string& folder, std::size_t most) {
  UniqueFd fd(OpenWithoutLinks(folder, O_DIRECTORY));
  if (!fd) return Unreadable(errno);
  const std::unique_ptr<DIR, Close> opened(::fdopendir(fd.get()));
  if (!opened) return Unreadable(errno);
  (void)fd.release();  // it belongs to the DIR now

  std::vector<FolderEntry> entries;
  while (true) {
    errno = 0;
    const dirent* const next = ::readdir(opened.get());
    if (next == nullptr) {
      if (errno != 0) return Unreadable(errno);
      break;
    }
    const std::string_view name = next->d_name;
    if (name == "." || name == "..") continue;
    if (entries.size() == most) return Error{"limit-folder-files", "holds too many files"};
    struct stat facts {};  // of what is gone since it was listed: kOther
    ::fstatat(::dirfd(opened.get()), next->d_name, &facts, AT_SYMLINK_NOFOLLOW);
    entries.push_back({std::string(name), KindOf(facts.st_mode)});
  }
  std::ranges::sort(entries, {}, &FolderEntry::name);
  return entries;
}

bool LeadsToFolder(const std::string& link) {
  boost::system::error_code failed;
  return fs::is_directory(link, failed);
}

}  // namespace brandlint
