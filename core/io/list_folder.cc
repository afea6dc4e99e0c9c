// SPDX-License-Identifier: MIT
#include "core/io/list_folder.h"

#include <algorithm>
#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include "core/io/system_error.h"

namespace brandlint {
namespace {

namespace fs = boost::filesystem;

FolderEntry::Kind KindOf(fs::file_type type) {
  switch (type) {
    case fs::regular_file:
      return FolderEntry::Kind::kFile;
    case fs::directory_file:
      return FolderEntry::Kind::kFolder;
    case fs::symlink_file:
      return FolderEntry::Kind::kLink;
    default:
      return FolderEntry::Kind::kOther;
  }
}

Error Unreadable(const boost::system::error_code& failed) {
  return {"folder-unreadable", "cannot be read: " + SystemReason(failed.value())};
}

}  // namespace

Result<std::vector<FolderEntry>> ListFolder(const std::string& folder, std::size_t most) {
  boost::system::error_code failed;
  fs::directory_iterator next(folder, failed);
  if (failed) return Unreadable(failed);

  std::vector<FolderEntry> entries;
  while (next != fs::directory_iterator()) {
    if (entries.size() == most) return Error{"limit-folder-files", "holds too many files"};
    boost::system::error_code gone;  // since it was listed: then it is kOther
    entries.push_back(
        {next->path().filename().native(), KindOf(next->symlink_status(gone).type())});
    next.increment(failed);
    if (failed) return Unreadable(failed);
  }
  std::ranges::sort(entries, {}, &FolderEntry::name);
  return entries;
}

bool LeadsToFolder(const std::string& link) {
  boost::system::error_code failed;
  return fs::is_directory(link, failed);
}

}  // namespace brandlint
