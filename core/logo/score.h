// SPDX-License-Identifier: MIT
// From what was read of a mark to one number, and to the kind of the finding.
#pragma once

#include <array>
#include <string_view>

#include "core/logo/mark_model.h"
#include "core/logo/verify.h"
#include "core/logo/warp.h"

namespace brandlint {

// The measures a score is made of, all roughly in [0, 1].
inline constexpr std::array<std::string_view, 21> kScoreMeasures = {
    "mean_score", "weakest_kind", "whole",         "found",        "absent",     "in_view",
    "plate",      "stretch",      "keystone",      "outlined",     "small",      "contrast",
    "strongest",  "kinds_found",  "ground_spread", "one_polarity", "other_view", "weakest_part",
    "extra",      "mass",         "mass_spread"};
std::array<double, kScoreMeasures.size()> MeasuresOf(const MarkModel& model,
                                                     const Warp& picture_from_mark,
                                                     const Reading& reading);

// Similarity in [0, 1].
double ScoreOf(const MarkModel& model, const Warp& picture_from_mark, const Reading& reading);

// "exact", "altered", "part" or "lookalike".
std::string_view KindOf(const MarkModel& model,
                        const Warp& picture_from_mark,
                        const Reading& reading);

// Whether light and dark are exchanged against the mark's drawing.
bool IsInverted(const MarkModel& model, const Reading& reading);

}  // namespace brandlint
