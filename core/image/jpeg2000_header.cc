// SPDX-License-Identifier: MIT
#include "core/image/jpeg2000_header.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/image/boxes.h"

namespace brandlint {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kFileStart = "\0\0\0\x0cjP  \r\n\x87\n"sv;  // annex I.5.1
constexpr std::string_view kStreamStart = "\xff\x4f\xff\x51"sv;        // SOC, SIZ

// Markers, table A.2.
enum : std::uint64_t {
  kSiz = 0xFF51,
  kCod = 0xFF52,
  kCoc = 0xFF53,
  kSot = 0xFF90,
  kSod = 0xFF93,
  kEoc = 0xFFD9,
};
// Those besides, in the main header: CAP, TLM, PLM, QCD, QCC, RGN, POC, PPM, CRG, COM; and in that
// of a part of a tile: PLT, QCD, QCC, RGN, POC, PPT, COM.
constexpr std::uint64_t kInMain[] = {
    0xFF50, 0xFF55, 0xFF57, 0xFF5C, 0xFF5D, 0xFF5E, 0xFF5F, 0xFF60, 0xFF63, 0xFF64};
constexpr std::uint64_t kInPart[] = {0xFF58, 0xFF5C, 0xFF5D, 0xFF5E, 0xFF5F, 0xFF61, 0xFF64};

constexpr int kMostLevels = 32;
constexpr std::size_t kMostComponents = 4;  // colours and alpha
constexpr int kMostDepth = 16;

Error Damaged(const std::string& what) { return {"image-header", "damaged JPEG 2000: " + what}; }

Error NotDecoded(const std::string& what) {
  return {"image-header", "a JPEG 2000 picture with " + what + ", which is not decoded"};
}

// How a component is cut and coded, tables A.15 to A.21. Sizes are powers of two.
struct CodingStyle {
  int levels = -1;  // of decomposition; -1: nothing was said
  int block_width = 0, block_height = 0;
  std::array<std::uint8_t, kMostLevels + 1> precincts = {};  // width, and height << 4
};

struct Component {
  std::uint64_t dx = 1, dy = 1;  // samples of the reference grid for each of its own
  CodingStyle style;
};

struct Range {
  std::uint64_t first = 0, last = 0;  // half open
};

std::uint64_t DivideUp(std::uint64_t a, std::uint64_t b) { return a / b + (a % b != 0 ? 1 : 0); }

struct Grid {
  Range x, y;                            // the image area
  std::uint64_t tile_x = 0, tile_y = 0;  // where the first tile begins
  std::uint64_t tile_width = 0, tile_height = 0;

  std::uint64_t columns() const { return DivideUp(x.last - tile_x, tile_width); }
  std::uint64_t rows() const { return DivideUp(y.last - tile_y, tile_height); }
};

struct MainHeader {
  Grid grid;
  std::vector<Component> components;
  std::uint64_t layers = 0;
  std::size_t end = 0;  // where the first tile-part begins
};

// The segment of the marker at `at`, without its length; `at` moves behind it. Nothing when it is
// not all there.
std::optional<ByteView> Segment(ByteView stream, std::size_t& at) {
  const auto length = ReadBigEndian(stream, at + 2, 2);
  if (!length || *length < 2 || *length > stream.size() - at - 2) return std::nullopt;
  const ByteView segment = stream.subspan(at + 4, static_cast<std::size_t>(*length) - 2);
  at += 2 + static_cast<std::size_t>(*length);
  return segment;
}

// SIZ, table A.9.
Result<void> ReadSize(ByteView segment, MainHeader& header) {
  constexpr std::size_t kFixed = 36;
  if (segment.size() < kFixed)
    return Damaged("a size of " + std::to_string(segment.size()) + " bytes");
  const auto number = [&](std::size_t index) { return *ReadBigEndian(segment, 2 + 4 * index, 4); };
  Grid& grid = header.grid;
  grid = {
      {number(2), number(0)}, {number(3), number(1)}, number(6), number(7), number(4), number(5)};
  const bool good = grid.x.first < grid.x.last && grid.y.first < grid.y.last &&
                    grid.tile_width > 0 && grid.tile_height > 0 && grid.tile_x <= grid.x.first &&
                    grid.tile_y <= grid.y.first && grid.tile_x + grid.tile_width > grid.x.first &&
                    grid.tile_y + grid.tile_height > grid.y.first;
  if (!good) return Damaged("sizes of the picture and its tiles that cannot be");
  // So that a side is an int; libopenjp2 takes no more either.
  if (std::max(grid.x.last, grid.y.last) > std::numeric_limits<int>::max())
    return Damaged("a picture that ends at " + std::to_string(std::max(grid.x.last, grid.y.last)));
  const std::uint64_t count = *ReadBigEndian(segment, 34, 2);
  if (count == 0 || segment.size() < kFixed + 3 * count)
    return Damaged(std::to_string(count) + " components");
  if (count > kMostComponents) return NotDecoded(std::to_string(count) + " components");
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint8_t* const row = segment.data() + kFixed + 3 * i;
    const int depth = (row[0] & 0x7F) + 1;
    if (depth > kMostDepth) return NotDecoded(std::to_string(depth) + " bits a component");
    if (row[1] == 0 || row[2] == 0) return Damaged("a component without samples");
    header.components.push_back({row[1], row[2], {}});
  }
  return {};
}

