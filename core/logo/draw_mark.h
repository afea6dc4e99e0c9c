// SPDX-License-Identifier: MIT
// The drawing of a pack's mark, as everything that learns from it sees it.
#pragma once

#include "core/base/geometry.h"
#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/logo/mark_model.h"
#include "core/logo/raster.h"
#include "core/model/brand.h"

namespace brandlint {

// An SVG is drawn with 512 pixels on its longer side, enough for four a sample; another picture
// keeps its own size. Errors: those of image/decode.h.
Result<Picture> DrawMark(const Mark& mark);

// The box of what was drawn; empty when nothing was. `ink` is MarkInk of the drawing.
Box InkBox(const GrayRaster& ink);

// Whether what is drawn is darker than a mid grey, in the mean. `ink` is MarkInk(drawing).
bool IsDark(const Picture& drawing, const GrayRaster& ink);

// DrawMark, then CompileMark. Errors: those of both.
Result<MarkModel> CompileMark(const Mark& mark);

}  // namespace brandlint
