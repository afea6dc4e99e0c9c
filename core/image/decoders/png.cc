// SPDX-License-Identifier: MIT
// PNG by libpng; frames of an animation are taken apart by core/image/apng.h. Sources: PNG
// Specification, 3rd edition (W3C), chapters 5 and 11; libpng manual.
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/image/apng.h"
#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/orientation.h"

namespace brandlint {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";

bool Recognises(ByteView bytes) { return HasAt(bytes, 0, kSignature); }

// What the chunks say, read by hand: bounded by the number of chunks, nothing is unpacked.
struct Facts {
  Size stored;
  ApngFacts animation;
  Orientation orientation = 1;

  // All that somebody may see: the still picture, where it is none of the animation's, counts.
  std::int64_t Frames(std::int64_t of_animation) const {
    if (!animation.animated) return 1;
    return std::max<std::int64_t>(of_animation + (animation.still_is_first ? 0 : 1), 1);
  }
};

Result<Facts> ReadFacts(ByteView bytes) {
  constexpr std::size_t kHeaderBytes = 33;  // signature, and IHDR with its frame
  if (bytes.size() < kHeaderBytes || !HasAt(bytes, 12, "IHDR")) {
    return Error{"image-header",
                 "no PNG header in " + std::to_string(bytes.size()) + " bytes (IHDR)"};
  }
  const std::uint64_t width = ReadBigEndian(bytes, 16, 4).value_or(0);
  const std::uint64_t height = ReadBigEndian(bytes, 20, 4).value_or(0);
  constexpr std::uint64_t kMaxSide = std::numeric_limits<std::int32_t>::max();  // section 7.1
  if (width == 0 || height == 0 || width > kMaxSide || height > kMaxSide) {
    return Error{"image-header",
                 "a PNG of " + std::to_string(width) + " x " + std::to_string(height) + " px"};
  }
  Facts facts{.stored = {static_cast<int>(width), static_cast<int>(height)}};

  bool still_seen = false;
  std::size_t at = kSignature.size();
  while (const std::optional<std::uint64_t> length = ReadBigEndian(bytes, at, 4)) {
    const std::size_t content = at + 8;
    if (content > bytes.size() || *length > bytes.size() - content) break;
    const ByteView chunk = bytes.subspan(content, static_cast<std::size_t>(*length));
    ApngFacts& animation = facts.animation;
    if (HasAt(bytes, at + 4, "acTL")) {
      animation.animated = true;
      animation.claimed = static_cast<std::int64_t>(ReadBigEndian(chunk, 0, 4).value_or(0));
    }
    if (HasAt(bytes, at + 4, "fcTL")) {
      ++animation.counted;
      if (!still_seen) animation.still_is_first = true;
    }
    if (HasAt(bytes, at + 4, "IDAT")) still_seen = true;
    if (HasAt(bytes, at + 4, "eXIf")) facts.orientation = ExifOrientation(chunk);
    if (HasAt(bytes, at + 4, "IEND")) break;
    at = content + chunk.size() + 4;  // the checksum
  }
  return facts;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  const std::int64_t frames =
      facts->Frames(std::max(facts->animation.claimed, facts->animation.counted));
  return PictureHeader{
      "png",
      OrientedSize(facts->stored, facts->orientation),
      static_cast<int>(std::min<std::int64_t>(frames, std::numeric_limits<int>::max()))};
}

// Everything that lives across libpng's longjmp. It has no destructor to be skipped, and it is
// reached through a pointer, so no register copy can be stale after the jump.
struct Reading {
  const std::uint8_t* next = nullptr;
  std::size_t left = 0;
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::uint8_t* pixels = nullptr;
  std::size_t row_bytes = 0;
  int height = 0;
  int side_limit = 0;

