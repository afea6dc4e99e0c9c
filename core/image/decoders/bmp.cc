// SPDX-License-Identifier: MIT
// BMP by hand: there is no small library for it, and every read here is bounded. Source:
// Microsoft, "Bitmap Storage" and the structures it names (BITMAPINFOHEADER to BITMAPV5HEADER).
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/image/decode.h"
#include "core/image/frames.h"

namespace brandlint {
namespace {

constexpr std::uint64_t kFileHeaderBytes = 14;
constexpr std::uint64_t kCoreHeaderBytes = 12;  // OS/2 1.x: 16-bit sides, palette of 3 bytes

enum Compression : std::uint64_t {
  kRgb = 0,
  kRle8 = 1,
  kRle4 = 2,
  kBitFields = 3,
  kAlphaBitFields = 6
};

using Colour = std::array<std::uint8_t, 4>;  // R G B A

struct Facts {
  Size size;
  bool top_down = false;
  std::uint64_t bits = 0;  // a pixel
  std::uint64_t compression = kRgb;
  std::array<std::uint32_t, 4> masks{};  // R G B A, of 16 and 32 bits
  std::vector<Colour> palette;
  std::size_t pixels_at = 0;
};

Error HeaderError(const std::string& what) { return {"image-header", "a BMP " + what}; }

Result<void> ReadMasks(ByteView bytes, std::uint64_t header_bytes, Facts& facts) {
  const bool alpha = facts.compression == kAlphaBitFields || header_bytes >= 56;
  if (facts.compression == kRgb) {
    if (facts.bits == 16) facts.masks = {0x7C00, 0x03E0, 0x001F, 0};
    if (facts.bits == 32) facts.masks = {0xFF0000, 0x00FF00, 0x0000FF, 0};
    return {};
  }
  for (std::size_t i = 0; i < (alpha ? 4U : 3U); ++i) {  // behind the 40 bytes of any header
    const auto mask = ReadLittleEndian(bytes, kFileHeaderBytes + 40 + 4 * i, 4);
    if (!mask) return HeaderError("that ends within its header");
    facts.masks[i] = static_cast<std::uint32_t>(*mask);
  }
  return {};
}

// At most as many colours as the pixels' bits can name.
void ReadPalette(ByteView bytes, std::uint64_t header_bytes, std::uint64_t used, Facts& facts) {
  const std::uint64_t most = std::uint64_t{1} << facts.bits;
  const std::uint64_t colours = used == 0 ? most : std::min(used, most);
  const std::size_t width = header_bytes == kCoreHeaderBytes ? 3 : 4;
  std::size_t at = static_cast<std::size_t>(kFileHeaderBytes + header_bytes);
  for (std::uint64_t i = 0; i < colours && at + width <= bytes.size(); ++i, at += width) {
    facts.palette.push_back({bytes[at + 2], bytes[at + 1], bytes[at], 255});
  }
}

Result<Facts> ReadFacts(ByteView bytes) {
  const auto read = [&](std::size_t offset, int width) {
    return ReadLittleEndian(bytes, offset, width).value_or(0);
  };
  const std::uint64_t header_bytes = read(kFileHeaderBytes, 4);
  const bool core = header_bytes == kCoreHeaderBytes;
  const bool known = core || header_bytes == 16 || (header_bytes >= 40 && header_bytes <= 124);
  if (!known) return HeaderError("with a header of " + std::to_string(header_bytes) + " bytes");
  if (bytes.size() < kFileHeaderBytes + header_bytes) {
    return HeaderError("that ends within its header, after " + std::to_string(bytes.size()) +
                       " bytes");
  }

  Facts facts;
  std::int64_t width = 0;
  std::int64_t height = 0;
  if (core) {
    width = static_cast<std::int64_t>(read(18, 2));
    height = static_cast<std::int64_t>(read(20, 2));
    facts.bits = read(24, 2);
  } else {
    width = static_cast<std::int32_t>(read(18, 4));
    height = static_cast<std::int32_t>(read(22, 4));
    facts.bits = read(28, 2);
    if (header_bytes >= 40) facts.compression = read(30, 4);
  }
  facts.top_down = height < 0;
  height = std::abs(height);
  if (width <= 0 || height == 0 || height > std::numeric_limits<std::int32_t>::max()) {
    return HeaderError("of " + std::to_string(width) + " x " + std::to_string(height) + " px");
  }
  facts.size = {static_cast<int>(width), static_cast<int>(height)};
  facts.pixels_at = static_cast<std::size_t>(read(10, 4));

  const bool paletted = facts.bits == 1 || facts.bits == 4 || facts.bits == 8;
  const bool direct = facts.bits == 16 || facts.bits == 24 || facts.bits == 32;
  const bool masked = facts.compression == kBitFields || facts.compression == kAlphaBitFields;
  const bool sensible = (facts.compression == kRgb && (paletted || direct)) ||
                        (facts.compression == kRle8 && facts.bits == 8) ||
                        (facts.compression == kRle4 && facts.bits == 4) ||
                        (masked && (facts.bits == 16 || facts.bits == 32));
  if (!sensible) {
    return HeaderError("of " + std::to_string(facts.bits) + " bits a pixel in compression " +
                       std::to_string(facts.compression));
  }
  if (paletted) ReadPalette(bytes, header_bytes, header_bytes >= 40 ? read(46, 4) : 0, facts);
  const Result<void> masks = ReadMasks(bytes, header_bytes, facts);
  if (!masks) return masks.error();
  return facts;
}

// Two letters are few: the size of the second header has to be one of those there are, too.
bool Recognises(ByteView bytes) {
  const std::uint64_t header_bytes = ReadLittleEndian(bytes, kFileHeaderBytes, 4).value_or(0);
  return HasAt(bytes, 0, "BM") && header_bytes >= kCoreHeaderBytes && header_bytes <= 124;
}

Result<PictureHeader> Probe(ByteView bytes, const Limits&) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  return PictureHeader{"bmp", facts->size, 1};
}

// The bits of `word` under `mask`, stretched to [0, 255].
std::uint8_t Channel(std::uint32_t word, std::uint32_t mask) {
  if (mask == 0) return 0;
  const int shift = std::countr_zero(mask);
  const std::uint64_t most = mask >> shift;
  const std::uint64_t value = (word & mask) >> shift;
  return static_cast<std::uint8_t>((value * 255 + most / 2) / most);
}

class Drawing {
 public:
  Drawing(ByteView bytes, const Facts& facts)
      : bytes_(bytes), facts_(facts), picture_(BlankPicture(facts.size)) {}

