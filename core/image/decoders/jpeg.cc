// SPDX-License-Identifier: MIT
// JPEG by libjpeg-turbo. Sources: ITU-T T.81, annex B; Adobe Technical Note 5116 (APP14);
// libjpeg.txt.

// jpeglib.h uses FILE and size_t without including them, jerror.h uses jpeglib.h.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/orientation.h"

namespace brandlint {
namespace {

bool Recognises(ByteView bytes) { return HasAt(bytes, 0, "\xFF\xD8\xFF"); }

struct Facts {
  Size stored;
  Orientation orientation = 1;
};

bool IsFrameHeader(std::uint8_t marker) {  // SOF0 to SOF15 without DHT, JPG and DAC
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Walks the segments up to the first scan.
Result<Facts> ReadFacts(ByteView bytes) {
  constexpr std::uint8_t kStartOfScan = 0xDA;
  constexpr std::uint8_t kEndOfImage = 0xD9;
  constexpr std::uint8_t kApp1 = 0xE1;
  Facts facts;
  std::optional<Size> size;
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    if (bytes[at] != 0xFF) {  // stray bytes between segments: skipped, as libjpeg does
      ++at;
      continue;
    }
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    if (marker == kStartOfScan || marker == kEndOfImage) break;
    at += 2;
    const bool bare = marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    if (bare) continue;
    const std::optional<std::uint64_t> length = ReadBigEndian(bytes, at, 2);
    if (!length || *length < 2 || *length > bytes.size() - at) break;
    const ByteView segment = bytes.subspan(at + 2, static_cast<std::size_t>(*length) - 2);
    if (marker == kApp1 && HasAt(segment, 0, "Exif")) {
      facts.orientation = ExifOrientation(segment);
    }
    if (IsFrameHeader(marker) && !size && segment.size() >= 5) {
      size = Size{static_cast<int>(*ReadBigEndian(segment, 3, 2)),
                  static_cast<int>(*ReadBigEndian(segment, 1, 2))};
    }
    at += static_cast<std::size_t>(*length);
  }
  if (!size) {
    return Error{"image-header",
                 "no JPEG frame header in " + std::to_string(bytes.size()) + " bytes (SOF)"};
  }
  if (size->width == 0 || size->height == 0) {
    return Error{
        "image-header",
        "a JPEG of " + std::to_string(size->width) + " x " + std::to_string(size->height) + " px"};
  }
  facts.stored = *size;
  return facts;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  return PictureHeader{"jpeg", OrientedSize(facts->stored, facts->orientation), 1};
}

// Everything that lives across libjpeg's longjmp; nothing in it has a destructor. The first
// three members are handed to the library, which hands them back as the pointers below.
struct Reading {
  jpeg_error_mgr errors{};
  jpeg_progress_mgr progress{};
  jpeg_decompress_struct jpeg{};
  std::jmp_buf jump{};

  const std::uint8_t* data = nullptr;
  std::size_t size = 0;
  std::uint8_t* pixels = nullptr;
  Size expected;

