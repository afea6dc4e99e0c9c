// SPDX-License-Identifier: MIT
#include "core/ocr/ink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <queue>
#include <random>

#include "core/ocr/components.h"

namespace brandlint {
namespace {

GreyPicture RandomGrey(Size size, unsigned seed, int levels) {
  std::mt19937 random(seed);
  GreyPicture grey = FilledGrey(size, 0);
  for (std::uint8_t& pixel : grey.pixels) {
    pixel = static_cast<std::uint8_t>(static_cast<int>(random() % static_cast<unsigned>(levels)) *
                                      255 / (levels - 1));
  }
  return grey;
}

// The mean by visiting every pixel of the box.
int SlowContrast(const GreyPicture& grey, int x, int y, const InkOptions& options) {
  int sum = 0;
  int count = 0;
  for (int j = y - options.radius; j <= y + options.radius; ++j) {
    for (int i = x - options.radius; i <= x + options.radius; ++i) {
      if (i < 0 || j < 0 || i >= grey.size.width || j >= grey.size.height) continue;
      sum += grey.row(j)[i];
      ++count;
    }
  }
  const float mean = static_cast<float>(sum) / static_cast<float>(count);
  const int difference = static_cast<int>(static_cast<float>(grey.row(y)[x]) - mean);
  return std::abs(difference) >= options.min_contrast ? difference / 2 : 0;
}

// The fast version must agree with the slow, obvious one, also where the box leaves the picture.
TEST(FindInk, AgreesWithVisitingEveryPixel) {
  for (const Size size : {Size{1, 1}, Size{1, 40}, Size{40, 1}, Size{5, 5}, Size{37, 23}}) {
    const GreyPicture grey = RandomGrey(size, 7, 256);
    for (const int radius : {1, 3, 15}) {
      const InkOptions options{.radius = radius, .min_contrast = 8};
      const InkMap ink = FindInk(grey, options);
      for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
          ASSERT_EQ(ink.row(y)[x], SlowContrast(grey, x, y, options))
              << x << "," << y << " of " << size.width << "x" << size.height << ", " << radius;
        }
      }
    }
  }
}

TEST(FindInk, FlatHasNone) {
  const InkMap ink = FindInk(FilledGrey({100, 50}, 77));
  EXPECT_TRUE(std::ranges::all_of(ink.contrast, [](int c) { return c == 0; }));
}

// Components by flood filling, in the order of their first pixels.
std::vector<Component> SlowComponents(const InkMap& ink) {
  const auto [width, height] = ink.size;
  std::vector<bool> seen(ink.contrast.size());
  std::vector<Component> found;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto index = [&](int i, int j) { return static_cast<std::size_t>(j * width + i); };
      if (ink.row(y)[x] == 0 || seen[index(x, y)]) continue;
      const bool light = ink.row(y)[x] > 0;
      int left = x, right = x, bottom = y, area = 0;
      std::queue<std::pair<int, int>> open({{x, y}});
      seen[index(x, y)] = true;
      while (!open.empty()) {
        const auto [i, j] = open.front();
        open.pop();
        left = std::min(left, i);
        right = std::max(right, i);
        bottom = std::max(bottom, j);
        ++area;
        for (int q = std::max(0, j - 1); q <= std::min(height - 1, j + 1); ++q) {
          for (int p = std::max(0, i - 1); p <= std::min(width - 1, i + 1); ++p) {
            if (seen[index(p, q)] || ink.row(q)[p] == 0 || (ink.row(q)[p] > 0) != light) continue;
            seen[index(p, q)] = true;
            open.push({p, q});
          }
        }
      }
      found.push_back({{left, y, right - left + 1, bottom - y + 1}, area, 0, light});
    }
  }
  return found;
}

TEST(FindComponents, AgreesWithFloodFilling) {
  const ComponentOptions all{
      .min_height_px = 1, .max_height_px = 1000, .max_aspect = 1000, .min_fill = 0};
  for (unsigned seed = 1; seed <= 20; ++seed) {
    InkMap ink{{29, 17}, std::vector<std::int8_t>(29 * 17)};
    std::mt19937 random(seed);
    for (std::int8_t& c : ink.contrast) {
      c = static_cast<std::int8_t>(static_cast<int>(random() % 5) - 2);  // two of five are light
      if (random() % 3 == 0) c = 0;
    }
    const std::vector<Component> fast = FindComponents(ink, all);
    const std::vector<Component> slow = SlowComponents(ink);
    ASSERT_EQ(fast.size(), slow.size()) << "seed " << seed;
    for (std::size_t i = 0; i < fast.size(); ++i) {
      EXPECT_EQ(fast[i].box, slow[i].box) << "seed " << seed << ", component " << i;
      EXPECT_EQ(fast[i].area, slow[i].area);
      EXPECT_EQ(fast[i].light, slow[i].light);
    }
  }
}

TEST(FindComponents, LeavesOutWhatIsNoLetter) {
  InkMap ink{{60, 20}, std::vector<std::int8_t>(60 * 20)};
  const auto fill = [&](const Box& box) {
    for (int y = box.y; y < box.y + box.height; ++y) {
      for (int x = box.x; x < box.x + box.width; ++x) {
        ink.contrast[static_cast<std::size_t>(y * 60 + x)] = -50;
      }
    }
  };
  const Box letter{2, 5, 4, 8};
  fill(letter);
  fill({10, 6, 3, 3});   // too low: a dot
  fill({16, 0, 2, 20});  // too high for the bound given
  fill({22, 2, 36, 2});  // a rule
  const std::vector<Component> found =
      FindComponents(ink, {.min_height_px = 4, .max_height_px = 15});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].box, letter);
  EXPECT_DOUBLE_EQ(found[0].contrast, 100);
}

}  // namespace
}  // namespace brandlint
