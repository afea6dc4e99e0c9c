// SPDX-License-Identifier: MIT
// Cuts a piece of a line out of a picture, upright, dark on light, of one height.
#pragma once

#include <vector>

#include "core/ocr/grey.h"
#include "core/ocr/line.h"

namespace brandlint {

// A picture at full size and shrunk by 2, 4, ...: sampling a large letter from the full size would
// skip pixels.
class Pyramid {
 public:
  explicit Pyramid(GreyPicture full);

  // The smallest level whose pixels are not coarser than `step` picture pixels, and its factor.
  const GreyPicture& LevelFor(double step, int* factor) const;
  const GreyPicture& full() const { return levels_[0]; }

 private:
  std::vector<GreyPicture> levels_;
};

struct StripOptions {
  // Height of the letters in the strip. Tesseract reads capitals of about 30 px best; with the
  // margins a line is then 44 px.
  double letter_height_px = 30;
  int margin_px = 7;  // of ground, on each side
  int least_ink = 0;  // see GlyphLine
};

struct Strip {
  GreyPicture grey;
  LineFrame frame;
  Point origin;      // of the strip's top left corner, in the line's frame
  double scale = 1;  // picture pixels to a strip pixel

  // A box in strip pixels, as a quad in picture pixels.
  Quad ToPicture(const Box& box) const;
};

// letters  The letters' extent, in the frame. They become options.letter_height_px high.
// visible  What may be seen of the picture, in the frame; beyond it the strip shows plain ground.
//          Holds `letters`.
// light    The ink is lighter than the ground; the strip is then inverted.
//
// The greys are stretched so that ink is near black and ground near white.
Strip CutStrip(const Pyramid& pyramid,
               const LineFrame& frame,
               const Extent& letters,
               const Extent& visible,
               bool light,
               const StripOptions& options = {});

}  // namespace brandlint
