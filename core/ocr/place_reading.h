// SPDX-License-Identifier: MIT
// What was read of a place, and which of several readings of it stays.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/text_line.h"
#include "core/ocr/line.h"
#include "core/ocr/wanted.h"

namespace brandlint {

// Of one word at least.
double MeanConfidence(const std::vector<ReadWord>& words);

// Their texts, with `between` between them.
std::string Joined(const std::vector<ReadWord>& words, std::string_view between = "");

// What a quad of the picture takes up in a line's direction.
Extent ExtentIn(const LineFrame& frame, const Quad& quad);

// The quad in the line's direction around all of them.
Quad QuadAround(const LineFrame& frame, const std::vector<ReadWord>& words);

// A line with what decides between two readings of one place.
struct PlaceReading {
  TextLine line;
  Box box;  // of what was looked for, without the neighbourhood
  double confidence = 0;
  bool holds = false;  // a wanted name, or nearly
  // What was read of which line, when its neighbourhood is wanted too.
  const GlyphLine* from = nullptr;
  GlyphSpan span{};
};

PlaceReading PlaceReadingOf(std::vector<ReadWord> words,
                            const GlyphLine& line,
                            std::string_view stage);

// Of readings of one place (at two scales, in two directions, of a word and of its line) one stays:
// what holds a name before what holds none, then the surest, of equals the first.
std::vector<PlaceReading> SurestOfEachPlace(std::vector<PlaceReading> readings);

// Whether one quad lies higher than the other, or further left at the same height.
bool IsHigher(const Quad& a, const Quad& b);

// From top to bottom; lines whose middle lies beside the highest of a row from left to right.
void PutInReadingOrder(std::vector<TextLine>& lines);

}  // namespace brandlint
