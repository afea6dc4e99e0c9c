// SPDX-License-Identifier: MIT
#include "core/image/decode.h"

namespace brandlint {

#define PICTURE_DECODER(constant) extern constinit const PictureDecoder constant;
#include "core/image/decoders/all.def"
#undef PICTURE_DECODER

namespace {

constexpr const PictureDecoder* kAll[] = {
#define PICTURE_DECODER(constant) &constant,
#include "core/image/decoders/all.def"
#undef PICTURE_DECODER
};

}  // namespace

std::span<const PictureDecoder* const> PictureDecoders() { return kAll; }

}  // namespace brandlint
