// SPDX-License-Identifier: MIT
#include "core/logo/draw_mark.h"

#include <utility>

#include "core/image/decode.h"
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

Result<MarkModel> CompileMark(const Mark& mark) {
  const Result<Picture> drawing = DrawMark(mark);
  if (!drawing.ok()) return drawing.error();
  return CompileMark(mark.id, mark.title, *drawing);
}

}  // namespace brandlint
