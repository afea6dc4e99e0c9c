// SPDX-License-Identifier: MIT
#include "core/image/ground.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace brandlint {
namespace {

constexpr Rgb kLight{255, 255, 255};
constexpr Rgb kDark{24, 24, 27};  // the dark surfaces of today's dashboards: a hint above black
constexpr Rgb kGrey{128, 128, 128};

// Luma, 0 to 255. Source: ITU-R BT.601, section 2.5.1.
double Luma(double red, double green, double blue) {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

// The share of the picture's opacity that cannot be told from `ground`, in [0, 1].
double VanishingShare(const Picture& picture, Rgb ground) {
  constexpr double kSeen = 8.0;  // 3 % of the range: what an eye still sees on an even ground
  const double ground_luma = Luma(ground.red, ground.green, ground.blue);
  double vanishing = 0;
  double all = 0;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const std::uint8_t* const pixel = picture.rgba.data() + i;
    const double opacity = pixel[3] / 255.0;
    const double difference = std::abs(Luma(pixel[0], pixel[1], pixel[2]) - ground_luma) * opacity;
    all += opacity;
    if (difference < kSeen) vanishing += opacity;
  }
  return all > 0 ? vanishing / all : 0;
}

bool IsOpaque(const Picture& picture) {
  constexpr std::uint8_t kNearlyOpaque = 250;  // any ground then moves a pixel by 5 levels at most
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    if (picture.rgba[i] < kNearlyOpaque) return false;
  }
  return true;
}

}  // namespace

double Brightness(Rgb colour) {
  return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
}

Picture Flatten(const Picture& picture, Rgb ground) {
  Picture flat = picture;
  const int behind[3] = {ground.red, ground.green, ground.blue};
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    const int alpha = picture.rgba[i + 3];
    if (alpha == 255) continue;  // nearly every pixel of nearly every picture
    for (std::size_t c = 0; c < 3; ++c) {
      const int mixed = alpha * picture.rgba[i + c] + (255 - alpha) * behind[c];
      flat.rgba[i + c] = static_cast<std::uint8_t>((mixed + 127) / 255);
    }
    flat.rgba[i + 3] = 255;
  }
  return flat;
}

std::vector<Picture> Looks(const Picture& picture) {
  if (IsOpaque(picture)) return {Flatten(picture, kLight)};
  std::vector<Picture> looks;
  looks.push_back(Flatten(picture, kLight));
  looks.push_back(Flatten(picture, kDark));
  constexpr double kPart = 0.02;  // less is an edge, not a part of the drawing
  if (VanishingShare(picture, kLight) >= kPart && VanishingShare(picture, kDark) >= kPart) {
    looks.push_back(Flatten(picture, kGrey));
  }
  return looks;
}

}  // namespace brandlint
