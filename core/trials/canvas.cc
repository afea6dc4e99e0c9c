// SPDX-License-Identifier: MIT
#include "core/trials/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <numbers>
#include <optional>

#include "core/base/check.h"
#include "core/image/decode.h"
#include "core/logo/draw_mark.h"

namespace brandlint {
namespace {

std::size_t Index(int x, int y, int width) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
         static_cast<std::size_t>(x);
}

Warp Inverse(const Warp& warp) {
  const auto& m = warp.m;
  const double det = m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) +
                     m[2] * (m[3] * m[7] - m[4] * m[6]);
  CHECK(det != 0);
  Warp inverse{{(m[4] * m[8] - m[5] * m[7]) / det,
                (m[2] * m[7] - m[1] * m[8]) / det,
                (m[1] * m[5] - m[2] * m[4]) / det,
                (m[5] * m[6] - m[3] * m[8]) / det,
                (m[0] * m[8] - m[2] * m[6]) / det,
                (m[2] * m[3] - m[0] * m[5]) / det,
                (m[3] * m[7] - m[4] * m[6]) / det,
                (m[1] * m[6] - m[0] * m[7]) / det,
                (m[0] * m[4] - m[1] * m[3]) / det}};
  for (double& value : inverse.m) value /= inverse.m[8];
  return inverse;
}

std::uint8_t Level(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

void Blend(Picture& picture, int x, int y, Rgb colour, double share) {
  std::uint8_t* p = picture.rgba.data() + 4 * Index(x, y, picture.size.width);
  p[0] = Level(p[0] + share * (colour.red - p[0]));
  p[1] = Level(p[1] + share * (colour.green - p[1]));
  p[2] = Level(p[2] + share * (colour.blue - p[2]));
}

// Pixels that cannot be reached from outside without crossing the shape.
std::vector<bool> Enclosed(const Stencil& stencil) {
  std::vector<bool> enclosed(stencil.cover.size(), true);
  std::vector<std::pair<int, int>> open;
  const auto visit = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= stencil.side || y >= stencil.side) return;
    const std::size_t i = Index(x, y, stencil.side);
    if (!enclosed[i] || stencil.cover[i] > 0.5F) return;
    enclosed[i] = false;
    open.emplace_back(x, y);
  };
  for (int i = 0; i < stencil.side; ++i) {
    visit(i, 0);
    visit(i, stencil.side - 1);
    visit(0, i);
    visit(stencil.side - 1, i);
  }
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    visit(x + 1, y);
    visit(x - 1, y);
    visit(x, y + 1);
    visit(x, y - 1);
  }
  return enclosed;
}

}  // namespace

float Stencil::at(int x, int y) const {
  return x < 0 || y < 0 || x >= side || y >= side ? 0.0F : cover[Index(x, y, side)];
}

Stencil StencilOf(std::string_view svg, int side) {
  const Result<Picture> drawn = RenderSvg(AsBytes(svg), side, Limits{});
  CHECK(drawn.ok());
  Stencil stencil{.side = side, .cover = {}};
  stencil.cover.assign(Index(0, side, side), 0.0F);
  const int left = (side - drawn->size.width) / 2, top = (side - drawn->size.height) / 2;
  for (int y = 0; y < drawn->size.height; ++y) {
    for (int x = 0; x < drawn->size.width; ++x) {
      stencil.cover[Index(left + x, top + y, side)] =
          static_cast<float>(drawn->rgba[4 * Index(x, y, drawn->size.width) + 3]) / 255;
    }
  }
  return stencil;
}

Stencil StencilOf(const GrayRaster& ink, int side) {
  const Box box = InkBox(ink);
  CHECK(!box.empty());
  Stencil stencil{.side = side, .cover = {}};
  stencil.cover.assign(Index(0, side, side), 0.0F);
  const double step = static_cast<double>(std::max(box.width, box.height)) / side;
  const double left = box.x + (box.width - step * side) / 2;
  const double top = box.y + (box.height - step * side) / 2;
  const auto ink_at = [&](int x, int y) {
    return x < 0 || y < 0 || x >= ink.size.width || y >= ink.size.height ? 0.0
                                                                         : ink.at(x, y) / 255.0;
  };
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      // Four samples a pixel, so that a drawing twice as large is averaged.
      double sum = 0;
      for (const double sy : {0.25, 0.75}) {
        for (const double sx : {0.25, 0.75}) {
          const double u = left + (x + sx) * step - 0.5, v = top + (y + sy) * step - 0.5;
          const int u0 = static_cast<int>(std::floor(u)), v0 = static_cast<int>(std::floor(v));
          const double fu = u - u0, fv = v - v0;
          sum += (ink_at(u0, v0) * (1 - fu) + ink_at(u0 + 1, v0) * fu) * (1 - fv) +
                 (ink_at(u0, v0 + 1) * (1 - fu) + ink_at(u0 + 1, v0 + 1) * fu) * fv;
        }
      }
      stencil.cover[Index(x, y, side)] = static_cast<float>(sum / 4);
    }
  }
  return stencil;
}

