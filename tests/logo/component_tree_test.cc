// SPDX-License-Identifier: MIT
#include "core/logo/component_tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace brandlint {
namespace {

GrayRaster Flat(int width, int height, std::uint8_t value) {
  return {.size = {width, height},
          .pixels = std::vector<std::uint8_t>(
              static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value)};
}

void Fill(GrayRaster& picture, const Box& box, std::uint8_t value) {
  for (int y = box.y; y < box.y + box.height; ++y) {
    for (int x = box.x; x < box.x + box.width; ++x)
      picture.pixels[static_cast<std::size_t>(y * picture.size.width + x)] = value;
  }
}

TEST(StableBlobs, FindsARectangleWithItsMoments) {
  GrayRaster picture = Flat(40, 30, 200);
  Fill(picture, {10, 5, 4, 16}, 50);
  const std::vector<Blob> blobs = StableBlobs(picture);
  ASSERT_EQ(blobs.size(), 1U);
  const Blob& blob = blobs[0];
  EXPECT_FALSE(blob.bright);
  EXPECT_EQ(blob.area, 64);
  EXPECT_EQ(blob.box, (Box{10, 5, 4, 16}));
  EXPECT_NEAR(blob.centre.x, 12, 1e-9);
  EXPECT_NEAR(blob.centre.y, 13, 1e-9);
  // A rectangle a x b has second moments a^2/12 and b^2/12.
  EXPECT_NEAR(blob.major_sd(), 16 / std::sqrt(12.0), 1e-9);
  EXPECT_NEAR(blob.minor_sd(), 4 / std::sqrt(12.0), 1e-9);
  EXPECT_NEAR(std::abs(blob.axis().y), 1, 1e-9);
  EXPECT_NEAR(blob.fill(), 12 / (4 * 3.14159265358979), 1e-6);
}

TEST(StableBlobs, SeesBothPolaritiesAndNesting) {
  GrayRaster picture = Flat(60, 60, 128);
  Fill(picture, {5, 5, 40, 40}, 20);     // dark plate
  Fill(picture, {15, 15, 10, 10}, 250);  // bright on it
  std::set<std::pair<double, bool>> found;
  for (const Blob& blob : StableBlobs(picture)) found.emplace(blob.area, blob.bright);
  EXPECT_TRUE(found.contains({1500, false}));  // the plate without its hole
  EXPECT_TRUE(found.contains({100, true}));
}

TEST(StableBlobs, FlatAndTinyPicturesHaveNone) {
  EXPECT_TRUE(StableBlobs(Flat(50, 50, 77)).empty());
  EXPECT_TRUE(StableBlobs(Flat(1, 1, 0)).empty());
  EXPECT_TRUE(StableBlobs(Flat(1, 5000, 9)).empty());
  EXPECT_TRUE(StableBlobs(GrayRaster{}).empty());
}

// Slow and obvious: the 4-connected region of pixels at most `level` that holds the seed.
double RegionArea(const GrayRaster& picture, int seed_x, int seed_y, int level) {
  std::vector<bool> seen(picture.pixels.size(), false);
  std::vector<std::pair<int, int>> open = {{seed_x, seed_y}};
  double area = 0;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    if (x < 0 || y < 0 || x >= picture.size.width || y >= picture.size.height) continue;
    const auto i = static_cast<std::size_t>(y * picture.size.width + x);
    if (seen[i] || picture.pixels[i] > level) continue;
    seen[i] = true;
    area += 1;
    for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}})
      open.emplace_back(x + dx, y + dy);
  }
  return area;
}

// Every dark blob must be a whole region of pixels at or below its level.
TEST(StableBlobs, AgreeWithFloodFillOnRandomPictures) {
  std::mt19937 random(7);  // fixed: a failure must be repeatable
  int checked = 0;
  for (int round = 0; round < 40; ++round) {
    GrayRaster picture = Flat(23, 17, 0);
    // Few grey levels make large regions likely.
    for (std::uint8_t& value : picture.pixels) value = static_cast<std::uint8_t>(random() % 4 * 60);
    for (const Blob& blob :
         StableBlobs(picture, {.delta = 30, .max_variation = 100, .max_share = 1})) {
      if (blob.bright) continue;
      bool matches = false;
      for (int y = blob.box.y; y < blob.box.y + blob.box.height && !matches; ++y) {
        for (int x = blob.box.x; x < blob.box.x + blob.box.width && !matches; ++x) {
          matches =
              picture.at(x, y) <= blob.level && RegionArea(picture, x, y, blob.level) == blob.area;
        }
      }
      ++checked;
      ASSERT_TRUE(matches) << "round " << round << ", area " << blob.area << ", level "
                           << blob.level;
    }
  }
  EXPECT_GT(checked, 40);  // the pictures do have blobs
}

}  // namespace
}  // namespace brandlint
