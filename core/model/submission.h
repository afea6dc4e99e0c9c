// SPDX-License-Identifier: MIT
// One submission as a source hands it over: texts, and where its pictures are; no bytes yet.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/model/problem.h"
#include "core/model/subject.h"

namespace brandlint {

// How it came, which decides the policy when none is asked for.
enum class SubmissionForm {
  kLoose,    // a picture or a name alone: brand misuse only
  kListing,  // a manifest, a catalogue row or `check`: the rules of the listing form as well
};

struct Asset {
  std::string path;                 // as reported: below the submission's folder, "/" between parts
  std::string file;                 // what to open, raw bytes of a file name; empty: no such file
  std::optional<SubjectType> role;  // nothing: decided by the picture's size
  std::string locale;
  std::shared_ptr<const Bytes> content = nullptr;  // in place of `file`: it came in an archive

  bool found() const { return !file.empty() || content != nullptr; }
};

struct Submission {
  std::string id;
  std::string source;      // as the contract says; escaped when the raw name is not UTF-8
  std::string source_b64;  // the raw name then; else empty
  SubmissionForm form = SubmissionForm::kLoose;
  std::string app_id;
  std::string developer_id;
  std::vector<Subject> texts;  // names, descriptions, developer, in the order of the manifest
  std::vector<Asset> assets;
  std::vector<Problem> problems;  // met while it was read
  std::vector<std::string>
      notes;  // worth telling, moves nothing: an unknown key, an unlisted picture
};

}  // namespace brandlint
