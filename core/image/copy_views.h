// SPDX-License-Identifier: MIT
// What of a picture is hashed, so that a copy with another crop or another border is met: a hash
// of the whole moves by more than 31 bits when 3 % are cut from each side.
#pragma once

#include <vector>

#include "core/base/geometry.h"
#include "core/image/picture.h"

namespace brandlint {

// The part of an opaque picture that `box` covers. Where the box leaves the picture, its border
// pixels go on: icons mostly stand on a plain ground, so that is what was cut off.
// Precondition: neither is empty.
Picture CutOut(const Picture& picture, const Box& box);

// What is left without the rows and columns at its sides that have the colour of its first pixel,
// to 24 of 255 levels a channel (more than what compression does to a plain ground); the whole
// picture when less than 8 px a side would be left.
Box WithoutPlainBorder(const Picture& picture);

// The boxes to be hashed of a rejected picture: the whole, and without its plain border where it
// has one.
std::vector<Box> BoxesOfRejected(const Picture& picture);

// The boxes to be hashed of a picture that may be a copy: those, and the whole with 4, 7 and 10 %
// more and less on every side.
std::vector<Box> BoxesOfCopy(const Picture& picture);

}  // namespace brandlint
