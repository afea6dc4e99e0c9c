// SPDX-License-Identifier: MIT
// macOS icons: a list of images under names of four letters: PNG in what is written today, JPEG
// 2000 and packed channels before. Sources: Apple, IconStorage.h; Wikipedia, "Apple Icon Image
// format" (types, and the packing, which is that of PackBits with other counts).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include "core/image/decode.h"
#include "core/image/frames.h"
#include "core/image/icon_images.h"

namespace brandlint {
namespace {

constexpr std::size_t kHeadBytes = 8;  // of the file, of an element
constexpr std::size_t kMostElements = 256;

// Images whose channels are packed one after the other, with the mask that is their alpha.
struct PackedType {
  std::string_view type, mask;
  int side;
};
constexpr PackedType kPacked[] = {{"is32", "s8mk", 16},
                                  {"il32", "l8mk", 32},
                                  {"ih32", "h8mk", 48},
                                  {"it32", "t8mk", 128},
                                  {"ic04", "", 16},
                                  {"ic05", "", 32},
                                  {"icsb", "", 18}};

// Images that are files of their own.
constexpr std::string_view kFiles[] = {"icp4",
                                       "icp5",
                                       "icp6",
                                       "ic07",
                                       "ic08",
                                       "ic09",
                                       "ic10",
                                       "ic11",
                                       "ic12",
                                       "ic13",
                                       "ic14",
                                       "icsB",
                                       "sb24",
                                       "SB24"};

// No images: a table of contents, a version, names, the masks above.
constexpr std::string_view kNoImages[] = {
    "TOC ", "icnV", "name", "info", "s8mk", "l8mk", "h8mk", "t8mk"};

// Variants, each a file like this one: a dark one, a template, one that is selected.
constexpr std::string_view kVariants[] = {"\xFD\xD9\x2F\xA8", "sbtp", "slct"};

struct Element {
  std::string_view type;
  ByteView bytes;
};

// Those of the file; a variant's follow it.
std::vector<Element> ReadElements(ByteView bytes, bool variants) {
  std::vector<Element> elements;
  const bool head = HasAt(bytes, 0, "icns");
  std::size_t at = head ? kHeadBytes : 0;
  if (head && ReadBigEndian(bytes, 4, 4).value_or(0) > bytes.size())
    elements.push_back({"icns", {}});
  while (bytes.size() - std::min(at, bytes.size()) >= kHeadBytes &&
         elements.size() < kMostElements) {
    const std::uint64_t length = ReadBigEndian(bytes, at + 4, 4).value_or(0);
    const std::string_view type = AsText(bytes.subspan(at, 4));
    const std::size_t room = bytes.size() - at;
    // One that reaches beyond the end is told by the empty bytes it then has.
    const bool whole = length >= kHeadBytes && length <= room;
    const ByteView content =
        whole ? bytes.subspan(at + kHeadBytes, length - kHeadBytes) : ByteView();
    if (variants && std::ranges::find(kVariants, type) != std::end(kVariants)) {
      std::ranges::move(ReadElements(content, false), std::back_inserter(elements));
    } else {
      elements.push_back({type, content});
    }
    if (!whole) break;
    at += length;
  }
  return elements;
}

const PackedType* PackedTypeOf(std::string_view type) {
  const auto* const found = std::ranges::find(kPacked, type, &PackedType::type);
  return found == std::end(kPacked) ? nullptr : found;
}

std::vector<IconImage> ImagesOf(std::span<const Element> elements, const Limits& limits) {
  std::vector<IconImage> images;
  for (const auto& [type, bytes] : elements) {
    if (std::ranges::find(kNoImages, type) != std::end(kNoImages)) continue;
    IconImage image{.name = "image " + std::string(type), .bytes = bytes, .size = {}, .type = type};
    const PackedType* const packed = PackedTypeOf(type);
    const bool file = std::ranges::find(kFiles, type) != std::end(kFiles);
    if (bytes.empty()) {
      image.why_not = "is not all there";
    } else if (IsIconFile(bytes)) {
      ProbeIconFile(image, limits);
    } else if (packed != nullptr) {
      image.size = {packed->side, packed->side};
    } else {
      image.why_not = file ? "is neither PNG nor JPEG 2000" : "of a kind that is not decoded";
    }
    images.push_back(std::move(image));
  }
  return images;
}

// `pixels` values of one channel; `at` moves behind them. False when the data end early.
bool UnpackChannel(ByteView bytes, std::size_t& at, std::size_t pixels, Bytes& values) {
  values.clear();
  while (values.size() < pixels) {
    if (at >= bytes.size()) return false;
    const std::uint8_t head = bytes[at++];
    if (head < 0x80) {  // that many and one more as they are
      const std::size_t count = std::min<std::size_t>(head + 1U, pixels - values.size());
      if (bytes.size() - at < count) return false;
      values.insert(values.end(),
                    bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    bytes.begin() + static_cast<std::ptrdiff_t>(at + count));
      at += count;
    } else {  // one, from 3 to 130 times
      if (at >= bytes.size()) return false;
      const std::size_t count = std::min<std::size_t>(head - 125U, pixels - values.size());
      values.insert(values.end(), count, bytes[at++]);
    }
  }
  return true;
}

Result<Picture> DrawPacked(const IconImage& image, std::span<const Element> elements) {
  const PackedType& type = *PackedTypeOf(image.type);
  Picture picture = BlankPicture(image.size);
  const std::size_t pixels = picture.rgba.size() / 4;
  const bool argb = HasAt(image.bytes, 0, "ARGB");
  std::size_t at = argb || image.type == "it32" ? 4 : 0;
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;

  constexpr std::size_t kAlpha = 3;
  Bytes values;
  for (const std::size_t channel : {kAlpha, std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    if (channel == kAlpha && !argb) continue;
    if (!UnpackChannel(image.bytes, at, pixels, values))
      return Error{"image-truncated", "its data end early"};
    for (std::size_t i = 0; i < pixels; ++i) picture.rgba[4 * i + channel] = values[i];
  }
  const auto mask = std::ranges::find(elements, type.mask, &Element::type);
  if (!argb && mask != elements.end() && mask->bytes.size() >= pixels) {
    for (std::size_t i = 0; i < pixels; ++i) picture.rgba[4 * i + kAlpha] = mask->bytes[i];
  }
  return picture;
}

}  // namespace

extern constinit const PictureDecoder kIcnsDecoder{
    .format = "icns",
    .media_type = "image/icns",
    .endings = "icns",
    .recognises = [](ByteView bytes) { return HasAt(bytes, 0, "icns"); },
    .probe = [](ByteView bytes, const Limits& limits) -> Result<PictureHeader> {
      return HeaderOfIcon("icns", ImagesOf(ReadElements(bytes, true), limits));
    },
    .decode = [](ByteView bytes,
                 const PictureHeader& header,
                 const Limits& limits) -> Result<DecodedPicture> {
      const std::vector<Element> elements = ReadElements(bytes, true);
      const std::vector<IconImage> images = ImagesOf(elements, limits);
      const auto draw = [&](const IconImage& image) {
        return IsIconFile(image.bytes) ? DrawIconFile(image, limits) : DrawPacked(image, elements);
      };
      return DrawIcon(images, draw, header, limits);
    },
};

}  // namespace brandlint
