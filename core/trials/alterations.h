// SPDX-License-Identifier: MIT
// What people do to a mark when they use it without asking, as pictures: one row a kind. The
// project measures its recall with these, and so does whoever writes a pack (`pack check
// --curves`).
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

#include "core/image/picture.h"
#include "core/logo/mark_model.h"
#include "core/logo/raster.h"
#include "core/logo/warp.h"
#include "core/trials/canvas.h"

namespace brandlint {

// A mark, ready to be painted.
struct Sitter {
  Picture drawing;
  Box box;  // of what is drawn in it
  bool dark = true;
  Stencil whole;
  Stencil glyph;               // what is cut out of a plate; the whole where there is none
  Stencil outline;             // of the glyph
  std::vector<Stencil> words;  // to stand beside it
};

// `model` is compiled from `drawing`.
Sitter SitterOf(const Picture& drawing, const MarkModel& model);

struct Scene {
  Picture picture;
  Warp picture_from_mark;
};

struct Alteration {
  std::string_view id;    // "rotated"
  std::string_view what;  // "turned by any angle, in any colours"
  Scene (*make)(const Sitter& sitter, std::mt19937& random);
};

// All kinds, from the plain copy to several at once.
std::span<const Alteration> Alterations();

// The picture of that number of a kind. The same on every machine, whatever else is drawn.
Scene DrawAlteration(const Alteration& alteration,
                     const Sitter& sitter,
                     std::uint32_t seed,
                     int number);

// A generator for one picture of a series, by seed, name and number.
std::mt19937 RandomFor(std::uint32_t seed, std::string_view series, int number);

}  // namespace brandlint
