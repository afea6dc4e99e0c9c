// SPDX-License-Identifier: MIT
// What could not be examined, and why. A submission with a problem never passes.
#pragma once

#include <string>

namespace brandlint {

struct Problem {
  std::string path;     // the asset or file; empty when it concerns the whole submission
  std::string code;     // as Error::code: "image-truncated"
  std::string message;  // as Error::message

  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace brandlint
