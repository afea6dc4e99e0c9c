// SPDX-License-Identifier: MIT
#include "core/logo/mark_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/check.h"
#include "core/logo/one_thread.h"

namespace brandlint {
namespace {

constexpr int kLeastDrawing = 64;  // px; a smaller drawing has no shape to learn
// Side of the box in the canvas everything is derived from: four pixels to a sample.
constexpr int kCanvas = 4 * kPatchSide;
constexpr double kLeastPart = 0.002;     // of the box; smaller pieces are specks of drawing
constexpr double kAlike = 1.6;           // greatest ratio of area and of elongation in a likeness
constexpr double kSymmetry = 0.95;       // least correlation of a mark with its mapped self
constexpr double kPlateSolidity = 0.85;  // least area of a plate over its convex hull
constexpr double kPlateHoles = 0.5;      // most of the plate that its holes may take

double CanvasPerMark() { return kCanvas / (1 + 2 * kPatchMargin); }

struct Piece {
  cv::Mat mask;  // 8 bit, canvas
  bool ink = true;
};

// Connected pieces of a binary canvas and the holes enclosed in them; the ground that reaches the
// border is no piece.
std::vector<Piece> PiecesOf(const cv::Mat& binary) {
  std::vector<Piece> pieces;
  const double least = kLeastPart * CanvasPerMark() * CanvasPerMark();
  for (const bool ink : {true, false}) {
    cv::Mat labels, stats, centres;
    const cv::Mat one = ink ? binary : cv::Mat(255 - binary);
    const int count = cv::connectedComponentsWithStats(one, labels, stats, centres, ink ? 8 : 4);
    for (int label = 1; label < count; ++label) {
      const bool ground = !ink && (stats.at<int>(label, cv::CC_STAT_LEFT) == 0 ||
                                   stats.at<int>(label, cv::CC_STAT_TOP) == 0);
      if (ground || stats.at<int>(label, cv::CC_STAT_AREA) < least) continue;
      pieces.push_back({labels == label, ink});
    }
  }
  return pieces;
}

// The outer contour of a mask, filled.
cv::Mat Filled(const cv::Mat& mask) {
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  cv::Mat filled = cv::Mat::zeros(mask.size(), CV_8U);
  cv::drawContours(filled, contours, -1, 255, cv::FILLED);
  return filled;
}

// A piece of ink that is compact, holds all other ink and is not mostly hole: what a glyph is cut
// out of.
bool IsPlate(const cv::Mat& mask, const cv::Mat& all) {
  const cv::Mat filled = Filled(mask);
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  std::vector<cv::Point> hull;
  cv::convexHull(contours.front(), hull);
  const double filled_area = cv::countNonZero(filled);
  const double holes = filled_area - cv::countNonZero(mask);
  return cv::countNonZero(all & ~filled) == 0 && holes > 0.01 * filled_area &&
         holes < kPlateHoles * filled_area && filled_area > kPlateSolidity * cv::contourArea(hull);
}

MarkPart PartOf(const cv::Mat& mask, bool ink) {
  const cv::Moments m = cv::moments(mask, true);
  const double scale = 1 / CanvasPerMark();
  MarkPart part;
  part.area = m.m00 * scale * scale;
  part.centre = {(m.m10 / m.m00 + 0.5) * scale - kPatchMargin,
                 (m.m01 / m.m00 + 0.5) * scale - kPatchMargin};
  part.xx = m.mu20 / m.m00 * scale * scale;
  part.xy = m.mu11 / m.m00 * scale * scale;
  part.yy = m.mu02 / m.m00 * scale * scale;
  const double half = std::hypot((part.xx - part.yy) / 2, part.xy);
  part.major_sd = std::sqrt((part.xx + part.yy) / 2 + half);
  part.minor_sd = std::sqrt(std::max((part.xx + part.yy) / 2 - half, 1e-8));
  const double angle = 0.5 * std::atan2(2 * part.xy, part.xx - part.yy);
  part.axis = {std::cos(angle), std::sin(angle)};
  part.fill = part.area / (4 * std::numbers::pi * part.major_sd * part.minor_sd);
  part.ink = ink;
  return part;
}

cv::Mat Disc(int radius) {
  return cv::getStructuringElement(cv::MORPH_ELLIPSE, cv::Size(2 * radius + 1, 2 * radius + 1));
}

// Samples of the patch whose centre the canvas mask covers.
std::vector<int> SamplesIn(const cv::Mat& mask) {
  std::vector<int> samples;
  const int step = kCanvas / kPatchSide;
  for (int row = 0; row < kPatchSide; ++row) {
    for (int column = 0; column < kPatchSide; ++column) {
      if (mask.at<std::uint8_t>(row * step + step / 2, column * step + step / 2) != 0)
        samples.push_back(row * kPatchSide + column);
    }
  }
  return samples;
}

std::vector<float> PatchOf(const cv::Mat& canvas, double sigma_samples) {
  cv::Mat small;
  cv::resize(canvas, small, cv::Size(kPatchSide, kPatchSide), 0, 0, cv::INTER_AREA);
  small.convertTo(small, CV_32F, 1.0 / 255);
  if (sigma_samples > 0) cv::GaussianBlur(small, small, cv::Size(0, 0), sigma_samples);
  return {small.begin<float>(), small.end<float>()};
}

// Windows are as wide as the gap to a neighbour allows: 0.6 of the part's own width on each side,
// at least two samples so that the border is inside, at most five so that it stays local.
void AddWindow(const cv::Mat& mask, MarkPart& part) {
  const double width_px = 4 * part.minor_sd * CanvasPerMark();
  const int step = kCanvas / kPatchSide;
  const int reach = std::clamp(cvRound(0.6 * width_px), 2 * step + step / 2, 5 * step);
  cv::Mat grown, shrunk;
  cv::dilate(mask, grown, Disc(reach));
  part.window.samples = SamplesIn(grown);
  cv::erode(mask, shrunk, Disc(std::max(1, cvRound(0.15 * width_px))));
  part.inside = SamplesIn(shrunk);
}

// A quarter of a window, on a lattice of every second row and column; all of a small one.
std::vector<int> Thinned(const std::vector<int>& samples) {
  constexpr std::size_t kFewest = 24;
  std::vector<int> thinned;
  for (const int sample : samples) {
    if (sample / kPatchSide % 2 == 0 && sample % kPatchSide % 2 == 0) thinned.push_back(sample);
  }
  return thinned.size() < kFewest ? samples : thinned;
}

// Lays the looks out for comparison: by window, and for all windows together.
void AddTemplates(const std::array<std::vector<float>, kLooks>& looks,
                  const std::vector<float>& plate_cover,
                  MarkModel& model) {
  std::vector<LookValues> plate;
  for (int sample = 0; sample < kPatchArea; ++sample) {
    const auto s = static_cast<std::size_t>(sample);
    model.every_sample.push_back(sample);
    model.looks.push_back({looks[kCrisp][s], looks[kSoft][s], looks[kTiny][s], looks[kOutline][s]});
    plate.push_back({plate_cover[s], 0, 0, 0});
  }
  std::vector<bool> shown(kPatchArea, false), sparse(kPatchArea, false);
  for (MarkPart& part : model.parts) {
    part.sparse = TemplateOf(Thinned(part.window.samples), model.looks);
    part.window = TemplateOf(part.window.samples, model.looks);
    for (const int sample : part.window.samples) shown[static_cast<std::size_t>(sample)] = true;
    for (const int sample : part.sparse.samples) sparse[static_cast<std::size_t>(sample)] = true;
  }
  std::vector<int> samples;
  for (int sample = 0; sample < kPatchArea; ++sample) {
    if (shown[static_cast<std::size_t>(sample)]) samples.push_back(sample);
    if (sparse[static_cast<std::size_t>(sample)]) model.sparse_samples.push_back(sample);
  }
  model.whole = TemplateOf(std::move(samples), model.looks);
  model.plate_band = TemplateOf(model.plate_band.samples, plate);
}

// The border of a filled piece, to a fraction of a canvas pixel.
void AddContour(const cv::Mat& mask,
                const cv::Mat& canvas,
                int part,
                std::vector<ContourPoint>& contour) {
  std::vector<std::vector<cv::Point>> lines;
  cv::findContours(mask, lines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  // How far it is to the next border, inside and outside.
  const cv::Mat ink = canvas > 127;
  cv::Mat to_ground, to_ink, look;
  cv::distanceTransform(ink, to_ground, cv::DIST_L2, 5);
  cv::distanceTransform(255 - ink, to_ink, cv::DIST_L2, 5);
  cv::GaussianBlur(canvas, look, cv::Size(0, 0), 1.0);
  look.convertTo(look, CV_32F);
  cv::Mat slope_x, slope_y;
  cv::Sobel(look, slope_x, CV_32F, 1, 0);
  cv::Sobel(look, slope_y, CV_32F, 0, 1);
  const bool bright = cv::mean(canvas, mask)[0] > 127;
  const double step_px = kContourStep * CanvasPerMark(), most_px = kContourReach * CanvasPerMark();
  const auto value = [](const cv::Mat& of, cv::Point2d at) {
    const cv::Point pixel(std::clamp(cvRound(at.x), 0, of.cols - 1),
                          std::clamp(cvRound(at.y), 0, of.rows - 1));
    return static_cast<double>(of.at<float>(pixel));
  };
  for (const auto& line : lines) {
    double walked = step_px;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) walked += cv::norm(line[i] - line[i - 1]);
      if (walked < step_px) continue;
      cv::Point2d at = line[i];
      cv::Point2d normal(value(slope_x, at), value(slope_y, at));
      const double length = cv::norm(normal);
      if (length < 1) continue;
      normal *= (bright ? -1 : 1) / length;
      // To where the blurred drawing crosses the middle; Sobel's slope is eight times the true one.
      at += normal *
            std::clamp((value(look, at) - 127.5) * 8 / length * (bright ? 1 : -1), -1.5, 1.5);
      // Half way to the next border on either side: walk until the distance stops growing.
      double reach = most_px;
      for (const double side : {-1.0, 1.0}) {
        const cv::Mat& room = (side < 0) == bright ? to_ground : to_ink;
        double so_far = 0;
        for (double t = 1; t <= most_px; t += 0.5) {
          const double here = value(room, at + side * t * normal);
          if (here < so_far - 0.75) {
            reach = std::min(reach, std::max(so_far, 2.0));
            break;
          }
          so_far = std::max(so_far, here);
        }
      }
      walked = 0;
      contour.push_back({.at = {(at.x + 0.5) / CanvasPerMark() - kPatchMargin,
                                (at.y + 0.5) / CanvasPerMark() - kPatchMargin},
                         .normal = {normal.x, normal.y},
                         .part = part,
                         .reach = reach / CanvasPerMark()});
    }
  }
}

// Parts that look alike; each likeness counts by the square root of its members, so that the bars
// of a row do not outvote the one part that makes the mark unlike a bar chart.
void Weigh(MarkModel& model) {
  auto& parts = model.parts;
  std::vector<double> members;
  for (MarkPart& part : parts) {
    part.likeness = -1;
    for (const MarkPart& earlier : parts) {
      if (&earlier == &part) break;
      const auto within = [](double a, double b) { return std::max(a / b, b / a) < kAlike; };
      if (earlier.ink == part.ink && within(earlier.area, part.area) &&
          within(earlier.major_sd / earlier.minor_sd, part.major_sd / part.minor_sd) &&
          std::abs(std::log(earlier.fill / part.fill)) < 0.12) {
        part.likeness = earlier.likeness;
        break;
      }
    }
    if (part.likeness < 0) {
      part.likeness = static_cast<int>(members.size());
      members.push_back(0);
    }
    members[static_cast<std::size_t>(part.likeness)] += 1;
  }
  model.likenesses = static_cast<int>(members.size());
  double total = 0;
  for (MarkPart& part : parts) {
    part.weight = 1 / std::sqrt(members[static_cast<std::size_t>(part.likeness)]);
    total += part.weight;
  }
  for (MarkPart& part : parts) part.weight /= total;
}

double Correlation(const cv::Mat& a, const cv::Mat& b) {
  cv::Mat result;
  cv::matchTemplate(a, b, result, cv::TM_CCOEFF_NORMED);
  return result.at<float>(0, 0);
}

// Quarter turns and mirrors that leave glyph and plate as they are.
void AddSymmetries(const cv::Mat& glyph, MarkModel& model) {
  cv::Mat look;
  glyph.convertTo(look, CV_32F);
  cv::GaussianBlur(look, look, cv::Size(0, 0), 3);
  for (const bool mirror : {false, true}) {
    cv::Mat turned = look.clone();
    if (mirror) cv::flip(look, turned, 1);
    Warp warp;
    if (mirror) warp.m = {-1, 0, 1, 0, 1, 0, 0, 0, 1};
    for (int quarter = 0; quarter < 4; ++quarter) {
      if (quarter > 0) {
        cv::rotate(turned.clone(), turned, cv::ROTATE_90_CLOCKWISE);
        warp = Compose(Warp{{0, -1, 1, 1, 0, 0, 0, 0, 1}}, warp);
      }
      const bool same = !mirror && quarter == 0;
      if (!same && Correlation(look, turned) < kSymmetry) continue;
      model.symmetries.push_back(warp);
      model.mirror_symmetric |= mirror;
    }
  }
}

// The drawing as one grey plane in which ink is bright: distance from the ground's colour.
cv::Mat InkOf(const Picture& drawing) {
  const cv::Mat rgba(drawing.size.height,
                     drawing.size.width,
                     CV_8UC4,
                     const_cast<std::uint8_t*>(drawing.rgba.data()));  // only read
  std::vector<cv::Mat> c;
  cv::split(rgba, c);
  double least_alpha = 0;
  cv::minMaxLoc(c[3], &least_alpha);
  cv::Mat colours;
  cv::cvtColor(rgba, colours, cv::COLOR_RGBA2RGB);
  colours.convertTo(colours, CV_32F);
  cv::Vec3f ground = colours.at<cv::Vec3f>(0, 0);
  if (least_alpha < 128) {
    // On transparent ground, the ground takes the colour that differs most from the ink's mean.
    const cv::Scalar mean = cv::mean(colours, c[3] > 128);
    for (int k = 0; k < 3; ++k) ground[k] = mean[k] > 127 ? 0.0F : 255.0F;
    for (int y = 0; y < colours.rows; ++y) {
      for (int x = 0; x < colours.cols; ++x) {
        const float a = static_cast<float>(c[3].at<std::uint8_t>(y, x)) / 255;
        cv::Vec3f& pixel = colours.at<cv::Vec3f>(y, x);
        pixel = pixel * a + ground * (1 - a);
      }
    }
  }
  cv::Mat ink(colours.size(), CV_32F);
  for (int y = 0; y < colours.rows; ++y) {
    for (int x = 0; x < colours.cols; ++x)
      ink.at<float>(y, x) = static_cast<float>(cv::norm(colours.at<cv::Vec3f>(y, x) - ground));
  }
  double most = 0;
  cv::minMaxLoc(ink, nullptr, &most);
  // Under 16 levels apart nothing was drawn.
  ink.convertTo(ink, CV_8U, most < 16 ? 0 : 255 / most);
  return ink;
}

std::array<std::uint8_t, 3> MeanColour(const Picture& drawing, const cv::Mat& mask) {
  const cv::Mat rgba(drawing.size.height,
                     drawing.size.width,
                     CV_8UC4,
                     const_cast<std::uint8_t*>(drawing.rgba.data()));  // only read
  const cv::Scalar mean = cv::mean(rgba, mask);
  return {cv::saturate_cast<std::uint8_t>(mean[0]),
          cv::saturate_cast<std::uint8_t>(mean[1]),
          cv::saturate_cast<std::uint8_t>(mean[2])};
}

}  // namespace

