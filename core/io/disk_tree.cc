// SPDX-License-Identifier: MIT
#include <utility>

#include "core/io/file_name.h"
#include "core/io/read_file.h"
#include "core/io/tree.h"

namespace brandlint {
namespace {

class DiskTree final : public Tree {
 public:
  explicit DiskTree(std::string root) : root_(std::move(root)) {}

  Result<std::vector<FolderEntry>> List(const std::string& below, std::size_t most) const override {
    return ListFolder(JoinName(root_, below), most);
  }
  bool LeadsToFolder(const std::string& below) const override {
    return brandlint::LeadsToFolder(JoinName(root_, below));
  }
  Result<Bytes> Head(const std::string& below, std::size_t count) const override {
    return ReadHead(JoinName(root_, below), count, Links::kRefuse);
  }
  Result<Bytes> Read(const std::string& below,
                     const Limits& limits,
                     std::int64_t Limits::*bound) const override {
    return ReadFile(JoinName(root_, below), limits, bound, Links::kRefuse);
  }
  TreeFile Place(const std::string& below) const override {
    return {JoinName(root_, below), nullptr};
  }
  Result<TreeFile> Locate(const std::string& below) const override {
    const std::string file = JoinName(root_, below);
    const Result<std::string> resolved = ResolvePath(file);
    if (!resolved) return resolved.error();
    // The folder itself is no picture, but it is not outside either: reading it will say so.
    const std::string inside = root_.ends_with('/') ? root_ : root_ + "/";
    if (!(*resolved + "/").starts_with(inside))
      return Error{"path-outside", "leads out of the folder through a symbolic link"};
    return TreeFile{file, nullptr};
  }

 private:
  const std::string root_;
};

}  // namespace

std::shared_ptr<const Tree> MakeDiskTree(std::string root) {
  return std::make_shared<DiskTree>(std::move(root));
}

}  // namespace brandlint
