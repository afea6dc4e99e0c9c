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

double Brightness(Rgb colour);  // [0, 255], ITU-R BT.601

// The picture laid over `ground`; alpha is 255 everywhere. c = a * c + (1 - a) * ground, rounded.
Picture Flatten(const Picture& picture, Rgb ground);

// The looks of a picture that have to be examined, all opaque and of its size: one for a picture
// that is opaque (or as good as: alpha at least 250); for one with transparency on a light (white)
// ground and on a dark one (24, 24, 27), and, when a part of it would vanish on each of the two,
// on a mid grey (128, 128, 128). Never empty.
std::vector<Picture> Looks(const Picture& picture);

}  // namespace brandlint
