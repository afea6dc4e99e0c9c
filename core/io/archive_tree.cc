// SPDX-License-Identifier: MIT
#include "core/io/archive_tree.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/io/file_name.h"
#include "core/io/read_file.h"

namespace brandlint {
namespace {

using Content = std::shared_ptr<const Bytes>;

class ArchiveTree final : public Tree {
 public:
  // False when something else has the name.
  bool Add(const std::string& name, Bytes content) {
    if (files_.contains(name) || folders_.contains(name)) return false;
    for (std::string folder = Above(name); !folder.empty(); folder = Above(folder)) {
      if (files_.contains(folder)) return false;
    }
    files_[name] = std::make_shared<const Bytes>(std::move(content));
    // Each folder above is an entry of the one above it, once.
    for (std::string child = name; !child.empty(); child = Above(child)) {
      const bool file = child.size() == name.size();
      std::map<std::string, FolderEntry::Kind>& entries = folders_[Above(child)];
      const bool fresh = entries
                             .emplace(std::string(BaseName(child)),
                                      file ? FolderEntry::Kind::kFile : FolderEntry::Kind::kFolder)
                             .second;
      if (!fresh) break;
    }
    return true;
  }

  Result<std::vector<FolderEntry>> List(const std::string& below, std::size_t most) const override {
    std::vector<FolderEntry> entries;
    const auto folder = folders_.find(below);
    if (folder == folders_.end()) return entries;  // an archive with nothing to look at
    if (folder->second.size() > most) return Error{"limit-folder-files", "holds too many files"};
    for (const auto& [name, kind] : folder->second) entries.push_back({name, kind});
    return entries;
  }

  bool LeadsToFolder(const std::string&) const override { return false; }

  Result<Bytes> Head(const std::string& below, std::size_t count) const override {
    const Content content = Find(below);
    if (!content) return Missing();
    const ByteView head = ByteView(*content).first(std::min(count, content->size()));
    return Bytes(head.begin(), head.end());
  }

  Result<Bytes> Read(const std::string& below,
                     const Limits& limits,
                     std::int64_t Limits::*bound) const override {
    const Content content = Find(below);
    if (!content) return Missing();
    if (std::ssize(*content) > limits.*bound)
      return TooLarge(std::ssize(*content), limits.*bound, bound);
    return *content;
  }

  TreeFile Place(const std::string& below) const override { return {"", Find(below)}; }

  Result<TreeFile> Locate(const std::string& below) const override {
    Content content = Find(below);
    if (!content) return Missing();
    return TreeFile{"", std::move(content)};
  }

 private:
  // "a" of "a/b", "" of "a".
  static std::string Above(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    return slash == std::string::npos ? "" : name.substr(0, slash);
  }

  static Error Missing() { return {"file-missing", "is not in the archive"}; }

  Content Find(const std::string& below) const {
    const auto file = files_.find(below);
    return file == files_.end() ? nullptr : file->second;
  }

  std::map<std::string, Content> files_;
  std::map<std::string, std::map<std::string, FolderEntry::Kind>> folders_;
};

}  // namespace

std::shared_ptr<const Tree> MakeArchiveTree(std::vector<Unpacked::Member> members,
                                            std::vector<ArchiveProblem>& problems) {
  auto tree = std::make_shared<ArchiveTree>();
  for (Unpacked::Member& member : members) {
    if (!tree->Add(member.name, std::move(member.content)))
      problems.push_back({member.name, "archive-twice", "is there twice"});
  }
  return tree;
}

}  // namespace brandlint
