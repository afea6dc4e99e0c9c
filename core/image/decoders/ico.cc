// SPDX-License-Identifier: MIT
// Windows icons, and cursors, which are the same. Each image is a PNG, or a BMP without its file
// header whose height counts a mask of one bit below the picture. Source: Microsoft, "Icons"
// (Win32, Menus and Other Resources; R. Hester, "The ICO file format").
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/icon_images.h"

namespace brandlint {

extern constinit const PictureDecoder kBmpDecoder;

namespace {

constexpr std::size_t kHeaderBytes = 6, kEntryBytes = 16;
constexpr std::size_t kBitmapHeaderBytes = 40, kFileHeaderBytes = 14;
constexpr std::size_t kMostImages = 256;  // there are sixteen sizes or so, in a few depths

std::uint64_t At(ByteView bytes, std::size_t offset, int width) {
  return ReadLittleEndian(bytes, offset, width).value_or(0);
}

// What the BMP's header says of itself.
struct Bitmap {
  std::int64_t width = 0, height = 0;
  std::uint64_t bits = 0, compression = 0, colours = 0;
};

Bitmap ReadBitmap(ByteView bytes) {
  Bitmap bitmap;
  bitmap.width = static_cast<std::int32_t>(At(bytes, 4, 4));
  bitmap.height =
      std::abs(static_cast<std::int64_t>(static_cast<std::int32_t>(At(bytes, 8, 4)))) / 2;
  bitmap.bits = At(bytes, 14, 2);
  bitmap.compression = At(bytes, 16, 4);
  bitmap.colours = At(bytes, 32, 4);
  if (bitmap.bits <= 8) {
    const std::uint64_t most = std::uint64_t{1} << bitmap.bits;
    if (bitmap.colours == 0 || bitmap.colours > most) bitmap.colours = most;
  } else {
    bitmap.colours = 0;
  }
  return bitmap;
}

void ProbeBitmap(IconImage& image) {
  const Bitmap bitmap = ReadBitmap(image.bytes);
  if (image.bytes.size() < kBitmapHeaderBytes || At(image.bytes, 0, 4) != kBitmapHeaderBytes) {
    image.why_not = "is neither a PNG nor a BMP";
  } else if (bitmap.width < 1 || bitmap.height < 1 || bitmap.width > 1024 || bitmap.height > 1024) {
    image.why_not = "a BMP of " + std::to_string(bitmap.width) + " x " +
                    std::to_string(bitmap.height) + " px is no icon";
  } else if (bitmap.compression != 0) {
    image.why_not = "a compressed BMP";
  } else {
    image.size = {static_cast<int>(bitmap.width), static_cast<int>(bitmap.height)};
  }
}

Result<std::vector<IconImage>> ReadImages(ByteView bytes, const Limits& limits) {
  const std::size_t count = At(bytes, 4, 2);
  if (count == 0) return Error{"image-header", "an icon file without an image"};
  if (count > kMostImages) {
    return Error{"image-header",
                 "an icon file of " + std::to_string(count) + " images, more than " +
                     std::to_string(kMostImages)};
  }
  std::vector<IconImage> images;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = kHeaderBytes + i * kEntryBytes;
    const std::uint64_t size = At(bytes, entry + 8, 4), offset = At(bytes, entry + 12, 4);
    IconImage image{.name = "image " + std::to_string(i + 1), .bytes = {}, .size = {}};
    if (entry + kEntryBytes > bytes.size() || offset > bytes.size() ||
        size > bytes.size() - offset) {
      image.why_not = "lies beyond the end of the file";
    } else {
      image.bytes = bytes.subspan(offset, size);
      IsIconFile(image.bytes) ? ProbeIconFile(image, limits) : ProbeBitmap(image);
    }
    images.push_back(std::move(image));
  }
  return images;
}

// The transparent pixels of a picture that has no alpha of its own.
void ApplyMask(ByteView mask, Picture& picture) {
  const auto width = static_cast<std::size_t>(picture.size.width);
  const std::size_t row_bytes = (width + 31) / 32 * 4;
  for (int y = 0; y < picture.size.height; ++y) {
    // Rows count from the bottom.
    const std::size_t row = row_bytes * static_cast<std::size_t>(picture.size.height - 1 - y);
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t at = row + x / 8;
      if (at < mask.size() && (mask[at] >> (7 - x % 8) & 1) != 0)
        picture.rgba[4 * (static_cast<std::size_t>(y) * width + x) + 3] = 0;
    }
  }
}

