// SPDX-License-Identifier: MIT
// A file that somebody named: taken as a picture, whatever its name says.
#include "core/io/source.h"
#include "core/io/sources/arguments.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {
namespace {

std::unique_ptr<Source> Open(const GivenPath& path, const SourceOptions& options) {
  return MakeSingleSource(LoosePicture(path.raw, {path.resolved, nullptr}, options.role));
}

}  // namespace

extern constinit const PathFormat kLooseFormat{
    .id = "picture",
    .summary = "a picture: a submission of its own, with nothing else in it",
    .takes = [](const GivenPath&) { return true; },
    .open = Open,
};

}  // namespace brandlint
