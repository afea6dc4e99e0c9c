// SPDX-License-Identifier: MIT
// A folder and all that lies below it, on the disk or in an archive. Names are raw and relative to
// it, "" for the folder itself. Messages do not name the thing: the caller puts its name in front.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/io/list_folder.h"
#include "core/model/limits.h"

namespace brandlint {

// What to open: one of the two.
struct TreeFile {
  std::string file;                      // a path without links
  std::shared_ptr<const Bytes> content;  // a member of an archive, in memory
};

class Tree {
 public:
  virtual ~Tree() = default;

  // As ListFolder.
  virtual Result<std::vector<FolderEntry>> List(const std::string& below,
                                                std::size_t most) const = 0;

  // Whether a link leads to a folder. False when it leads nowhere.
  virtual bool LeadsToFolder(const std::string& below) const = 0;

  // As ReadHead and ReadFile of read_file.h; links are refused.
  virtual Result<Bytes> Head(const std::string& below, std::size_t count) const = 0;
  virtual Result<Bytes> Read(const std::string& below,
                             const Limits& limits,
                             std::int64_t Limits::*bound) const = 0;

  // For something that was found by walking.
  virtual TreeFile Place(const std::string& below) const = 0;

  // For something that a manifest names. Errors: "file-missing", "file-unreadable", "path-outside"
  // (a link on the way leads out of the tree).
  virtual Result<TreeFile> Locate(const std::string& below) const = 0;
};

// root  Without links, as ResolvePath gives it.
std::shared_ptr<const Tree> MakeDiskTree(std::string root);

}  // namespace brandlint
