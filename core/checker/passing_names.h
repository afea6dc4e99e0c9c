// SPDX-License-Identifier: MIT
// Names near a rejected one that pass.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/checker/checker.h"

namespace brandlint {

// At most three names that keep what is the applicant's own of the app name: without the letters
// that a finding marks, alone and beside the developer's name. Each has been checked, as a
// submission of that form, and gives no finding. Empty where the name has no finding, or where
// nothing is left of it. Deterministic.
//
// judge  Judges what was seen of a name as the submission is judged.
std::vector<std::string> PassingNames(const Judgement& judgement,
                                      SubmissionForm form,
                                      const CompiledPack& pack,
                                      const std::function<Judgement(const Observations&)>& judge);

// The same under the policy that the judgement was made under, without a baseline.
std::vector<std::string> PassingNames(const Judgement& judgement, const Checker& checker);

}  // namespace brandlint
