// SPDX-License-Identifier: MIT
// `brandlint pack check --curves`: the marks of packs, altered, before the detector and the policy.
#pragma once

#include <cstdint>
#include <string>

#include "cli/command.h"
#include "cli/options.h"
#include "core/base/result.h"
#include "core/checker/checker.h"

namespace brandlint::cli {

struct CurvesOptions {
  bool asked = false;
  std::uint32_t seed = 1;
  int rounds = 20;      // pictures a mark and kind
  std::string foreign;  // folder of other marks; empty: built-in packs and invented marks
};

// Runs the trials on as many threads as the options say and prints what they gave, as text or as
// JSON. Progress goes to standard error when that is a terminal. The output does not depend on the
// number of threads.
//
// Errors: "usage" (another format), those of trials/mark_trials.h and of reading the folder.
Result<void> PrintCurves(const Checker& checker,
                         const CheckingOptions& options,
                         const CurvesOptions& curves,
                         Streams streams);

}  // namespace brandlint::cli
