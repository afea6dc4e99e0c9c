// SPDX-License-Identifier: MIT
// From what was read of a mark to one number, and to the kind of the finding.
#pragma once

#include <string_view>

#include "core/logo/contour.h"
#include "core/logo/mark_model.h"
#include "core/logo/verify.h"
#include "core/logo/warp.h"

namespace brandlint {

// Similarity in [0, 1]: how much the reading speaks for the mark being there. Calibrated: of icons
// without a mark about one in a thousand reaches 0.6 and one in several thousand 0.8.
double ScoreOf(const MarkModel& model,
               const Warp& picture_from_mark,
               const PatchReading& reading,
               const ShapeReading& shape);

// Of a mark whose constellation says little, ScoreOf gives at most 0.79 wherever its borders are
// not in place. This is for what was found at the end of a search: from 0.79 down to 0.6 by how
// much of the border agrees, so that thresholds measured for the mark (calibration.h) can tell it
// from others. The search itself goes by ScoreOf: what is a good enough pose does not depend on it.
double GradedScore(double score,
                   const MarkModel& model,
                   const Warp& picture_from_mark,
                   const PatchReading& reading,
                   const ShapeReading& shape);

// The most that ScoreOf gives to a reading, whatever its contours turn out to be.
double MostScoreOf(const MarkModel& model,
                   const Warp& picture_from_mark,
                   const PatchReading& reading);

// "exact", "altered", "part" or "lookalike".
std::string_view KindOf(const MarkModel& model,
                        const Warp& picture_from_mark,
                        const PatchReading& reading,
                        const ShapeReading& shape);

// Whether light and dark are exchanged against the mark's drawing.
bool IsInverted(const MarkModel& model, const PatchReading& reading);

}  // namespace brandlint
