// SPDX-License-Identifier: MIT
// The metadata of a store listing as fastlane keeps it: a folder of folders of small texts.
// Sources: docs.fastlane.tools, actions "supply" (Android) and "deliver" (iOS).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codec/submission.h"
#include "core/io/tree.h"
#include "core/model/limits.h"

namespace brandlint {

// Reads the listing when the folder `inside` is one: called "android" with a title.txt, or
// "metadata" with a name.txt, in folders that are called as languages are.
std::optional<SubmissionReading> ReadFastlane(const Tree& tree,
                                              const std::string& inside,
                                              const std::vector<FolderEntry>& entries,
                                              const Limits& limits);

// Whether a file has a name that is read here.
bool IsFastlaneName(std::string_view name);

}  // namespace brandlint
