// SPDX-License-Identifier: MIT
#include "core/image/copy_views.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr int kSameLevel = 24;
constexpr int kLeastSide_px = 8;

const std::uint8_t* PixelAt(const Picture& picture, int x, int y) {
  const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.size.width) +
                  static_cast<std::size_t>(x);
  return &picture.rgba[4 * at];
}

bool Alike(const std::uint8_t* a, const std::uint8_t* b) {
  return std::abs(a[0] - b[0]) <= kSameLevel && std::abs(a[1] - b[1]) <= kSameLevel &&
         std::abs(a[2] - b[2]) <= kSameLevel;
}

}  // namespace

Picture CutOut(const Picture& picture, const Box& box) {
  CHECK(box.width > 0 && box.height > 0 && picture.size.width > 0 && picture.size.height > 0);
  Picture part{{box.width, box.height}, {}};
  part.rgba.reserve(4 * static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height));
  for (int y = box.y; y < box.y + box.height; ++y) {
    const int from_y = std::clamp(y, 0, picture.size.height - 1);
    for (int x = box.x; x < box.x + box.width; ++x) {
      const std::uint8_t* const pixel =
          PixelAt(picture, std::clamp(x, 0, picture.size.width - 1), from_y);
      part.rgba.insert(part.rgba.end(), pixel, pixel + 4);
    }
  }
  return part;
}

Box WithoutPlainBorder(const Picture& picture) {
  int left = 0, top = 0, right = picture.size.width, bottom = picture.size.height;
  if (right <= kLeastSide_px || bottom <= kLeastSide_px) return {0, 0, right, bottom};
  const std::uint8_t* const ground = PixelAt(picture, 0, 0);
  const auto plain_row = [&](int y) {
    for (int x = left; x < right; ++x) {
      if (!Alike(PixelAt(picture, x, y), ground)) return false;
    }
    return true;
  };
  const auto plain_column = [&](int x) {
    for (int y = top; y < bottom; ++y) {
      if (!Alike(PixelAt(picture, x, y), ground)) return false;
    }
    return true;
  };
  while (top < bottom && plain_row(top)) ++top;
  while (bottom > top && plain_row(bottom - 1)) --bottom;
  while (left < right && plain_column(left)) ++left;
  while (right > left && plain_column(right - 1)) --right;
  if (right - left < kLeastSide_px || bottom - top < kLeastSide_px) {
    return {0, 0, picture.size.width, picture.size.height};
  }
  return {left, top, right - left, bottom - top};
}

std::vector<Box> BoxesOfRejected(const Picture& picture) {
  const Box whole{0, 0, picture.size.width, picture.size.height};
  std::vector<Box> boxes{whole};
  if (const Box inner = WithoutPlainBorder(picture); inner != whole) boxes.push_back(inner);
  return boxes;
}

std::vector<Box> BoxesOfCopy(const Picture& picture) {
  constexpr double kShares[] = {-0.04, 0.04, -0.07, 0.07, -0.10, 0.10};
  std::vector<Box> boxes = BoxesOfRejected(picture);
  for (const double share : kShares) {
    const int x = static_cast<int>(std::lround(picture.size.width * share));
    const int y = static_cast<int>(std::lround(picture.size.height * share));
    if (x == 0 || y == 0) continue;
    boxes.push_back({x, y, picture.size.width - 2 * x, picture.size.height - 2 * y});
  }
  return boxes;
}

}  // namespace brandlint
