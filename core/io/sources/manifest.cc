// SPDX-License-Identifier: MIT
// A manifest that somebody named. As submission.json it speaks for its folder, as when the folder
// is named; under another name only for what it lists, because there may be several beside it.
#include "core/io/file_name.h"
#include "core/io/source.h"
#include "core/io/sources/arguments.h"
#include "core/io/sources/folder.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {
namespace {

std::unique_ptr<Source> Open(const GivenPath& path, const SourceOptions& options) {
  const std::string name(BaseName(path.resolved));
  const std::string folder = path.resolved.substr(0, path.resolved.size() - name.size());
  const std::shared_ptr<const Tree> tree = MakeDiskTree(folder);
  FolderContent content;
  if (name == kManifestName) content = ContentOfSubmission(tree, options);
  return MakeSingleSource(ManifestSubmission(path.raw, *tree, "", name, content, options.limits));
}

}  // namespace

extern constinit const PathFormat kManifestFormat{
    .id = "manifest",
    .summary = "a submission.json, or another .json of the same form: one submission",
    .takes = [](const GivenPath& path) { return path.resolved.ends_with(".json"); },
    .open = Open,
};

}  // namespace brandlint
