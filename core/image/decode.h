// SPDX-License-Identifier: MIT
// The front door for pictures: recognised by content, header facts before pixels, limits between
// the two. One page a format in decoders/, each over its own library; all.def is the shelf.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/model/limits.h"

namespace brandlint {

struct PictureDecoder {
  std::string_view format;      // "png"
  std::string_view media_type;  // "image/png"
  std::string_view endings;     // of file names, separated by spaces: "jpg jpeg"; for lists only

  // Whether the bytes claim to be of this format. Looks at the first bytes only.
  bool (*recognises)(ByteView bytes);

  // Header facts from bounded reading; allocates nothing that depends on what the header claims.
  Result<PictureHeader> (*probe)(ByteView bytes, const Limits& limits);

  // Pixels. Called only after `probe` succeeded and its facts were within the limits. An Error
  // means that nothing can be shown; half a picture is a DecodedPicture that is not whole.
  Result<DecodedPicture> (*decode)(ByteView bytes,
                                   const PictureHeader& header,
                                   const Limits& limits);

  // What decoding or examining a frame takes of memory at its most. Measured at 49 and 64 Mpx.
  std::int64_t bytes_a_pixel = 20;
};

// All formats, in the order in which they are tried.
std::span<const PictureDecoder* const> PictureDecoders();

// Header facts of a picture of any known format, checked against the limits.
//
// Errors: "file-empty", "format-unknown" (names what the first bytes look like),
// "image-header" (damaged), "limit-picture-pixels", "limit-picture-side-px", "limit-svg-bytes",
// "limit-svg-content" (see svg_content.h). Messages do not name the file: the caller puts its name
// in front.
//
// An SVG has no pixels of its own. Its size here is the one it is drawn in: its intrinsic
// proportions, with the intrinsic longer side brought into [512, 2048]; less than 2048, the more
// work it is to draw (1024 for 5,000 shapes).
Result<PictureHeader> ProbePicture(ByteView bytes, const Limits& limits);

// How much memory decoding and examining the picture will take at its most, about: bytes_a_pixel
// of its decoder, and 4 more for each further frame that is kept. 0 when it is none
// that can be decoded, and of an SVG, which is never drawn large.
std::int64_t MemoryOfPicture(ByteView bytes, const Limits& limits);

// ProbePicture, then pixels. Further errors: "image-damaged", "image-truncated" (nothing usable),
// "image-memory". A picture that is not whole says so with "image-truncated", "image-damaged",
// "image-frames-skipped" or "image-svg-not-drawn" (a browser would show what we do not draw).
// Pages of a TIFF may have other sizes than the header, which is of the first.
// Deterministic, no files, no network; safe to call concurrently.
Result<DecodedPicture> DecodePicture(ByteView bytes, const Limits& limits);

// Draws an SVG so that its longer side is `longer_side_px`, on transparent ground, from memory
// without a base URI: nothing outside the document is ever opened. Used for marks of a pack.
Result<Picture> RenderSvg(ByteView bytes, int longer_side_px, const Limits& limits);

// Encodes as PNG without any metadata; for evidence crops, tests and samples.
Bytes EncodePng(const Picture& picture);

// Encodes as WebP, lossy, without any metadata; for pictures in reports. `quality` in [0, 100].
Bytes EncodeWebp(const Picture& picture, float quality);

}  // namespace brandlint
