// SPDX-License-Identifier: MIT
#include "core/logo/score.h"

#include <algorithm>
#include <cmath>

namespace brandlint {

std::array<double, kScoreMeasures.size()> MeasuresOf(const MarkModel& /*model*/,
                                                     const Warp& picture_from_mark,
                                                     const Reading& reading) {
  const Stretch stretch = StretchOf(DerivativeAt(picture_from_mark, {0.5, 0.5}));
  return {reading.mean_score,
          reading.weakest_kind,
          reading.outlined ? reading.whole_outline : reading.whole_fill,
          reading.found,
          reading.absent,
          reading.in_view,
          reading.plate,
          std::log(std::max(stretch.largest, 1e-9) / std::max(stretch.smallest, 1e-9)),
          std::hypot(picture_from_mark.m[6], picture_from_mark.m[7]),
          reading.outlined ? 1.0 : 0.0,
          1 / std::max(reading.scale, 0.1),
          std::log1p(reading.contrast) / 6,
          reading.strongest,
          reading.kinds_found,
          reading.ground_spread,
          reading.polarity != 0 ? 1.0 : 0.0,
          reading.outlined ? reading.whole_fill : reading.whole_outline};
}

double ScoreOf(const MarkModel& model, const Warp& picture_from_mark, const Reading& reading) {
  const auto m = MeasuresOf(model, picture_from_mark, reading);
  return std::clamp(0.5 * m[0] + 0.25 * m[1] + 0.25 * m[2], 0.0, 1.0);
}

std::string_view KindOf(const MarkModel& /*model*/,
                        const Warp& /*picture_from_mark*/,
                        const Reading& /*reading*/) {
  return "altered";
}

bool IsInverted(const MarkModel& model, const Reading& reading) {
  const auto brightness = [](const std::array<std::uint8_t, 3>& c) {
    return 0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2];
  };
  const bool bright = brightness(model.glyph_colour) > brightness(model.plate_colour);
  return reading.polarity != 0 && (reading.polarity > 0) != bright;
}

}  // namespace brandlint