// SPcod and SPcoc, table A.15 and A.23.
std::optional<CodingStyle> ReadStyle(ByteView bytes, bool has_precincts) {
  constexpr std::size_t kFixed = 5;
  if (bytes.size() < kFixed || bytes[0] > kMostLevels) return std::nullopt;
  CodingStyle style{bytes[0], (bytes[1] & 0x0F) + 2, (bytes[2] & 0x0F) + 2, {}};
  if (style.block_width > 10 || style.block_height > 10 ||
      style.block_width + style.block_height > 12)
    return std::nullopt;
  const auto resolutions = static_cast<std::size_t>(style.levels) + 1;
  if (has_precincts && bytes.size() < kFixed + resolutions) return std::nullopt;
  for (std::size_t r = 0; r < resolutions; ++r)
    style.precincts[r] = has_precincts ? bytes[kFixed + r] : 0xFF;
  return style;
}

Result<MainHeader> ReadMainHeader(ByteView stream) {
  MainHeader header;
  std::vector<std::pair<std::size_t, CodingStyle>> own;  // of single components, which win
  std::optional<CodingStyle> common;
  std::size_t at = 2;
  while (true) {
    const auto marker = ReadBigEndian(stream, at, 2);
    if (!marker) return Damaged("it ends in its header");
    if (*marker == kSot) break;
    if (*marker != kSiz && *marker != kCod && *marker != kCoc &&
        std::ranges::find(kInMain, *marker) == std::end(kInMain))
      return Damaged("no marker that is known where one should be");
    const auto segment = Segment(stream, at);
    if (!segment) return Damaged("it ends in its header");
    if (*marker == kSiz) {
      if (!header.components.empty()) return Damaged("two sizes");
      if (const Result<void> size = ReadSize(*segment, header); !size) return size.error();
    } else if (*marker == kCod) {
      if (segment->size() < 5 || common) return Damaged("a coding style that cannot be");
      header.layers = *ReadBigEndian(*segment, 2, 2);
      common = ReadStyle(segment->subspan(5), ((*segment)[0] & 1) != 0);
      if (!common || header.layers == 0) return Damaged("a coding style that cannot be");
    } else if (*marker == kCoc) {
      // At most 4 components: their numbers have one byte.
      const auto style = segment->size() < 2
                             ? std::nullopt
                             : ReadStyle(segment->subspan(2), ((*segment)[1] & 1) != 0);
      if (!style) return Damaged("a coding style that cannot be");
      // A decoder may let what comes later win.
      if (!common || own.size() == kMostComponents)
        return Damaged("coding styles in an order that cannot be");
      own.emplace_back((*segment)[0], *style);
    }
  }
  if (header.components.empty() || !common) return Damaged("no size or no coding style");
  for (Component& component : header.components) component.style = *common;
  for (const auto& [index, style] : own) {
    if (index < header.components.size()) header.components[index].style = style;
  }
  header.end = at;
  return header;
}

// How many cells of `step` (a power of two) from 0 on a range touches.
std::uint64_t Cells(Range range, int step) {
  if (range.first >= range.last) return 0;
  return ((range.last - 1) >> step) - (range.first >> step) + 1;
}

// A range of a tile-component at a lower resolution, or in a band of high frequencies (`high`),
// equation B-15.
Range AtLevel(Range range, int level, bool high) {
  const std::uint64_t scale = std::uint64_t{1} << level;
  const std::uint64_t shift = high ? scale / 2 : 0;
  const auto at = [&](std::uint64_t value) {
    return value > shift ? DivideUp(value - shift, scale) : 0;
  };
  return {at(range.first), at(range.last)};
}

