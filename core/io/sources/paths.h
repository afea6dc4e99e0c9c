// SPDX-License-Identifier: MIT
// What `scan` and --files-from name: one path after the other, each read by the format that takes
// it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/io/source.h"

namespace brandlint {

// The submissions of all paths, in the order given; "-" is a catalogue on standard input. A path
// that is not there is a submission with the problem "path-missing" (or "path-unreadable"), and the
// others go on.
std::unique_ptr<Source> MakePathsSource(std::vector<std::string> paths,
                                        const SourceOptions& options);

// How many of the paths are there. None of several: nothing can be checked, which is wrong usage.
std::size_t CountExisting(std::span<const std::string> paths);

// "nothing to check: looked for submission.json and pictures (png, jpg, ...); 12 other files were
// left alone".
std::string NothingToCheck(const Source& source);

}  // namespace brandlint
