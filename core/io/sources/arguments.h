// SPDX-License-Identifier: MIT
// `check`: one submission made of flags.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/io/source.h"

namespace brandlint {

struct CheckArguments {
  std::string id = "command line";  // `id` and `source` of the submission
  std::vector<std::string> names;
  std::vector<std::string> short_descriptions;
  std::vector<std::string> descriptions;
  std::vector<std::string> developers;
  std::string developer_id;
  std::string app_id;

  // Raw paths in the order of the flags, with the role that the flag says; nothing: by size. Links
  // are followed: the user named them himself.
  std::vector<std::pair<std::optional<SubjectType>, std::string>> pictures;
};

// Form kListing. A picture that is not there is a problem "path-missing" and an asset without a
// file. Empty texts are left out.
Submission SubmissionFromArguments(const CheckArguments& arguments);

// A source of one submission that is already there.
std::unique_ptr<Source> MakeSingleSource(Submission submission);

}  // namespace brandlint
