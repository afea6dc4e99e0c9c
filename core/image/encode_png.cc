// SPDX-License-Identifier: MIT
#include <png.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/base/check.h"
#include "core/image/decode.h"

namespace brandlint {

Bytes EncodePng(const Picture& picture) {
  CHECK(!picture.empty());
  // The simplified API (libpng manual, section VII) keeps libpng's longjmp to itself. It is given
  // room for the worst case, so that no second pass over the pixels is needed to learn the size.
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.size.width);
  image.height = static_cast<png_uint_32>(picture.size.height);
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  Bytes png(size);
  const int done =
      png_image_write_to_memory(&image, png.data(), &size, 0, picture.rgba.data(), 0, nullptr);
  CHECK(done != 0);  // memory, sizes and format are ours: only a bug of ours can fail here
  png.resize(size);
  return png;
}

}  // namespace brandlint
