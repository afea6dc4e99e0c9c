// SPDX-License-Identifier: MIT
// A manifest that somebody named. As submission.json or as another descriptor it speaks for its
// folder, as when the folder is named; under another name only for what it lists, because there may
// be several beside it.
#include <utility>

#include "core/io/descriptors/descriptor.h"
#include "core/io/file_name.h"
#include "core/io/source.h"
#include "core/io/sources/arguments.h"
#include "core/io/sources/folder.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {
namespace {

bool Takes(const GivenPath& path) {
  return path.resolved.ends_with(".json") || IsDescriptorName(BaseName(path.resolved));
}

std::unique_ptr<Source> Open(const GivenPath& path, const SourceOptions& options) {
  const std::string name(BaseName(path.resolved));
  const std::string folder = path.resolved.substr(0, path.resolved.size() - name.size());
  const std::shared_ptr<const Tree> tree = MakeDiskTree(folder);
  auto manifest = FindManifest(*tree, "", {{name, FolderEntry::Kind::kFile}}, options.limits);
  FolderContent content;
  if (manifest) content = ContentOfSubmission(folder, options);
  if (!manifest) manifest = ReadManifest(*tree, "", name, options.limits);
  return MakeSingleSource(ManifestSubmission(path.raw, *tree, "", *std::move(manifest), content));
}

}  // namespace

extern constinit const PathFormat kManifestFormat{
    .id = "manifest",
    .summary =
        "a submission.json, or another .json of the same form, or another descriptor of an "
        "app: one submission",
    .takes = Takes,
    .open = Open,
};

}  // namespace brandlint
