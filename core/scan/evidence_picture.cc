// SPDX-License-Identifier: MIT
#include "core/scan/evidence_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/image/resample.h"
#include "core/logo/draw_mark.h"
#include "core/logo/warp.h"

namespace brandlint {
namespace {

constexpr int kAround_px = 320;   // longer side
constexpr int kPreview_px = 800;  // likewise: letters of a screenshot can be read
constexpr int kUpright_px = 160;  // likewise
constexpr float kQuality = 80;

// Whole pictures up to this size; of larger ones a part at least half as large: enough to know the
// place again.
constexpr int kWhole_px = 640;

Box Within(const Box& box, Size size) { return Intersect(box, {0, 0, size.width, size.height}); }

Box Around(const Box& box, Size size) {
  const Box whole = {0, 0, size.width, size.height};
  if (std::max(size.width, size.height) <= kWhole_px) return whole;
  const auto grown = [](int length) { return std::max(length + length / 2 + 32, kWhole_px / 2); };
  const int width = std::min(grown(box.width), size.width);
  const int height = std::min(grown(box.height), size.height);
  const int x = std::clamp(box.x + box.width / 2 - width / 2, 0, size.width - width);
  const int y = std::clamp(box.y + box.height / 2 - height / 2, 0, size.height - height);
  return {x, y, width, height};
}

double Distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// Where its four bytes begin.
std::size_t PixelAt(const Picture& picture, int x, int y) {
  return 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.size.width) +
              static_cast<std::size_t>(x));
}

using Colour = std::array<double, 3>;

// Between the four nearest pixels; white beyond the border.
Colour ColourAt(const Picture& picture, Point p) {
  const double x = p.x - 0.5, y = p.y - 0.5;
  const double left = std::floor(x), top = std::floor(y);
  Colour colour{};
  for (const int dy : {0, 1}) {
    for (const int dx : {0, 1}) {
      const double column = left + dx, row = top + dy;
      const double share = (1 - std::abs(x - column)) * (1 - std::abs(y - row));
      const bool inside =
          column >= 0 && row >= 0 && column < picture.size.width && row < picture.size.height;
      const std::size_t pixel =
          inside ? PixelAt(picture, static_cast<int>(column), static_cast<int>(row)) : 0;
      for (std::size_t c = 0; c < colour.size(); ++c)
        colour[c] += share * (inside ? picture.rgba[pixel + c] : 255);
    }
  }
  return colour;
}

// Each pixel is the mean of the points of a grid in it, about one for each pixel of the picture.
Picture Upright(const Picture& look, const Quad& quad, const Warp& picture_from_unit) {
  const double width = (Distance(quad[0], quad[1]) + Distance(quad[3], quad[2])) / 2;
  const double height = (Distance(quad[0], quad[3]) + Distance(quad[1], quad[2])) / 2;
  const double scale = kUpright_px / std::max({width, height, 1.0});
  constexpr int kLeast_px = 8, kMostPoints = 8;
  const auto side = [&](double length) {
    return std::clamp(static_cast<int>(std::lround(length * scale)), kLeast_px, kUpright_px);
  };
  Picture out;
  out.size = {side(width), side(height)};
  const int points = std::clamp(static_cast<int>(std::ceil(1 / scale)), 1, kMostPoints);
  for (int y = 0; y < out.size.height; ++y) {
    for (int x = 0; x < out.size.width; ++x) {
      Colour sum{};
      for (int i = 0; i < points * points; ++i) {
        const Point unit = {(x + (i % points + 0.5) / points) / out.size.width,
                            (y + (i / points + 0.5) / points) / out.size.height};
        const Colour colour = ColourAt(look, picture_from_unit(unit));
        for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += colour[c];
      }
      for (const double value : sum)
        out.rgba.push_back(static_cast<std::uint8_t>(std::lround(value / (points * points))));
      out.rgba.push_back(255);
    }
  }
  return out;
}

// The variance of the brightness in `box`. A white mark on transparent ground has none on white.
double Contrast(const Picture& look, const Box& box) {
  double sum = 0, squares = 0;
  const double count = std::max(static_cast<double>(box.width) * box.height, 1.0);
  for (int y = box.y; y < box.y + box.height; ++y) {
    for (int x = box.x; x < box.x + box.width; ++x) {
      const std::uint8_t* p = look.rgba.data() + PixelAt(look, x, y);
      const double value = Brightness({p[0], p[1], p[2]});
      sum += value, squares += value * value;
    }
  }
  return squares / count - sum / count * (sum / count);
}

}  // namespace

EvidencePicture PictureOf(const std::vector<Picture>& looks, const Evidence& evidence) {
  CHECK(!looks.empty() && evidence.region);
  const Box place = Within(evidence.region->box, looks.front().size);
  const Picture& look = *std::ranges::max_element(
      looks, {}, [&](const Picture& each) { return looks.size() > 1 ? Contrast(each, place) : 0; });
  const Box around = Around(place, look.size);
  const Picture shrunk = CropShrunk(look, around, kAround_px);
  EvidencePicture picture{
      .box = around, .size = shrunk.size, .around = EncodeWebp(shrunk, kQuality)};
  const bool mark = evidence.detector != "name" && evidence.reference_kind != "rejected-picture";
  if (!mark) return picture;
  // A quad seen from behind or folded cannot be brought upright.
  const Quad& quad = evidence.region->quad;
  if (const std::optional<Warp> warp = WarpToQuad(quad)) {
    const Picture upright = Upright(look, quad, *warp);
    picture.upright_size = upright.size;
    picture.upright = EncodeWebp(upright, kQuality);
  }
  return picture;
}

Preview PreviewOf(const Picture& picture) {
  const Picture shrunk =
      CropShrunk(picture, {0, 0, picture.size.width, picture.size.height}, kPreview_px);
  return {shrunk.size, EncodeWebp(shrunk, kQuality)};
}

Result<ReferencePicture> ReferenceOf(const Mark& mark) {
  const Result<Picture> drawing = DrawMark(mark);
  if (!drawing) return drawing.error();
  const GrayRaster ink = MarkInk(*drawing);
  const Box box = InkBox(ink);
  if (box.empty())
    return Error{"mark-blank", mark.file + ": shows nothing that differs from its ground"};
  const Rgb ground = IsDark(*drawing, ink) ? Rgb{255, 255, 255} : Rgb{24, 24, 27};
  const Picture reference = CropShrunk(Flatten(*drawing, ground), box, kUpright_px);
  return ReferencePicture{reference.size, EncodeWebp(reference, kQuality)};
}

}  // namespace brandlint
