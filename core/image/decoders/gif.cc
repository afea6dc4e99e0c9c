// SPDX-License-Identifier: MIT
// GIF by giflib; frames are composed here. Source: CompuServe, "Graphics Interchange Format,
// Version 89a", 1990.
#include <gif_lib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/frames.h"

namespace brandlint {
namespace {

bool Recognises(ByteView bytes) { return HasAt(bytes, 0, "GIF87a") || HasAt(bytes, 0, "GIF89a"); }

constexpr std::uint8_t kImage = 0x2C;  // sections 20, 23 and 27
constexpr std::uint8_t kExtension = 0x21;

std::size_t ColourTableBytes(std::uint64_t packed) {  // section 18, "Size of Global Color Table"
  return (packed & 0x80) != 0 ? std::size_t{3} << ((packed & 7) + 1) : 0;
}

// Where the data sub-blocks that start at `at` end, or nothing when the file ends before.
std::optional<std::size_t> SkipSubBlocks(ByteView bytes, std::size_t at) {
  while (const std::optional<std::uint64_t> length = ReadLittleEndian(bytes, at, 1)) {
    at += 1 + static_cast<std::size_t>(*length);
    if (*length == 0) return at;
  }
  return std::nullopt;
}

// Walks all blocks by hand; nothing is unpacked. The canvas is the logical screen, widened to hold
// the first image as browsers do: else a screen of 1 x 1 px would hide what they show.
Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  const std::optional<std::uint64_t> width = ReadLittleEndian(bytes, 6, 2);
  const std::optional<std::uint64_t> height = ReadLittleEndian(bytes, 8, 2);
  const std::optional<std::uint64_t> packed = ReadLittleEndian(bytes, 10, 1);
  if (!packed) {
    return Error{"image-header", "no GIF header in " + std::to_string(bytes.size()) + " bytes"};
  }
  PictureHeader header{"gif", {static_cast<int>(*width), static_cast<int>(*height)}, 0};

  std::optional<std::size_t> at = 13 + ColourTableBytes(*packed);
  while (at && *at < bytes.size()) {
    if (bytes[*at] == kExtension) {
      at = SkipSubBlocks(bytes, *at + 2);
    } else if (bytes[*at] == kImage) {
      const auto field = [&](std::size_t offset) {
        return static_cast<int>(ReadLittleEndian(bytes, *at + offset, 2).value_or(0));
      };
      const std::optional<std::uint64_t> image_packed = ReadLittleEndian(bytes, *at + 9, 1);
      if (!image_packed) break;
      if (header.frames == 0) {
        header.size.width = std::max(header.size.width, field(1) + field(5));
        header.size.height = std::max(header.size.height, field(3) + field(7));
      }
      ++header.frames;
      at = SkipSubBlocks(bytes, *at + 11 + ColourTableBytes(*image_packed));
    } else {
      break;  // the trailer, or nonsense that decoding will meet
    }
  }
  if (header.frames == 0) {
    return Error{"image-header",
                 "a GIF without an image in " + std::to_string(bytes.size()) + " bytes"};
  }
  return header;
}

struct Input {
  ByteView left;
  bool ended_early = false;
};

int OnRead(GifFileType* gif, GifByteType* to, int count) {
  auto& input = *static_cast<Input*>(gif->UserData);
  const std::size_t wanted = static_cast<std::size_t>(std::max(count, 0));
  const std::size_t given = std::min(wanted, input.left.size());
  if (given < wanted) input.ended_early = true;
  std::copy_n(input.left.begin(), given, to);
  input.left = input.left.subspan(given);
  return static_cast<int>(given);
}

struct Close {
  void operator()(GifFileType* gif) const {
    int ignored = 0;
    DGifCloseFile(gif, &ignored);
  }
};

// Draws the images of one GIF, one after the other, upon a canvas.
class Player {
 public:
  Player(GifFileType* gif, Size size, std::int64_t most_pixels)
      : gif_(gif), canvas_(BlankPicture(size)), pixels_left_(most_pixels) {}

