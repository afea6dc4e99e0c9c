// SPDX-License-Identifier: MIT
// One decoder, BRANDLINT_FORMAT, behind the front door: a target of its own for each, so that none
// is starved by a format that is easier to grow.
#include <string_view>

#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/model/limits.h"
#include "tests/fuzz/text_input.h"

// What a library leaves unset is the same in every run (see DrawDerived of heif.cc, whose way to do
// that works with glibc's malloc only).
extern "C" const char* __asan_default_options() { return "max_malloc_fill_size=1073741824"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  Limits limits;
  limits.picture_pixels = 250'000;  // keeps an input below the milliseconds
  limits.picture_frames = 4;
  const ByteView bytes(data, size);
  const Result<PictureHeader> header = ProbePicture(bytes, limits);
  if (!header || header->format != std::string_view(BRANDLINT_FORMAT)) return 0;
  const Result<DecodedPicture> decoded = DecodePicture(bytes, limits);
  if (!decoded) {
    CHECK(!decoded.error().code.empty() && !decoded.error().message.empty());
    return 0;
  }
  CHECK(!decoded->frames.empty() && decoded->whole == decoded->incomplete_code.empty());
  for (const Picture& frame : decoded->frames) {
    const auto pixels =
        static_cast<std::size_t>(frame.size.width) * static_cast<std::size_t>(frame.size.height);
    CHECK(frame.rgba.size() == 4 * pixels);
  }
  // The same bytes give the same pixels.
  const Result<DecodedPicture> again = DecodePicture(bytes, limits);
  CHECK(again.ok() && again->frames.size() == decoded->frames.size());
  for (std::size_t i = 0; i < again->frames.size(); ++i) {
    CHECK(again->frames[i].rgba == decoded->frames[i].rgba);
  }
  return 0;
}
