// SPDX-License-Identifier: MIT
#include "core/ocr/place_reading.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace brandlint {

double MeanConfidence(const std::vector<ReadWord>& words) {
  double sum = 0;
  for (const ReadWord& word : words) sum += word.confidence;
  return sum / static_cast<double>(words.size());
}

std::string Joined(const std::vector<ReadWord>& words, std::string_view between) {
  std::string joined;
  for (const ReadWord& word : words) {
    if (!joined.empty()) joined += between;
    joined += word.text;
  }
  return joined;
}

Extent ExtentIn(const LineFrame& frame, const Quad& quad) {
  Extent extent{1e9, -1e9, 1e9, -1e9};
  for (const Point& corner : quad) {
    const Point at = frame.ToLine(corner);
    extent = JoinExtents(extent, {at.x, at.x, at.y, at.y});
  }
  return extent;
}

Quad QuadAround(const LineFrame& frame, const std::vector<ReadWord>& words) {
  Extent extent{1e9, -1e9, 1e9, -1e9};
  for (const ReadWord& word : words) extent = JoinExtents(extent, ExtentIn(frame, word.quad));
  return QuadOf(frame, extent);
}

PlaceReading PlaceReadingOf(std::vector<ReadWord> words,
                            const GlyphLine& line,
                            std::string_view stage) {
  Box box;
  for (const ReadWord& word : words) box = Join(box, BoundsOf(word.quad));
  const double confidence = MeanConfidence(words);
  return {{std::move(words), line.height, std::string(stage), {}}, box, confidence};
}

std::vector<PlaceReading> SurestOfEachPlace(std::vector<PlaceReading> readings) {
  std::ranges::stable_sort(readings, std::greater<>{}, [](const PlaceReading& reading) {
    return std::pair(reading.holds, reading.confidence);
  });
  std::vector<PlaceReading> surest;
  for (PlaceReading& reading : readings) {
    const bool seen = std::ranges::any_of(
        surest, [&](const PlaceReading& other) { return CoverTheSame(other.box, reading.box); });
    if (!seen) surest.push_back(std::move(reading));
  }
  return surest;
}

bool IsHigher(const Quad& a, const Quad& b) {
  return a[0].y != b[0].y ? a[0].y < b[0].y : a[0].x < b[0].x;
}

void PutInReadingOrder(std::vector<TextLine>& lines) {
  std::ranges::stable_sort(lines, IsHigher, &TextLine::quad);
  for (auto row = lines.begin(); row != lines.end();) {
    const Box first = BoundsOf(row->quad);
    const auto end = std::find_if(row, lines.end(), [&](const TextLine& line) {
      const Box box = BoundsOf(line.quad);
      return box.y + box.height / 2 >= first.y + first.height;
    });
    std::stable_sort(
        row, end, [](const TextLine& a, const TextLine& b) { return a.quad[0].x < b.quad[0].x; });
    row = end;
  }
}

}  // namespace brandlint