  void Draw() {
    if (facts_.compression == kRle8 || facts_.compression == kRle4) {
      DrawRuns();
    } else {
      DrawRows();
    }
  }

  Picture& picture() { return picture_; }
  int rows() const { return rows_; }
  bool ended_early() const { return ended_early_; }
  bool strange_colour() const { return strange_colour_; }

 private:
  // `row` counts as stored, which is from the bottom unless top_down.
  void Put(int x, int row, const Colour& colour) {
    const int y = facts_.top_down ? row : facts_.size.height - 1 - row;
    const auto index = static_cast<std::size_t>(y) * static_cast<std::size_t>(facts_.size.width) +
                       static_cast<std::size_t>(x);
    std::ranges::copy(colour, picture_.rgba.begin() + static_cast<std::ptrdiff_t>(4 * index));
  }

  Colour Paletted(std::uint64_t index) {
    if (index < facts_.palette.size()) return facts_.palette[static_cast<std::size_t>(index)];
    strange_colour_ = true;
    return {0, 0, 0, 255};
  }

  Colour ColourAt(ByteView row, int x) {
    const std::size_t bit = static_cast<std::size_t>(x) * static_cast<std::size_t>(facts_.bits);
    const std::size_t at = bit / 8;
    if (facts_.bits <= 8) {
      const std::uint64_t shift = 8 - facts_.bits - bit % 8;
      const std::uint64_t mask = (std::uint64_t{1} << facts_.bits) - 1;
      return Paletted(row[at] >> shift & mask);
    }
    if (facts_.bits == 24) return {row[at + 2], row[at + 1], row[at], 255};
    const int width = static_cast<int>(facts_.bits / 8);
    const auto word = static_cast<std::uint32_t>(ReadLittleEndian(row, at, width).value_or(0));
    const auto& masks = facts_.masks;
    const std::uint8_t alpha = masks[3] == 0 ? std::uint8_t{255} : Channel(word, masks[3]);
    return {Channel(word, masks[0]), Channel(word, masks[1]), Channel(word, masks[2]), alpha};
  }

