// SPDX-License-Identifier: MIT
// Records made by hand, of invented brands, with every key in use.
#pragma once

#include <vector>

#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/model/observations.h"

namespace brandlint {

RunHeader SampleHeader();

// "lumapay", with the clauses that the judgements below refer to.
Brand SampleBrand();

// One of each kind: a disguised name and a logo in a picture (reject), a broken picture (review,
// incomplete), a permitted partner (pass with a note), a clean one, a loose picture.
std::vector<Judgement> SampleJudgements();

// The evidence of the first judgement, with a text that is referred to and one that is not.
Observations SampleObservations();

}  // namespace brandlint
