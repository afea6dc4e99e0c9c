// SPDX-License-Identifier: MIT
// What is in an SVG, counted before it is drawn: a few hundred bytes can ask a renderer for hours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

struct SvgContent {
  // The root element's attributes as they stand; empty when absent.
  std::string_view width, height, view_box;

  // Where markup stands that must not reach a parser: [first, last) of the DOCTYPE; empty range
  // when there is none.
  std::size_t doctype_first = 0, doctype_last = 0;

  double work = 0;        // see svg_work.h
  std::string not_drawn;  // as SvgDocument::not_drawn
};

// Walks `text` (UTF-8), which must outlive the answer.
//
// Errors: "image-header" when it is not an SVG or declares entities; "limit-svg-content" when it
// is deeper, has more elements, letters or work (uses, masks, filters and markers multiplied out)
// than any drawing needs, or embeds a picture that ProbePicture refuses.
Result<SvgContent> ExamineSvg(std::string_view text, const Limits& limits);

}  // namespace brandlint
