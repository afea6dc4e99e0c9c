// SPDX-License-Identifier: MIT
// Single findings that somebody looked at and let pass, for a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace brandlint {

struct Allowance {
  std::string fingerprint;  // of the finding
  std::string reason;
  std::string who;  // lets it pass
  Date until;       // the last day on which it counts
};

// The list has at most one entry for a fingerprint.
struct Allowances {
  std::string version;  // empty: none were given
  std::string digest;
  std::vector<Allowance> allowances;
};

}  // namespace brandlint
