// SPDX-License-Identifier: MIT
// JPEG XL by libjxl. Sources: ISO/IEC 18181-1 (codestream), 18181-2 (container).
#include <jxl/decode.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/quiet_stderr.h"

namespace brandlint {
namespace {

using namespace std::string_view_literals;

constexpr Signature kSignatures[] = {{0, "\xff\x0a"sv}, {0, "\0\0\0\x0cJXL \r\n\x87\n"sv}};

bool Recognises(ByteView bytes) { return HasOneOf(bytes, kSignatures); }

struct Destroy {
  void operator()(JxlDecoder* decoder) const { JxlDecoderDestroy(decoder); }
};
using DecoderPtr = std::unique_ptr<JxlDecoder, Destroy>;

// Of one thread; it turns the picture as its orientation says.
DecoderPtr Start(ByteView bytes, int events) {
  DecoderPtr decoder(JxlDecoderCreate(nullptr));
  if (!decoder || JxlDecoderSubscribeEvents(decoder.get(), events) != JXL_DEC_SUCCESS ||
      JxlDecoderSetUnpremultiplyAlpha(decoder.get(), JXL_TRUE) != JXL_DEC_SUCCESS ||
      JxlDecoderSetInput(decoder.get(), bytes.data(), bytes.size()) != JXL_DEC_SUCCESS) {
    return nullptr;
  }
  // The input is not closed: what is cut short would be an error like any other, told on stderr.
  return decoder;
}

// The frames that are shown, by their headers alone.
struct Headers {
  int frames = 0;
  bool end_early = false;
};

Headers WalkHeaders(ByteView bytes) {
  constexpr int kMost = 1'000'000;
  const DecoderPtr decoder = Start(bytes, JXL_DEC_FRAME);
  Headers headers;
  JxlDecoderStatus status = JXL_DEC_ERROR;
  while (decoder && headers.frames < kMost &&
         (status = JxlDecoderProcessInput(decoder.get())) == JXL_DEC_FRAME)
    ++headers.frames;
  headers.end_early = status == JXL_DEC_NEED_MORE_INPUT;
  return headers;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  const QuietStderr quiet;
  const DecoderPtr decoder = Start(bytes, JXL_DEC_BASIC_INFO);
  JxlBasicInfo info{};
  if (!decoder || JxlDecoderProcessInput(decoder.get()) != JXL_DEC_BASIC_INFO ||
      JxlDecoderGetBasicInfo(decoder.get(), &info) != JXL_DEC_SUCCESS) {
    return Error{"image-header", "no JPEG XL header in " + std::to_string(bytes.size()) + " bytes"};
  }
  constexpr std::uint32_t kMost = 1U << 30;  // of the format, and it fits into an int
  if (info.xsize > kMost || info.ysize > kMost) {
    return Error{"image-header",
                 "a JPEG XL header claims " + std::to_string(info.xsize) + " x " +
                     std::to_string(info.ysize) + " px"};
  }
  const Size size{static_cast<int>(info.xsize), static_cast<int>(info.ysize)};
  return PictureHeader{
      "jxl", size, info.have_animation == JXL_TRUE ? std::max(WalkHeaders(bytes).frames, 1) : 1};
}

// Frames one after the other, each of them whole: libjxl draws them upon each other.
class JxlFrames {
 public:
  JxlFrames(ByteView bytes, const PictureHeader& header)
      : decoder_(Start(bytes, JXL_DEC_FULL_IMAGE)), frame_(BlankPicture(header.size)) {}

  enum class Next { kFrame, kEndsEarly, kDamaged };

  Next Read() {
    constexpr JxlPixelFormat kRgba{4, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
    while (decoder_) {
      switch (JxlDecoderProcessInput(decoder_.get())) {
        case JXL_DEC_NEED_IMAGE_OUT_BUFFER: {
          std::size_t needed = 0;
          if (JxlDecoderImageOutBufferSize(decoder_.get(), &kRgba, &needed) != JXL_DEC_SUCCESS ||
              needed != frame_.rgba.size() ||
              JxlDecoderSetImageOutBuffer(decoder_.get(), &kRgba, frame_.rgba.data(), needed) !=
                  JXL_DEC_SUCCESS)
            return Next::kDamaged;
          drawn_ = true;
          break;
        }
        case JXL_DEC_FULL_IMAGE:
          drawn_ = false;
          return Next::kFrame;
        case JXL_DEC_NEED_MORE_INPUT:
          return Next::kEndsEarly;
        default:
          return Next::kDamaged;
      }
    }
    return Next::kDamaged;
  }

  // What there is of the frame at which the data ends; false: nothing.
  bool Flush() { return drawn_ && JxlDecoderFlushImage(decoder_.get()) == JXL_DEC_SUCCESS; }

  const Picture& frame() const { return frame_; }

 private:
  const DecoderPtr decoder_;
  Picture frame_;
  bool drawn_ = false;  // a frame is begun and not complete
};

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  const QuietStderr quiet;
  DecodedPicture decoded;
  decoded.header = header;
  JxlFrames frames(bytes, header);
  const std::vector<int> keep = FramesToKeep(header.frames, header.size, limits);
  std::size_t kept = 0;
  for (int index = 0; kept < keep.size(); ++index) {
    const JxlFrames::Next next = frames.Read();
    if (next == JxlFrames::Next::kFrame) {
      if (index != keep[kept]) continue;
      AddFrame(frames.frame(), decoded);
      ++kept;
      continue;
    }
    const bool early = next == JxlFrames::Next::kEndsEarly;
    const std::string code = early ? "image-truncated" : "image-damaged";
    const std::string message =
        std::string(early ? "the JPEG XL data ends early" : "damaged JPEG XL data") +
        ": in frame " + std::to_string(index + 1) + " of " + std::to_string(header.frames);
    if (early && frames.Flush()) AddFrame(frames.frame(), decoded);
    if (decoded.frames.empty()) return Error{code, message};
    MarkIncomplete(code, message, decoded);
    break;
  }
  // Cut between two frames, an animation looks like a shorter one.
  if (WalkHeaders(bytes).end_early)
    MarkIncomplete("image-truncated", "the JPEG XL data ends before the last frame", decoded);
  MarkSkippedFrames(static_cast<int>(kept), header.frames, limits, decoded);
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kJxlDecoder{
    .format = "jxl",
    .media_type = "image/jxl",
    .endings = "jxl",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
