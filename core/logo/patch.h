// SPDX-License-Identifier: MIT
// A picture seen through a pose: the patch of samples in which a mark is compared.
#pragma once

#include <array>
#include <span>

#include "core/base/geometry.h"
#include "core/logo/lens.h"
#include "core/logo/warp.h"

namespace brandlint {

// The patch: kPatchSide x kPatchSide samples that cover the mark's box and a margin. At 56 a bar
// of a fifteenth of the mark is three samples wide; 64 brought nothing on generated pictures.
inline constexpr int kPatchSide = 56;
inline constexpr int kPatchArea = kPatchSide * kPatchSide;
inline constexpr double kPatchMargin = 0.08;  // of the mark's longer side, on each side

// The centre of a sample in mark coordinates.
inline Point MarkPointOf(int column, int row) {
  constexpr double kStep = (1 + 2 * kPatchMargin) / kPatchSide;
  return {(column + 0.5) * kStep - kPatchMargin, (row + 0.5) * kStep - kPatchMargin};
}

struct Patch {
  std::array<std::array<float, 4>, kPatchArea> colour;  // R, G, B in [0, 255], and nothing
  std::array<bool, kPatchArea> valid;                   // false: outside the picture
  bool all_valid = false;                               // of the samples that were set
  double scale = 0;                                     // picture pixels per sample
};

// Only the given samples are set; the others keep what they had.
//
// Samples the picture bilinearly at the points of the patch, from the level of the pyramid whose
// pixels are as large as the samples. A sample outside of the picture repeats its border and is
// not valid.
void SamplePatch(const Lens& lens,
                 const Warp& picture_from_mark,
                 std::span<const int> samples,
                 Patch& patch);

// The colours (R G B in [0, 255]) at points of the picture, between which the picture is averaged
// as far as its pyramid allows. False, and no colours, when one lies outside.
bool SamplePoints(const Lens& lens,
                  std::span<const Point> points,
                  std::span<std::array<double, 3>> colours);

}  // namespace brandlint
