// SPDX-License-Identifier: MIT
#include "core/scan/evidence_picture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string_view>

#include "core/image/decode.h"
#include "core/image/ground.h"
#include "core/model/limits.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

constexpr Rgb kWhite = {255, 255, 255}, kBlack = {0, 0, 0};

Picture Decoded(const Bytes& webp) {
  Result<DecodedPicture> decoded = DecodePicture(webp, Limits{});
  CHECK(decoded.ok());
  return std::move(decoded->frames[0]);
}

Evidence At(const Quad& quad, Size size, const char* detector = "logo") {
  Evidence evidence;
  evidence.detector = detector;
  evidence.reference_kind = "mark";
  evidence.region = RegionOf(quad, size);
  return evidence;
}

// Correlation of the reds of two pictures of one size.
double Likeness(const Picture& a, const Picture& b) {
  CHECK(a.size == b.size);
  double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    const double x = a.rgba[i], y = b.rgba[i];
    n += 1, sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
  }
  return (n * sab - sa * sb) / std::sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
}

Quad Turned(Point centre, double side, double degrees) {
  Quad quad;
  const double angle = degrees * 3.14159265358979 / 180;
  const double c = std::cos(angle) * side / 2, s = std::sin(angle) * side / 2;
  const double corners[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& [x, y] = corners[i];
    quad[i] = {centre.x + x * c - y * s, centre.y + x * s + y * c};
  }
  return quad;
}

// The rays, as they are and turned: upright both are the same picture.
TEST(PictureOf, BringsAMarkUpright) {
  const Stencil rays = StencilOf(kInventedMarks[0].svg);
  Picture straight = Plain({160, 160}, kWhite);
  Paint(straight, rays, Place({80, 80}, 160, 0), kBlack);
  for (const double degrees : {0.0, 33.0, 180.0, -71.0}) {
    for (const double side : {40.0, 160.0, 400.0}) {
      Picture page = Plain({700, 600}, kWhite);
      Paint(page, rays, Place({340, 290}, side, degrees), kBlack);
      const EvidencePicture picture =
          PictureOf({page}, At(Turned({340, 290}, side, degrees), page.size));
      ASSERT_EQ(picture.upright_size, (Size{160, 160}));
      EXPECT_GT(Likeness(Decoded(picture.upright), straight), side < 100 ? 0.9 : 0.97)
          << degrees << " " << side;
    }
  }
}

TEST(PictureOf, ShowsAWholeIconAndThePlaceInAPage) {
  const Picture icon = Plain({512, 512}, kWhite);
  const EvidencePicture whole = PictureOf({icon}, At(CornersOf({300, 300, 100, 100}), icon.size));
  EXPECT_EQ(whole.box, (Box{0, 0, 512, 512}));
  EXPECT_EQ(whole.size, (Size{320, 320}));

  const Picture page = Plain({1280, 800}, kWhite);
  const EvidencePicture part = PictureOf({page}, At(CornersOf({1200, 20, 70, 40}), page.size));
  EXPECT_EQ(part.box, (Box{960, 0, 320, 320}));  // moved inward at the corner
  const EvidencePicture banner = PictureOf({page}, At(CornersOf({10, 300, 1200, 90}), page.size));
  EXPECT_EQ(banner.box, (Box{0, 185, 1280, 320}));
  EXPECT_EQ(banner.size, (Size{320, 80}));
}

TEST(PictureOf, LeavesOutWhatCannotBeBroughtUpright) {
  const Picture page = Plain({700, 700}, kWhite);
  EXPECT_TRUE(
      PictureOf({page}, At(CornersOf({10, 10, 90, 20}), page.size, "name")).upright.empty());
  const Quad flat = {{{10, 10}, {20, 10}, {30, 10}, {40, 10}}};
  EXPECT_TRUE(PictureOf({page}, At(flat, page.size)).upright.empty());
}

// What lies beyond the border is white, wherever the quad leads to.
TEST(PictureOf, StaysInThePicture) {
  const Picture page = Plain({100, 100}, kBlack);
  const EvidencePicture picture = PictureOf({page}, At(CornersOf({-50, -50, 100, 100}), page.size));
  const Picture upright = Decoded(picture.upright);
  EXPECT_GT(upright.rgba[0], 240);
  EXPECT_LT(upright.rgba[upright.rgba.size() - 4], 15);
  const Quad far = {{{-1e7, -1e7}, {1e7, -1e7}, {1e7, 1e7}, {-1e7, 1e7}}};
  EXPECT_EQ(PictureOf({page}, At(far, page.size)).box, (Box{0, 0, 100, 100}));
}

// A white mark on transparent ground is shown on the ground on which it is seen.
TEST(PictureOf, ShowsTheLookWithTheMostToSee) {
  Picture clear = Plain({200, 200}, kWhite);
  for (std::size_t i = 3; i < clear.rgba.size(); i += 4) {
    const std::size_t x = i / 4 % 200;
    clear.rgba[i] = x >= 60 && x < 100 ? 255 : 0;
  }
  const EvidencePicture picture =
      PictureOf(Looks(clear), At(CornersOf({50, 50, 100, 100}), clear.size));
  const Picture around = Decoded(picture.around);
  EXPECT_LT(around.rgba[0], 60);
  EXPECT_GT(around.rgba[4 * 80], 220);
}

Mark Drawn(std::string_view svg) {
  Mark mark;
  mark.file = "mark.svg";
  mark.content = Bytes(svg.begin(), svg.end());
  return mark;
}

// Cut to the ink, whatever the margin; a light drawing on a dark ground.
TEST(ReferenceOf, ShowsWhatIsDrawn) {
  const auto dark =
      ReferenceOf(Drawn("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><path d='M30 "
                        "30h40v20h-40z'/></svg>"));
  ASSERT_TRUE(dark.ok());
  EXPECT_EQ(dark->size, (Size{160, 80}));
  EXPECT_LT(Decoded(dark->webp).rgba[4 * 160 * 40], 15);
  const auto light = ReferenceOf(Drawn(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 90'><circle cx='45' cy='45' r='20' "
      "fill='#fff'/></svg>"));
  ASSERT_TRUE(light.ok());
  EXPECT_LT(Decoded(light->webp).rgba[0], 40);
  const auto blank =
      ReferenceOf(Drawn("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"));
  EXPECT_FALSE(blank.ok());
}

}  // namespace
}  // namespace brandlint
