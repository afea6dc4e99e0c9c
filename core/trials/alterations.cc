// SPDX-License-Identifier: MIT
#include "core/trials/alterations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "core/base/check.h"
#include "core/logo/draw_mark.h"

namespace brandlint {
namespace {

using Random = std::mt19937;

Scene On(Size size, Rgb ground, const Warp& pose) { return {Plain(size, ground), pose}; }

// Somewhere near the middle of an icon, in any two colours.
Scene Basic(const Stencil& shape, Random& random, double rotation_deg) {
  const Rgb ground = AnyColour(random), ink = ColourAgainst(ground, 50, random);
  const double size = Uniform(random, 110, 180);
  const double x = Uniform(random, 110, 146), y = Uniform(random, 110, 146);
  Scene scene = On({256, 256}, ground, Place({x, y}, size, rotation_deg));
  Paint(scene.picture, shape, scene.picture_from_mark, ink);
  return scene;
}

Scene Exact(const Sitter& s, Random& r) {
  const Rgb ground = s.dark ? Rgb{255, 255, 255} : Rgb{24, 24, 27};
  Scene scene = On({256, 256}, ground, Place({128, 128}, Uniform(r, 120, 220), 0));
  PaintDrawing(scene.picture, s.drawing, s.box, scene.picture_from_mark);
  return scene;
}

Scene Recoloured(const Sitter& s, Random& r) { return Basic(s.whole, r, 0); }

Scene Inverted(const Sitter& s, Random& r) {
  const Rgb dark = {25, 25, 28}, light = {250, 250, 250};
  Scene scene = On({256, 256}, s.dark ? dark : light, Place({128, 128}, Uniform(r, 120, 200), 0));
  Paint(scene.picture, s.whole, scene.picture_from_mark, s.dark ? light : dark);
  return scene;
}

Scene Glyph(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  Scene scene = On({256, 256}, ground, Place({128, 128}, Uniform(r, 120, 200), 0));
  Paint(scene.picture, s.glyph, scene.picture_from_mark, ColourAgainst(ground, 50, r));
  return scene;
}

Scene Outline(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  Scene scene = On({300, 300}, ground, Place({150, 150}, Uniform(r, 180, 250), 0));
  Paint(scene.picture, s.outline, scene.picture_from_mark, ColourAgainst(ground, 60, r));
  return scene;
}

Scene Rotated(const Sitter& s, Random& r) {
  const double angle = Uniform(r, -180, 180);
  return Basic(s.whole, r, angle);
}

Scene Mirrored(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  const double size = Uniform(r, 110, 180), angle = Uniform(r, -20, 20);
  Scene scene = On({256, 256}, ground, Place({128, 128}, size, angle, -1));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(ground, 50, r));
  return scene;
}

Scene Badge(const Sitter& s, Random& r) {
  const Rgb from = AnyColour(r), to = AnyColour(r);
  Scene scene{Gradient({320, 320}, from, to), Place({255, 250}, Uniform(r, 50, 100), 0)};
  PaintDisc(scene.picture, {110, 120}, 70, ColourAgainst(from, 40, r));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(to, 60, r));
  return scene;
}

Scene Lockup(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r), ink = ColourAgainst(ground, 60, r);
  const double size = Uniform(r, 60, 100), wide = Uniform(r, 150, 210);
  Scene scene = On({380, 140}, ground, Place({70, 70}, size, 0));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ink);
  const int word = Whole(r, 0, static_cast<int>(s.words.size()) - 1);
  Paint(scene.picture,
        s.words[static_cast<std::size_t>(word)],
        Place({140 + wide / 2, 70}, wide, 0),
        ink);
  return scene;
}

Scene Tiny(const Sitter& s, Random& r) {
  const int side = Whole(r, 18, 40);
  const Rgb ground = AnyColour(r);
  Scene scene = On({side, side}, ground, Place({side / 2.0, side / 2.0}, side * 0.9, 0));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(ground, 60, r));
  return scene;
}

