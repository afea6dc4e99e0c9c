// SPDX-License-Identifier: MIT
#include "core/logo/propose_ends.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "core/image/decode.h"
#include "core/logo/find_marks.h"
#include "core/logo/lens.h"
#include "core/trials/canvas.h"
#include "core/trials/invented_marks.h"

namespace brandlint {
namespace {

// Five bars of different lengths over a bow.
constexpr std::string_view kComb =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 4v9M8 2v13M13 5v9
    M18 1v12M22 6v9M4 20q8 4 16 0" fill="none" stroke="#000" stroke-width="1.8"
    stroke-linecap="round"/></svg>)svg";

MarkModel Compiled(std::string_view svg) {
  const Result<Picture> drawing = RenderSvg(AsBytes(svg), 512, Limits{});
  CHECK(drawing.ok());
  Result<MarkModel> model = CompileMark("mark", "mark", *drawing);
  CHECK(model.ok());
  return std::move(model).value();
}

// The comb at (128, 128), 180 px wide, with a band of another colour over the lower half of its
// bars.
Picture HalfCovered(double rotation_deg) {
  Picture picture = Plain({256, 256}, {255, 255, 255});
  Paint(picture, StencilOf(kComb), Place({128, 128}, 180, rotation_deg), {31, 141, 237});
  PaintBox(picture, {20, 112, 216, 56}, {200, 120, 40});
  return picture;
}

std::vector<BlobEnd> EndsIn(const Picture& picture, double& planes_per_picture) {
  const Lens lens = PrepareLens(picture);
  planes_per_picture = lens.planes_per_picture;
  std::vector<Blob> blobs;
  for (const GrayRaster& plane : lens.planes) {
    for (const Blob& blob : StableBlobs(plane)) blobs.push_back(blob);
  }
  return EndsOf(blobs);
}

TEST(ProposeFromEnds, StandsOnTheEndsThatAreSeen) {
  const MarkModel model = Compiled(kComb);
  for (const double rotation_deg : {0.0, 9.0}) {
    double scale = 1;
    const std::vector<BlobEnd> ends = EndsIn(HalfCovered(rotation_deg), scale);
    const std::vector<Proposal> proposals = ProposeFromEnds(model, ends, 4);
    ASSERT_FALSE(proposals.empty());
    EXPECT_LE(proposals.size(), 4U);
    const Warp truth = Place({128, 128}, 180, rotation_deg);
    double nearest = 1e9;
    for (const Proposal& proposal : proposals) {
      double most = 0;
      for (const Point corner : {Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}}) {
        const Point p = proposal.plane_from_mark(corner), q = truth(corner);
        most = std::max(most, std::hypot(p.x / scale - q.x, p.y / scale - q.y));
      }
      nearest = std::min(nearest, most);
    }
    EXPECT_LT(nearest, 0.08 * 180) << rotation_deg;
  }
}

TEST(ProposeFromEnds, FindsAMarkOfWhichHalfIsCovered) {
  const std::vector<MarkModel> models = {Compiled(kComb)};
  double best = 0;
  for (const Sighting& sighting : FindMarks(models, HalfCovered(0)))
    best = std::max(best, sighting.score);
  EXPECT_GT(best, 0.6);
}

TEST(ProposeFromEnds, HasNothingToSayOfMarksWithoutBars) {
  for (const InventedMark& mark : kInventedMarks) {
    if (std::string_view(mark.name) != "rings" && std::string_view(mark.name) != "bird") continue;
    double scale = 1;
    EXPECT_TRUE(ProposeFromEnds(Compiled(mark.svg), EndsIn(HalfCovered(0), scale), 4).empty());
  }
}

TEST(EndsOf, CountsARegionOnceThatSeveralLevelsShow) {
  Picture picture = Plain({256, 256}, {255, 255, 255});
  PaintBox(picture, {100, 40, 20, 160}, {0, 0, 0});
  double scale = 1;
  const std::vector<BlobEnd> ends = EndsIn(picture, scale);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_FALSE(ends[0].bright);
  EXPECT_NEAR(ends[0].half_width, 10 * scale, 1.5);
  EXPECT_NEAR(std::abs(ends[0].at.y - ends[1].at.y), 160 * scale, 4);
  EXPECT_NEAR(std::abs(ends[0].out.y), 1, 0.01);
}

}  // namespace
}  // namespace brandlint
