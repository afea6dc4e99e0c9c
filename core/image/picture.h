// SPDX-License-Identifier: MIT
// Decoded pixels, and the header facts known before them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/geometry.h"

namespace brandlint {

// One still picture: height rows of width pixels, each R G B A, 8 bits, straight alpha, sRGB as
// stored (no colour management). EXIF orientation is already applied.
struct Picture {
  Size size;
  Bytes rgba;  // 4 * width * height bytes

  bool empty() const { return rgba.empty(); }
};

// What the header says, read before any pixel is decoded.
struct PictureHeader {
  std::string format;  // "png", "jpeg", "webp", "gif", "bmp", "tiff", "ico", "icns",
                       // "avif", "heic", "jxl", "jp2", "svg"
  Size size;           // after EXIF orientation
  int frames = 1;      // of an animation or a multi-page file
};

// What a decoder made of the bytes.
struct DecodedPicture {
  PictureHeader header;
  std::vector<Picture> frames;  // the frames that were decoded, at least one, in order

  // False when the data ended early, a checksum or a decoder's warning says that pixels may be
  // wrong, or frames were left out. `incomplete_code` and `incomplete` then say why, in the words
  // of an Error.
  bool whole = true;
  std::string incomplete_code;
  std::string incomplete;
};

}  // namespace brandlint