Stencil HolesOf(const Stencil& stencil) {
  Stencil holes{.side = stencil.side, .cover = stencil.cover};
  const std::vector<bool> enclosed = Enclosed(stencil);
  for (int y = 0; y < stencil.side; ++y) {
    for (int x = 0; x < stencil.side; ++x) {
      const std::size_t i = Index(x, y, stencil.side);
      // The soft border of a hole lies in pixels that are mostly shape.
      bool near_hole = false;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          const int u = x + dx, v = y + dy;
          near_hole |= u >= 0 && v >= 0 && u < stencil.side && v < stencil.side &&
                       enclosed[Index(u, v, stencil.side)] && stencil.at(u, v) <= 0.5F;
        }
      }
      holes.cover[i] = near_hole ? 1 - stencil.cover[i] : 0.0F;
    }
  }
  return holes;
}

Stencil PlateOf(const Stencil& stencil) {
  Stencil plate = stencil;
  const std::vector<bool> enclosed = Enclosed(stencil);
  for (std::size_t i = 0; i < plate.cover.size(); ++i) {
    if (enclosed[i]) plate.cover[i] = 1;
  }
  return plate;
}

Stencil OutlineOf(const Stencil& stencil, double pen) {
  Stencil outline{.side = stencil.side, .cover = stencil.cover};
  const double radius = std::max(0.8, pen * stencil.side / 2);
  const int reach = static_cast<int>(std::ceil(radius)) + 1;
  for (int y = 0; y < stencil.side; ++y) {
    for (int x = 0; x < stencil.side; ++x) {
      const bool inside = stencil.at(x, y) > 0.5F;
      double nearest = reach;
      for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
          if ((stencil.at(x + dx, y + dy) > 0.5F) != inside)
            nearest = std::min(nearest, std::hypot(dx, dy) - 0.5);
        }
      }
      outline.cover[Index(x, y, stencil.side)] =
          static_cast<float>(std::clamp(radius - nearest + 0.5, 0.0, 1.0));
    }
  }
  return outline;
}

Picture Plain(Size size, Rgb colour) { return Gradient(size, colour, colour); }

Picture Gradient(Size size, Rgb from, Rgb to) {
  Picture picture{.size = size, .rgba = Bytes(4 * Index(0, size.height, size.width), 255)};
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const double t = (x + y + 1.0) / (size.width + size.height);
      std::uint8_t* p = picture.rgba.data() + 4 * Index(x, y, size.width);
      p[0] = Level(from.red + t * (to.red - from.red));
      p[1] = Level(from.green + t * (to.green - from.green));
      p[2] = Level(from.blue + t * (to.blue - from.blue));
    }
  }
  return picture;
}

void Paint(Picture& picture, const Stencil& stencil, const Warp& picture_from_mark, Rgb colour) {
  const Warp mark_from_picture = Inverse(picture_from_mark);
  const Quad corners = {picture_from_mark({0, 0}),
                        picture_from_mark({1, 0}),
                        picture_from_mark({1, 1}),
                        picture_from_mark({0, 1})};
  const Box box = RegionOf(corners, picture.size).box;
  for (int y = box.y; y < box.y + box.height; ++y) {
    for (int x = box.x; x < box.x + box.width; ++x) {
      double sum = 0;
      for (const double sy : {1.0 / 6, 0.5, 5.0 / 6}) {
        for (const double sx : {1.0 / 6, 0.5, 5.0 / 6}) {
          const Point at = mark_from_picture({x + sx, y + sy});
          const double u = at.x * stencil.side - 0.5, v = at.y * stencil.side - 0.5;
          const int u0 = static_cast<int>(std::floor(u)), v0 = static_cast<int>(std::floor(v));
          const double fu = u - u0, fv = v - v0;
          sum += (stencil.at(u0, v0) * (1 - fu) + stencil.at(u0 + 1, v0) * fu) * (1 - fv) +
                 (stencil.at(u0, v0 + 1) * (1 - fu) + stencil.at(u0 + 1, v0 + 1) * fu) * fv;
        }
      }
      if (sum > 0) Blend(picture, x, y, colour, sum / 9);
    }
  }
}

