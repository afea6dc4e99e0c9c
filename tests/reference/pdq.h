// SPDX-License-Identifier: MIT
// The slow twin of core/image/pdq.h: every sum written out as the paper defines it, in double.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/image/picture.h"

namespace brandlint {

using ReferencePlane = std::vector<std::vector<double>>;  // [row][column]

inline ReferencePlane ReferenceLuma(const Picture& picture) {
  ReferencePlane luma(static_cast<std::size_t>(picture.size.height));
  const std::uint8_t* pixel = picture.rgba.data();
  for (auto& row : luma) {
    for (int x = 0; x < picture.size.width; ++x, pixel += 4) {
      row.push_back(0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2]);
    }
  }
  return luma;
}

// Mean of the `window` values around `at` of those that there are: one more behind than before
// when the window is even.
inline double ReferenceMean(const std::vector<double>& values, int at, int window) {
  double sum = 0;
  int count = 0;
  for (int i = at - (window - 1) / 2; i <= at + window / 2; ++i) {
    if (i < 0 || i >= static_cast<int>(values.size())) continue;
    sum += values[static_cast<std::size_t>(i)];
    ++count;
  }
  return sum / count;
}

inline ReferencePlane ReferenceTransposed(const ReferencePlane& plane) {
  ReferencePlane result(plane[0].size(), std::vector<double>(plane.size()));
  for (std::size_t y = 0; y < plane.size(); ++y) {
    for (std::size_t x = 0; x < plane[0].size(); ++x) result[x][y] = plane[y][x];
  }
  return result;
}

inline ReferencePlane ReferenceBlurredRows(const ReferencePlane& plane) {
  const int width = static_cast<int>(plane[0].size());
  const int window = (width + 127) / 128;
  ReferencePlane result = plane;
  for (std::size_t y = 0; y < plane.size(); ++y) {
    for (int x = 0; x < width; ++x) {
      result[y][static_cast<std::size_t>(x)] = ReferenceMean(plane[y], x, window);
    }
  }
  return result;
}

// 16 x 16 frequencies, row-major.
inline std::vector<double> ReferencePdqFrequencies(const Picture& picture) {
  ReferencePlane plane = ReferenceLuma(picture);
  for (int pass = 0; pass < 2; ++pass) {
    plane = ReferenceBlurredRows(plane);
    plane = ReferenceTransposed(ReferenceBlurredRows(ReferenceTransposed(plane)));
  }
  const auto sample = [&](int i, int j) {
    const double y = std::floor((i + 0.5) * static_cast<double>(plane.size()) / 64);
    const double x = std::floor((j + 0.5) * static_cast<double>(plane[0].size()) / 64);
    return plane[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
  };
  const auto cosine = [](int frequency, int at) {
    return std::sqrt(2.0 / 64) * std::cos(std::numbers::pi * frequency * (2 * at + 1) / 128);
  };
  std::vector<double> frequencies;
  for (int u = 1; u <= 16; ++u) {
    for (int v = 1; v <= 16; ++v) {
      double sum = 0;
      for (int i = 0; i < 64; ++i) {
        for (int j = 0; j < 64; ++j) sum += sample(i, j) * cosine(u, i) * cosine(v, j);
      }
      frequencies.push_back(sum);
    }
  }
  return frequencies;
}

}  // namespace brandlint
