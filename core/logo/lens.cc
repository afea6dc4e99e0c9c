// SPDX-License-Identifier: MIT
#include "core/logo/lens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <span>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/logo/one_thread.h"

namespace brandlint {
namespace {

cv::Mat RgbOf(const Picture& picture) {
  const cv::Mat rgba(picture.size.height,
                     picture.size.width,
                     CV_8UC4,
                     const_cast<std::uint8_t*>(picture.rgba.data()));  // only read
  cv::Mat rgb;
  cv::cvtColor(rgba, rgb, cv::COLOR_RGBA2RGB);
  return rgb;
}

ColourRaster RasterOf(const cv::Mat& rgb) {
  cv::Mat rgbx;
  cv::cvtColor(rgb, rgbx, cv::COLOR_RGB2RGBA);
  ColourRaster raster{.size = {rgb.cols, rgb.rows}, .rgbx = {}};
  raster.rgbx.assign(rgbx.datastart, rgbx.dataend);
  return raster;
}

// The values that `cut` of the plane's are below, and above. A histogram finds their neighbourhood,
// so that only that is sorted.
std::pair<double, double> Extremes(const cv::Mat& plane, std::ptrdiff_t cut) {
  constexpr int kBins = 1024;
  double least = 0, most = 0;
  cv::minMaxLoc(plane, &least, &most);
  if (!(most > least)) return {least, most};
  const float low = static_cast<float>(least);
  const float bins_a_level = static_cast<float>((kBins - 1) / (most - least));
  const auto bin = [&](float value) {
    return std::clamp(static_cast<int>((value - low) * bins_a_level), 0, kBins - 1);
  };
  CHECK(plane.isContinuous());
  const std::span values(plane.ptr<float>(), plane.total());
  std::array<std::ptrdiff_t, kBins> count{};
  for (const float value : values) ++count[static_cast<std::size_t>(bin(value))];
  // The bin of a rank, and the rank in it.
  const auto find = [&](std::ptrdiff_t rank) {
    int found = 0;
    while (rank >= count[static_cast<std::size_t>(found)])
      rank -= count[static_cast<std::size_t>(found++)];
    return std::pair(found, rank);
  };
  const auto [low_bin, low_rank] = find(cut);
  const auto [high_bin, high_rank] = find(static_cast<std::ptrdiff_t>(values.size()) - 1 - cut);
  std::vector<float> near_low, near_high;
  for (const float value : values) {
    const int own = bin(value);
    if (own == low_bin) near_low.push_back(value);
    if (own == high_bin) near_high.push_back(value);
  }
  const auto at = [](std::vector<float>& near, std::ptrdiff_t rank) {
    std::nth_element(near.begin(), near.begin() + rank, near.end());
    return static_cast<double>(near[static_cast<std::size_t>(rank)]);
  };
  return {at(near_low, low_rank), at(near_high, high_rank)};
}

// Stretches a plane of floats to 0..255, leaving out the outermost 0.1 % on either side, which
// may be specks.
GrayRaster Stretched(const cv::Mat& plane) {
  const auto [low, high] = Extremes(plane, static_cast<std::ptrdiff_t>(plane.total() / 1000));
  // Under four levels there is nothing but rounding to stretch.
  const double gain = 255 / std::max(high - low, 4.0);
  cv::Mat grey;
  plane.convertTo(grey, CV_8U, gain, -low * gain);
  GrayRaster raster{.size = {grey.cols, grey.rows}, .pixels = {}};
  raster.pixels.assign(grey.datastart, grey.dataend);
  return raster;
}

// Sums over pairs of values, from which their means, variances and covariance follow.
struct Moments {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;