  enum class Step { kFrame, kEnd, kFailed, kTooMuch };

  // Goes on to the next image and draws it. After kFailed the canvas holds the rows that were
  // there, if drew_rows().
  Step Next() {
    Dispose();
    drew_rows_ = false;
    control_ = {.DisposalMode = DISPOSAL_UNSPECIFIED,
                .UserInputFlag = false,
                .DelayTime = 0,
                .TransparentColor = NO_TRANSPARENT_COLOR};
    while (true) {
      GifRecordType type = UNDEFINED_RECORD_TYPE;
      if (DGifGetRecordType(gif_, &type) == GIF_ERROR) return Step::kFailed;
      if (type == TERMINATE_RECORD_TYPE) return Step::kEnd;
      if (type == EXTENSION_RECORD_TYPE && !ReadExtension()) return Step::kFailed;
      if (type == IMAGE_DESC_RECORD_TYPE) return ReadImage();
    }
  }

  const Picture& canvas() const { return canvas_; }
  bool drew_rows() const { return drew_rows_; }
  bool strange_colour() const { return strange_colour_; }

 private:
  // The part of the canvas that the image at hand covers.
  Box Covered() const {
    const GifImageDesc& image = gif_->Image;
    return Intersect({image.Left, image.Top, image.Width, image.Height},
                     {0, 0, canvas_.size.width, canvas_.size.height});
  }

  std::uint8_t* Row(int x, int y) {
    const auto index = static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas_.size.width) +
                       static_cast<std::size_t>(x);
    return canvas_.rgba.data() + 4 * index;
  }

  bool ReadExtension() {
    int code = 0;
    GifByteType* data = nullptr;
    if (DGifGetExtension(gif_, &code, &data) == GIF_ERROR) return false;
    while (data != nullptr) {
      if (code == GRAPHICS_EXT_FUNC_CODE) DGifExtensionToGCB(data[0], data + 1, &control_);
      if (DGifGetExtensionNext(gif_, &data) == GIF_ERROR) return false;
    }
    return true;
  }

  Step ReadImage() {
    if (DGifGetImageDesc(gif_) == GIF_ERROR) return Step::kFailed;
    const GifImageDesc& image = gif_->Image;
    pixels_left_ -= std::int64_t{image.Width} * image.Height;
    if (pixels_left_ < 0) return Step::kTooMuch;
    covered_ = Covered();
    if (control_.DisposalMode == DISPOSE_PREVIOUS) Save();

    line_.resize(static_cast<std::size_t>(image.Width));
    // Section 20 and appendix E: an interlaced image comes in four passes.
    static constexpr int kFirst[] = {0, 4, 2, 1};
    static constexpr int kStep[] = {8, 8, 4, 2};
    for (int pass = 0; pass < (image.Interlace ? 4 : 1); ++pass) {
      const int step = image.Interlace ? kStep[pass] : 1;
      for (int y = kFirst[pass]; y < image.Height; y += step) {
        if (DGifGetLine(gif_, line_.data(), image.Width) == GIF_ERROR) return Step::kFailed;
        DrawLine(y);
        drew_rows_ = true;
      }
    }
    return Step::kFrame;
  }

  void DrawLine(int image_y) {
    const GifImageDesc& image = gif_->Image;
    const int y = image.Top + image_y;
    if (y >= covered_.y + covered_.height) return;
    const ColorMapObject* const colours =
        image.ColorMap != nullptr ? image.ColorMap : gif_->SColorMap;
    std::uint8_t* to = Row(covered_.x, y);
    for (int x = 0; x < covered_.width; ++x, to += 4) {
      const int index = line_[static_cast<std::size_t>(covered_.x - image.Left + x)];
      if (index == control_.TransparentColor) continue;
      GifColorType colour{};
      if (colours != nullptr && index < colours->ColorCount) {
        colour = colours->Colors[index];
      } else {
        strange_colour_ = true;
      }
      to[0] = colour.Red;
      to[1] = colour.Green;
      to[2] = colour.Blue;
      to[3] = 255;
    }
  }

