// SPDX-License-Identifier: MIT
// The words of findings in the language of whoever reads them.
#pragma once

#include <span>
#include <string_view>

#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/policy.h"

namespace brandlint {

// Puts messages and fixes of another language in the place of a judgement's own, where the policy
// has them (Rule::translations). What a finding says of a permission stays as it is, and so does
// what the observations no longer show.
//
// observations  What the judgement was made of: the templates are filled in from them.
void Translate(Judgement& judgement,
               const Observations& observations,
               const Policy& policy,
               std::string_view language,
               const Date& as_of,
               std::span<const Brand> brands);

}  // namespace brandlint
