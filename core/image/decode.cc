// SPDX-License-Identifier: MIT
#include "core/image/decode.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <new>
#include <string>
#include <utility>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/image/frames.h"

namespace brandlint {
namespace {

// Formats that people submit and brandlint does not decode, so that the message can say so.
struct KnownStranger {
  std::size_t offset;
  std::string_view magic;
  std::string_view what;
};

constexpr KnownStranger kStrangers[] = {
    {4, "ftyp", "an MP4 film"},
    {0, "\x1A\x45\xDF\xA3", "a Matroska or WebM film"},
    {0, "8BPS", "a Photoshop picture"},
    {0, "%PDF", "a PDF document"},
    {0, "%!PS", "a PostScript document"},
    {0, "PK\x03\x04", "a ZIP archive"},
    {0, "\x1F\x8B", "gzip data"},
    {0,
     "\x7F"
     "ELF",
     "a program"},
    {0, "MZ", "a program"},
};

// Whether the first bytes are what a text editor would open: UTF-8 without controls but white
// space.
bool LooksLikeText(ByteView bytes) {
  constexpr std::size_t kLookedAt = 512;
  constexpr std::size_t kLongestCharacter = 4;
  ByteView start = bytes.first(std::min(bytes.size(), kLookedAt));
  const bool has_control = std::ranges::any_of(start, [](std::uint8_t byte) {
    return byte == 0x7F || (byte < 0x20 && (byte < '\t' || byte > '\r'));
  });
  if (has_control) return false;
  for (std::size_t i = 1; i < kLongestCharacter && bytes.size() > kLookedAt; ++i) {
    if (IsUtf8(AsText(start))) break;
    start = start.first(start.size() - 1);  // the cut may have gone through a character
  }
  return IsUtf8(AsText(start));
}

std::string WhatItLooksLike(ByteView bytes) {
  for (const auto& [offset, magic, what] : kStrangers) {
    if (HasAt(bytes, offset, magic)) return std::string(what);
  }
  const std::string_view text = AsText(bytes);
  if (text.find("<html") < 512 || text.find("<!DOCTYPE html") < 512) return "an HTML page";
  return LooksLikeText(bytes) ? "text" : "binary data";
}

const PictureDecoder* Recognise(ByteView bytes) {
  for (const PictureDecoder* decoder : PictureDecoders()) {
    if (decoder->recognises(bytes)) return decoder;
  }
  return nullptr;
}

Result<void> CheckSize(Size size, const Limits& limits) {
  const std::string sides = std::to_string(size.width) + " x " + std::to_string(size.height);
  if (std::max(size.width, size.height) > limits.picture_side_px) {
    return Error{"limit-picture-side-px",
                 sides + " px is more than the limit of " + std::to_string(limits.picture_side_px) +
                     " px a side (picture_side_px)"};
  }
  if (std::int64_t{size.width} * size.height > limits.picture_pixels) {
    return Error{"limit-picture-pixels",
                 sides + " px is more than the limit of " + std::to_string(limits.picture_pixels) +
                     " pixels (picture_pixels)"};
  }
  return {};
}

Result<PictureHeader> Probe(const PictureDecoder* decoder, ByteView bytes, const Limits& limits) {
  if (bytes.empty()) return Error{"file-empty", "the file is empty (0 bytes)"};
  if (decoder == nullptr) {
    return Error{"format-unknown",
                 "not a picture of a known format (looks like " + WhatItLooksLike(bytes) + ")"};
  }
  Result<PictureHeader> header = decoder->probe(bytes, limits);
  if (!header) return header;
  if (header->size.width < 1 || header->size.height < 1 || header->frames < 1) {
    return Error{"image-header",
                 "damaged header: " + std::to_string(header->size.width) + " x " +
                     std::to_string(header->size.height) + " px, " +
                     std::to_string(header->frames) + " frames"};
  }
  const Result<void> size = CheckSize(header->size, limits);
  if (!size) return size.error();
  return header;
}

}  // namespace

Result<PictureHeader> ProbePicture(ByteView bytes, const Limits& limits) {
  return Probe(Recognise(bytes), bytes, limits);
}

std::int64_t MemoryOfPicture(ByteView bytes, const Limits& limits) {
  constexpr std::int64_t kKept = 4;  // bytes a pixel of each frame but the one at hand
  const PictureDecoder* const decoder = Recognise(bytes);
  if (decoder == nullptr || decoder->format == "svg") return 0;
  const Result<PictureHeader> header = Probe(decoder, bytes, limits);
  if (!header) return 0;
  const std::int64_t pixels = std::int64_t{header->size.width} * header->size.height;
  const auto kept = std::ssize(FramesToKeep(header->frames, header->size, limits));
  return pixels * (decoder->bytes_a_pixel + kKept * (kept - 1));
}

Result<DecodedPicture> DecodePicture(ByteView bytes, const Limits& limits) {
  const PictureDecoder* const decoder = Recognise(bytes);
  const Result<PictureHeader> header = Probe(decoder, bytes, limits);
  if (!header) return header.error();
  // What is too big for a worker's memory is the picture's fault, not a bug: other pictures fit.
  try {
    Result<DecodedPicture> decoded = decoder->decode(bytes, *header, limits);
    if (decoded) CHECK(!decoded->frames.empty() && decoded->whole == decoded->incomplete.empty());
    return decoded;
  } catch (const std::bad_alloc&) {
    return Error{"image-memory",
                 "decoding " + std::to_string(header->size.width) + " x " +
                     std::to_string(header->size.height) +
                     " px needs more memory than there is (worker_bytes: " +
                     std::to_string(limits.worker_bytes) + ")"};
  }
}

}  // namespace brandlint
