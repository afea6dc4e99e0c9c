// SPDX-License-Identifier: MIT
// Blobs as candidates for the parts of marks, and their look-up by place.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "core/base/geometry.h"
#include "core/logo/component_tree.h"

namespace brandlint {

// A blob with what is asked of it again and again, for every mark.
struct PartCandidate {
  Point centre;
  Point axis;                     // of the length of major_sd
  double xx = 0, xy = 0, yy = 0;  // central second moments per pixel, px^2
  double area = 0, log_area = 0;
  double major_sd = 0;
  double elongation = 0;  // major_sd over minor_sd
  double log_fill = 0;
};

// The blobs of all planes of one picture as candidates for parts, the most stable first. Planes and
// levels show the same region again: of those only the most stable one is kept.
std::vector<PartCandidate> PartCandidatesOf(std::span<const Blob> blobs);

// Points of a picture in square cells, so that a neighbourhood is looked up in a few of them.
class PartCells {
 public:
  // The candidates in the order of their cells, row by row.
  explicit PartCells(std::vector<PartCandidate> candidates);

  std::span<const PartCandidate> all() const { return candidates_; }

  // Calls `visit` with at least those that are within `reach` of a point in x and in y.
  template <typename Visit>
  void EachNear(Point at, double reach, Visit visit) const {
    const double last_x = columns_ - 1.0, last_y = rows_ - 1.0;
    const double left = (at.x - reach) / kCell_px, right = (at.x + reach) / kCell_px;
    const double top = (at.y - reach) / kCell_px, bottom = (at.y + reach) / kCell_px;
    // Also when something is not a number.
    if (!(right >= 0 && bottom >= 0 && left < columns_ && top < rows_)) return;
    const int first_column = static_cast<int>(std::max(left, 0.0));
    const int last_column = static_cast<int>(std::min(right, last_x));
    const int first_row = static_cast<int>(std::max(top, 0.0));
    const int last_row = static_cast<int>(std::min(bottom, last_y));
    for (int row = first_row; row <= last_row; ++row) {
      const int first = first_[static_cast<std::size_t>(row * columns_ + first_column)];
      const int last = first_[static_cast<std::size_t>(row * columns_ + last_column) + 1];
      for (int i = first; i < last; ++i) visit(candidates_[static_cast<std::size_t>(i)]);
    }
  }

 private:
  static constexpr double kCell_px = 16;

  std::size_t CellOf(Point p) const {
    return static_cast<std::size_t>(static_cast<int>(p.y / kCell_px) * columns_ +
                                    static_cast<int>(p.x / kCell_px));
  }

  std::vector<PartCandidate> candidates_;
  int columns_ = 1, rows_ = 1;
  std::vector<int> first_;  // of each cell, into candidates_; one more at the end
};

}  // namespace brandlint