void PaintDrawing(Picture& picture,
                  const Picture& drawing,
                  const Box& box,
                  const Warp& picture_from_mark) {
  constexpr int kSamples = 8;  // along each side of a pixel
  const Warp mark_from_picture = Inverse(picture_from_mark);
  const Quad corners = {picture_from_mark({0, 0}),
                        picture_from_mark({1, 0}),
                        picture_from_mark({1, 1}),
                        picture_from_mark({0, 1})};
  const Box place = RegionOf(corners, picture.size).box;
  const double longer = std::max(box.width, box.height);
  const double left = box.x + (box.width - longer) / 2, top = box.y + (box.height - longer) / 2;
  for (int y = place.y; y < place.y + place.height; ++y) {
    for (int x = place.x; x < place.x + place.width; ++x) {
      std::array<double, 4> sum{};  // colours times alpha, alpha
      for (int i = 0; i < kSamples * kSamples; ++i) {
        const Point at = mark_from_picture(
            {x + (i % kSamples + 0.5) / kSamples, y + (i / kSamples + 0.5) / kSamples});
        const int u = static_cast<int>(std::floor(left + at.x * longer));
        const int v = static_cast<int>(std::floor(top + at.y * longer));
        if (u < 0 || v < 0 || u >= drawing.size.width || v >= drawing.size.height) continue;
        if (at.x < 0 || at.y < 0 || at.x >= 1 || at.y >= 1) continue;
        const std::uint8_t* p = drawing.rgba.data() + 4 * Index(u, v, drawing.size.width);
        for (std::size_t c = 0; c < 3; ++c) sum[c] += p[c] * (p[3] / 255.0);
        sum[3] += p[3] / 255.0;
      }
      if (sum[3] <= 0) continue;
      const Rgb colour = {Level(sum[0] / sum[3]), Level(sum[1] / sum[3]), Level(sum[2] / sum[3])};
      Blend(picture, x, y, colour, sum[3] / (kSamples * kSamples));
    }
  }
}

void PaintBox(Picture& picture, const Box& box, Rgb colour) {
  const Box inside = Intersect(box, {0, 0, picture.size.width, picture.size.height});
  for (int y = inside.y; y < inside.y + inside.height; ++y) {
    for (int x = inside.x; x < inside.x + inside.width; ++x) Blend(picture, x, y, colour, 1);
  }
}

void PaintDisc(Picture& picture, Point centre, double radius, Rgb colour) {
  for (int y = 0; y < picture.size.height; ++y) {
    for (int x = 0; x < picture.size.width; ++x) {
      const double distance = std::hypot(x + 0.5 - centre.x, y + 0.5 - centre.y);
      const double share = std::clamp(radius - distance + 0.5, 0.0, 1.0);
      if (share > 0) Blend(picture, x, y, colour, share);
    }
  }
}

Picture Draw(std::string_view svg, int longer_side_px, Rgb ground) {
  const Result<Picture> drawn = RenderSvg(AsBytes(svg), longer_side_px, Limits{});
  CHECK(drawn.ok());
  return Flatten(*drawn, ground);
}

void AddNoise(Picture& picture, double sd, std::mt19937& random) {
  for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
    if (i % 4 == 3) continue;
    // The sum of three uniform numbers is close enough to a bell.
    double unit = 0;
    for (int j = 0; j < 3; ++j) unit += Uniform(random, -1, 1);
    picture.rgba[i] = Level(picture.rgba[i] + sd * unit);
  }
}

