// SPDX-License-Identifier: MIT
// Finds lines of text without any learnt weights: neighbours of like height are chained.
#pragma once

#include <vector>

#include "core/ocr/components.h"
#include "core/ocr/line.h"

namespace brandlint {

struct ChainOptions {
  // Widest gap between neighbours, in heights of the higher one. Capitals spaced by 0.5 em lie
  // 0.9 heights apart, small letters 1.2.
  double max_gap = 1.5;

  // Heights of neighbours differ at most by this factor: an 'x' beside an 'f' with swash.
  double max_height_ratio = 2.9;

  // Lines steeper than the first and up to the second are turned upright. Below the first
  // Tesseract does as well without.
  double min_slant_deg = 2.0;
  double max_slant_deg = 25.0;
};

// Chains components of both polarities to lines: horizontal ones up to max_slant_deg, and
// vertical ones, each of which is given twice, once read downwards and once upwards.
//
// components  Of one picture.
// scale       Picture pixels to a pixel of the components: 3 when the picture was shrunk by 3.
//
// The lines come in no promised order, but in the same for the same input. A line lying over one
// of the other polarity that has more contrast is left out: around dark letters the ground looks
// light, and the inside of an 'o' looks like a letter.
std::vector<GlyphLine> ChainLines(const std::vector<Component>& components,
                                  double scale,
                                  const ChainOptions& options = {});

// Puts marks too low to be chained (hyphens, full stops) into the gaps of level lines and just
// beyond their ends, so that what they join is not taken for two words.
//
// marks  Components lower than letters; dots above letters and specks beside the line are left out.
// scale  As of ChainLines.
void AttachMarks(std::vector<Component> marks, double scale, std::vector<GlyphLine>& lines);

}  // namespace brandlint
