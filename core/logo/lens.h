// SPDX-License-Identifier: MIT
// The one way in which pixels are prepared for comparison, for marks and submissions alike.
#pragma once

#include <vector>

#include "core/image/picture.h"
#include "core/logo/raster.h"

namespace brandlint {

struct LensOptions {
  // The planes' longer side lies between these. Larger pictures are reduced, since parts are found
  // as well at this size; smaller ones are enlarged, so that bars of one pixel become shapes.
  int least_side_px = 224;
  int most_side_px = 320;
  // For pictures that are no icons, because one side is longer than 1.25 times the other: marks in
  // pages are small, and every pixel counts.
  int most_page_side_px = 1440;
};

// A picture as the search sees it.
struct Lens {
  // The picture and its halvings, at least one; level k is 2^k times smaller. Patches are sampled
  // from the level that fits them.
  std::vector<ColourRaster> pyramid;

  // Grey planes of one size in which blobs are looked for: luminance, then the colour axis of
  // greatest spread when it shows anything that luminance does not. Stretched to the full range.
  std::vector<GrayRaster> planes;
  double planes_per_picture = 1;  // plane pixels per picture pixel
};

// Precondition: the picture is not empty; its alpha is ignored (see image/ground.h).
Lens PrepareLens(const Picture& picture, const LensOptions& options = {});

}  // namespace brandlint
