// SPDX-License-Identifier: MIT
#include "core/image/avif_sequence.h"

#include <avif/avif.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/image/boxes.h"
#include "core/image/frames.h"
#include "core/image/quiet_stderr.h"

namespace brandlint {
namespace {

constexpr int kMostTracks = 16;
constexpr std::uint64_t kMostFrames = 100'000;

Error Damaged(const std::string& what) { return {"image-header", "an AVIF animation " + what}; }

// The content of the box that lies in the boxes of these types, one in the other; empty when there
// is none.
ByteView Inside(ByteView boxes, std::initializer_list<std::string_view> types) {
  for (const std::string_view type : types) {
    ByteView found;
    for (std::size_t at = 0; const auto box = NextBox(boxes, at);) {
      if (box->type != type) continue;
      found = box->content;
      break;
    }
    boxes = found;
  }
  return boxes;
}

// The size of the AV1 pictures of a table of samples; nothing when it has none.
std::optional<std::pair<std::uint64_t, std::uint64_t>> SizeOf(ByteView table) {
  constexpr std::size_t kBeforeEntries = 8;  // version and flags, how many
  ByteView entries = Inside(table, {"stsd"});
  entries = entries.subspan(std::min(kBeforeEntries, entries.size()));
  for (std::size_t at = 0; const auto entry = NextBox(entries, at);) {
    if (entry->type != "av01") continue;
    const auto width = ReadBigEndian(entry->content, 24, 2);
    const auto height = ReadBigEndian(entry->content, 26, 2);
    if (width && height) return std::pair(*width, *height);
  }
  return std::nullopt;
}

Error Because(avifResult result) {
  const std::string why = avifResultToString(result);
  if (result == AVIF_RESULT_TRUNCATED_DATA || result == AVIF_RESULT_WAITING_ON_IO)
    return {"image-truncated", "the AVIF data ends early: " + why};
  if (result == AVIF_RESULT_OUT_OF_MEMORY)
    return {"image-memory", "no room for a frame of an AVIF animation"};
  return {"image-damaged", "damaged AVIF data: " + why};
}

}  // namespace

Result<AvifSequenceFacts> ReadAvifSequence(ByteView bytes) {
  AvifSequenceFacts facts;
  int tracks = 0;
  const ByteView film = Inside(bytes, {"moov"});
  for (std::size_t at = 0; const auto box = NextBox(film, at);) {
    if (box->type != "trak") continue;
    if (++tracks > kMostTracks)
      return Damaged("of more than " + std::to_string(kMostTracks) + " tracks");
    const ByteView table = Inside(box->content, {"mdia", "minf", "stbl"});
    const auto size = SizeOf(table);
    if (!size) continue;
    // stsz: version and flags, the size of all samples, how many there are.
    const std::uint64_t frames = ReadBigEndian(Inside(table, {"stsz"}), 8, 4).value_or(0);
    if (frames > kMostFrames) {
      return Damaged("of " + std::to_string(frames) + " frames, more than " +
                     std::to_string(kMostFrames));
    }
    facts.frames = std::max(facts.frames, static_cast<int>(frames));
    facts.size = {std::max(facts.size.width, static_cast<int>(size->first)),
                  std::max(facts.size.height, static_cast<int>(size->second))};
  }
  if (facts.frames == 0) return Damaged("without frames");
  if (facts.size.width == 0 || facts.size.height == 0) return Damaged("without a size");
  return facts;
}

struct AvifSequence::Opened {
  struct Destroy {
    void operator()(avifDecoder* owned) const { avifDecoderDestroy(owned); }
  };
  std::unique_ptr<avifDecoder, Destroy> decoder;
  AvifSequenceFacts facts;
  avifResult parsed = AVIF_RESULT_OUT_OF_MEMORY;
};

AvifSequence::AvifSequence(ByteView bytes, const AvifSequenceFacts& facts, const Limits& limits)
    : opened_(std::make_unique<Opened>()) {
  opened_->decoder.reset(avifDecoderCreate());
  opened_->facts = facts;
  avifDecoder* const decoder = opened_->decoder.get();
  if (decoder == nullptr) return;
  decoder->codecChoice = AVIF_CODEC_CHOICE_DAV1D;  // which libheif uses, too
  decoder->maxThreads = 1;
  decoder->ignoreExif = decoder->ignoreXMP = AVIF_TRUE;
  const auto bound = [](std::int64_t limit) {
    constexpr std::int64_t kLibrary = std::int64_t{16384} * 16384;  // it takes no larger one
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(limit, 1, kLibrary));
  };
  decoder->imageSizeLimit = bound(limits.picture_pixels);
  decoder->imageDimensionLimit = bound(limits.picture_side_px);
  decoder->imageCountLimit = kMostFrames;
  opened_->parsed = avifDecoderSetSource(decoder, AVIF_DECODER_SOURCE_TRACKS);
  if (opened_->parsed == AVIF_RESULT_OK)
    opened_->parsed = avifDecoderSetIOMemory(decoder, bytes.data(), bytes.size());
  if (opened_->parsed == AVIF_RESULT_OK) opened_->parsed = avifDecoderParse(decoder);
}

AvifSequence::~AvifSequence() = default;

Result<Picture> AvifSequence::Draw(int index) {
  if (opened_->parsed != AVIF_RESULT_OK) return Because(opened_->parsed);
  const QuietStderr quiet;
  avifDecoder* const decoder = opened_->decoder.get();
  const avifResult result = avifDecoderNthImage(decoder, static_cast<std::uint32_t>(index));
  if (result != AVIF_RESULT_OK) return Because(result);
  const avifImage& image = *decoder->image;
  // What a header did not announce was not counted either.
  if (std::cmp_greater(image.width, opened_->facts.size.width) ||
      std::cmp_greater(image.height, opened_->facts.size.height) || image.width == 0 ||
      image.height == 0) {
    return Error{"image-damaged",
                 "damaged AVIF data: a frame of " + std::to_string(image.width) + " x " +
                     std::to_string(image.height) + " px"};
  }
  Picture picture = BlankPicture({static_cast<int>(image.width), static_cast<int>(image.height)});
  avifRGBImage rgba;
  avifRGBImageSetDefaults(&rgba, &image);
  rgba.depth = 8;
  rgba.format = AVIF_RGB_FORMAT_RGBA;
  rgba.pixels = picture.rgba.data();
  rgba.rowBytes = 4 * image.width;
  const avifResult converted = avifImageYUVToRGB(&image, &rgba);
  if (converted != AVIF_RESULT_OK) return Because(converted);
  return picture;
}

}  // namespace brandlint
