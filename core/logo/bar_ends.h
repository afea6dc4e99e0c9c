// SPDX-License-Identifier: MIT
// The ends of a mark's bars and how pairs of them lie: what no similarity changes, so that two ends
// seen in a picture are looked up for the pairs that they may be.
#pragma once

#include <span>
#include <vector>

#include "core/base/geometry.h"

namespace brandlint {

struct MarkPart;

// An end of a long straight part, in mark coordinates.
struct PartEnd {
  Point at, out;          // and the unit vector along the part, away from it
  double half_width = 0;  // of the part
  int part = 0;           // index into MarkModel::parts
};

struct EndPair {
  int first = 0, second = 0;  // indices into ends()
  double distance = 0;
};

inline constexpr double kStraightFill =
    0.88;                                 // least fill of a bar; cut off at a slant it has 0.92
inline constexpr double kEndTurn = 0.21;  // radians that an end may point elsewhere (12 degrees)

class BarEnds {
 public:
  BarEnds() = default;
  explicit BarEnds(std::span<const MarkPart> parts);

  // Two for each bar, none of other parts.
  std::span<const PartEnd> ends() const { return ends_; }

  // The pairs whose ends point so, seen from the line between them, give or take kEndTurn.
  //
  // first, second  Angles from that line to where the ends point, in [0, 2 pi).
  std::span<const EndPair> At(double first, double second) const;

 private:
  std::vector<PartEnd> ends_;
  std::vector<std::vector<EndPair>> bins_;  // by both angles; empty without ends
};

// Half of a bar's length or width, from its standard deviation along it.
double HalfOfBar(double standard_deviation);

// The angle from `base` to `v`, in [0, 2 pi).
double AngleFrom(Point base, Point v);

}  // namespace brandlint
