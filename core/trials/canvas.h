// SPDX-License-Identifier: MIT
// Pictures with marks at known places, made by code: shapes as coverage, painted through a pose.
// For trials and tests: plain rather than fast.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/geometry.h"
#include "core/image/ground.h"
#include "core/image/picture.h"
#include "core/logo/raster.h"
#include "core/logo/warp.h"

namespace brandlint {

// A square raster of how much of each pixel a shape covers, in [0, 1]. The shape's box is the mark
// box: its longer side spans the raster, centred.
struct Stencil {
  int side = 0;
  std::vector<float> cover;

  float at(int x, int y) const;  // 0 outside
};

// The opaque parts of a drawing whose content fills its view box. For drawings of the program's
// own: CHECKs that it can be drawn.
Stencil StencilOf(std::string_view svg, int side = 384);
// What was drawn in any drawing (MarkInk), its box brought to the whole raster. CHECKs that there
// is something.
Stencil StencilOf(const GrayRaster& ink, int side = 384);
// Whether anything is enclosed in it: holes that the outside does not reach, as a shape of their
// own, without specks. A mark cut out of a plate gives its glyph.
Stencil HolesOf(const Stencil& stencil);
// Its border, drawn with a pen of that width (a share of the side).
Stencil OutlineOf(const Stencil& stencil, double pen);
Stencil PlateOf(const Stencil& stencil);  // holes filled

Picture Plain(Size size, Rgb colour);
// From one colour at the top left to another at the bottom right.
Picture Gradient(Size size, Rgb from, Rgb to);
// Paints the shape through the pose; 3 x 3 samples a pixel.
void Paint(Picture& picture, const Stencil& stencil, const Warp& picture_from_mark, Rgb colour);
// The same with the drawing's own pixels, transparent ones left out; `box` is what the mark's box
// covers of it. Sizes down to an eighth of the drawing's are free of aliasing.
void PaintDrawing(Picture& picture,
                  const Picture& drawing,
                  const Box& box,
                  const Warp& picture_from_mark);
void PaintBox(Picture& picture, const Box& box, Rgb colour);
void PaintDisc(Picture& picture, Point centre, double radius, Rgb colour);
// A drawing of the program's own, stretched over the whole picture. CHECKs that it can be drawn.
Picture Draw(std::string_view svg, int longer_side_px, Rgb ground);

// What bad copies do to a picture.
void AddNoise(Picture& picture, double sd, std::mt19937& random);
void BlurBox(Picture& picture, int radius, int times);
// Rounds the cosine transform of 8 x 8 blocks as JPEG does at that quality (luminance table of
// ITU-T T.81, annex K.1, for all channels; scaled as libjpeg does).
void RoundBlocks(Picture& picture, int quality);

// The pose that puts the mark's box with side `size_px` around `centre`, turned clockwise.
Warp Place(Point centre, double size_px, double rotation_deg, double stretch = 1);

// As SVG writes them: "#00b2ff", and to a hundredth.
std::string SvgColour(Rgb colour);
std::string SvgNumber(double value);

// Numbers that are the same with every standard library.
double Uniform(std::mt19937& random, double low, double high);
int Whole(std::mt19937& random, int low, int high);  // both ends included
Rgb AnyColour(std::mt19937& random);
// A colour at least that far (in brightness) from the other.
Rgb ColourAgainst(Rgb other, double least, std::mt19937& random);

}  // namespace brandlint
