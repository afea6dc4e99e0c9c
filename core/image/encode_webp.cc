// SPDX-License-Identifier: MIT
#include <webp/encode.h>

#include <cstdint>
#include <memory>

#include "core/base/check.h"
#include "core/image/decode.h"

namespace brandlint {

Bytes EncodeWebp(const Picture& picture, float quality) {
  CHECK(!picture.empty() && picture.size.width <= WEBP_MAX_DIMENSION &&
        picture.size.height <= WEBP_MAX_DIMENSION);
  std::uint8_t* made = nullptr;
  const std::size_t size = WebPEncodeRGBA(picture.rgba.data(),
                                          picture.size.width,
                                          picture.size.height,
                                          4 * picture.size.width,
                                          quality,
                                          &made);
  const std::unique_ptr<std::uint8_t, decltype(&WebPFree)> owner(made, &WebPFree);
  CHECK(size > 0);  // sizes and pixels are ours
  return {made, made + size};
}

}  // namespace brandlint
