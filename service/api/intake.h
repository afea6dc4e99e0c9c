// SPDX-License-Identifier: MIT
// What was handed in, in either form, made into a submission for the queue. Whatever is wrong with
// a manifest is told at the door, all of it, and nothing is stored.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "service/api/route.h"
#include "service/records/submissions.h"

namespace brandlint {

struct Intake {
  NewSubmission submission;
  std::vector<Error> complaints;  // not empty: it cannot be accepted
};

// Reads a multipart body (the field "submission" is the manifest, every other field a file, by
// its path as its name or its file name) or a JSON one ({"submission": manifest, "files": {path:
// SHA-256 of a picture that is there}}). Pictures of the former are put into the store.
//
// Errors: "media-type", "bad-request", those of json_reader.h for a body that cannot be taken
// apart; "output-unwritable".
Result<Intake> ReadIntake(const Call& call);

}  // namespace brandlint
