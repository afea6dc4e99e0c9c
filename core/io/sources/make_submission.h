// SPDX-License-Identifier: MIT
// The kinds of submission that paths give, apart from finding them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codec/submission.h"
#include "core/io/tree.h"
#include "core/model/limits.h"
#include "core/model/submission.h"

namespace brandlint {

inline constexpr std::string_view kManifestName = "submission.json";

// A picture alone.
//
// source  Raw name for the record; its shown form is also the id and the asset's path.
Submission LoosePicture(const std::string& source,
                        const TreeFile& place,
                        std::optional<SubjectType> role);

// Something that could not even be looked at: a submission of nothing but a problem. `message`
// does not name the thing.
Submission OnlyProblem(const std::string& source,
                       const std::string& code,
                       const std::string& message);

// What stands below a manifest's folder. Names are raw, relative to that folder.
struct FolderContent {
  struct FoundPicture {
    std::string name;
    TreeFile place;
  };
  std::vector<FoundPicture> pictures;  // in the order in which they are checked
  std::vector<Problem> problems;       // links, unreadable folders, limits
};

// Finds the files of the listed assets below the folder `inside` of a tree. One that cannot be
// found stays an asset without a file, and is among the problems: "asset-missing", "path-outside"
// (a link on the way leads out of the tree), "file-unreadable".
void LocateAssets(const Tree& tree, const std::string& inside, SubmissionReading& reading);

// What says of a folder what is in it: a submission.json, else a descriptor (descriptors/).
struct FoundManifest {
  std::string file;  // its name in the folder; empty: it is many files
  SubmissionReading reading;
};

// Problems of the reading: those of io/read_file.h when the file cannot be read, of
// codec/submission.h, and of descriptors/.
std::optional<FoundManifest> FindManifest(const Tree& tree,
                                          const std::string& inside,
                                          const std::vector<FolderEntry>& entries,
                                          const Limits& limits);

// A submission.json under any name.
FoundManifest ReadManifest(const Tree& tree,
                           const std::string& inside,
                           const std::string& file,
                           const Limits& limits);

// The submission of a manifest and of the pictures in its folder.
//
// source     Raw name for the record.
// tree       With the folder `inside`, where the manifest lies.
//
// Listed assets come first, in the manifest's order; then pictures of `content` that it does not
// list, each with a note. Problems besides those of the manifest: "asset-missing", "path-outside"
// (a link on the way leads out of the folder), both naming line and key, with an asset that has no
// file.
Submission ManifestSubmission(const std::string& source,
                              const Tree& tree,
                              const std::string& inside,
                              FoundManifest manifest,
                              const FolderContent& content);

}  // namespace brandlint