  int rows_done = 0;
  int rows_before_end = -1;   // rows done when the data ended early; -1: it did not
  int scans_before_end = -1;  // of a JPEG with several scans; -1: it has one
  std::int64_t scan_limit =
      0;  // each costs a walk over all coefficients: 500 empty ones are minutes
  bool too_many_scans = false;
  char complaint[JMSG_LENGTH_MAX] = {};  // the first
};

Reading& ReadingOf(j_common_ptr jpeg) { return *static_cast<Reading*>(jpeg->client_data); }

void NoteComplaint(j_common_ptr jpeg) {
  Reading& reading = ReadingOf(jpeg);
  if (reading.complaint[0] == '\0') jpeg->err->format_message(jpeg, reading.complaint);
}

[[noreturn]] void OnError(j_common_ptr jpeg) {
  NoteComplaint(jpeg);
  std::longjmp(ReadingOf(jpeg).jump, 1);
}

void OnMessage(j_common_ptr jpeg, int level) {
  if (level >= 0) return;  // a trace
  // The version number of a JFIF header says nothing about the pixels.
  if (jpeg->err->msg_code == JWRN_JFIF_MAJOR) return;
  Reading& reading = ReadingOf(jpeg);
  if (jpeg->err->msg_code == JWRN_JPEG_EOF && reading.rows_before_end < 0) {
    reading.rows_before_end = reading.rows_done;
    if (jpeg_has_multiple_scans(&reading.jpeg) != FALSE) {
      reading.scans_before_end = reading.jpeg.input_scan_number;
    }
  }
  ++jpeg->err->num_warnings;
  NoteComplaint(jpeg);
}

void OnOutput(j_common_ptr) {}

void OnProgress(j_common_ptr jpeg) {
  Reading& reading = ReadingOf(jpeg);
  if (reading.jpeg.input_scan_number <= reading.scan_limit) return;
  reading.too_many_scans = true;
  std::longjmp(reading.jump, 1);
}

// One row of inks as libjpeg gives them, in place: C M Y K becomes R G B A. Files with Adobe's
// marker store the inks inverted, which is the light that is left.
void InkToRgba(std::uint8_t* row, int width, bool inverted) {
  for (int x = 0; x < width; ++x, row += 4) {
    const int flip = inverted ? 0 : 255;
    const int key = row[3] ^ flip;
    for (int i = 0; i < 3; ++i) {
      row[i] = static_cast<std::uint8_t>(((row[i] ^ flip) * key + 127) / 255);
    }
    row[3] = 255;
  }
}

// False when libjpeg gave up; what was read until then stays in reading->pixels. No object with
// a destructor may live in this function or be created by what it calls.
bool ReadPixels(Reading* reading) {
  if (setjmp(reading->jump) != 0) return false;
  jpeg_decompress_struct* jpeg = &reading->jpeg;
  jpeg_create_decompress(jpeg);
  jpeg->progress = &reading->progress;
  jpeg_mem_src(jpeg, reading->data, static_cast<unsigned long>(reading->size));
  jpeg_read_header(jpeg, TRUE);

  const bool inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
  jpeg->out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBA;
  jpeg_start_decompress(jpeg);
  if (jpeg->output_width != static_cast<JDIMENSION>(reading->expected.width) ||
      jpeg->output_height != static_cast<JDIMENSION>(reading->expected.height) ||
      jpeg->output_components != 4) {
    return false;
  }
  const std::size_t row_bytes = 4 * static_cast<std::size_t>(reading->expected.width);
  while (jpeg->output_scanline < jpeg->output_height) {
    JSAMPROW row = reading->pixels + static_cast<std::size_t>(reading->rows_done) * row_bytes;
    if (jpeg_read_scanlines(jpeg, &row, 1) != 1) return false;
    if (inks) InkToRgba(row, reading->expected.width, jpeg->saw_Adobe_marker != FALSE);
    ++reading->rows_done;
  }
  jpeg_finish_decompress(jpeg);
  return true;
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  Picture picture = BlankPicture(facts->stored);

  Reading reading;
  reading.data = bytes.data();
  reading.size = bytes.size();
  reading.pixels = picture.rgba.data();
  reading.expected = facts->stored;
  reading.scan_limit = limits.jpeg_scans;
  reading.jpeg.err = jpeg_std_error(&reading.errors);
  reading.jpeg.client_data = &reading;
  reading.errors.error_exit = OnError;
  reading.errors.emit_message = OnMessage;
  reading.errors.output_message = OnOutput;
  reading.progress.progress_monitor = OnProgress;
  const bool finished = ReadPixels(&reading);
  jpeg_destroy_decompress(&reading.jpeg);

  const std::string complaint = reading.complaint;
  const bool ended_early = reading.rows_before_end >= 0;
  if (reading.too_many_scans) {
    return Error{"limit-jpeg-scans",
                 "a JPEG with more scans than the limit of " + std::to_string(limits.jpeg_scans) +
                     " (jpeg_scans)"};
  }
  if (reading.rows_done == 0) {
    return ended_early ? Error{"image-truncated",
                               "the JPEG data ends early: no row in " +
                                   std::to_string(bytes.size()) + " bytes"}
                       : Error{"image-damaged", "damaged JPEG data: " + complaint};
  }

  DecodedPicture decoded;
  decoded.header = header;
  const std::string height = std::to_string(facts->stored.height);
  if (ended_early) {
    const std::string there =
        reading.scans_before_end >= 0
            ? "only " + std::to_string(reading.scans_before_end) + " scans are there"
            : "about " + std::to_string(reading.rows_before_end) + " of " + height +
                  " rows are there";
    MarkIncomplete("image-truncated", "the JPEG data ends early: " + there, decoded);
  } else if (!finished || !complaint.empty()) {
    MarkIncomplete("image-damaged",
                   "damaged JPEG data (" + complaint + "): " + std::to_string(reading.rows_done) +
                       " of " + height + " rows were read",
                   decoded);
  }
  decoded.frames.push_back(Oriented(std::move(picture), facts->orientation));
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kJpegDecoder{
    .format = "jpeg",
    .media_type = "image/jpeg",
    .endings = "jpg jpeg jpe jfif",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
