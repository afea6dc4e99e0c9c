// SPDX-License-Identifier: MIT
#include "core/trials/canvas.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "core/logo/draw_mark.h"
#include "core/logo/mark_model.h"

namespace brandlint {
namespace {

// Half as high as wide, in orange, with room around it.
constexpr std::string_view kBar =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    "<rect x='20' y='30' width='40' height='20' fill='#ff8800'/></svg>";

Rgb At(const Picture& picture, int x, int y) {
  const std::size_t i =
      4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.size.width) +
           static_cast<std::size_t>(x));
  return {picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]};
}

TEST(Canvas, AStencilSpansTheBoxOfWhatIsDrawn) {
  const GrayRaster ink = MarkInk(Draw(kBar, 400, {255, 255, 255}));
  EXPECT_EQ(InkBox(ink), (Box{80, 120, 160, 80}));
  const Stencil stencil = StencilOf(ink, 64);
  EXPECT_GT(stencil.at(1, 32), 0.95F);
  EXPECT_GT(stencil.at(62, 32), 0.95F);
  EXPECT_LT(stencil.at(32, 14), 0.05F);  // the box is centred: rows 16 to 47
  EXPECT_GT(stencil.at(32, 17), 0.95F);
  EXPECT_GT(stencil.at(32, 46), 0.95F);
  EXPECT_LT(stencil.at(32, 49), 0.05F);
}

TEST(Canvas, ADrawingIsPaintedInItsOwnColoursAndPlace) {
  const Picture drawing = Draw(kBar, 400, {255, 255, 255});
  Picture picture = Plain({100, 100}, {0, 0, 255});
  PaintDrawing(picture, drawing, InkBox(MarkInk(drawing)), Place({50, 50}, 80, 0));
  EXPECT_EQ(At(picture, 50, 50), (Rgb{0xFF, 0x88, 0x00}));
  EXPECT_EQ(At(picture, 12, 32), (Rgb{0xFF, 0x88, 0x00}));
  EXPECT_EQ(At(picture, 50, 20), (Rgb{255, 255, 255}));  // the drawing's own ground
  EXPECT_EQ(At(picture, 5, 50), (Rgb{0, 0, 255}));
}

TEST(Canvas, ADrawingOnTransparentGroundLetsTheGroundThrough) {
  Picture drawing = Draw(kBar, 400, {255, 255, 255});
  for (std::size_t i = 0; i < drawing.rgba.size(); i += 4) {
    if (drawing.rgba[i + 2] == 255) drawing.rgba[i + 3] = 0;
  }
  Picture picture = Plain({100, 100}, {0, 0, 255});
  PaintDrawing(picture, drawing, {80, 120, 160, 80}, Place({50, 50}, 80, 0));
  EXPECT_EQ(At(picture, 50, 20), (Rgb{0, 0, 255}));
  EXPECT_EQ(At(picture, 50, 50), (Rgb{0xFF, 0x88, 0x00}));
}

}  // namespace
}  // namespace brandlint