  int passes = 0;
  int passes_done = 0;
  int rows_done = 0;  // of the pass at hand
  bool ended_early = false;
  char complaint[160] = {};  // the first that concerns pixels
};

// Messages about a chunk start with its name. An ancillary chunk (first letter lower case,
// section 5.4) does not change pixels, but for tRNS.
bool ConcernsPixels(const char* message) {
  const bool about_chunk = std::strlen(message) > 5 && message[4] == ':';
  const bool ancillary = message[0] >= 'a' && message[0] <= 'z';
  return !about_chunk || !ancillary || std::strncmp(message, "tRNS", 4) == 0;
}

void NoteComplaint(Reading& reading, const char* message) {
  if (reading.complaint[0] != '\0' || !ConcernsPixels(message)) return;
  std::strncpy(reading.complaint, message, sizeof(reading.complaint) - 1);
}

[[noreturn]] void OnError(png_structp png, png_const_charp message) {
  NoteComplaint(*static_cast<Reading*>(png_get_error_ptr(png)), message);
  png_longjmp(png, 1);
}

void OnWarning(png_structp png, png_const_charp message) {
  NoteComplaint(*static_cast<Reading*>(png_get_error_ptr(png)), message);
}

void OnRead(png_structp png, png_bytep to, std::size_t count) {
  auto& reading = *static_cast<Reading*>(png_get_io_ptr(png));
  if (count > reading.left) {
    reading.ended_early = true;
    png_error(png, "the data ends early");
  }
  std::memcpy(to, reading.next, count);
  reading.next += count;
  reading.left -= count;
}

// Profiles, texts and the like are neither needed nor unpacked: a zTXt can be a bomb.
void SkipWhatIsNotPixels(png_structp png) {
  static constexpr png_byte kSkipped[] =
      "bKGD\0cHRM\0cICP\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0"
      "sRGB\0sTER\0tEXt\0tIME\0zTXt";
  png_set_keep_unknown_chunks(
      png, PNG_HANDLE_CHUNK_NEVER, kSkipped, static_cast<int>(sizeof(kSkipped) / 5));
}

// False when libpng gave up; what was read until then stays in reading.pixels. No object with a
// destructor may live in this function or be created by what it calls.
bool ReadPixels(Reading* reading) {
  if (setjmp(png_jmpbuf(reading->png)) != 0) return false;
  png_structp png = reading->png;
  png_infop info = reading->info;

  png_set_read_fn(png, reading, OnRead);
  png_set_user_limits(png,
                      static_cast<png_uint_32>(reading->side_limit),
                      static_cast<png_uint_32>(reading->side_limit));
  png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_USE);
  png_set_benign_errors(png, 1);
  // libpng reads compressed data in pieces and drops the last one when it is not all there: with
  // small ones, a cut file keeps nearly all of its rows.
  png_set_compression_buffer_size(png, 256);
  SkipWhatIsNotPixels(png);
  png_read_info(png, info);

  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  reading->passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != reading->row_bytes ||
      png_get_image_height(png, info) != static_cast<png_uint_32>(reading->height)) {
    png_error(png, "the header changed its mind");
  }

  for (; reading->passes_done < reading->passes; ++reading->passes_done) {
    for (reading->rows_done = 0; reading->rows_done < reading->height; ++reading->rows_done) {
      // As a display row: after a coarse pass, its pixels stand for the finer ones to come.
      const std::size_t row = static_cast<std::size_t>(reading->rows_done);
      png_read_row(png, nullptr, reading->pixels + row * reading->row_bytes);
    }
  }
  png_read_end(png, nullptr);
  return true;
}

// "20 of 64 rows are there", "pass 2 of 7, ...".
std::string HowFar(const Reading& reading) {
  std::string text;
  if (reading.passes > 1) {
    const int pass = std::min(reading.passes_done + 1, reading.passes);
    text = "pass " + std::to_string(pass) + " of " + std::to_string(reading.passes) + ", ";
  }
  return text + std::to_string(reading.rows_done) + " of " + std::to_string(reading.height) +
         " rows are there";
}

// One still picture, as far as it is there.
struct Still {
  Picture picture;
  bool nothing = false;  // not a row of it
  bool ended_early = false;
  std::string trouble;  // empty: it is whole
};

