// SPDX-License-Identifier: MIT
#include "core/logo/draw_mark.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/model/limits.h"

namespace brandlint {

Result<Picture> DrawMark(const Mark& mark) {
  constexpr int kDrawingSide_px = 512;
  const Limits limits;
  const Result<PictureHeader> header = ProbePicture(mark.content, limits);
  if (!header.ok()) return header.error();
  if (header->format == "svg") return RenderSvg(mark.content, kDrawingSide_px, limits);
  Result<DecodedPicture> decoded = DecodePicture(mark.content, limits);
  if (!decoded.ok()) return decoded.error();
  return std::move(decoded->frames.front());
}

Box InkBox(const GrayRaster& ink) {
  Box box;
  for (int y = 0; y < ink.size.height; ++y) {
    for (int x = 0; x < ink.size.width; ++x) {
      if (ink.at(x, y) > 127) box = Join(box, {x, y, 1, 1});
    }
  }
  return box;
}

bool IsDark(const Picture& drawing, const GrayRaster& ink) {
  double sum = 0, count = 0;
  for (std::size_t i = 0; i < ink.pixels.size(); ++i) {
    if (ink.pixels[i] <= 127) continue;
    const std::uint8_t* p = drawing.rgba.data() + 4 * i;
    sum += Brightness({p[0], p[1], p[2]});
    ++count;
  }
  return sum < 128 * std::max(count, 1.0);
}

Result<MarkModel> CompileMark(const Mark& mark) {
  const Result<Picture> drawing = DrawMark(mark);
  if (!drawing.ok()) return drawing.error();
  return CompileMark(mark.id, mark.title, *drawing);
}

}  // namespace brandlint
