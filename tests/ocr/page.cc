// SPDX-License-Identifier: MIT
#include "tests/ocr/page.h"

#include <algorithm>
#include <sstream>

#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/ocr/wanted.h"

namespace brandlint::test {

Page::Page(Size size, std::string_view ground) : size_(size) {
  std::ostringstream head;
  head << "<svg xmlns='http://www.w3.org/2000/svg' width='" << size.width << "' height='"
       << size.height << "' viewBox='0 0 " << size.width << " " << size.height << "'>";
  svg_ = head.str();
  Fill({0, 0, size.width, size.height}, ground);
}

Page& Page::Write(const DrawnText& text) {
  std::ostringstream element;
  element << "<text x='" << text.centre.x << "' y='" << text.centre.y + 0.36 * text.size_px
          << "' transform='rotate(" << text.angle_deg << " " << text.centre.x << " "
          << text.centre.y << ")' text-anchor='middle' font-family='" << text.font
          << "' font-weight='" << text.weight << "' font-size='" << text.size_px
          << "' letter-spacing='" << text.spacing_em * text.size_px << "' fill='" << text.fill
          << "'>" << text.text << "</text>";
  return Draw(element.str());
}

Page& Page::Fill(const Box& box, std::string_view colour, int radius) {
  std::ostringstream element;
  element << "<rect x='" << box.x << "' y='" << box.y << "' width='" << box.width << "' height='"
          << box.height << "' rx='" << radius << "' fill='" << colour << "'/>";
  return Draw(element.str());
}

Page& Page::Draw(std::string_view elements) {
  svg_ += elements;
  return *this;
}

Picture Page::Render() const {
  const Result<Picture> drawn =
      RenderSvg(AsBytes(svg_ + "</svg>"), std::max(size_.width, size_.height), Limits{});
  CHECK(drawn.ok() && drawn->size == size_);
  return Flatten(*drawn, {255, 255, 255});
}

std::vector<ReadWord> WordsHolding(const std::vector<TextLine>& lines, std::string_view word) {
  std::vector<ReadWord> found;
  for (const TextLine& line : lines) {
    for (const ReadWord& read : line.words) {
      if (FoldReading(read.text).find(FoldReading(word)) != std::string::npos) {
        found.push_back(read);
      }
    }
  }
  return found;
}

Point CentreOf(const Quad& quad) {
  Point centre;
  for (const Point& corner : quad) {
    centre.x += corner.x / 4;
    centre.y += corner.y / 4;
  }
  return centre;
}

std::string TextOf(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines) {
    if (!text.empty()) text += '\n';
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      if (i > 0) text += ' ';
      text += line.words[i].text;
    }
  }
  return text;
}

}  // namespace brandlint::test
