// SPDX-License-Identifier: MIT
#include "core/logo/score.h"

#include <algorithm>
#include <cmath>

namespace brandlint {

namespace {

// What a mark of few parts loses: a single shape is met by chance more often than a constellation
// is. 0.7 a part keeps text and drawn shapes below 0.6 for marks of one to three parts.
double Simplicity(const MarkModel& model) {
  return 0.7 * std::max(0.0, 4.0 - static_cast<double>(model.parts.size()));
}

// Whether the parts differ from the mark's although nothing lies over them: knock-offs with one
// bar more, other heights, another bow. Logistic regression of drawn knock-offs against marks that
// were altered, covered or badly copied; ground that is busy excuses a bad fit.
bool Resembles(const Reading& reading) {
  const double strange =
      -2.45 + 10.19 * (1 - reading.weakest_part) + 21.23 * reading.absent +
      20.38 * (1 - reading.weakest_kind) - 4.39 * (1 - reading.mean_score) +
      15.26 * std::max(0.0, std::abs(reading.mass) - 0.05) + 13.33 * reading.mass_spread -
      14.17 * reading.extra - 10.60 * (reading.strongest - reading.weakest_part) -
      19.81 * (1 - (reading.outlined ? reading.whole_outline : reading.whole_fill));
  // At 1, 3 % of altered marks and 57 % of knock-offs lie above.
  if (strange > 1) return true;
  // A part that is plainly not there, and not covered either.
  return std::ranges::any_of(reading.parts, [](const PartReading& part) {
    return part.state == PartState::kAbsent && part.score < 0.35;
  });
}

}  // namespace

double ScoreOf(const MarkModel& model, const Warp& picture_from_mark, const Reading& reading) {
  const Stretch stretch = StretchOf(DerivativeAt(picture_from_mark, {0.5, 0.5}));
  const double whole = reading.outlined ? reading.whole_outline : reading.whole_fill;
  const double elongation =
      std::log(std::max(stretch.largest, 1e-9) / std::max(stretch.smallest, 1e-9));
  const double keystone = std::hypot(picture_from_mark.m[6], picture_from_mark.m[7]);
  // A mark without a plate can neither gain nor lose by it.
  const double plate = model.plate ? 2 * std::max(0.0, reading.plate - 0.5) : 0.5;
  // Logistic regression of "a mark is here" on 1,210 poses that hit a mark and 9,400 that hit none,
  // with every sign held to the one its meaning asks for; five-fold cross-validation.
  const double evidence =
      -22.78 + 2.52 * reading.mean_score + 6.01 * reading.weakest_kind + 0.97 * whole +
      0.33 * reading.found - 2.06 * reading.absent + 4.23 * reading.strongest +
      0.70 * reading.kinds_found + 4.77 * plate - 4.58 * std::min(elongation, 1.5) -
      0.86 * std::min(keystone, 0.6) + 14.43 * reading.in_view - 5.87 * std::abs(reading.mass) -
      1.34 * reading.mass_spread - 5.35 * std::min(1 / std::max(reading.scale, 0.1), 4.0) / 4 +
      3.96 * reading.mean_score * whole - Simplicity(model);
  // Spread so that one in a thousand icons without a mark reaches 0.6, at 0.35, and one in several
  // thousand 0.8, at 1.94.
  const double score = 1 / (1 + std::exp(-0.617 * (evidence + 0.306)));
  // Without any part of a kind (bars, but no bow) it may be something else that has the other
  // kind; where nothing covers the place, only a perfect fit of the rest is worth a look, and none
  // at the picture's border.
  constexpr double kUncertain = 0.79, kUnlikely = 0.55, kPerfect = 0.95;
  if (reading.kind_unseen && (reading.strongest < kPerfect || reading.in_view < 1))
    return std::min(score, kUnlikely);
  return reading.kinds_found > 0 && !reading.kind_unseen ? score : std::min(score, kUncertain);
}

std::string_view KindOf(const MarkModel& model,
                        const Warp& picture_from_mark,
                        const Reading& reading) {
  if (Resembles(reading)) return "lookalike";
  const bool hidden = std::ranges::any_of(reading.parts, [](const PartReading& part) {
    return part.state == PartState::kOutside || part.state == PartState::kCovered;
  });
  // Over border and ground of the plate, 0.5 divides marks with and without it.
  if (hidden || (model.plate && reading.plate < 0.5)) return "part";
  const Stretch stretch = StretchOf(DerivativeAt(picture_from_mark, {0.5, 0.5}));
  const double keystone = std::hypot(picture_from_mark.m[6], picture_from_mark.m[7]);
  // What anti-aliasing and compression do to a copy stays within these.
  const bool upright = !stretch.mirrored && std::abs(stretch.rotation_deg) < 3 &&
                       stretch.largest < 1.06 * stretch.smallest && keystone < 0.06;
  const bool same = !reading.outlined && !IsInverted(model, reading) && reading.mean_score > 0.93 &&
                    std::abs(reading.mass) < 0.12;
  return upright && same ? "exact" : "altered";
}

bool IsInverted(const MarkModel& model, const Reading& reading) {
  const auto brightness = [](const std::array<std::uint8_t, 3>& c) {
    return 0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2];
  };
  const bool bright = brightness(model.glyph_colour) > brightness(model.plate_colour);
  return reading.polarity != 0 && (reading.polarity > 0) != bright;
}

}  // namespace brandlint
