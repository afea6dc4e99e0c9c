// SPDX-License-Identifier: MIT
// TIFF by libtiff, from memory; the pages of a file are its frames. Source: TIFF 6.0 (1992).
#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/orientation.h"

namespace brandlint {
namespace {

// Section 2 for the classic form; BigTIFF has 43 in place of 42.
bool Recognises(ByteView bytes) {
  using std::string_view_literals::operator""sv;
  return HasAt(bytes, 0, "II*\0"sv) || HasAt(bytes, 0, "MM\0*"sv) || HasAt(bytes, 0, "II+\0"sv) ||
         HasAt(bytes, 0, "MM\0+"sv);
}

// The bytes as a file that libtiff reads, and the first thing it says is wrong with them.
struct Input {
  ByteView bytes;
  std::uint64_t at = 0;
  bool ended_early = false;  // something behind the end was asked for
  std::string complaint;
};

tmsize_t OnRead(thandle_t handle, void* to, tmsize_t count) {
  auto& input = *static_cast<Input*>(handle);
  const auto wanted = static_cast<std::uint64_t>(std::max<tmsize_t>(count, 0));
  const std::uint64_t left =
      input.bytes.size() - std::min<std::uint64_t>(input.at, input.bytes.size());
  const std::uint64_t given = std::min(wanted, left);
  if (given < wanted) input.ended_early = true;
  if (given > 0) std::memcpy(to, input.bytes.data() + input.at, given);
  input.at += given;
  return static_cast<tmsize_t>(given);
}

tmsize_t OnWrite(thandle_t, void*, tmsize_t) { return 0; }

toff_t OnSeek(thandle_t handle, toff_t offset, int whence) {
  auto& input = *static_cast<Input*>(handle);
  if (whence == SEEK_SET) input.at = offset;
  if (whence == SEEK_CUR) input.at += offset;
  if (whence == SEEK_END) input.at = input.bytes.size() + offset;
  return input.at;
}

int OnClose(thandle_t) { return 0; }

toff_t OnSize(thandle_t handle) { return static_cast<Input*>(handle)->bytes.size(); }

int OnComplaint(TIFF*, void* user, const char*, const char* format, std::va_list arguments) {
  // A private tag of some program (Photoshop, GIS) says nothing about the pixels.
  if (std::string_view(format).starts_with("Unknown field with tag")) return 1;
  char message[256] = {};
  std::vsnprintf(message, sizeof(message), format, arguments);
  auto& input = *static_cast<Input*>(user);
  std::string_view text = message;
  if (text.starts_with(": ")) text.remove_prefix(2);  // the file's name, which it has not
  if (input.complaint.empty()) input.complaint = text;
  return 1;  // handled: nothing is printed
}

struct Close {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
  void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
};
using File = std::unique_ptr<TIFF, Close>;

// For one table or strip: pixels are allocated here. A strip that unpacks to a whole picture of
// 16-bit RGBA is the largest that makes sense; the tables of a small picture need some room, too.
tmsize_t MostAllocated(const Limits& limits) {
  constexpr std::int64_t kBytesPerPixel = 8;
  constexpr std::int64_t kTables = std::int64_t{16} << 20;
  constexpr std::int64_t kMost = std::numeric_limits<tmsize_t>::max() / kBytesPerPixel;
  return std::max(kTables, std::min(limits.picture_pixels, kMost) * kBytesPerPixel);
}

File Open(Input& input, const Limits& limits) {
  const std::unique_ptr<TIFFOpenOptions, Close> options(TIFFOpenOptionsAlloc());
  if (!options) return nullptr;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), MostAllocated(limits));
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), OnComplaint, &input);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), OnComplaint, &input);
  return File(TIFFClientOpenExt(
      "", "rm", &input, OnRead, OnWrite, OnSeek, OnClose, OnSize, nullptr, nullptr, options.get()));
}

// Size and orientation of the page at hand; an empty size when they make no sense.
struct Page {
  Size stored;
  Orientation orientation = 1;
};

