// SPDX-License-Identifier: MIT
// A picture with transparency has no look of its own: what is seen depends on the ground behind.
#pragma once

#include <vector>

#include "core/image/picture.h"

namespace brandlint {

struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;

  friend bool operator==(const Rgb&, const Rgb&) = default;
};

// The picture laid over `ground`; alpha is 255 everywhere. c = a * c + (1 - a) * ground, rounded.
Picture Flatten(const Picture& picture, Rgb ground);

// The looks of a picture that have to be examined: one for an opaque picture (itself); for one
// with transparency a light (white) ground, a dark one (24, 24, 27), and, when the opaque pixels
// would vanish on both, a mid grey. Never empty.
std::vector<Picture> Looks(const Picture& picture);

}  // namespace brandlint
