// SPDX-License-Identifier: MIT
#include "core/image/icon_images.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/image/decode.h"
#include "core/image/frames.h"

namespace brandlint {

extern constinit const PictureDecoder kPngDecoder, kJpeg2000Decoder;

namespace {

std::int64_t PixelsOf(Size size) { return std::int64_t{size.width} * size.height; }

// Null when it is of neither.
const PictureDecoder* DecoderOf(ByteView bytes) {
  for (const PictureDecoder* decoder : {&kPngDecoder, &kJpeg2000Decoder}) {
    if (decoder->recognises(bytes)) return decoder;
  }
  return nullptr;
}

}  // namespace

bool IsIconFile(ByteView bytes) { return DecoderOf(bytes) != nullptr; }

void ProbeIconFile(IconImage& image, const Limits& limits) {
  const Result<PictureHeader> header = DecoderOf(image.bytes)->probe(image.bytes, limits);
  if (!header) {
    image.why_not = header.error().message;
    return;
  }
  image.size = header->size;
}

Result<Picture> DrawIconFile(const IconImage& image, const Limits& limits) {
  const PictureDecoder& decoder = *DecoderOf(image.bytes);
  Result<DecodedPicture> decoded = decoder.decode(
      image.bytes, PictureHeader{std::string(decoder.format), image.size, 1}, limits);
  if (!decoded) return decoded.error();
  if (!decoded->whole) return Error{decoded->incomplete_code, decoded->incomplete};
  return std::move(decoded->frames.front());
}

Result<PictureHeader> HeaderOfIcon(std::string_view format, const std::vector<IconImage>& images) {
  PictureHeader header{std::string(format), {}, 0};
  for (const IconImage& image : images) {
    if (!image.why_not.empty()) continue;
    ++header.frames;
    if (PixelsOf(image.size) > PixelsOf(header.size)) header.size = image.size;
  }
  if (header.frames > 0) return header;
  if (images.empty()) return Error{"image-header", "an icon file without an image"};
  return Error{"image-header", images[0].name + ": " + images[0].why_not};
}

Result<DecodedPicture> DrawIcon(const std::vector<IconImage>& images,
                                const std::function<Result<Picture>(const IconImage&)>& draw,
                                const PictureHeader& header,
                                const Limits& limits) {
  DecodedPicture decoded;
  decoded.header = header;
  std::vector<const IconImage*> good;
  Error first;
  const auto refuse = [&](const IconImage& image, const std::string& code, const std::string& why) {
    if (first.code.empty()) first = {code, image.name + ": " + why};
    MarkIncomplete(code, image.name + ": " + why, decoded);
  };
  for (const IconImage& image : images) {
    const int side = std::max(image.size.width, image.size.height);
    if (!image.why_not.empty()) {
      refuse(image, "image-damaged", image.why_not);
    } else if (side > limits.picture_side_px) {
      refuse(image,
             "limit-picture-side-px",
             std::to_string(side) + " px is more than the limit of " +
                 std::to_string(limits.picture_side_px) + " px a side (picture_side_px)");
    } else {
      good.push_back(&image);
    }
  }
  // The largest first: where not all can be kept, it is.
  std::ranges::stable_sort(
      good, std::ranges::greater(), [](const IconImage* image) { return PixelsOf(image->size); });
  int kept = 0;
  if (!good.empty()) {
    const auto count = static_cast<int>(good.size());
    for (const int index : FramesToKeep(count, header.size, limits)) {
      const IconImage& image = *good[static_cast<std::size_t>(index)];
      Result<Picture> picture = draw(image);
      ++kept;
      if (!picture) {
        refuse(image, picture.error().code, picture.error().message);
        continue;
      }
      AddFrame(*std::move(picture), decoded);
    }
    MarkSkippedFrames(kept, count, limits, decoded);
  }
  if (decoded.frames.empty()) return Error{"image-damaged", first.message};
  return decoded;
}

}  // namespace brandlint