// What the parts of one tile-component cost; see the header.
std::uint64_t PartsOf(const Component& component, Range x, Range y, std::uint64_t layers) {
  const CodingStyle& style = component.style;
  const Range tile_x = {DivideUp(x.first, component.dx), DivideUp(x.last, component.dx)};
  const Range tile_y = {DivideUp(y.first, component.dy), DivideUp(y.last, component.dy)};
  std::uint64_t parts = 0;
  for (int resolution = 0; resolution <= style.levels; ++resolution) {
    const int level = style.levels - resolution;
    const std::uint8_t precinct = style.precincts[static_cast<std::size_t>(resolution)];
    const int width = precinct & 0x0F, height = precinct >> 4;
    const std::uint64_t precincts =
        Cells(AtLevel(tile_x, level, false), width) * Cells(AtLevel(tile_y, level, false), height);
    parts += 1 + precincts * layers;
    // Code-blocks end where precincts do, which in bands of high frequencies are half as large.
    const int half = resolution > 0 ? 1 : 0;
    const int block_width = std::min(style.block_width, std::max(width - half, 0));
    const int block_height = std::min(style.block_height, std::max(height - half, 0));
    const int band_level = level + half;
    for (int band = half; band <= 3 * half; ++band) {
      parts += Cells(AtLevel(tile_x, band_level, band % 2 == 1), block_width) *
               Cells(AtLevel(tile_y, band_level, band >= 2), block_height);
    }
  }
  return parts;
}

// Of one tile: the places on the reference grid that a decoder visits for the progressions by
// position, for each component and resolution, annex B.12.1.
std::uint64_t PlacesOf(const std::vector<Component>& components, Range x, Range y) {
  std::uint64_t least_x = std::numeric_limits<std::uint64_t>::max(), least_y = least_x, times = 0;
  for (const Component& component : components) {
    const CodingStyle& style = component.style;
    for (int resolution = 0; resolution <= style.levels; ++resolution, ++times) {
      const int level = style.levels - resolution;
      const std::uint8_t precinct = style.precincts[static_cast<std::size_t>(resolution)];
      least_x = std::min(least_x, component.dx << ((precinct & 0x0F) + level));
      least_y = std::min(least_y, component.dy << ((precinct >> 4) + level));
    }
  }
  const auto visited = [](Range range, std::uint64_t step) {
    return (range.last - range.first) / step + 1;
  };
  return visited(x, least_x) * visited(y, least_y) * times;
}

bool HasMoreParts(const MainHeader& header, std::uint64_t most) {
  const Grid& grid = header.grid;
  const std::uint64_t columns = grid.columns(), rows = grid.rows();
  if (columns > most || rows > most || columns * rows > most) return true;
  constexpr std::uint64_t kTile = 32;  // libopenjp2 keeps 10 KB of each, however small it is
  std::uint64_t parts = kTile * columns * rows;
  const auto piece = [](Range all, std::uint64_t start, std::uint64_t length, std::uint64_t index) {
    const std::uint64_t first = start + index * length;
    return Range{std::max(all.first, first), std::min(all.last, first + length)};
  };
  for (std::uint64_t row = 0; row < rows; ++row) {
    const Range y = piece(grid.y, grid.tile_y, grid.tile_height, row);
    for (std::uint64_t column = 0; column < columns; ++column) {
      const Range x = piece(grid.x, grid.tile_x, grid.tile_width, column);
      for (const Component& component : header.components)
        parts += PartsOf(component, x, y, header.layers);
      parts += PlacesOf(header.components, x, y);
      if (parts > most) return true;
    }
  }
  return false;
}

// The markers before the data of a part of a tile, from `at` on.
Result<void> CheckPartHeader(ByteView stream, std::size_t at) {
  while (const auto marker = ReadBigEndian(stream, at, 2)) {
    if (*marker == kSod) break;
    // Such a style would not be among the parts that were counted.
    if (*marker == kCod || *marker == kCoc) return NotDecoded("a tile coded in a way of its own");
    if (std::ranges::find(kInPart, *marker) == std::end(kInPart))
      return Damaged("no marker that is known where one should be");
    if (!Segment(stream, at)) break;
  }
  return {};
}

// Follows the parts of tiles up to the end of the code stream, annex A.4.2. Offsets are into it.
Result<void> FollowTiles(ByteView stream, const MainHeader& header, Jpeg2000Facts& facts) {
  constexpr std::uint64_t kHead = 12;  // SOT
  const std::uint64_t tiles = header.grid.columns() * header.grid.rows();
  std::vector<bool> seen(static_cast<std::size_t>(tiles), false);
  std::size_t at = header.end;
  while (true) {
    const auto marker = ReadBigEndian(stream, at, 2);
    facts.good_end = at;
    if (marker == kEoc) break;
    std::size_t inside = at;
    const auto segment = marker == kSot ? Segment(stream, inside) : std::nullopt;
    if (!segment) {
      facts.end_early = !marker || *marker == kSot;
      facts.damaged = !facts.end_early;
      break;
    }
    const auto tile = ReadBigEndian(*segment, 0, 2), said = ReadBigEndian(*segment, 2, 4);
    if (!tile || !said || *tile >= tiles || (*said > 0 && *said < kHead + 2))
      return Damaged("a part of a tile that cannot be");
    seen[static_cast<std::size_t>(*tile)] = true;
    if (const Result<void> good = CheckPartHeader(stream, inside); !good) return good.error();
    // 0: up to the end of the code stream.
    const std::uint64_t room = stream.size() - at;
    const std::uint64_t length = *said > 0 ? *said : room - std::min<std::uint64_t>(room, 2);
    if (length > room) {
      facts.end_early = true;
      facts.long_part = at;
      facts.good_end = stream.size();
      break;
    }
    at += static_cast<std::size_t>(length);
  }
  facts.damaged = facts.damaged || std::ranges::find(seen, false) != seen.end();
  return {};
}

