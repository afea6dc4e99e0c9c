// SPDX-License-Identifier: MIT
#include "core/ocr/line.h"

#include <algorithm>

namespace brandlint {

Extent JoinExtents(const Extent& a, const Extent& b) {
  return {std::min(a.left, b.left),
          std::max(a.right, b.right),
          std::min(a.top, b.top),
          std::max(a.bottom, b.bottom)};
}

Quad QuadOf(const LineFrame& frame, const Extent& extent) {
  return {frame.ToPicture({extent.left, extent.top}),
          frame.ToPicture({extent.right, extent.top}),
          frame.ToPicture({extent.right, extent.bottom}),
          frame.ToPicture({extent.left, extent.bottom})};
}

}  // namespace brandlint