void BlurBox(Picture& picture, int radius, int times) {
  const auto [width, height] = picture.size;
  for (int pass = 0; pass < 2 * times; ++pass) {
    const bool along = pass % 2 == 0;
    const Bytes before = picture.rgba;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        std::array<int, 3> sum{};
        for (int d = -radius; d <= radius; ++d) {
          const int u = std::clamp(x + (along ? d : 0), 0, width - 1);
          const int v = std::clamp(y + (along ? 0 : d), 0, height - 1);
          for (std::size_t c = 0; c < 3; ++c) sum[c] += before[4 * Index(u, v, width) + c];
        }
        for (std::size_t c = 0; c < 3; ++c) {
          picture.rgba[4 * Index(x, y, width) + c] =
              Level(static_cast<double>(sum[c]) / (2 * radius + 1));
        }
      }
    }
  }
}

void RoundBlocks(Picture& picture, int quality) {
  constexpr std::array<int, 64> kTable = {
      16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
      14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
      18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
      49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
  const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  std::array<double, 64> wave{};
  for (std::size_t k = 0; k < 8; ++k) {
    for (std::size_t x = 0; x < 8; ++x) {
      const double norm = k == 0 ? std::sqrt(0.125) : 0.5;
      const double phase = (2 * static_cast<double>(x) + 1) * static_cast<double>(k);
      wave[8 * k + x] = norm * std::cos(phase * std::numbers::pi / 16);
    }
  }
  // Forward and back along rows and columns; what hangs over the border repeats it.
  for (int top = 0; top < picture.size.height; top += 8) {
    for (int left = 0; left < picture.size.width; left += 8) {
      for (std::size_t c = 0; c < 3; ++c) {
        std::array<double, 64> block{}, half{}, waves{};
        const auto pixel = [&](std::size_t i) -> std::uint8_t& {
          const int x = std::min(left + static_cast<int>(i % 8), picture.size.width - 1);
          const int y = std::min(top + static_cast<int>(i / 8), picture.size.height - 1);
          return picture.rgba[4 * Index(x, y, picture.size.width) + c];
        };
        for (std::size_t i = 0; i < 64; ++i) block[i] = pixel(i) - 128.0;
        for (std::size_t i = 0; i < 64; ++i) {
          for (std::size_t x = 0; x < 8; ++x)
            half[i] += wave[8 * (i % 8) + x] * block[i / 8 * 8 + x];
        }
        for (std::size_t i = 0; i < 64; ++i) {
          for (std::size_t y = 0; y < 8; ++y)
            waves[i] += wave[8 * (i / 8) + y] * half[8 * y + i % 8];
          const double step = std::clamp((kTable[i] * scale + 50) / 100, 1, 255);
          waves[i] = std::round(waves[i] / step) * step;
        }
        half.fill(0);
        block.fill(0);
        for (std::size_t i = 0; i < 64; ++i) {
          for (std::size_t k = 0; k < 8; ++k) half[i] += wave[8 * k + i / 8] * waves[8 * k + i % 8];
        }
        for (std::size_t i = 0; i < 64; ++i) {
          for (std::size_t k = 0; k < 8; ++k) block[i] += wave[8 * k + i % 8] * half[i / 8 * 8 + k];
        }
        for (std::size_t i = 64; i-- > 0;) pixel(i) = Level(block[i] + 128);
      }
    }
  }
}

Warp Place(Point centre, double size_px, double rotation_deg, double stretch) {
  const double angle = rotation_deg * std::numbers::pi / 180;
  const double c = size_px * std::cos(angle), s = size_px * std::sin(angle);
  const double a = c * stretch, b = -s, d = s * stretch, e = c;
  return {{a, b, centre.x - 0.5 * (a + b), d, e, centre.y - 0.5 * (d + e), 0, 0, 1}};
}

std::string SvgColour(Rgb colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
  return text;
}

std::string SvgNumber(double value) {
  char text[24];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

double Uniform(std::mt19937& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random()) / 4294967296.0;
}

int Whole(std::mt19937& random, int low, int high) {
  return low + static_cast<int>(Uniform(random, 0, high - low + 1));
}

Rgb AnyColour(std::mt19937& random) {
  const auto level = [&] { return static_cast<std::uint8_t>(Whole(random, 0, 255)); };
  const std::uint8_t red = level(), green = level(), blue = level();
  return {red, green, blue};
}

Rgb ColourAgainst(Rgb other, double least, std::mt19937& random) {
  for (int round = 0; round < 100; ++round) {
    const Rgb colour = AnyColour(random);
    if (std::abs(Brightness(colour) - Brightness(other)) >= least) return colour;
  }
  return Brightness(other) > 127 ? Rgb{0, 0, 0} : Rgb{255, 255, 255};
}

}  // namespace brandlint
