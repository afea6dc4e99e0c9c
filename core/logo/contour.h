// SPDX-License-Identifier: MIT
// The borders of a mark, and how far those of a picture lie from them: what tells a mark from one
// that only resembles it.
#pragma once

#include <vector>

#include "core/base/geometry.h"

namespace brandlint {

// A point on the border of a part or of the plate.
struct ContourPoint {
  Point at;          // mark coordinates
  Point normal;      // unit vector out of the part
  int part = 0;      // index into MarkModel::parts, or kPlateContour
  double reach = 0;  // how far along the normal, either way, nothing else of the mark is met
};

inline constexpr int kPlateContour = -1;
inline constexpr double kContourStep = 0.012;   // mark units between points
inline constexpr double kContourReach = 0.035;  // most; a bar of a fifteenth has half of it inside

struct Lens;
struct MarkModel;
struct PatchReading;
struct Warp;

// How one part differs from the mark's, in mark units, after the best common pose.
struct PartShape {
  bool measured = false;
  double longer = 0;   // along its axis, at each end
  double thicker = 0;  // across, on each side
  double moved = 0;    // length of the shift
  double bent = 0;     // depth of the bow that was added
  double squarer = 0;  // its ends: 0.01 where round ends of a bar of 0.06 became square
  double rest = 0;     // root mean square of what these do not explain
};

// How what is in the picture differs from the mark in shape. All lengths are in mark units.
struct ShapeReading {
  int points = 0;             // measured on the parts; 0: no measure is valid
  double rms = 0;             // of all, after the best common pose
  double thickness = 0;       // mean growth of the parts on each side
  double lengths = 0;         // largest |longer| of a part, against the median part
  double widths = 0;          // largest |thicker| against the mean
  double moved = 0;           // largest
  double bent = 0;            // largest |bent| of the parts that are alone in their likeness
  double bent_common = 0;     // root mean square of the others'
  double squarer = 0;         // mean over elongated parts
  double squarer_error = 0;   // and its standard error
  double rest = 0;            // root mean square over parts
  double supported = 0;       // share of the parts' contour, in view, along which the border lies
  double contradicted = 0;    // and along which the mark's two colours lie otherwise; what is left
                              // shows something foreign
  double kind_supported = 0;  // least share supported of a likeness
  // Share along which a border lies where it should, less the share along which none does, with
  // each place seen between its own two colours: a shadow beside the mark is no contradiction.
  double agreed = 0;
  // The two shares of a mark drawn as an outline: along which a line runs where the border
  // should be, and along which none does. 0 for filled marks.
  double line_supported = 0;
  double line_contradicted = 0;
  int plate_points = 0;  // measured on the plate
  double plate_rms = 0;
  double plate_peak = 0;  // largest mean |displacement| over five neighbours
  std::vector<PartShape> parts;
};

// Measures along the normals of the contour, in the picture's own pixels. Parts that the reading
// does not call found are left out, and points where something else lies. A mark that rests on its
// plate has the plate's border among what is supported and contradicted. Of an outlined mark only
// the shares along which lines run are measured.
ShapeReading MeasureShape(const MarkModel& model,
                          const Lens& lens,
                          const Warp& picture_from_mark,
                          const PatchReading& reading);

}  // namespace brandlint
