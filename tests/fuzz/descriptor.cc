// SPDX-License-Identifier: MIT
// A descriptor of any kind: the first byte says of which, the rest stands in all of its files.
#include "core/io/descriptors/descriptor.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/check.h"

namespace brandlint {
namespace {

// Every file has the same content, and there are files and folders that the kinds look for.
class Everywhere final : public Tree {
 public:
  explicit Everywhere(Bytes content) : content_(std::move(content)) {}

  Result<std::vector<FolderEntry>> List(const std::string&, std::size_t) const override {
    return std::vector<FolderEntry>{{"de", FolderEntry::Kind::kFolder},
                                    {"de.lproj", FolderEntry::Kind::kFolder},
                                    {"mipmap-hdpi", FolderEntry::Kind::kFolder},
                                    {"values-de", FolderEntry::Kind::kFolder},
                                    {"icon.png", FolderEntry::Kind::kFile},
                                    {"icon.xml", FolderEntry::Kind::kFile},
                                    {"package.nls.fr.json", FolderEntry::Kind::kFile}};
  }
  bool LeadsToFolder(const std::string&) const override { return false; }
  Result<Bytes> Head(const std::string&, std::size_t) const override { return content_; }
  Result<Bytes> Read(const std::string&, const Limits&, std::int64_t Limits::*) const override {
    return content_;
  }
  TreeFile Place(const std::string&) const override { return {"x", nullptr}; }
  Result<TreeFile> Locate(const std::string&) const override { return TreeFile{"x", nullptr}; }

 private:
  const Bytes content_;
};

}  // namespace
}  // namespace brandlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  if (size == 0) return 0;
  const auto kinds = Descriptors();
  const std::string name(kinds[data[0] % kinds.size()]->file);
  const Everywhere tree(Bytes(data + 1, data + size));
  const auto found = FindDescriptor(tree, "", {{name, FolderEntry::Kind::kFile}}, {});
  if (!found) return 0;
  CHECK(found->reading.submission.assets.size() == found->reading.asset_places.size());
  CHECK(found->kind != nullptr || !found->reading.submission.problems.empty());
  for (const Asset& asset : found->reading.submission.assets) {
    CHECK(!asset.path.starts_with('/') &&
          ("/" + asset.path + "/").find("/../") == std::string::npos);
  }
  return 0;
}
