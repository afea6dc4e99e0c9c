// SPDX-License-Identifier: MIT
// Whether a mark is where a pose says: each part is compared on its own, so that a covered one
// does not sink the rest and a missing one is told from a covered one.
#pragma once

#include <array>
#include <vector>

#include "core/logo/lens.h"
#include "core/logo/mark_model.h"
#include "core/logo/patch.h"
#include "core/logo/warp.h"

namespace brandlint {

enum class PartState {
  kFound,
  kAbsent,   // its place shows the ground between the parts
  kCovered,  // its place shows something else
  kOutside,  // more than half lies outside of the picture
};

struct PartReading {
  PartState state = PartState::kAbsent;
  double fill = 0;      // how well two colours, spread as part and surroundings, explain the
                        // window: correlation in [0, 1], of either polarity
  double outline = 0;   // the same, spread as the part's outline and what is beside it
  double score = 0;     // the better one
  double contrast = 0;  // colour distance between part and surroundings, levels
  double foreign = 0;   // how far the window's colours lie from a mixture of the mark's two, mean
                        // in contrasts, in [0, 1]: what covers a part brings its own
  double polarity = 0;  // brightness of the part minus that of its surroundings, levels
};

struct PatchReading {
  std::vector<PartReading> parts;
  double mean_score = 0;    // of parts in the picture, weighted
  double weakest_kind = 0;  // mean score of the likeness that fares worst, among those in view
  double whole_fill = 0;    // `fill` over all windows at once
  double whole_outline = 0;
  double strongest = 0;      // mean score of the parts found, 0 without any
  double kinds_found = 0;    // least share found of a likeness, among those in view
  bool kind_unseen = false;  // every part of some likeness is absent or outside
  double ground_spread = 0;  // how much the grounds of found parts differ, in contrasts
  double weakest_part = 0;   // least score of a part that is found or absent
  double extra = 0;          // ink between the parts, where the mark has none: mean share
  double mass = 0;           // mean of log(ink found / ink expected) over the parts found
  double mass_spread = 0;    // largest difference of a part's from it
  double in_view = 0;        // weight of the parts that are not outside
  double found = 0;          // weight of the parts found
  double absent = 0;         // weight of the parts absent
  double plate = 0;          // correlation at the plate's border, 0 without one
  bool outlined = false;     // the outline fits better than filled parts do
  std::array<double, 3> ink_colour{}, ground_colour{};  // R G B, medians over found parts
  double contrast = 0;                                  // median over found parts
  int polarity = 0;  // +1: parts brighter than the ground, -1: darker, 0: mixed
  double scale = 0;  // picture pixels per sample of the patch
};

// Compares in full.
PatchReading ReadMark(const MarkModel& model, const Patch& patch);

// A pose that two rounds of refinement do not bring above it is given up. Of a hundred uncovered
// marks of the development pictures, one scored less than 0.55 in the mean.
inline constexpr double kHopeless = 0.5;

// Moves, turns and stretches the pose step by step as long as the parts fit better. Returns the
// best pose; `value` becomes what it reached, a rough ReadMark().mean_score.
// hopeless  0 for a pose that stands on parts half covered, which score low however well it fits.
Warp RefinePose(const MarkModel& model,
                const Lens& lens,
                const Warp& picture_from_mark,
                double& value,
                double hopeless = kHopeless);

// The rough value RefinePose climbs.
double RoughFit(const MarkModel& model, const Lens& lens, const Warp& picture_from_mark);

}  // namespace brandlint
