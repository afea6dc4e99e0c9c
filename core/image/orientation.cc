// SPDX-License-Identifier: MIT
#include "core/image/orientation.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr std::string_view kExifPrefix("Exif\0\0", 6);

bool SwapsSides(Orientation orientation) { return orientation >= 5; }

}  // namespace

Orientation ExifOrientation(ByteView block) {
  constexpr Orientation kUpright = 1;
  if (HasAt(block, 0, kExifPrefix)) block = block.subspan(kExifPrefix.size());

  const bool little = HasAt(block, 0, "II");
  if (!little && !HasAt(block, 0, "MM")) return kUpright;
  const auto read = [&](std::size_t offset, int width) {
    return little ? ReadLittleEndian(block, offset, width) : ReadBigEndian(block, offset, width);
  };

  // TIFF 6.0, section 2: 12 bytes an entry (tag, type, count, value). A SHORT stands in the
  // first two bytes of the value.
  constexpr std::uint64_t kOrientationTag = 0x0112;
  constexpr std::uint64_t kShort = 3;
  const std::optional<std::uint64_t> directory = read(4, 4);
  if (!directory) return kUpright;
  const std::size_t first = static_cast<std::size_t>(*directory);
  const std::uint64_t entries = read(first, 2).value_or(0);
  for (std::uint64_t i = 0; i < entries; ++i) {
    const std::size_t entry = first + 2 + static_cast<std::size_t>(12 * i);
    const std::optional<std::uint64_t> tag = read(entry, 2);
    if (!tag) return kUpright;
    if (*tag != kOrientationTag) continue;
    const std::uint64_t value = read(entry + 8, 2).value_or(0);
    const bool fits = read(entry + 2, 2) == kShort && value >= 1 && value <= 8;
    return fits ? static_cast<Orientation>(value) : kUpright;
  }
  return kUpright;
}

Size OrientedSize(Size stored, Orientation orientation) {
  return SwapsSides(orientation) ? Size{stored.height, stored.width} : stored;
}

Picture Oriented(Picture stored, Orientation orientation) {
  CHECK(orientation >= 1 && orientation <= 8);
  if (orientation == 1) return stored;

  // Which of the stored sides are walked backwards, for the eight values in their order: first
  // mirror (2, 3, 4), then the same with rows and columns exchanged (5 to 8).
  const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  const bool swap = SwapsSides(orientation);
  const std::size_t width = static_cast<std::size_t>(stored.size.width);
  const std::size_t height = static_cast<std::size_t>(stored.size.height);

  Picture turned{OrientedSize(stored.size, orientation), Bytes(stored.rgba.size())};
  std::uint8_t* to = turned.rgba.data();
  const std::size_t rows = swap ? width : height;
  const std::size_t columns = swap ? height : width;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column, to += 4) {
      const std::size_t x = swap ? row : column;
      const std::size_t y = swap ? column : row;
      const std::size_t from_x = flip_x ? width - 1 - x : x;
      const std::size_t from_y = flip_y ? height - 1 - y : y;
      std::memcpy(to, stored.rgba.data() + 4 * (from_y * width + from_x), 4);
    }
  }
  return turned;
}

}  // namespace brandlint
