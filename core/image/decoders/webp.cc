// SPDX-License-Identifier: MIT
// WebP by libwebp and libwebpdemux. Source: RFC 9649, section 2 (container).
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/orientation.h"

namespace brandlint {
namespace {

bool Recognises(ByteView bytes) { return HasAt(bytes, 0, "RIFF") && HasAt(bytes, 8, "WEBP"); }

struct Facts {
  Size stored;
  bool animated = false;
  int frames = 1;
  Orientation orientation = 1;
  std::uint64_t claimed_bytes = 0;  // of the file, as RIFF says
  std::size_t whole_bytes = 0;      // up to the end of the last chunk that is all there
};

Result<Facts> ReadFacts(ByteView bytes) {
  WebPBitstreamFeatures features{};
  const VP8StatusCode status = WebPGetFeatures(bytes.data(), bytes.size(), &features);
  if (status != VP8_STATUS_OK) {
    return Error{"image-header",
                 "no WebP header in " + std::to_string(bytes.size()) + " bytes (status " +
                     std::to_string(status) + ")"};
  }
  Facts facts{.stored = {features.width, features.height},
              .animated = features.has_animation != 0,
              .claimed_bytes = ReadLittleEndian(bytes, 4, 4).value_or(0) + 8};

  int frames = 0;
  std::size_t at = 12;  // after "RIFF", size, "WEBP"
  while (const std::optional<std::uint64_t> length = ReadLittleEndian(bytes, at + 4, 4)) {
    facts.whole_bytes = at;
    if (HasAt(bytes, at, "ANMF")) ++frames;
    const std::uint64_t padded = *length + *length % 2;
    if (padded > bytes.size() - at - 8) break;
    const ByteView chunk = bytes.subspan(at + 8, static_cast<std::size_t>(*length));
    if (HasAt(bytes, at, "EXIF")) facts.orientation = ExifOrientation(chunk);
    at += 8 + static_cast<std::size_t>(padded);
    facts.whole_bytes = at;
  }
  if (facts.animated) facts.frames = std::max(frames, 1);
  return facts;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  return PictureHeader{"webp", OrientedSize(facts->stored, facts->orientation), facts->frames};
}

std::string CutShort(const Facts& facts, ByteView bytes) {
  return "the WebP data ends early: " + std::to_string(bytes.size()) + " of " +
         std::to_string(facts.claimed_bytes) + " bytes are there";
}

struct Delete {
  void operator()(WebPIDecoder* decoder) const { WebPIDelete(decoder); }
  void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

// The incremental decoder, because it keeps the rows that a cut file still has.
Result<void> DecodeStill(ByteView bytes, const Facts& facts, DecodedPicture& decoded) {
  Picture picture = BlankPicture(facts.stored);
  const std::unique_ptr<WebPIDecoder, Delete> decoder(
      WebPINewRGB(MODE_RGBA, picture.rgba.data(), picture.rgba.size(), 4 * facts.stored.width));
  if (!decoder) return Error{"image-memory", "no room for a WebP decoder"};
  const VP8StatusCode status = WebPIUpdate(decoder.get(), bytes.data(), bytes.size());

  int rows = 0;
  WebPIDecGetRGB(decoder.get(), &rows, nullptr, nullptr, nullptr);
  const std::string there =
      std::to_string(rows) + " of " + std::to_string(facts.stored.height) + " rows are there";
  const bool ended_early = status == VP8_STATUS_SUSPENDED || status == VP8_STATUS_NOT_ENOUGH_DATA;
  if (ended_early) {
    if (rows == 0) return Error{"image-truncated", "the WebP data ends early: " + there};
    MarkIncomplete("image-truncated", "the WebP data ends early: " + there, decoded);
  } else if (status != VP8_STATUS_OK) {
    const std::string message =
        "damaged WebP data (status " + std::to_string(status) + "): " + there;
    if (rows == 0) return Error{"image-damaged", message};
    MarkIncomplete("image-damaged", message, decoded);
  }
  decoded.frames.push_back(Oriented(std::move(picture), facts.orientation));
  return {};
}

// libwebpdemux takes complete files only: of a cut one, the chunks that are all there.
Bytes WholeChunks(ByteView bytes, const Facts& facts) {
  Bytes whole(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(facts.whole_bytes));
  const std::size_t riff_size = whole.size() - 8;
  for (std::size_t i = 0; i < 4; ++i) {
    whole[4 + i] = static_cast<std::uint8_t>(riff_size >> (8 * i));
  }
  return whole;
}

Result<void> DecodeAnimation(ByteView bytes,
                             const Facts& facts,
                             const Limits& limits,
                             DecodedPicture& decoded) {
  Bytes whole;
  if (facts.claimed_bytes > bytes.size()) {
    whole = WholeChunks(bytes, facts);
    bytes = whole;
  }
  WebPAnimDecoderOptions options;
  if (WebPAnimDecoderOptionsInit(&options) == 0) return Error{"image-memory", "libwebpdemux"};
  options.color_mode = MODE_RGBA;
  options.use_threads = 0;
  const WebPData data{bytes.data(), bytes.size()};
  const std::unique_ptr<WebPAnimDecoder, Delete> decoder(WebPAnimDecoderNew(&data, &options));
  if (!decoder) return Error{"image-damaged", "damaged WebP data: not an animation"};

  const std::vector<int> keep = FramesToKeep(facts.frames, facts.stored, limits);
  std::size_t kept = 0;
  for (int index = 0; kept < keep.size(); ++index) {
    std::uint8_t* canvas = nullptr;
    int timestamp_ms = 0;
    if (WebPAnimDecoderGetNext(decoder.get(), &canvas, &timestamp_ms) == 0) {
      const std::string message = "damaged WebP data: frame " + std::to_string(index + 1) + " of " +
                                  std::to_string(facts.frames) + " cannot be decoded";
      if (kept == 0) return Error{"image-damaged", message};
      MarkIncomplete("image-damaged", message, decoded);
      break;
    }
    if (index != keep[kept]) continue;
    Picture frame = BlankPicture(facts.stored);
    std::copy_n(canvas, frame.rgba.size(), frame.rgba.begin());
    AddFrame(Oriented(std::move(frame), facts.orientation), decoded);
    ++kept;
  }
  MarkSkippedFrames(static_cast<int>(kept), facts.frames, limits, decoded);
  return {};
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  DecodedPicture decoded;
  decoded.header = header;
  if (facts->claimed_bytes > bytes.size() && facts->animated) {
    MarkIncomplete("image-truncated", CutShort(*facts, bytes), decoded);
  }
  const Result<void> done = facts->animated ? DecodeAnimation(bytes, *facts, limits, decoded)
                                            : DecodeStill(bytes, *facts, decoded);
  if (!done) return done.error();
  if (facts->claimed_bytes > bytes.size()) {
    MarkIncomplete("image-truncated", CutShort(*facts, bytes), decoded);
  }
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kWebpDecoder{
    .format = "webp",
    .media_type = "image/webp",
    .endings = "webp",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
