// SPDX-License-Identifier: MIT
// Names near a rejected one that pass.
#pragma once

#include <string>
#include <vector>

#include "core/checker/checker.h"

namespace brandlint::cli {

// At most three names that keep what is the applicant's own of the app name: without the letters
// that a finding marks, alone and beside the developer's name. Each has been checked under the
// policy that the judgement was made under, and gives no finding. Empty where the name has no
// finding, or where nothing is left of it. Deterministic.
std::vector<std::string> PassingNames(const Judgement& judgement, const Checker& checker);

}  // namespace brandlint::cli
