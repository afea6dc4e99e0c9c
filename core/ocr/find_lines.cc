// SPDX-License-Identifier: MIT
#include "core/ocr/find_lines.h"

#include <algorithm>
#include <iterator>
#include <utility>

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
    std::vector<Component> letters =
        FindComponents(FindInk(grey), {.min_height_px = 1, .max_height_px = scale.max_height_px});
    const auto low = std::ranges::stable_partition(
        letters, [&](const Component& c) { return c.box.height >= scale.min_height_px; });
    std::vector<Component> marks(low.begin(), low.end());
    letters.erase(low.begin(), low.end());
    std::vector<GlyphLine> level = ChainLines(letters, scale.factor);
    AttachMarks(std::move(marks), scale.factor, level);
    std::ranges::move(level, std::back_inserter(lines));
  }
  return lines;
}

}  // namespace brandlint