Still DecodeStill(ByteView bytes, Size size, const Limits& limits) {
  Still still{.picture = BlankPicture(size), .trouble = {}};
  Reading reading{.next = bytes.data(), .left = bytes.size()};
  reading.pixels = still.picture.rgba.data();
  reading.row_bytes = 4 * static_cast<std::size_t>(size.width);
  reading.height = size.height;
  reading.side_limit = static_cast<int>(
      std::min<std::int64_t>(limits.picture_side_px, std::numeric_limits<std::int32_t>::max()));
  reading.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, OnError, OnWarning);
  if (reading.png != nullptr) reading.info = png_create_info_struct(reading.png);
  const bool finished = reading.info != nullptr && ReadPixels(&reading);
  png_destroy_read_struct(&reading.png, &reading.info, nullptr);

  still.nothing = reading.passes_done == 0 && reading.rows_done == 0;
  still.ended_early = reading.ended_early;
  const std::string complaint = reading.complaint;
  if (still.ended_early) {
    still.trouble = "the PNG data ends early: ";
    still.trouble +=
        still.nothing ? "no row in " + std::to_string(bytes.size()) + " bytes" : HowFar(reading);
  } else if (still.nothing) {
    still.trouble = "damaged PNG data: " + complaint;
  } else if (!finished || !complaint.empty()) {
    still.trouble = "damaged PNG data (" + complaint + "): " + HowFar(reading);
  }
  return still;
}

std::string CodeOf(const Still& still) {
  return still.ended_early ? "image-truncated" : "image-damaged";
}

// The frames of an animation that are kept, with the still picture first where it is none of them.
void DecodeAnimation(ByteView bytes,
                     const Facts& facts,
                     Still still,
                     const Limits& limits,
                     DecodedPicture& decoded) {
  const auto add = [&](const Picture& picture) {
    AddFrame(Oriented(picture, facts.orientation), decoded);
  };
  const std::int64_t there = facts.Frames(facts.animation.counted);
  const std::vector<int> keep =
      FramesToKeep(static_cast<int>(std::min<std::int64_t>(there, std::numeric_limits<int>::max())),
                   facts.stored,
                   limits);
  int index = 0;
  std::size_t kept = 0;
  if (!facts.animation.still_is_first) {
    add(still.picture);
    still.picture = {};
    ++index;
    ++kept;
  }
  const Apng apng = ReadApng(bytes, facts.stored, static_cast<std::size_t>(keep.back()) + 1);
  ApngCanvas canvas(facts.stored);
  for (const ApngFrame& frame : apng.frames) {
    if (kept == keep.size()) break;
    Still part = frame.is_still ? std::exchange(still, {})
                                : DecodeStill(PngOfFrame(bytes, frame),
                                              {frame.region.width, frame.region.height},
                                              limits);
    if (!part.trouble.empty()) {
      MarkIncomplete(
          CodeOf(part), "frame " + std::to_string(index + 1) + ": " + part.trouble, decoded);
    }
    canvas.Draw(frame, part.picture);
    if (index++ != keep[kept]) continue;
    add(canvas.picture());
    ++kept;
  }
  if (decoded.frames.empty()) add(still.picture);  // no frame could be drawn
  if (!apng.complaint.empty()) {
    MarkIncomplete("image-damaged", "damaged PNG data: " + apng.complaint, decoded);
  }
  if (facts.animation.claimed > facts.animation.counted) {
    MarkIncomplete("image-damaged",
                   "damaged PNG data: " + std::to_string(facts.animation.counted) + " of " +
                       std::to_string(facts.animation.claimed) + " frames are there",
                   decoded);
  }
  MarkSkippedFrames(static_cast<int>(kept), decoded.header.frames, limits, decoded);
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  Still still = DecodeStill(bytes, facts->stored, limits);
  if (still.nothing) return Error{CodeOf(still), still.trouble};

  DecodedPicture decoded;
  decoded.header = header;
  if (!still.trouble.empty()) MarkIncomplete(CodeOf(still), still.trouble, decoded);
  if (facts->animation.animated) {
    DecodeAnimation(bytes, *facts, std::move(still), limits, decoded);
  } else {
    decoded.frames.push_back(Oriented(std::move(still.picture), facts->orientation));
  }
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kPngDecoder{
    .format = "png",
    .media_type = "image/png",
    .endings = "png apng",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