Scene Stretched(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  const double angle = Uniform(r, -20, 20), stretch = Uniform(r, 0.8, 1.25);
  Scene scene = On({256, 256}, ground, Place({128, 128}, 140, angle, stretch));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(ground, 50, r));
  return scene;
}

// As on a thing that is not seen from straight ahead: each corner moved by up to `most` of the
// side.
Warp Tilted(double size_px, double most, Random& r) {
  Quad quad{};
  const std::array<Point, 4> corners = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  for (std::size_t i = 0; i < 4; ++i) {
    const double dx = Uniform(r, -most, most), dy = Uniform(r, -most, most);
    quad[i] = {128 + (corners[i].x - 0.5 + dx) * size_px,
               128 + (corners[i].y - 0.5 + dy) * size_px};
  }
  const auto warp = WarpToQuad(quad);
  CHECK(warp.has_value());  // corners moved by less than a quarter stay convex
  return *warp;
}

Scene Warped(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  Scene scene = On({256, 256}, ground, Tilted(150, 0.09, r));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(ground, 50, r));
  return scene;
}

Scene Cropped(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  Scene scene = On({256, 256}, ground, Place({Uniform(r, 30, 50), 128}, 160, 0));
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(ground, 50, r));
  return scene;
}

Scene Covered(const Sitter& s, Random& r) {
  Scene scene = Basic(s.whole, r, 0);
  const double x = Uniform(r, 0.2, 0.8), y = Uniform(r, 0.2, 0.8);
  const double radius = Uniform(r, 18, 30);
  PaintDisc(scene.picture, scene.picture_from_mark({x, y}), radius, AnyColour(r));
  return scene;
}

Scene Compressed(const Sitter& s, Random& r) {
  Scene scene = Basic(s.whole, r, 0);
  RoundBlocks(scene.picture, Whole(r, 15, 50));
  return scene;
}

Scene Blurred(const Sitter& s, Random& r) {
  Scene scene = Basic(s.whole, r, 0);
  BlurBox(scene.picture, Whole(r, 1, 2), 2);
  AddNoise(scene.picture, Uniform(r, 3, 12), r);
  return scene;
}

Scene Shadowed(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  const double size = Uniform(r, 110, 180);
  Scene scene = On({256, 256}, ground, Place({128, 128}, size, 0));
  const auto half = [](std::uint8_t level) { return static_cast<std::uint8_t>(level / 2); };
  Paint(scene.picture,
        s.whole,
        Place({128 + size / 25, 128 + size / 20}, size, 0),
        {half(ground.red), half(ground.green), half(ground.blue)});
  BlurBox(scene.picture, 2, 2);
  Paint(scene.picture, s.whole, scene.picture_from_mark, ColourAgainst(ground, 60, r));
  return scene;
}

Scene BusyGround(const Sitter& s, Random& r) {
  const bool light = Whole(r, 0, 1) == 0;  // the ground
  // Colours on one side of grey, so that the mark on the other is seen before all of them.
  const auto any = [&] { return ColourAgainst(light ? Rgb{0, 0, 0} : Rgb{255, 255, 255}, 145, r); };
  const Rgb from = any(), to = any();
  Scene scene{Gradient({256, 256}, from, to), Place({128, 128}, Uniform(r, 110, 180), 0)};
  for (int i = 0; i < 25; ++i) {
    const double x = Uniform(r, 0, 256), y = Uniform(r, 0, 256), size = Uniform(r, 8, 40);
    if (i % 2 == 0) {
      PaintDisc(scene.picture, {x, y}, size, any());
    } else {
      const int width = Whole(r, 8, 80), height = Whole(r, 8, 80);
      PaintBox(scene.picture, {static_cast<int>(x), static_cast<int>(y), width, height}, any());
    }
  }
  const std::uint8_t ink = light ? 20 : 245;
  Paint(scene.picture, s.whole, scene.picture_from_mark, {ink, ink, ink});
  return scene;
}

