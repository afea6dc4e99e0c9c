// SPDX-License-Identifier: MIT
// A folder: submissions with a manifest, and loose pictures, however deep they lie.
#pragma once

#include <string>

#include "core/io/source.h"
#include "core/io/sources/make_submission.h"

namespace brandlint {

// What belongs to the submission whose manifest lies in `folder` (without links): the pictures in
// it and below it, but not below another manifest.
FolderContent ContentOfSubmission(const std::string& folder, const SourceOptions& options);

}  // namespace brandlint
