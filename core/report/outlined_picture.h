// SPDX-License-Identifier: MIT
// What was found in a picture, outlined.
#pragma once

#include <cstddef>
#include <string>

#include "core/model/evidence.h"

namespace brandlint {

// Pictures that one report may hold, in bytes: beyond them a browser takes its time.
inline constexpr std::size_t kMostPictureBytes = std::size_t{30} << 20;

// "x,y x,y ..." of the corners, in pixels of evidence.picture->around, a little outside of what was
// found, so that the outline does not lie on thin letters. Precondition: both a region and a
// picture are there.
std::string OutlinePoints(const Evidence& evidence);

// The picture with the outline drawn over it, as an SVG that has the pixels in it. The same
// precondition.
std::string OutlinedSvg(const Evidence& evidence);

}  // namespace brandlint