// What of the header boxes decides how much is allocated or how colours are made, annex I.5.3.
Result<void> CheckFileHeader(ByteView boxes) {
  bool colours = false;
  for (std::size_t at = 0; const auto box = NextBox(boxes, at);) {
    if (box->type == "pclr") {
      const std::uint64_t columns = ReadBigEndian(box->content, 2, 1).value_or(0);
      if (columns == 0 || columns > kMostComponents)
        return NotDecoded("a palette of " + std::to_string(columns) + " columns");
    }
    if (box->type != "colr" || colours) continue;
    colours = true;  // readers take the first
    constexpr std::uint64_t kRgb = 16, kGrey = 17, kYcc = 18;
    const std::uint64_t space = ReadBigEndian(box->content, 3, 4).value_or(0);
    const bool enumerated = ReadBigEndian(box->content, 0, 1).value_or(0) == 1;
    if (enumerated && space != kRgb && space != kGrey && space != kYcc)
      return NotDecoded("colours of kind " + std::to_string(space));
  }
  return {};
}

// The code stream in a file; empty when there is none.
Result<ByteView> FindStream(ByteView bytes) {
  bool head = false;
  for (std::size_t at = 0; const auto box = NextBox(bytes, at);) {
    if (box->type == "jp2c") return box->content;
    if (box->type != "jp2h") continue;
    if (head) return Damaged("two headers");
    head = true;
    if (const Result<void> good = CheckFileHeader(box->content); !good) return good.error();
  }
  return ByteView();
}

}  // namespace

bool LooksLikeJpeg2000(ByteView bytes) {
  return HasAt(bytes, 0, kFileStart) || HasAt(bytes, 0, kStreamStart);
}

Result<Jpeg2000Facts> ReadJpeg2000(ByteView bytes, const Limits& limits) {
  Jpeg2000Facts facts;
  ByteView stream = bytes;
  if (HasAt(bytes, 0, kFileStart)) {
    facts.boxed = true;
    const Result<ByteView> found = FindStream(bytes);
    if (!found) return found.error();
    stream = *found;
  }
  if (!HasAt(stream, 0, kStreamStart)) return Damaged("no code stream");
  const Result<MainHeader> header = ReadMainHeader(stream);
  if (!header) return header.error();
  const Grid& grid = header->grid;
  const std::uint64_t width = grid.x.last - grid.x.first, height = grid.y.last - grid.y.first;
  facts.size = {static_cast<int>(width), static_cast<int>(height)};
  if (std::cmp_greater(width, limits.jpeg2000_pixels) ||
      std::cmp_greater(width * height, limits.jpeg2000_pixels)) {
    return Error{"limit-jpeg2000-pixels",
                 std::to_string(width) + " x " + std::to_string(height) +
                     " px is more than the limit for JPEG 2000 of " +
                     std::to_string(limits.jpeg2000_pixels) + " pixels (jpeg2000_pixels)"};
  }
  if (HasMoreParts(*header, static_cast<std::uint64_t>(limits.jpeg2000_parts))) {
    return Error{"limit-jpeg2000-parts",
                 "a JPEG 2000 of more tiles, packets and blocks than the limit of " +
                     std::to_string(limits.jpeg2000_parts) + " (jpeg2000_parts)"};
  }
  if (const Result<void> tiles = FollowTiles(stream, *header, facts); !tiles) return tiles.error();
  const auto before = static_cast<std::size_t>(stream.data() - bytes.data());
  facts.good_end += before;
  if (facts.long_part > 0) facts.long_part += before;
  return facts;
}

Bytes Mended(ByteView bytes, const Jpeg2000Facts& facts) {
  const ByteView good = bytes.first(facts.good_end);
  Bytes mended(good.begin(), good.end());
  constexpr std::size_t kLengthAt = 6;
  for (std::size_t i = 0; facts.long_part > 0 && i < 4; ++i) {
    mended[facts.long_part + kLengthAt + i] =
        static_cast<std::uint8_t>((good.size() - facts.long_part) >> (24 - 8 * i));
  }
  mended.push_back(kEoc >> 8);
  mended.push_back(kEoc & 0xFF);
  return mended;
}

}  // namespace brandlint
