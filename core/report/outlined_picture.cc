// SPDX-License-Identifier: MIT
#include "core/report/outlined_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace brandlint {
namespace {

std::string Number(double value) {  // of a pixel in a small picture
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

}  // namespace

std::string OutlinePoints(const Evidence& evidence) {
  CHECK(evidence.region && evidence.picture);
  const EvidencePicture& picture = *evidence.picture;
  const double scale = static_cast<double>(picture.size.width) / picture.box.width;
  const Quad& quad = evidence.region->quad;
  const Point centre = {(quad[0].x + quad[1].x + quad[2].x + quad[3].x) / 4,
                        (quad[0].y + quad[1].y + quad[2].y + quad[3].y) / 4};
  std::string points;
  for (const Point& corner : quad) {
    constexpr double kOutside_px = 3;
    constexpr double kInside_px = 2.5;  // of the picture, or half of the outline would be cut off
    const auto place = [&](double at, double middle, int from, int side) {
      const double outside = (at - from) * scale + std::copysign(kOutside_px, at - middle);
      return std::clamp(outside, kInside_px, std::max(kInside_px, side - kInside_px));
    };
    points += (points.empty() ? "" : " ") +
              Number(place(corner.x, centre.x, picture.box.x, picture.size.width)) + "," +
              Number(place(corner.y, centre.y, picture.box.y, picture.size.height));
  }
  return points;
}

std::string OutlinedSvg(const Evidence& evidence) {
  const std::string points = OutlinePoints(evidence);
  const Size size = evidence.picture->size;
  const std::string width = std::to_string(size.width), height = std::to_string(size.height);
  const auto outline = [&](const char* colour, const char* stroke) {
    return "<polygon points=\"" + points + "\" fill=\"none\" stroke=\"" + colour +
           "\" stroke-width=\"" + stroke + "\" stroke-linejoin=\"round\"/>";
  };
  // White around red is seen on any ground.
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height +
         "\"><image width=\"" + width + "\" height=\"" + height +
         "\" href=\"data:image/webp;base64," + Base64(evidence.picture->around) + "\"/>" +
         outline("#ffffff", "5") + outline("#d92d20", "2.5") + "</svg>";
}

}  // namespace brandlint
