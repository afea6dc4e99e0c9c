// SPDX-License-Identifier: MIT
// One folder's entries in an order that does not depend on the disk.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

struct FolderEntry {
  enum class Kind {
    kFile,    // a regular file
    kFolder,  //
    kLink,    // a symbolic link, whatever it leads to
    kOther,   // a named pipe, a socket, a device
  };

  std::string name;  // raw bytes
  Kind kind = Kind::kOther;
};

// The entries of a folder, sorted byte-wise by name, without "." and "..". Links are not followed,
// neither among the entries nor on the way to the folder, which is as ResolvePath gives it, joined
// with names that were found below: what takes a folder's place meanwhile is not entered.
//
// most  More entries than this are an error: half a folder would depend on the disk's order.
// Errors: "folder-unreadable" with the system's reason, "limit-folder-files" (without number and
// limit: the caller knows which limit it was). Messages do not name the folder.
Result<std::vector<FolderEntry>> ListFolder(const std::string& folder, std::size_t most);

// Whether a link leads to a folder. False when it leads nowhere.
bool LeadsToFolder(const std::string& link);

}  // namespace brandlint
