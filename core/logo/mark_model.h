// SPDX-License-Identifier: MIT
// A mark, compiled: its parts and their constellation, and the patch it is compared with. Nothing
// here knows a particular mark; glyph, plate, outline and reversed polarity are derived.
//
// Mark coordinates: the longer side of the mark's box is 1 and its centre is (0.5, 0.5).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/geometry.h"
#include "core/base/result.h"
#include "core/image/picture.h"
#include "core/logo/bar_ends.h"
#include "core/logo/contour.h"
#include "core/logo/correlate.h"
#include "core/logo/raster.h"
#include "core/logo/warp.h"

namespace brandlint {

// A connected piece of the glyph, or an enclosed hole in it.
struct MarkPart {
  double area = 0;  // mark units squared
  Point centre;
  double xx = 0, xy = 0, yy = 0;      // central second moments per area
  double major_sd = 0, minor_sd = 0;  // as of a Blob
  Point axis;
  double fill = 0;
  bool ink = true;          // false: a hole
  int likeness = 0;         // parts that look alike share it: the bars of a row
  double weight = 0;        // of its score; all weights of a mark sum to 1
  Template window;          // samples of the patch that show it and its surroundings
  Template sparse;          // a quarter of them, for a first look
  std::vector<int> inside;  // samples that lie well within it

  // Clearly longer than wide, so that its two ends are points to align by.
  bool elongated() const { return major_sd > 2.2 * minor_sd; }
};

struct MarkModel {
  std::string id;
  std::string title;
  Size box;  // relative width and height of the mark's box, the longer is 1000

  std::vector<MarkPart> parts;          // of the glyph: at least one
  std::optional<MarkPart> plate;        // what the glyph is cut out of or lies on, holes not filled
  std::optional<MarkPart> solid_plate;  // the same with its holes filled, as a small one looks
  // Samples on either side of the plate's border, with how much of the plate they show, holes
  // filled, for its crisp look.
  Template plate_band;

  std::vector<LookValues> looks;      // of every sample: how much of the glyph it shows
  Template whole;                     // all windows together
  std::vector<int> sparse_samples;    // of all sparse windows
  std::vector<int> every_sample;      // of the patch
  std::vector<ContourPoint> contour;  // part after part, the plate's last
  std::vector<int> gaps;              // samples in the glyph's box that show nothing of it

  BarEnds bar_ends;  // of the parts

  // Maps of the mark onto itself (mark_from_mark), the identity first.
  std::vector<Warp> symmetries;
  bool mirror_symmetric = false;

  // The mark's own colours, for the distance to what was found: glyph and plate.
  std::array<std::uint8_t, 3> glyph_colour{}, plate_colour{};

  int likenesses = 0;  // number of different kinds of parts

  // The glyph is so small a part of its plate (an eye in a silhouette) that the plate is the mark.
  bool rests_on_plate() const;
};

// Compiles a mark from its drawing on transparent or plain ground.
//
// Errors: "mark-blank" when nothing stands out from the ground, "mark-too-small" under 64 px.
Result<MarkModel> CompileMark(const std::string& id,
                              const std::string& title,
                              const Picture& drawing);

// The drawing as a mark is compiled from it: bright where something was drawn, by how far its
// colour is from the ground's. Of the drawing's size, which is not 0.
GrayRaster MarkInk(const Picture& drawing);

}  // namespace brandlint
