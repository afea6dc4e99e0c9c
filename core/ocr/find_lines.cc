// SPDX-License-Identifier: MIT
#include "core/ocr/find_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
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

// Captions on photos are nearly white or nearly black, what is behind them seldom is.
constexpr std::uint8_t kNearlyWhite = 225;
constexpr std::uint8_t kNearlyBlack = 45;
constexpr int kLeastCaptionInk = 180;  // lower than both: the rims of letters are half ground

constexpr int kLowestCaption_px = 8;

constexpr int kSmallestSide_px = 8;  // no line of letters that anybody can read is smaller

// In picture pixels; of a turned line the box around the turned glyph.
Extent BoundsOfGlyph(const GlyphLine& line, const InkGlyph& glyph) {
  const Quad quad = QuadOf(line.frame, glyph.extent);
  Extent bounds{quad[0].x, quad[0].x, quad[0].y, quad[0].y};
  for (const Point& p : quad) bounds = JoinExtents(bounds, {p.x, p.x, p.y, p.y});
  return bounds;
}

// Leaves of the ink what is nearly white or nearly black, so that letters come off the details of
// a photo that touch them.
void KeepExtremes(const GreyPicture& grey, InkMap& ink) {
  const std::uint8_t* const values = grey.pixels.data();
  std::int8_t* const contrasts = ink.contrast.data();
  const std::size_t count = ink.contrast.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool stays = contrasts[i] > 0 ? values[i] >= kNearlyWhite : values[i] <= kNearlyBlack;
    contrasts[i] = stays ? contrasts[i] : std::int8_t{0};
  }
}

// Takes out the lines of which at most a fifth of the glyphs differs from all of `known`: they are
// found already. Two pixels on each side are no difference.
void DropKnown(const std::vector<GlyphLine>& known, std::vector<GlyphLine>& lines) {
  constexpr double kSame_px = 2;
  std::vector<std::pair<Extent, bool>> glyphs;  // of level lines, by their left side
  for (const GlyphLine& line : known) {
    for (const InkGlyph& glyph : line.glyphs)
      glyphs.emplace_back(BoundsOfGlyph(line, glyph), line.light);
  }
  std::ranges::sort(glyphs, {}, [](const auto& glyph) { return glyph.first.left; });
  const auto is_known = [&](const Extent& e, bool light) {
    auto at = std::ranges::lower_bound(
        glyphs, e.left - kSame_px, {}, [](const auto& glyph) { return glyph.first.left; });
    for (; at != glyphs.end() && at->first.left <= e.left + kSame_px; ++at) {
      const Extent& k = at->first;
      if (at->second == light && std::abs(k.right - e.right) <= kSame_px &&
          std::abs(k.top - e.top) <= kSame_px && std::abs(k.bottom - e.bottom) <= kSame_px) {
        return true;
      }
    }
    return false;
  };
  std::erase_if(lines, [&](const GlyphLine& line) {
    const auto same = std::ranges::count_if(line.glyphs, [&](const InkGlyph& glyph) {
      return is_known(BoundsOfGlyph(line, glyph), line.light);
    });
    return 5 * same >= 4 * std::ssize(line.glyphs);
  });
}

}  // namespace

std::vector<GlyphLine> FindLines(const GreyPicture& full) {
  std::vector<GlyphLine> lines;
  for (const Scale& scale : kScales) {
    const GreyPicture shrunk = scale.factor == 1 ? GreyPicture{} : Shrink(full, scale.factor);
    const GreyPicture& grey = scale.factor == 1 ? full : shrunk;
    if (std::min(grey.size.width, grey.size.height) < kSmallestSide_px) break;
    InkMap ink = FindInk(grey);
    std::vector<Component> letters =
        FindComponents(ink, {.min_height_px = 1, .max_height_px = scale.max_height_px});
    const auto low = std::ranges::stable_partition(
        letters, [&](const Component& c) { return c.box.height >= scale.min_height_px; });
    std::vector<Component> marks(low.begin(), low.end());
    letters.erase(low.begin(), low.end());
    std::vector<GlyphLine> level = ChainLines(letters, scale.factor);
    AttachMarks(std::move(marks), scale.factor, level);
    std::vector<GlyphLine> captions;
    if (scale.factor == 1) {
      KeepExtremes(grey, ink);
      captions = ChainLines(
          FindComponents(
              ink, {.min_height_px = kLowestCaption_px, .max_height_px = scale.max_height_px}),
          scale.factor);
      DropKnown(level, captions);
      for (GlyphLine& line : captions) line.least_ink = kLeastCaptionInk;
    }
    std::ranges::move(level, std::back_inserter(lines));
    std::ranges::move(captions, std::back_inserter(lines));
  }
  return lines;
}

}  // namespace brandlint
