// SPDX-License-Identifier: MIT
// A picture seen through a pose: the patch of samples in which a mark is compared.
#pragma once

#include <array>
#include <span>

#include "core/logo/lens.h"
#include "core/logo/mark_model.h"
#include "core/logo/warp.h"

namespace brandlint {

struct Patch {
  std::array<std::array<float, kPatchArea>, 3> colour;  // R, G, B in [0, 255]
  std::array<bool, kPatchArea> valid;                   // false: outside the picture
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

}  // namespace brandlint
