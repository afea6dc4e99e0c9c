// SPDX-License-Identifier: MIT
// Finds compiled marks in a picture: lens, blobs, poses, refinement, reading.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/geometry.h"
#include "core/image/picture.h"
#include "core/logo/contour.h"
#include "core/logo/mark_model.h"
#include "core/logo/verify.h"
#include "core/logo/warp.h"

namespace brandlint {

// A mark seen at a place.
struct Sighting {
  std::size_t mark = 0;    // index into the models
  Warp picture_from_mark;  // canonical: of the poses that the mark's symmetries make equal, the
                           // one that turns least
  Quad quad{};             // the corners of the mark's box, in picture pixels
  PatchReading reading;
  ShapeReading shape;
  double score = 0;  // [0, 1], see score.h
};

struct FindOptions {
  double least_score = 0.4;  // sightings below it are dropped
};

// All sightings of all marks in a picture, in reading order; of several at one place, the best.
// Deterministic; safe to call concurrently. Precondition: the picture is not empty.
std::vector<Sighting> FindMarks(std::span<const MarkModel> models,
                                const Picture& picture,
                                const FindOptions& options = {});

}  // namespace brandlint