  void Add(double a, double b) {
    n += 1;
    x += a;
    y += b;
    xx += a * a;
    xy += a * b;
    yy += b * b;
  }
  double variance_x() const { return std::max(0.0, xx / n - x * x / (n * n)); }
  double variance_y() const { return std::max(0.0, yy / n - y * y / (n * n)); }
  double covariance() const { return xy / n - x * y / (n * n); }
};

// What of the colours luminance does not show, along the axis of greatest spread; empty when that
// is too little to hold a shape. Two passes over the pixels and no picture in between: of a page
// each of those is 4 MB.
cv::Mat ColourAxis(const cv::Mat& rgb, const cv::Mat& luminance) {
  CHECK(rgb.isContinuous() && luminance.isContinuous());
  const std::span pixels(rgb.ptr<cv::Vec3f>(), rgb.total());
  const std::span grey(luminance.ptr<float>(), luminance.total());
  Moments chroma;  // red and blue less luminance
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < grey.size(); ++i) {
    chroma.Add(pixels[i][0] - grey[i], pixels[i][2] - grey[i]);
    sum += grey[i];
    squares += double{grey[i]} * grey[i];
  }
  const double xx = chroma.variance_x(), yy = chroma.variance_y(), xy = chroma.covariance();
  const double mean = sum / chroma.n;
  const double luminance_sd = std::sqrt(std::max(0.0, squares / chroma.n - mean * mean));
  const double spread = std::sqrt((xx + yy) / 2 + std::hypot((xx - yy) / 2, xy));
  // 1.5 levels: JPEG's chroma noise. 0.1: a plane ten times weaker than luminance adds copies of
  // the same blobs only.
  if (spread < 1.5 || spread < 0.1 * luminance_sd) return {};
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  const auto along_red = static_cast<float>(std::cos(angle));
  const auto along_blue = static_cast<float>(std::sin(angle));
  cv::Mat axis(rgb.size(), CV_32F);
  const std::span values(axis.ptr<float>(), axis.total());
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = along_red * (pixels[i][0] - grey[i]) + along_blue * (pixels[i][2] - grey[i]);
  }
  return axis;
}

}  // namespace

Lens PrepareLens(const Picture& picture, const LensOptions& options) {
  CHECK(picture.size.width > 0 && picture.size.height > 0);
  KeepOpenCvToOneThread();
  Lens lens;
  cv::Mat level = RgbOf(picture);
  lens.pyramid.push_back(RasterOf(level));

  const int longer = std::max(level.cols, level.rows);
  const bool page = longer * 4 > std::min(level.cols, level.rows) * 5;
  const int wanted = std::clamp(
      longer, options.least_side_px, page ? options.most_page_side_px : options.most_side_px);
  const double scale = static_cast<double>(wanted) / longer;
  // An extremely narrow picture keeps at least one pixel.
  const cv::Size size(std::max(1, cvRound(level.cols * scale)),
                      std::max(1, cvRound(level.rows * scale)));
  lens.planes_per_picture = scale;
  cv::Mat work;
  if (size == level.size()) {
    work = level;
  } else {
    cv::resize(level, work, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  }

  // Halved until the shorter side has 16 pixels: no patch needs less.
  while (std::min(level.cols, level.rows) >= 32) {
    cv::Mat half;
    cv::resize(level, half, cv::Size(level.cols / 2, level.rows / 2), 0, 0, cv::INTER_AREA);
    lens.pyramid.push_back(RasterOf(half));
    level = half;
  }

  cv::Mat colours;
  work.convertTo(colours, CV_32F);
  // Takes the edge off noise and compression; narrower than the bars of a mark of 16 pixels that
  // was enlarged.
  cv::GaussianBlur(colours, colours, cv::Size(3, 3), 0.7, 0.7, cv::BORDER_REPLICATE);
  cv::Mat luminance;
  cv::cvtColor(colours, luminance, cv::COLOR_RGB2GRAY);
  lens.planes.push_back(Stretched(luminance));
  const cv::Mat axis = ColourAxis(colours, luminance);
  if (!axis.empty()) lens.planes.push_back(Stretched(axis));
  return lens;
}

}  // namespace brandlint
