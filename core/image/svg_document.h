// SPDX-License-Identifier: MIT
// An SVG before any library sees it: unpacked, in UTF-8, its size known, and refused when it is
// built to keep a renderer busy or to reach outside itself.
#pragma once

#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/limits.h"

namespace brandlint {

inline constexpr double kSvgPixelsPerInch = 96;  // CSS Values 3, section 6.2

struct SvgDocument {
  std::string text;  // UTF-8 without XML declaration and DOCTYPE

  // The size of the drawing in CSS pixels, both positive and finite: width and height of the root
  // element; what is missing or a percentage follows from viewBox, else 512.
  double width_px = 0;
  double height_px = 0;

  double work = 0;  // what drawing it costs, see svg_work.h; at most limits.svg_work

  // What a browser would show and we do not draw, for a sentence: "<foreignObject>, a reference to
  // another file". Empty when there is nothing of the kind.
  std::string not_drawn;
};

// Whether the first bytes are those of an SVG, packed by gzip or not. Needs the root element, or
// a DOCTYPE of svg, within the first 64 KiB.
bool LooksLikeSvg(ByteView bytes);

// Errors: "limit-svg-bytes" (of the unpacked text), "image-header" (not well-formed enough to
// find the root element, an encoding other than UTF-8, UTF-16 and ISO-8859-1, a DOCTYPE that
// declares entities), "limit-svg-content" (names what there is too much of).
Result<SvgDocument> ReadSvg(ByteView bytes, const Limits& limits);

}  // namespace brandlint
