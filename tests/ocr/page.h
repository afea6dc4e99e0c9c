// SPDX-License-Identifier: MIT
// Draws pages with text at known places, for the tests of reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/image/picture.h"
#include "core/model/text_line.h"

namespace brandlint::test {

struct DrawnText {
  std::string_view text;
  Point centre;  // of its capitals: middle of the width, 0.36 em above the base line
  double size_px = 16;
  std::string_view fill = "#1a1a1a";
  std::string_view font = "DejaVu Sans";
  double angle_deg = 0;  // clockwise
  double spacing_em = 0;
  std::string_view weight = "normal";
};

class Page {
 public:
  explicit Page(Size size, std::string_view ground = "#ffffff");

  Page& Write(const DrawnText& text);

  // A filled rectangle with round corners, such as a button.
  Page& Fill(const Box& box, std::string_view colour, int radius = 0);

  // Any SVG elements.
  Page& Draw(std::string_view elements);

  // The page as an opaque picture.
  Picture Render() const;

 private:
  Size size_;
  std::string svg_;
};

// Words of all lines whose text, folded (see FoldReading), holds `word`, folded.
std::vector<ReadWord> WordsHolding(const std::vector<TextLine>& lines, std::string_view word);

// The middle of a quad.
Point CentreOf(const Quad& quad);

// All lines as text: words joined by a space, lines by a line feed.
std::string TextOf(const std::vector<TextLine>& lines);

}  // namespace brandlint::test
