// SPDX-License-Identifier: MIT
// The header check of every format on any bytes, also of those that do not claim to be of it: it
// says why not, or a size and a number of frames that the limits are then held against.
#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/image/orientation.h"
#include "core/model/limits.h"
#include "tests/fuzz/text_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const ByteView bytes(data, size);
  const Limits limits;
  for (const PictureDecoder* const decoder : PictureDecoders()) {
    (void)decoder->recognises(bytes);
    const Result<PictureHeader> header = decoder->probe(bytes, limits);
    if (header) {
      CHECK(header->format == decoder->format);
    } else {
      CHECK(!header.error().code.empty() && !header.error().message.empty());
    }
  }
  const Result<PictureHeader> probed = ProbePicture(bytes, limits);
  if (probed) {
    CHECK(probed->size.width >= 1 && probed->size.width <= limits.picture_side_px);
    CHECK(probed->size.height >= 1 && probed->size.height <= limits.picture_side_px);
    CHECK(probed->frames >= 1);
  }
  const Orientation orientation = ExifOrientation(bytes);
  CHECK(orientation >= 1 && orientation <= 8);
  return 0;
}
