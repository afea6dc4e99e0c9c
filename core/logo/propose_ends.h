// SPDX-License-Identifier: MIT
// Where a covered mark might be: poses that stand on the ends of its bars. A bar that is half
// covered is another blob than the mark's part, but the end that is seen lies, points and is as
// wide as the mark's.
#pragma once

#include <span>
#include <vector>

#include "core/logo/component_tree.h"
#include "core/logo/mark_model.h"
#include "core/logo/propose.h"

namespace brandlint {

// An end of a long straight blob, in plane pixels.
struct BlobEnd {
  Point at;
  Point out;              // unit vector along the blob, away from it
  double half_width = 0;  // of the blob
  bool bright = false;
};

// The ends of the blobs that are straight and longer than wide, two for each, of the largest ones
// at most, ordered from left to right. Regions that planes and levels show again count once.
std::vector<BlobEnd> EndsOf(std::span<const Blob> blobs);

// Poses of `model` on which at least four ends of three of its bars agree, best supported first, at
// most `most`; none for a mark of fewer than three bars. `support` is the share of the mark's ends
// that are seen. A pose is a similarity that two ends suggest, then fitted to all of them with some
// stretch.
std::vector<Proposal> ProposeFromEnds(const MarkModel& model,
                                      std::span<const BlobEnd> ends,
                                      int most);

}  // namespace brandlint
