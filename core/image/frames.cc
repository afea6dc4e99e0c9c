// SPDX-License-Identifier: MIT
#include "core/image/frames.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "core/base/check.h"

namespace brandlint {

std::int64_t MostPixelsDrawn(const Limits& limits) {
  // 512 Mpx with the usual limit. libwebp draws about 100 Mpx a second, giflib 200 (measured on
  // one core of 2024).
  constexpr std::int64_t kPictures = 8;
  return kPictures * limits.picture_pixels;
}

std::vector<int> FramesToKeep(int frames, Size size, const Limits& limits) {
  CHECK(frames >= 1 && size.width >= 1 && size.height >= 1);
  const std::int64_t pixels = std::int64_t{size.width} * size.height;
  const std::int64_t room = std::min(limits.picture_frames, limits.picture_pixels / pixels);
  const std::int64_t reach = std::clamp<std::int64_t>(MostPixelsDrawn(limits) / pixels, 1, frames);
  const int keep = static_cast<int>(std::clamp<std::int64_t>(room, 1, reach));

  std::vector<int> indices(static_cast<std::size_t>(keep), 0);
  for (int i = 1; i < keep; ++i) {
    const std::int64_t index = (std::int64_t{i} * (reach - 1)) / (keep - 1);
    indices[static_cast<std::size_t>(i)] = static_cast<int>(index);
  }
  return indices;
}

void AddFrame(Picture frame, DecodedPicture& decoded) {
  if (!decoded.frames.empty()) {
    const Picture& before = decoded.frames.back();
    if (before.size == frame.size && before.rgba == frame.rgba) return;
  }
  decoded.frames.push_back(std::move(frame));
}

void MarkIncomplete(std::string code, std::string message, DecodedPicture& decoded) {
  if (!decoded.whole) return;
  decoded.whole = false;
  decoded.incomplete_code = std::move(code);
  decoded.incomplete = std::move(message);
}

void MarkSkippedFrames(int kept, int frames, const Limits& limits, DecodedPicture& decoded) {
  if (kept >= frames) return;
  MarkIncomplete("image-frames-skipped",
                 std::to_string(kept) + " of " + std::to_string(frames) +
                     " frames were examined; the limits are " +
                     std::to_string(limits.picture_frames) + " frames (picture_frames) and " +
                     std::to_string(limits.picture_pixels) + " pixels of them (picture_pixels)",
                 decoded);
}

Picture BlankPicture(Size size) {
  CHECK(size.width >= 1 && size.height >= 1);
  const std::size_t width = static_cast<std::size_t>(size.width);
  return {size, Bytes(4 * width * static_cast<std::size_t>(size.height))};
}

}  // namespace brandlint
