// SPDX-License-Identifier: MIT
// A folder: submissions with a manifest, and loose pictures, however deep they lie.
#pragma once

#include <memory>

#include "core/io/source.h"
#include "core/io/sources/make_submission.h"
#include "core/io/tree.h"

namespace brandlint {

// What belongs to the submission whose manifest lies at the root of `tree`: the pictures in it and
// below it, but not below another manifest.
FolderContent ContentOfSubmission(const std::shared_ptr<const Tree>& tree,
                                  const SourceOptions& options);

}  // namespace brandlint
