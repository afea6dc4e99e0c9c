// SPDX-License-Identifier: MIT
// One pure function from what was seen to what it means.
#pragma once

#include <cstddef>
#include <span>

#include "core/base/date.h"
#include "core/model/brand.h"
#include "core/model/judgement.h"

namespace brandlint {

// Applies a policy to observations.
//
// Each piece of evidence gives at most one finding: that of the strictest rule it satisfies (of
// equals the first). A form rule gives one finding for each text or picture that breaks it; it
// applies where detector "form" ran. A rule before its effective date is left out. A finding
// under a permission that counts on `as_of` becomes a note that names it.
//
// Of findings that say the same of one subject kMostAlike are listed; a note tells how many more
// there were.
//
// Of findings of several detectors about one thing at one place the strictest stays.
//
// The verdict is the worst of the findings, and never better than review when something was not
// examined in full.
//
// Messages and fixes are the rule's templates with their placeholders filled in (message.h).
//
// The fingerprint is the first half of the SHA-256 of rule, brand, reference, subject type, the
// content looked at (the text, or the picture's own SHA-256) and a running number among findings
// that agree in all of these: it survives renaming and moving of files.
inline constexpr std::size_t kMostAlike = 20;
Judgement Judge(const Observations& observations,
                const Policy& policy,
                const Permissions& permissions,
                const Date& as_of,
                std::span<const Brand> brands);

}  // namespace brandlint