  void DrawRows() {
    const std::size_t row_bits =
        static_cast<std::size_t>(facts_.size.width) * static_cast<std::size_t>(facts_.bits);
    const std::size_t used_bytes = (row_bits + 7) / 8;
    const std::size_t row_bytes = (row_bits + 31) / 32 * 4;
    std::size_t at = facts_.pixels_at;
    for (; rows_ < facts_.size.height; ++rows_, at += row_bytes) {
      // The padding of the last row may be missing.
      if (at > bytes_.size() || bytes_.size() - at < used_bytes) {
        ended_early_ = true;
        return;
      }
      const ByteView row = bytes_.subspan(at, used_bytes);
      for (int x = 0; x < facts_.size.width; ++x) Put(x, rows_, ColourAt(row, x));
    }
  }

  // BI_RLE8 and BI_RLE4. Pixels that no run names stay transparent.
  void DrawRuns() {
    std::size_t at = facts_.pixels_at;
    int x = 0;
    const auto put = [&](std::uint64_t index) {
      if (x < facts_.size.width && rows_ < facts_.size.height) Put(x, rows_, Paletted(index));
      ++x;
    };
    const auto half = [this](std::uint64_t byte, std::uint64_t i) {
      if (facts_.bits == 8) return byte;
      return i % 2 == 0 ? byte >> 4 : byte & 15;
    };
    while (rows_ < facts_.size.height) {
      const auto count = ReadLittleEndian(bytes_, at, 1);
      const auto value = ReadLittleEndian(bytes_, at + 1, 1);
      if (!count || !value) break;
      at += 2;
      if (*count > 0) {
        for (std::uint64_t i = 0; i < *count; ++i) put(half(*value, i));
        continue;
      }
      if (*value == 0) {  // end of line
        ++rows_;
        x = 0;
      } else if (*value == 1) {  // end of bitmap
        rows_ = facts_.size.height;
        return;
      } else if (*value == 2) {  // move
        const auto right = ReadLittleEndian(bytes_, at, 1);
        const auto up = ReadLittleEndian(bytes_, at + 1, 1);
        if (!right || !up) break;
        at += 2;
        x = std::min(x + static_cast<int>(*right), facts_.size.width);
        rows_ = std::min(rows_ + static_cast<int>(*up), facts_.size.height);
      } else {  // that many pixels one by one, padded to 16 bits
        for (std::uint64_t i = 0; i < *value; ++i) {
          const std::size_t offset = static_cast<std::size_t>(facts_.bits == 8 ? i : i / 2);
          const auto byte = ReadLittleEndian(bytes_, at + offset, 1);
          if (!byte) break;
          put(half(*byte, i));
        }
        const std::uint64_t bytes = facts_.bits == 8 ? *value : (*value + 1) / 2;
        at += static_cast<std::size_t>(bytes + bytes % 2);
      }
      // A run past the end of a row draws nothing, but must not overflow the column.
      x = std::min(x, facts_.size.width);
    }
    if (rows_ < facts_.size.height) ended_early_ = true;
  }

  ByteView bytes_;
  const Facts& facts_;
  Picture picture_;
  int rows_ = 0;
  bool ended_early_ = false;
  bool strange_colour_ = false;
};

// Many writers leave the alpha channel of 32 bits at 0 and mean opaque.
void FillForgottenAlpha(Picture& picture) {
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    if (picture.rgba[i] != 0) return;
  }
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
}

Result<DecodedPicture> Decode(ByteView bytes, const PictureHeader& header, const Limits&) {
  const Result<Facts> facts = ReadFacts(bytes);
  if (!facts) return facts.error();
  Drawing drawing(bytes, *facts);
  drawing.Draw();
  const std::string rows = std::to_string(drawing.rows()) + " of " +
                           std::to_string(facts->size.height) + " rows are there";
  if (drawing.ended_early() && drawing.rows() == 0) {
    return Error{"image-truncated", "the BMP data ends early: " + rows};
  }
  if (facts->masks[3] != 0 && !drawing.ended_early()) FillForgottenAlpha(drawing.picture());

  DecodedPicture decoded;
  decoded.header = header;
  decoded.frames.push_back(std::move(drawing.picture()));
  if (drawing.ended_early()) {
    MarkIncomplete("image-truncated", "the BMP data ends early: " + rows, decoded);
  }
  if (drawing.strange_colour()) {
    MarkIncomplete("image-damaged", "damaged BMP data: a colour that its table has not", decoded);
  }
  return decoded;
}

}  // namespace

extern constinit const PictureDecoder kBmpDecoder{
    .format = "bmp",
    .media_type = "image/bmp",
    .endings = "bmp dib",
    .recognises = Recognises,
    .probe = Probe,
    .decode = Decode,
};

}  // namespace brandlint
