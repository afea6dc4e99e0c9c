// SPDX-License-Identifier: MIT
// A file with one icon in several sizes (ICO, ICNS). Each of them is looked at: which one is shown
// is decided elsewhere, and they need not show the same.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/limits.h"

namespace brandlint {

struct IconImage {
  std::string name;            // "image 2", "image ic07"
  ByteView bytes;              // of a file's format, or as the container has them
  Size size;                   // by its own header; nothing is allocated by it yet
  std::string_view type = {};  // as the container calls it
  std::string why_not = {};    // not empty: it cannot be drawn, and why
};

// Whether the image is a file of its own, in PNG or JPEG 2000.
bool IsIconFile(ByteView bytes);
// Of such an image: sets size or why_not; draws it.
void ProbeIconFile(IconImage& image, const Limits& limits);
Result<Picture> DrawIconFile(const IconImage& image, const Limits& limits);

// Of the largest that can be drawn. Errors: "image-header".
Result<PictureHeader> HeaderOfIcon(std::string_view format, const std::vector<IconImage>& images);

// Draws as many as FramesToKeep lets; those that cannot be drawn make it not whole. Errors:
// "image-damaged" when nothing could.
Result<DecodedPicture> DrawIcon(const std::vector<IconImage>& images,
                                const std::function<Result<Picture>(const IconImage&)>& draw,
                                const PictureHeader& header,
                                const Limits& limits);

}  // namespace brandlint
