// SPDX-License-Identifier: MIT
// Blobs: connected regions of a grey picture that stay nearly the same while the threshold moves.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/geometry.h"
#include "core/logo/raster.h"

namespace brandlint {

// A connected set of pixels, described by its moments.
struct Blob {
  double area = 0;                // pixels
  Point centre;                   // of gravity
  double xx = 0, xy = 0, yy = 0;  // central second moments per pixel, px^2
  Box box;
  bool bright = false;   // brighter than what surrounds it
  int level = 0;         // grey value of the threshold
  double variation = 0;  // relative growth over `delta` levels, see StableBlobs

  // Standard deviations along the axes of inertia, px; major_sd() >= minor_sd() > 0.
  double major_sd() const;
  double minor_sd() const;
  // Unit vector of the longer axis; its sign means nothing.
  Point axis() const;
  // Area over the area of the ellipse of the same moments: 1 for an ellipse, 0.95 for a bar with
  // round ends, less for arcs, rings and whatever is spread out. Does not change under affine
  // maps. Source: J. Flusser, T. Suk, "Pattern recognition by affine moment invariants", Pattern
  // Recognition 26(1), 1993 (their I1 is its inverse square up to a constant).
  double fill() const;
};

struct BlobOptions {
  // How far the threshold moves when growth is measured. Marks at 2 % contrast differ from their
  // ground by 5 levels before the stretch of lens.h.
  int delta = 5;
  // Most growth over delta levels, relative to the area. Bars of two pixels that were enlarged
  // have no sharp border; they still count.
  double max_variation = 1.0;
  // Pixels. Below 9 the moments say nothing about a shape.
  int min_area = 9;
  // Share of the picture; what is larger is the ground.
  double max_share = 0.85;
};

// The stable dark and bright regions (4-connected) of a picture, in a fixed order. Of a chain of
// nested regions, the locally most stable ones are kept, and only when their areas differ by more
// than a quarter.
//
// Time nearly linear in the runs of equal pixels; flat areas cost next to nothing.
//
// Source: D. Nistér, H. Stewénius, "Linear Time Maximally Stable Extremal Regions", ECCV 2008.
std::vector<Blob> StableBlobs(const GrayRaster& picture, const BlobOptions& options = {});

}  // namespace brandlint
