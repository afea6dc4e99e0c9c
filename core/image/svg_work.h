// SPDX-License-Identifier: MIT
// How much there is to draw in an SVG once references are followed: ten elements that use ten
// that use ten ... are a billion shapes in a few hundred bytes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/image/xml_scan.h"

namespace brandlint {

// In shapes that cover the whole drawing; librsvg 2.54 takes 0.2 ms for one at 512 x 512 px, where
// this many are 4 seconds: what limits.svg_work is by default. Measured there, too: a blur takes as
// long as 50 of them, noise as 1,000, a matrix or a brush of some pixels as 2,000, and 8 bytes of
// path data, at their most tangled, as 1.
inline constexpr double kSvgWorkOfSeconds = 20'000;

// Elements are opened and closed in document order.
class SvgWork {
 public:
  void Open(const XmlPiece& tag);
  void Close();

  // The shapes drawn when every element is drawn once where it stands and once more for each
  // reference to it (use, mask, clip path, pattern, filter; a marker for each point). Infinite
  // when references are nested more than 64 deep; a circle counts once, as librsvg breaks it.
  double Total() const;

 private:
  struct Reference {
    std::string id;
    double times = 1;
  };
  struct Element {
    std::string id;
    double own = 1;
    std::size_t end = 0;  // one past its last descendant
    std::vector<Reference> references;
  };

  std::vector<Element> elements_;  // in document order
  std::vector<std::size_t> open_;
};

}  // namespace brandlint
