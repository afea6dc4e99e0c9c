// SPDX-License-Identifier: MIT
#include <avif/avif.h>

#include <cstdint>

#include "core/base/check.h"
#include "tests/image/make_pictures.h"

namespace brandlint {

Bytes MakeAvifAnimation(const std::vector<Picture>& frames, int key_every) {
  avifEncoder* const encoder = avifEncoderCreate();
  encoder->codecChoice = AVIF_CODEC_CHOICE_AOM;
  encoder->maxThreads = 1;
  encoder->speed = AVIF_SPEED_FASTEST;
  encoder->minQuantizer = encoder->minQuantizerAlpha = AVIF_QUANTIZER_LOSSLESS;
  encoder->maxQuantizer = encoder->maxQuantizerAlpha = 4;
  encoder->keyframeInterval = key_every;
  encoder->timescale = 10;
  for (const Picture& picture : frames) {
    avifImage* const image = avifImageCreate(static_cast<std::uint32_t>(picture.size.width),
                                             static_cast<std::uint32_t>(picture.size.height),
                                             8,
                                             AVIF_PIXEL_FORMAT_YUV444);
    avifRGBImage rgba;
    avifRGBImageSetDefaults(&rgba, image);
    rgba.format = AVIF_RGB_FORMAT_RGBA;
    Bytes pixels = picture.rgba;
    rgba.pixels = pixels.data();
    rgba.rowBytes = 4 * image->width;
    CHECK(avifImageRGBToYUV(image, &rgba) == AVIF_RESULT_OK);
    CHECK(avifEncoderAddImage(encoder, image, 1, AVIF_ADD_IMAGE_FLAG_NONE) == AVIF_RESULT_OK);
    avifImageDestroy(image);
  }
  avifRWData written = AVIF_DATA_EMPTY;
  CHECK(avifEncoderFinish(encoder, &written) == AVIF_RESULT_OK);
  Bytes bytes(written.data, written.data + written.size);
  avifRWDataFree(&written);
  avifEncoderDestroy(encoder);
  return bytes;
}

}  // namespace brandlint