  void Save() {
    saved_.clear();
    const auto bytes = 4 * static_cast<std::ptrdiff_t>(covered_.width);
    for (int y = covered_.y; y < covered_.y + covered_.height; ++y) {
      const std::uint8_t* const row = Row(covered_.x, y);
      saved_.insert(saved_.end(), row, row + bytes);
    }
  }

  // What section 23 asks to be done after the image at hand has been shown. "Background" means
  // transparent, as in every browser.
  void Dispose() {
    const auto bytes = 4 * static_cast<std::size_t>(std::max(covered_.width, 0));
    const std::uint8_t* saved = saved_.data();
    for (int y = covered_.y; y < covered_.y + covered_.height; ++y) {
      if (control_.DisposalMode == DISPOSE_BACKGROUND) std::memset(Row(covered_.x, y), 0, bytes);
      if (control_.DisposalMode == DISPOSE_PREVIOUS) {
        std::memcpy(Row(covered_.x, y), saved, bytes);
        saved += bytes;
      }
    }
    covered_ = {};
  }

  GifFileType* gif_;
  Picture canvas_;
  std::int64_t pixels_left_;
  GraphicsControlBlock control_{};
  Box covered_;
  Bytes saved_;
  std::vector<GifPixelType> line_;
  bool drew_rows_ = false;
  bool strange_colour_ = false;
};

// Why the frame after `index` whole ones cannot be had.
Error FailureOf(Player::Step step,
                const GifFileType& gif,
                int index,
                const PictureHeader& header,
                const Limits& limits) {
  if (step == Player::Step::kTooMuch) {
    return {"image-frames-skipped",
            "the frames of the GIF have more than the limit of " +
                std::to_string(MostPixelsDrawn(limits)) + " pixels"};
  }
  const std::string there = std::to_string(index) + " of " + std::to_string(header.frames) +
                            " frames are there as a whole";
  if (static_cast<const Input*>(gif.UserData)->ended_early) {
    return {"image-truncated", "the GIF data ends early: " + there};
  }
  const char* const reason = GifErrorString(gif.Error);
  const std::string complaint = reason != nullptr ? reason : "no reason given";
  return {"image-damaged", "damaged GIF data (" + complaint + "): " + there};
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits& limits) {
  Input input{.left = bytes};
  int error = 0;
  const std::unique_ptr<GifFileType, Close> gif(DGifOpen(&input, OnRead, &error));
  if (!gif) {
    return Error{"image-damaged", "damaged GIF header (error " + std::to_string(error) + ")"};
  }

  DecodedPicture decoded;
  decoded.header = header;
  const std::vector<int> keep = FramesToKeep(header.frames, header.size, limits);
  Player player(gif.get(), header.size, MostPixelsDrawn(limits));
  std::size_t kept = 0;
  // One step more than there are frames: the trailer tells that none was cut off.
  for (int index = 0; index <= header.frames; ++index) {
    if (kept == keep.size() && index < header.frames) break;  // the rest is left out
    const Player::Step step = player.Next();
    const bool wanted = kept < keep.size() && index == keep[kept];
    if (step == Player::Step::kFrame) {
      if (!wanted) continue;
      AddFrame(player.canvas(), decoded);
      ++kept;
      continue;
    }
    if (step != Player::Step::kEnd) {
      if (player.drew_rows() && kept < keep.size()) AddFrame(player.canvas(), decoded);
      const Error failure = FailureOf(step, *gif, index, header, limits);
      if (decoded.frames.empty()) return failure;
      MarkIncomplete(failure.code, failure.message, decoded);
    }
    break;
  }
  if (decoded.frames.empty()) return Error{"image-damaged", "a GIF without an image"};
  if (player.strange_colour()) {
    MarkIncomplete("image-damaged", "damaged GIF data: a colour that its table has not", decoded);
  }
  MarkSkippedFrames(static_cast<int>(kept), header.frames, limits, decoded);
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kGifDecoder{
    .format = "gif",
    .media_type = "image/gif",
    .endings = "gif",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
