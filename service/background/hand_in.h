// SPDX-License-Identifier: MIT
// A submission of any source made into what is handed in: one manifest and the bytes of its files.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/submission.h"

namespace brandlint {

struct HandIn {
  std::string manifest;  // brandlint.submission/1
  struct File {
    std::string path;
    Bytes content;
  };
  std::vector<File> files;

  // The same for the same content: an Idempotency-Key.
  std::string Digest() const;
};

// Errors: the first of the submission's problems: what could not be read whole is not handed in;
// "invalid" for one without an app name; those of io/read_file.h.
Result<HandIn> MakeHandIn(const Submission& submission, const Limits& limits);

}  // namespace brandlint
