// SPDX-License-Identifier: MIT
// Where a mark might be: poses that carry parts of its constellation onto blobs of a picture.
#pragma once

#include <span>
#include <vector>

#include "core/logo/mark_model.h"
#include "core/logo/part_candidates.h"
#include "core/logo/warp.h"

namespace brandlint {

struct Proposal {
  Warp plane_from_mark;
  // Sum over the parts of how well a blob lies where the pose expects one, weighted as the parts;
  // in [0, 1]. 0 for poses that come from a single blob and still have to be looked at.
  double support = 0;
  bool from_single = false;
};

struct ProposeOptions {
  int most_from_pairs = 12;  // poses kept, best first, that stand on two parts and more
  int most_upright = 40;     // further, smaller ones, tried in quarter turns only
  int most_from_single = 6;  // blobs that are tried as the plate or the only part, largest first
  int most_alike = 150;      // blobs that are tried as parts of one likeness, most stable first
  // Poses in which the mark is smaller than this across are left out; plane pixels.
  double least_mark_px = 6;
};

// Poses of `model` that the blobs suggest, best supported first, in a fixed order.
//
// A pose stands on two blobs taken for two parts: the ends of long parts and the centres of
// compact ones give an affine map, and other blobs where it expects parts support it. Up to a
// factor of 3 in stretch; mirrored ones only when the mark is not its own mirror image. No other
// mark has a say, so that a pack of many finds what a pack of one does.
std::vector<Proposal> ProposePoses(const MarkModel& model,
                                   std::span<const PartCandidate> candidates,
                                   const ProposeOptions& options = {});

}  // namespace brandlint