Page PageOf(TIFF* tiff) {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint16_t orientation = 1;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
  constexpr std::uint32_t kMost = std::numeric_limits<std::int32_t>::max();
  Page page;
  if (width <= kMost && height <= kMost) {
    page.stored = {static_cast<int>(width), static_cast<int>(height)};
  }
  if (orientation >= 1 && orientation <= 8) page.orientation = orientation;
  return page;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits& limits) {
  Input input{.bytes = bytes, .complaint = {}};
  const File tiff = Open(input, limits);
  if (!tiff) {
    return Error{
        "image-header",
        "damaged TIFF header in " + std::to_string(bytes.size()) + " bytes: " + input.complaint};
  }
  const Page page = PageOf(tiff.get());
  // libtiff counts without reading the directories, and notices circles.
  const int pages =
      static_cast<int>(std::clamp<std::int64_t>(TIFFNumberOfDirectories(tiff.get()), 1, 65'535));
  return PictureHeader{"tiff", OrientedSize(page.stored, page.orientation), pages};
}

// From associated to straight alpha (section 18, ExtraSamples), in place.
void Unassociate(Bytes& rgba) {
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    const int alpha = rgba[i + 3];
    if (alpha == 255 || alpha == 0) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      const int straight = (rgba[i + c] * 255 + alpha / 2) / alpha;
      rgba[i + c] = static_cast<std::uint8_t>(std::min(straight, 255));
    }
  }
}

// The pixels of the page at hand, as far as they can be had; nothing when none can.
Result<Picture> ReadPage(TIFF* tiff, const Page& page) {
  std::uint16_t compression = COMPRESSION_NONE;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
  if (TIFFIsCODECConfigured(compression) == 0) {  // libtiff would give blank pixels and a warning
    return Error{"image-damaged",
                 "a TIFF in the unknown compression " + std::to_string(compression)};
  }
  TIFFRGBAImage image{};
  char message[1024] = {};
  constexpr int kGoOnAfterErrors = 0;
  if (TIFFRGBAImageOK(tiff, message) == 0 ||
      TIFFRGBAImageBegin(&image, tiff, kGoOnAfterErrors, message) == 0) {
    return Error{"image-damaged", "a TIFF that cannot be decoded: " + std::string(message)};
  }
  const std::unique_ptr<TIFFRGBAImage, decltype(&TIFFRGBAImageEnd)> end(&image, TIFFRGBAImageEnd);
  // As stored: libtiff would mirror, but not turn.
  image.req_orientation = image.orientation;
  Picture picture = BlankPicture(page.stored);
  const bool has_alpha = image.alpha != 0;
  // 32-bit words of A B G R, which in little-endian memory are the bytes R G B A. A vector's
  // memory is aligned for them.
  auto* const raster = reinterpret_cast<std::uint32_t*>(picture.rgba.data());
  if (TIFFRGBAImageGet(&image,
                       raster,
                       static_cast<std::uint32_t>(page.stored.width),
                       static_cast<std::uint32_t>(page.stored.height)) == 0) {
    return Error{"image-damaged", "damaged TIFF data"};
  }
  if (has_alpha) Unassociate(picture.rgba);
  return Oriented(std::move(picture), page.orientation);
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  Input input{.bytes = bytes, .complaint = {}};
  const File tiff = Open(input, limits);
  if (!tiff) return Error{"image-damaged", "damaged TIFF data: " + input.complaint};
  input.ended_early = false;  // reading the first directory looks ahead
  // Counted again for its complaints: of a file that is cut, later pages are just not counted.
  TIFFNumberOfDirectories(tiff.get());

  DecodedPicture decoded;
  decoded.header = header;
  std::int64_t pixels_left = limits.picture_pixels;
  int kept = 0;
  for (const int index : FramesToKeep(header.frames, header.size, limits)) {
    if (TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(index)) == 0) break;
    const Page page = PageOf(tiff.get());
    const std::int64_t pixels = std::int64_t{page.stored.width} * page.stored.height;
    if (pixels <= 0 || pixels > pixels_left ||
        std::max(page.stored.width, page.stored.height) > limits.picture_side_px) {
      continue;
    }
    pixels_left -= pixels;
    Result<Picture> picture = ReadPage(tiff.get(), page);
    if (picture) {
      AddFrame(std::move(*picture), decoded);
      ++kept;
    } else if (index == 0) {
      return Error{
          picture.error().code,
          picture.error().message + (input.complaint.empty() ? "" : " (" + input.complaint + ")")};
    } else if (input.complaint.empty()) {
      input.complaint = picture.error().message;
    }
  }
  if (decoded.frames.empty()) return Error{"image-damaged", "damaged TIFF data: no page"};
  if (!input.complaint.empty()) {
    MarkIncomplete(input.ended_early ? "image-truncated" : "image-damaged",
                   (input.ended_early
                        ? "the TIFF data ends early at byte " + std::to_string(bytes.size()) + ": "
                        : "damaged TIFF data: ") +
                       input.complaint,
                   decoded);
  }
  MarkSkippedFrames(kept, header.frames, limits, decoded);
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kTiffDecoder{
    .format = "tiff",
    .media_type = "image/tiff",
    .endings = "tif tiff",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