bool MarkModel::rests_on_plate() const {
  constexpr double kSmallGlyph = 0.1;
  if (!solid_plate) return false;
  double ink = 0;
  for (const MarkPart& part : parts) ink += part.ink ? part.area : 0;
  return ink < kSmallGlyph * solid_plate->area;
}

Result<MarkModel> CompileMark(const std::string& id,
                              const std::string& title,
                              const Picture& drawing) {
  if (std::max(drawing.size.width, drawing.size.height) < kLeastDrawing || drawing.empty()) {
    return Error{"mark-too-small",
                 "mark '" + id + "' is drawn at " + std::to_string(drawing.size.width) + " x " +
                     std::to_string(drawing.size.height) + " px, at least " +
                     std::to_string(kLeastDrawing) + " px are needed"};
  }
  KeepOpenCvToOneThread();
  const cv::Mat ink = InkOf(drawing);
  const cv::Rect box = cv::boundingRect(ink > 127);
  if (box.empty()) {
    return Error{"mark-blank", "mark '" + id + "' shows nothing that differs from its ground"};
  }

  // The ink's box, centred in a canvas with the patch's margin.
  const double longer = std::max(box.width, box.height);
  const double scale = CanvasPerMark() / longer;
  const double offset_x = kCanvas / 2.0 - scale * (box.x + box.width / 2.0);
  const double offset_y = kCanvas / 2.0 - scale * (box.y + box.height / 2.0);
  // Pixel centres lie at half coordinates, warpAffine counts them whole.
  const cv::Matx23d canvas_from_drawing(
      scale, 0, offset_x + 0.5 * scale - 0.5, 0, scale, offset_y + 0.5 * scale - 0.5);
  cv::Mat canvas;
  cv::Mat reduced = ink;
  if (scale < 1) cv::GaussianBlur(ink, reduced, cv::Size(0, 0), 0.4 / scale);
  cv::warpAffine(reduced, canvas, canvas_from_drawing, cv::Size(kCanvas, kCanvas));

  MarkModel model;
  model.id = id;
  model.title = title;
  model.box = {cvRound(1000 * box.width / longer), cvRound(1000 * box.height / longer)};

  const cv::Mat binary = canvas > 127;
  cv::Mat glyph = canvas;
  cv::Mat plate_filled = cv::Mat::zeros(canvas.size(), CV_8U);
  for (const Piece& piece : PiecesOf(binary)) {
    if (!piece.ink || !IsPlate(piece.mask, binary)) continue;
    model.plate = PartOf(piece.mask, true);
    plate_filled = Filled(piece.mask);
    model.solid_plate = PartOf(plate_filled, true);
    // What is cut out of the plate is the glyph; the plate's own soft border is not.
    cv::Mat inner;
    cv::erode(plate_filled, inner, Disc(3));
    glyph = (255 - canvas) & inner;
    cv::Mat border = cv::Mat::zeros(canvas.size(), CV_8U), grown, shrunk;
    cv::dilate(plate_filled, grown, Disc(12));
    cv::erode(plate_filled, shrunk, Disc(12));
    border = grown & ~shrunk;
    model.plate_band.samples = SamplesIn(border);
    break;
  }
  for (const Piece& piece : PiecesOf(glyph > 127)) {
    MarkPart part = PartOf(piece.mask, piece.ink);
    AddWindow(piece.mask, part);
    AddContour(piece.mask, glyph, static_cast<int>(model.parts.size()), model.contour);
    model.parts.push_back(std::move(part));
  }
  if (model.parts.empty()) {
    return Error{"mark-blank", "mark '" + id + "' has no part larger than 0.2 % of its box"};
  }
  Weigh(model);
  model.bar_ends = BarEnds(model.parts);
  if (model.plate) AddContour(plate_filled, plate_filled, kPlateContour, model.contour);

  // The outline as a pen of 2.5 % of the mark draws it along the border.
  cv::Mat outer, inner;
  cv::dilate(glyph > 127, outer, Disc(2));
  cv::erode(glyph > 127, inner, Disc(2));
  AddTemplates(
      {PatchOf(glyph, 0), PatchOf(glyph, 1.2), PatchOf(glyph, 2.2), PatchOf(outer & ~inner, 0.5)},
      PatchOf(plate_filled, 0),
      model);
  AddSymmetries(glyph, model);
  const cv::Rect glyph_box = cv::boundingRect(glyph > 127);
  for (const int sample : SamplesIn(cv::Mat(glyph.size(), CV_8U, cv::Scalar(255)))) {
    const int step = kCanvas / kPatchSide;
    const cv::Point at(sample % kPatchSide * step, sample / kPatchSide * step);
    if (glyph_box.contains(at) && model.looks[static_cast<std::size_t>(sample)][kSoft] < 0.05F)
      model.gaps.push_back(sample);
  }

  const cv::Mat ink_mask = ink > 127;
  model.plate_colour = model.glyph_colour = MeanColour(drawing, ink_mask);
  if (model.plate) model.glyph_colour = {255, 255, 255};
  return model;
}

GrayRaster MarkInk(const Picture& drawing) {
  CHECK(!drawing.empty());
  const cv::Mat ink = InkOf(drawing);
  return {drawing.size, {ink.begin<std::uint8_t>(), ink.end<std::uint8_t>()}};
}

}  // namespace brandlint