Scene Faint(const Sitter& s, Random& r) {
  const Rgb ground = AnyColour(r);
  const int step = Whole(r, 10, 18) * (Brightness(ground) > 127 ? -1 : 1);
  const auto moved = [&](std::uint8_t level) {
    return static_cast<std::uint8_t>(std::clamp(level + step, 0, 255));
  };
  Scene scene = On({256, 256}, ground, Place({128, 128}, Uniform(r, 110, 180), 0));
  Paint(scene.picture,
        s.whole,
        scene.picture_from_mark,
        {moved(ground.red), moved(ground.green), moved(ground.blue)});
  return scene;
}

Scene Mixed(const Sitter& s, Random& r) {
  const Rgb from = AnyColour(r);
  const double size = Uniform(r, 110, 170), angle = Uniform(r, -45, 45);
  const Rgb ink = ColourAgainst(from, 70, r);
  const Warp turn = Place({0.5, 0.5}, 1, angle);
  Scene scene{Plain({256, 256}, from), Compose(Tilted(size, 0.05, r), turn)};
  Paint(scene.picture, s.whole, scene.picture_from_mark, ink);
  BlurBox(scene.picture, 1, 1);
  RoundBlocks(scene.picture, Whole(r, 30, 60));
  return scene;
}

constexpr Alteration kAlterations[] = {
    {"exact", "as the pack draws it", Exact},
    {"recoloured", "in any two colours", Recoloured},
    {"inverted", "light and dark exchanged", Inverted},
    {"glyph", "without its plate, where it has one", Glyph},
    {"outline", "only the border, drawn with a pen", Outline},
    {"rotated", "turned by any angle", Rotated},
    {"mirrored", "as in a mirror, turned by up to 20 degrees", Mirrored},
    {"badge", "small, in the corner of another icon", Badge},
    {"lockup", "beside a word", Lockup},
    {"tiny", "16 to 36 px wide", Tiny},
    {"stretched", "wider or narrower by up to a quarter", Stretched},
    {"warped", "in perspective", Warped},
    {"cropped", "a fifth to a third beyond the border", Cropped},
    {"covered", "a disc of a fifth to a half of its width on it", Covered},
    {"compressed", "as a JPEG of quality 15 to 50", Compressed},
    {"blurred", "out of focus, with noise", Blurred},
    {"shadow", "with a soft shadow", Shadowed},
    {"busy_ground", "over 25 discs and boxes", BusyGround},
    {"faint", "10 to 18 of 255 levels from the ground", Faint},
    {"mixed", "turned, in perspective, blurred and compressed", Mixed},
};

// Words that are nobody's, in letters that a reader takes for a name.
constexpr std::string_view kWords[] = {"Talverin", "omdra", "KESTI"};

}  // namespace

Sitter SitterOf(const Picture& drawing, const MarkModel& model) {
  const GrayRaster ink = MarkInk(drawing);
  Sitter sitter;
  sitter.drawing = drawing;
  sitter.box = InkBox(ink);
  sitter.dark = IsDark(drawing, ink);
  sitter.whole = StencilOf(ink);
  sitter.glyph = model.plate ? HolesOf(sitter.whole) : sitter.whole;
  sitter.outline = OutlineOf(sitter.glyph, 0.02);
  for (const std::string_view word : kWords) {
    const std::string svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 40'><text x='100' y='30' "
        "font-size='30' text-anchor='middle' font-family='DejaVu Sans'>" +
        std::string(word) + "</text></svg>";
    sitter.words.push_back(StencilOf(svg, 256));
  }
  return sitter;
}

std::span<const Alteration> Alterations() { return kAlterations; }

std::mt19937 RandomFor(std::uint32_t seed, std::string_view series, int number) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : series) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::seed_seq sequence{seed, hash, static_cast<std::uint32_t>(number)};
  return std::mt19937(sequence);
}

Scene DrawAlteration(const Alteration& alteration,
                     const Sitter& sitter,
                     std::uint32_t seed,
                     int number) {
  std::mt19937 random = RandomFor(seed, alteration.id, number);
  return alteration.make(sitter, random);
}

}  // namespace brandlint