// Given to the decoder of BMP as a file: with a file header, half the height, and for 32 bits with
// the masks that say where alpha is.
Result<Picture> DrawBitmap(const IconImage& image, const Limits& limits) {
  const Bitmap bitmap = ReadBitmap(image.bytes);
  const bool has_alpha_bits = bitmap.bits == 32;
  const std::size_t before = kBitmapHeaderBytes + 4 * bitmap.colours;
  const std::size_t row_bytes =
      (static_cast<std::size_t>(bitmap.width) * bitmap.bits + 31) / 32 * 4;
  const std::size_t pixels = row_bytes * static_cast<std::size_t>(bitmap.height);
  if (image.bytes.size() < before || image.bytes.size() - before < pixels)
    return Error{"image-truncated", "the BMP data ends early"};

  Bytes file = {'B', 'M', 0, 0, 0, 0, 0, 0, 0, 0};
  const auto put = [&](std::uint64_t number) {
    for (int i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
  };
  put(kFileHeaderBytes + before + (has_alpha_bits ? 16 : 0));
  const std::size_t header = file.size();
  file.insert(file.end(), image.bytes.begin(), image.bytes.begin() + kBitmapHeaderBytes);
  for (std::size_t i = 0; i < 4; ++i)
    file[header + 8 + i] = static_cast<std::uint8_t>(bitmap.height >> (8 * i));
  if (has_alpha_bits) {
    file[header + 16] = 6;  // BI_ALPHABITFIELDS
    for (const std::uint32_t mask : {0xFF0000U, 0xFF00U, 0xFFU, 0xFF000000U}) put(mask);
  }
  const ByteView rest =
      image.bytes.subspan(kBitmapHeaderBytes, before - kBitmapHeaderBytes + pixels);
  file.insert(file.end(), rest.begin(), rest.end());

  const Result<PictureHeader> probed = kBmpDecoder.probe(file, limits);
  if (!probed) return probed.error();
  Result<DecodedPicture> decoded = kBmpDecoder.decode(file, *probed, limits);
  if (!decoded) return decoded.error();
  if (!decoded->whole) return Error{decoded->incomplete_code, decoded->incomplete};
  Picture picture = std::move(decoded->frames.front());
  bool uses_alpha = false;
  for (std::size_t i = before + 3; has_alpha_bits && i < before + pixels; i += 4)
    uses_alpha = uses_alpha || image.bytes[i] != 0;
  if (!uses_alpha) ApplyMask(image.bytes.subspan(before + pixels), picture);
  return picture;
}

// Four bytes are few: a sensible number of images has to follow, the first of them behind the list.
bool Recognises(ByteView bytes) {
  const bool kind = HasAt(bytes, 0, std::string_view("\0\0\1\0", 4)) ||
                    HasAt(bytes, 0, std::string_view("\0\0\2\0", 4));
  const std::uint64_t count = At(bytes, 4, 2), first = At(bytes, kHeaderBytes + 12, 4);
  return kind && count > 0 && first >= kHeaderBytes + kEntryBytes * count;
}

}  // namespace

extern constinit const PictureDecoder kIcoDecoder{
    .format = "ico",
    .media_type = "image/vnd.microsoft.icon",
    .endings = "ico cur",
    .recognises = Recognises,
    .probe = [](ByteView bytes, const Limits& limits) -> Result<PictureHeader> {
      const auto images = ReadImages(bytes, limits);
      if (!images) return images.error();
      return HeaderOfIcon("ico", *images);
    },
    .decode = [](ByteView bytes,
                 const PictureHeader& header,
                 const Limits& limits) -> Result<DecodedPicture> {
      const auto images = ReadImages(bytes, limits);
      if (!images) return images.error();
      const auto draw = [&](const IconImage& image) {
        return IsIconFile(image.bytes) ? DrawIconFile(image, limits) : DrawBitmap(image, limits);
      };
      return DrawIcon(*images, draw, header, limits);
    },
};

}  // namespace brandlint
