// SPDX-License-Identifier: MIT
// JPEG 2000 by libopenjp2, in a JP2 file or as a bare code stream; macOS icons of 2005 to 2012 hold
// both. Source: ISO/IEC 15444-1.
#include <openjpeg.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/jpeg2000_header.h"

namespace brandlint {
namespace {

// To the compiler, a codec and a stream are the same: pointers to nothing it knows.
struct DestroyCodec {
  void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
};
struct DestroyStream {
  void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
struct DestroyImage {
  void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};
using Codec = std::unique_ptr<opj_codec_t, DestroyCodec>;
using Stream = std::unique_ptr<opj_stream_t, DestroyStream>;
using Image = std::unique_ptr<opj_image_t, DestroyImage>;

// What libopenjp2 reads from.
struct Reading {
  ByteView bytes;
  std::size_t at = 0;
};

OPJ_SIZE_T Read(void* to, OPJ_SIZE_T count, void* data) {
  auto& reading = *static_cast<Reading*>(data);
  const std::size_t given = std::min(count, reading.bytes.size() - reading.at);
  if (given == 0) return static_cast<OPJ_SIZE_T>(-1);  // the end
  std::copy_n(reading.bytes.data() + reading.at, given, static_cast<std::uint8_t*>(to));
  reading.at += given;
  return given;
}

OPJ_BOOL Seek(OPJ_OFF_T to, void* data) {
  auto& reading = *static_cast<Reading*>(data);
  if (to < 0 || std::cmp_greater(to, reading.bytes.size())) return OPJ_FALSE;
  reading.at = static_cast<std::size_t>(to);
  return OPJ_TRUE;
}

OPJ_OFF_T Skip(OPJ_OFF_T count, void* data) {
  auto& reading = *static_cast<Reading*>(data);
  if (count < 0) return -1;
  const std::size_t skipped = static_cast<std::size_t>(std::min<std::uint64_t>(
      static_cast<std::uint64_t>(count), reading.bytes.size() - reading.at));
  reading.at += skipped;
  return static_cast<OPJ_OFF_T>(skipped);
}

Stream Open(Reading& reading) {
  Stream stream(opj_stream_default_create(OPJ_TRUE));
  if (!stream) return nullptr;
  opj_stream_set_user_data(stream.get(), &reading, nullptr);
  opj_stream_set_user_data_length(stream.get(), reading.bytes.size());
  opj_stream_set_read_function(stream.get(), Read);
  opj_stream_set_seek_function(stream.get(), Seek);
  opj_stream_set_skip_function(stream.get(), Skip);
  return stream;
}

// The first thing that libopenjp2 complains of.
void Keep(const char* message, void* data) {
  auto& kept = *static_cast<std::string*>(data);
  if (!kept.empty()) return;
  kept = message;
  kept.erase(kept.find_last_not_of(" .\n") + 1);
}

void Ignore(const char*, void*) {}

struct Drawn {
  Image image;            // null: nothing could be decoded
  std::string complaint;  // empty: there was none
};

// strict  What is missing is an error; else it stays grey.
Drawn Draw(ByteView bytes, bool boxed, bool strict) {
  Drawn drawn;
  const Codec codec(opj_create_decompress(boxed ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
  Reading reading{bytes};
  const Stream stream = Open(reading);
  if (!codec || !stream) return drawn;
  opj_set_error_handler(codec.get(), Keep, &drawn.complaint);
  opj_set_warning_handler(codec.get(), Keep, &drawn.complaint);
  opj_set_info_handler(codec.get(), Ignore, nullptr);
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  if (opj_setup_decoder(codec.get(), &parameters) != OPJ_TRUE ||
      opj_codec_set_threads(codec.get(), 0) != OPJ_TRUE ||
      opj_decoder_set_strict_mode(codec.get(), strict ? OPJ_TRUE : OPJ_FALSE) != OPJ_TRUE)
    return drawn;
  opj_image_t* read = nullptr;
  const bool has_header = opj_read_header(stream.get(), codec.get(), &read) == OPJ_TRUE;
  Image image(read);
  // What follows the code stream does not change the picture and is not read.
  if (has_header && opj_decode(codec.get(), stream.get(), image.get()) == OPJ_TRUE)
    drawn.image = std::move(image);
  return drawn;
}

// One component, stretched over the picture, in 8 bits.
class Plane {
 public:
  explicit Plane(const opj_image_comp_t& component)
      : component_(component), most_((std::int64_t{1} << component.prec) - 1) {}

  std::uint8_t At(std::size_t x, std::size_t y) const {
    const std::size_t column = std::min<std::size_t>(x / component_.dx, component_.w - 1);
    const std::size_t row = std::min<std::size_t>(y / component_.dy, component_.h - 1);
    std::int64_t value = component_.data[row * component_.w + column];
    if (component_.sgnd != 0) value += (most_ + 1) / 2;
    value = std::clamp<std::int64_t>(value, 0, most_);
    return static_cast<std::uint8_t>((value * 255 + most_ / 2) / most_);
  }

  static bool IsGood(const opj_image_comp_t& component) {
    return component.data != nullptr && component.w > 0 && component.h > 0 && component.dx > 0 &&
           component.dy > 0 && component.prec >= 1 && component.prec <= 16;
  }

 private:
  const opj_image_comp_t& component_;
  const std::int64_t most_;
};

// Full range, ITU-T T.871, section 7.
void RgbFromYcc(std::uint8_t* pixel) {
  const double y = pixel[0], cb = pixel[1] - 128.0, cr = pixel[2] - 128.0;
  const double rgb[] = {y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb};
  for (std::size_t c = 0; c < 3; ++c)
    pixel[c] = static_cast<std::uint8_t>(std::clamp(rgb[c] + 0.5, 0.0, 255.0));
}

void Unmultiply(std::uint8_t* pixel) {
  const int alpha = pixel[3];
  for (std::size_t c = 0; alpha > 0 && c < 3; ++c)
    pixel[c] = static_cast<std::uint8_t>(std::min((pixel[c] * 255 + alpha / 2) / alpha, 255));
}

// Grey or colours, then alpha, which a second or a fourth component is where nothing is said.
Result<Picture> PictureOf(const opj_image_t& image, Size size) {
  constexpr std::uint32_t kMost = 4;
  const std::uint32_t count = image.numcomps;
  if (count < 1 || count > kMost)
    return Error{"image-damaged",
                 "damaged JPEG 2000 data: " + std::to_string(count) + " components"};
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!Plane::IsGood(image.comps[i]))
      return Error{"image-damaged", "damaged JPEG 2000 data: a component has no samples"};
  }
  const bool grey = count <= 2;
  const bool alpha = count == 2 || count == 4;
  const bool premultiplied = alpha && image.comps[count - 1].alpha == 2;
  const bool ycc = !grey && image.color_space == OPJ_CLRSPC_SYCC;
  const std::uint32_t last = alpha ? count - 1 : 0;
  const std::array<Plane, kMost> planes = {Plane(image.comps[0]),
                                           Plane(image.comps[grey ? 0 : 1]),
                                           Plane(image.comps[grey ? 0 : 2]),
                                           Plane(image.comps[last])};
  Picture picture = BlankPicture(size);
  std::uint8_t* pixel = picture.rgba.data();
  for (std::size_t y = 0; std::cmp_less(y, size.height); ++y) {
    for (std::size_t x = 0; std::cmp_less(x, size.width); ++x, pixel += 4) {
      for (std::size_t c = 0; c < 3; ++c) pixel[c] = planes[c].At(x, y);
      pixel[3] = alpha ? planes[3].At(x, y) : 255;
      if (ycc) RgbFromYcc(pixel);
      if (premultiplied) Unmultiply(pixel);
    }
  }
  return picture;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits& limits) {
  const Result<Jpeg2000Facts> facts = ReadJpeg2000(bytes, limits);
  if (!facts) return facts.error();
  return PictureHeader{"jp2", facts->size, 1};
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  const Result<Jpeg2000Facts> facts = ReadJpeg2000(bytes, limits);
  if (!facts) return facts.error();
  Drawn drawn = facts->whole() ? Draw(bytes, facts->boxed, true)
                               : Draw(Mended(bytes, *facts), facts->boxed, false);
  if (!drawn.image && facts->whole()) {  // what can be had of it
    std::string complaint = std::move(drawn.complaint);
    drawn = Draw(bytes, facts->boxed, false);
    if (!complaint.empty()) drawn.complaint = std::move(complaint);
  }
  const std::string code = facts->end_early ? "image-truncated" : "image-damaged";
  const std::string what =
      facts->end_early ? "the JPEG 2000 data ends early" : "damaged JPEG 2000 data";
  const std::string why = drawn.complaint.empty() ? what : what + ": " + drawn.complaint;
  if (!drawn.image) return Error{code, why};
  Result<Picture> picture = PictureOf(*drawn.image, header.size);
  if (!picture) return picture.error();
  DecodedPicture decoded;
  decoded.header = header;
  decoded.frames.push_back(*std::move(picture));
  if (!facts->whole() || !drawn.complaint.empty()) MarkIncomplete(code, why, decoded);
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kJpeg2000Decoder{
    .format = "jp2",
    .media_type = "image/jp2",
    .endings = "jp2 j2k j2c jpc jpx jpf",
    .recognises = LooksLikeJpeg2000,
    .probe = Probe,
    .decode = Decode,
    .bytes_a_pixel = 40,  // libopenjp2 holds four components twice in 32 bits, beside ours
};

}  // namespace brandlint
