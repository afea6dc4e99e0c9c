// SPDX-License-Identifier: MIT
// The manifest of a submission, "brandlint.submission/1": submission.json, or a line of a
// catalogue. A stranger wrote it, so what can be read is read and the rest becomes a Problem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/limits.h"
#include "core/model/submission.h"

namespace brandlint {

struct SubmissionReading {
  // Form kListing. `id` is empty when the manifest has none; `source`, `source_b64` and
  // assets[].file are the caller's. Problems have the manifest's name as path. An asset whose
  // path is absolute or leaves the folder is not among the assets, it is a problem.
  Submission submission;

  // Beside each asset the start of a message about it: `submission.json:14: "assets[0].path"`.
  std::vector<std::string> asset_places;

  // False when the text is no JSON object at all: the problem says why, and nothing was read.
  bool readable = false;
};

// Reads the text of a manifest.
//
// file        What messages and problems call it ("submission.json").
// first_line  Number of the text's first line in that file: a catalogue has many texts.
//
// Texts come in the order name, names (as in the file), short description, description,
// developer; empty ones are left out. A wrong type loses its own value only. Problem codes are
// those of json_reader.h. Unknown keys are notes that name the nearest known key; "permissions",
// "verdict" and "policy" are unknown keys, a manifest cannot grant itself anything.
SubmissionReading ReadSubmission(std::string_view text,
                                 std::string_view file,
                                 int first_line = 1,
                                 const Limits& limits = {});

}  // namespace brandlint
