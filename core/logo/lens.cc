// SPDX-License-Identifier: MIT
#include "core/logo/lens.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/check.h"

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

// Stretches a plane of floats to 0..255, leaving out the outermost 0.1 % on either side, which
// may be specks.
GrayRaster Stretched(const cv::Mat& plane) {
  std::vector<float> sorted(plane.begin<float>(), plane.end<float>());
  const auto cut = static_cast<std::ptrdiff_t>(sorted.size() / 1000);
  std::nth_element(sorted.begin(), sorted.begin() + cut, sorted.end());
  const double low = sorted[static_cast<std::size_t>(cut)];
  std::nth_element(sorted.begin(), sorted.end() - 1 - cut, sorted.end());
  const double high = *(sorted.end() - 1 - cut);
  // Under four levels there is nothing but rounding to stretch.
  const double gain = 255 / std::max(high - low, 4.0);
  cv::Mat grey;
  plane.convertTo(grey, CV_8U, gain, -low * gain);
  GrayRaster raster{.size = {grey.cols, grey.rows}, .pixels = {}};
  raster.pixels.assign(grey.datastart, grey.dataend);
  return raster;
}

// What of the colours luminance does not show, along the axis of greatest spread; empty when that
// is too little to hold a shape.
cv::Mat ColourAxis(const cv::Mat& rgb, const cv::Mat& luminance) {
  std::vector<cv::Mat> c;
  cv::split(rgb, c);
  const cv::Mat blue = c[2] - luminance, red = c[0] - luminance;
  cv::Scalar red_mean, red_sd, blue_mean, blue_sd, luminance_mean, luminance_sd;
  cv::meanStdDev(red, red_mean, red_sd);
  cv::meanStdDev(blue, blue_mean, blue_sd);
  cv::meanStdDev(luminance, luminance_mean, luminance_sd);
  const double xx = red_sd[0] * red_sd[0], yy = blue_sd[0] * blue_sd[0];
  const double xy = (red - red_mean[0]).dot(blue - blue_mean[0]) / static_cast<double>(red.total());
  const double spread = std::sqrt((xx + yy) / 2 + std::hypot((xx - yy) / 2, xy));
  // 1.5 levels: JPEG's chroma noise. 0.1: a plane ten times weaker than luminance adds copies of
  // the same blobs only.
  if (spread < 1.5 || spread < 0.1 * luminance_sd[0]) return {};
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  return std::cos(angle) * red + std::sin(angle) * blue;
}

}  // namespace

Lens PrepareLens(const Picture& picture, const LensOptions& options) {
  CHECK(picture.size.width > 0 && picture.size.height > 0);
  cv::setNumThreads(1);
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
