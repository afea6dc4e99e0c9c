// SPDX-License-Identifier: MIT
// A policy file, "brandlint.policy/1".
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/policy.h"

namespace brandlint {

// Reads the text of a policy file; `file` is what messages call it. Policy::digest is that of
// `text` alone; the rules of a policy that is extended are the caller's to put before. A rule
// without "effective" takes the policy's day.
//
// Errors: those of json_reader.h; unknown keys are errors. Kinds, subjects and verdicts must be
// words of the contract; a rule has exactly one of "evidence" and "form"; templates ("message",
// "fix") may hold only the placeholders of scan/judge.h. Whether a clause exists is not asked
// here: that takes the brands.
Result<Policy> ReadPolicy(std::string_view text, std::string_view file, const Limits& limits = {});

}  // namespace brandlint
