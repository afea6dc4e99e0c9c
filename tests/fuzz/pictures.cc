// SPDX-License-Identifier: MIT
// The front door for pictures: any bytes are refused with a reason or become pixels of the size
// that the header promised. SVG is probed only (svg.cc): drawing is librsvg's.
#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/model/limits.h"
#include "tests/fuzz/text_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  Limits limits;
  limits.picture_pixels = 250'000;  // keeps an input below the milliseconds
  limits.picture_frames = 4;
  const ByteView bytes(data, size);
  const Result<PictureHeader> header = ProbePicture(bytes, limits);
  if (!header) {
    CHECK(!header.error().code.empty() && !header.error().message.empty());
    return 0;
  }
  CHECK(header->size.width > 0 && header->size.height > 0 && header->frames > 0);
  if (header->format == "svg") return 0;
  const Result<DecodedPicture> decoded = DecodePicture(bytes, limits);
  if (!decoded) {
    CHECK(!decoded.error().code.empty() && !decoded.error().message.empty());
    return 0;
  }
  CHECK(!decoded->frames.empty() && decoded->frames.size() <= 4);
  CHECK(decoded->whole == decoded->incomplete_code.empty());
  for (const Picture& frame : decoded->frames) {
    const auto pixels =
        static_cast<std::size_t>(frame.size.width) * static_cast<std::size_t>(frame.size.height);
    CHECK(frame.rgba.size() == 4 * pixels);
    // Pages of a TIFF may have other sizes than the header.
    if (header->format != "tiff") CHECK(frame.size == header->size);
  }
  return 0;
}
