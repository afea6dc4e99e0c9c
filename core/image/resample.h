// SPDX-License-Identifier: MIT
// Parts of pictures at another size, for people to look at.
#pragma once

#include "core/base/geometry.h"
#include "core/image/picture.h"

namespace brandlint {

// The part of `picture` in `box`, shrunk so that its longer side is at most `longest_px`: each
// pixel is the mean of those it covers. Never enlarged.
// Preconditions: the box is not empty and lies in the picture; longest_px >= 1.
Picture CropShrunk(const Picture& picture, const Box& box, int longest_px);

}  // namespace brandlint
