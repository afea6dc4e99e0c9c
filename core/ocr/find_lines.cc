// SPDX-License-Identifier: MIT
#include "core/ocr/find_lines.h"

#include <algorithm>
#include <iterator>

#include "core/ocr/chains.h"
#include "core/ocr/components.h"
#include "core/ocr/ink.h"

namespace brandlint {
namespace {

// Letters up to about 50 px are looked for at full size, larger ones in a third and a ninth of it,
// where their strokes are thin against the surroundings that ink is compared with (see ink.h).
struct Scale {
  int factor;
  int min_height_px;  // of the shrunk picture
  int max_height_px;
};
constexpr Scale kScales[] = {{1, 4, 54}, {3, 14, 60}, {9, 16, 90}};

constexpr int kSmallestSide_px = 8;  // no line of letters that anybody can read is smaller

}  // namespace

std::vector<GlyphLine> FindLines(const GreyPicture& full) {
  std::vector<GlyphLine> lines;
  for (const Scale& scale : kScales) {
    const GreyPicture shrunk = scale.factor == 1 ? GreyPicture{} : Shrink(full, scale.factor);
    const GreyPicture& grey = scale.factor == 1 ? full : shrunk;
    if (std::min(grey.size.width, grey.size.height) < kSmallestSide_px) break;
    const std::vector<Component> components = FindComponents(
        FindInk(grey),
        {.min_height_px = scale.min_height_px, .max_height_px = scale.max_height_px});
    std::ranges::move(ChainLines(components, scale.factor), std::back_inserter(lines));
  }
  return lines;
}

}  // namespace brandlint
