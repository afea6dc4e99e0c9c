// SPDX-License-Identifier: MIT
#include "core/logo/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "core/logo/lens.h"
#include "core/logo/mark_model.h"
#include "core/logo/patch.h"
#include "core/logo/robust_fit.h"
#include "core/logo/verify.h"
#include "core/logo/warp.h"

namespace brandlint {
namespace {

constexpr int kProfile = 11;       // samples along a normal
constexpr int kPoseRounds = 3;     // measure, correct the pose, measure again
constexpr double kStrange = 0.35;  // mean distance from the line ink-ground, in contrasts

using Colour = std::array<double, 3>;

double Dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }

// Motions of the mark's plane, to first order, and growth on all sides.
std::array<double, 9> PoseBasis(const ContourPoint& p) {
  const double x = p.at.x - 0.5, y = p.at.y - 0.5;
  const double along = p.normal.x * x + p.normal.y * y;
  return {p.normal.x,
          p.normal.x * x,
          p.normal.x * y,
          p.normal.y,
          p.normal.y * x,
          p.normal.y * y,
          along * x,
          along * y,
          p.part == kPlateContour ? 0.0 : 1.0};
}

Warp Moved(const Warp& picture_from_mark, const std::array<double, 9>& v) {
  // x' = x + v, with x counted from the centre; the last row makes the quadratic part.
  const Warp to = {{1, 0, -0.5, 0, 1, -0.5, 0, 0, 1}}, back = {{1, 0, 0.5, 0, 1, 0.5, 0, 0, 1}};
  const Warp motion = {{1 + v[1], v[2], v[0], v[4], 1 + v[5], v[3], -v[6], -v[7], 1}};
  return Compose(picture_from_mark, Compose(back, Compose(motion, to)));
}

class Measurement {
 public:
  Measurement(const MarkModel& model, const Lens& lens, const PatchReading& reading)
      : model_(model), lens_(lens), reading_(reading) {}

  std::vector<Displacement> At(const Warp& picture_from_mark) const {
    std::vector<Displacement> displacements;
    ForEachPiece([&](int part, std::span<const ContourPoint> points) {
      const bool usable = part == kPlateContour ||
                          reading_.parts[static_cast<std::size_t>(part)].state == PartState::kFound;
      if (usable) Piece(points, picture_from_mark, displacements);
    });
    return displacements;
  }

  // Along how much of the contour a border lies where it should, whatever the rest shows.
  void AddSupport(const Warp& picture_from_mark, ShapeReading& shape) const {
    constexpr double kInPlace = 0.3, kStep = 0.5;  // of the reach; of the contrast
    const auto kinds = static_cast<std::size_t>(model_.likenesses);
    std::vector<double> kind_in_view(kinds, 0), kind_supported(kinds, 0);
    double in_view = 0, supported = 0, contradicted = 0, agreed = 0;
    ForEachPiece([&](int of, std::span<const ContourPoint> points) {
      const bool plate = of == kPlateContour;
      if (plate && !model_.rests_on_plate()) return;
      std::vector<Profile> profiles;
      std::vector<bool> valid;
      SampleAll(points, picture_from_mark, profiles, valid);
      const auto part = static_cast<std::size_t>(plate ? 0 : of);
      // A covered part's own colours are the cover's.
      const bool ink = model_.parts[part].ink;
      const TwoColours two = plate || reading_.parts[part].state == PartState::kFound
                                 ? ColoursOf(profiles, valid)
                                 : Between(ink ? reading_.ink_colour : reading_.ground_colour,
                                           ink ? reading_.ground_colour : reading_.ink_colour);
      const auto kind = static_cast<std::size_t>(model_.parts[part].likeness);
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (!valid[i]) continue;
        in_view += 1;
        if (!plate) kind_in_view[kind] += 1;
        if (!two.known) continue;
        const Border border = BorderOf(profiles[i], two);
        if (border.strange > kStrange) continue;
        const bool there = std::abs(border.displacement) < kInPlace && border.step > kStep;
        supported += there ? 1 : 0;
        contradicted += there ? 0 : 1;
        constexpr double kOwnStep = 0.35;
        agreed += std::abs(border.own) < kInPlace && border.step > kOwnStep ? 1 : -1;
        if (!plate) kind_supported[kind] += there ? 1 : 0;
      }
    });
    if (in_view <= 0) return;
    shape.supported = supported / in_view;
    shape.contradicted = contradicted / in_view;
    shape.agreed = agreed / in_view;
    shape.kind_supported = 1;
    for (std::size_t k = 0; k < kinds; ++k) {
      if (kind_in_view[k] > 0)
        shape.kind_supported = std::min(shape.kind_supported, kind_supported[k] / kind_in_view[k]);
    }
  }

  // Along how much of the contour a line runs, for a mark drawn as an outline.
  void AddLines(const Warp& picture_from_mark, ShapeReading& shape) const {
    // A pen is up to a fortieth of the mark wide; where less room is left, both ends lie in it.
    constexpr double kLeastReach = 0.02;
    constexpr double kInPlace = 0.4, kRise = 0.35;  // of the reach; of the contrast
    double in_view = 0, supported = 0, contradicted = 0;
    ForEachPiece([&](int of, std::span<const ContourPoint> points) {
      if (of == kPlateContour) return;
      std::vector<Profile> profiles;
      std::vector<bool> valid;
      SampleAll(points, picture_from_mark, profiles, valid);
      for (std::size_t i = 0; i < points.size(); ++i)
        valid[i] = valid[i] && points[i].reach >= kLeastReach;
      const TwoColours two = LineColoursOf(profiles, valid);
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (!valid[i]) continue;
        in_view += 1;
        if (!two.known) continue;
        const Line line = LineOf(profiles[i], two);
        if (line.strange > kStrange) continue;
        const bool there = std::abs(line.displacement) < kInPlace && line.rise > kRise;
        supported += there ? 1 : 0;
        contradicted += there ? 0 : 1;
      }
    });
    if (in_view <= 0) return;
    shape.line_supported = supported / in_view;
    shape.line_contradicted = contradicted / in_view;
  }

 private:
  using Profile = std::array<Colour, kProfile>;

  // Calls with each part's contour, the plate's (kPlateContour) last.
  template <typename Call>
  void ForEachPiece(Call call) const {
    std::size_t first = 0;
    while (first < model_.contour.size()) {
      std::size_t last = first;
      const int part = model_.contour[first].part;
      while (last < model_.contour.size() && model_.contour[last].part == part) ++last;
      call(part, std::span(model_.contour).subspan(first, last - first));
      first = last;
    }
  }

  void SampleAll(std::span<const ContourPoint> points,
                 const Warp& picture_from_mark,
                 std::vector<Profile>& profiles,
                 std::vector<bool>& valid) const {
    profiles.resize(points.size());
    valid.resize(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
      valid[i] = Sample(points[i], picture_from_mark, profiles[i]);
  }

  bool Sample(const ContourPoint& point, const Warp& picture_from_mark, Profile& profile) const {
    std::array<Point, kProfile> at;
    for (int k = 0; k < kProfile; ++k) {
      const double t = point.reach * (2.0 * k / (kProfile - 1) - 1);
      at[static_cast<std::size_t>(k)] =
          picture_from_mark({point.at.x + t * point.normal.x, point.at.y + t * point.normal.y});
    }
    return SamplePoints(lens_, at, profile);
  }

  // Colours inside and outside of the border; none when they are too alike to measure by.
  struct TwoColours {
    bool known = false;
    Colour out{}, way{};
    double contrast2 = 0;
  };
  static TwoColours Between(const Colour& in, const Colour& out) {
    TwoColours two{.out = out};
    for (std::size_t c = 0; c < 3; ++c) {
      two.way[c] = in[c] - out[c];
      two.contrast2 += two.way[c] * two.way[c];
    }
    two.known = two.contrast2 >= 9;  // three levels: below, noise would be measured
    return two;
  }

  // The first colour's share of a mixture of the two that is nearest, and the distance from it in
  // contrasts.
  static std::pair<double, double> MixtureOf(const Colour& colour, const TwoColours& two) {
    double along = 0;
    for (std::size_t c = 0; c < 3; ++c) along += (colour[c] - two.out[c]) * two.way[c];
    const double a = std::clamp(along / two.contrast2, 0.0, 1.0);
    double off = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const double d = colour[c] - two.out[c] - a * two.way[c];
      off += d * d;
    }
    return {a, std::sqrt(off / two.contrast2)};
  }

  // What a profile says: the displacement of its border in reaches, how much darker it is outside,
  // and how far its colours lie from a mixture of the two.
  struct Border {
    double displacement = 0, step = 0, strange = 0;
    double own = 0;  // the displacement between the profile's own two ends instead
  };
  static Border BorderOf(const Profile& profile, const TwoColours& two) {
    Border border;
    double inside = 0;
    for (int k = 0; k < kProfile; ++k) {
      const auto [a, off] = MixtureOf(profile[static_cast<std::size_t>(k)], two);
      const double share = k == 0 || k == kProfile - 1 ? 0.5 : 1.0;  // trapezoids
      border.displacement += 2 * share * a / (kProfile - 1);
      border.strange += share * off / (kProfile - 1);
      if (k < 3) border.step += a / 3;
      if (k >= kProfile - 3) border.step -= a / 3;
      inside += k < 3 ? a / 3 : 0;
    }
    // The mean of a profile that falls from `inside` to `inside - step`.
    const double mean = border.displacement / 2;
    if (border.step > 0) border.own = 2 * (mean - (inside - border.step)) / border.step - 1;
    border.displacement -= 1;
    return border;
  }

  // What a profile says of a line: its middle in reaches, how much more of the pen's colour is
  // there than at the ends, and how far the colours lie from a mixture of pen and ground.
  struct Line {
    double displacement = 0, rise = 0, strange = 0;
  };
  static Line LineOf(const Profile& profile, const TwoColours& two) {
    Line line;
    double sum = 0, most = 0;
    for (int k = 0; k < kProfile; ++k) {
      const auto [a, off] = MixtureOf(profile[static_cast<std::size_t>(k)], two);
      sum += a;
      most = std::max(most, a);
      line.displacement += a * (2.0 * k / (kProfile - 1) - 1);
      line.strange += off / kProfile;
      if (k == 0 || k == kProfile - 1) line.rise -= a / 2;
    }
    line.rise += most;
    line.displacement = sum > 0 ? line.displacement / sum : 1;
    return line;
  }

  // Colours of the pen, in the middle, and of the ground, at both ends.
  static TwoColours LineColoursOf(std::span<const Profile> profiles,
                                  const std::vector<bool>& valid) {
    std::array<std::vector<double>, 3> pen, ground;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
      if (!valid[i]) continue;
      for (std::size_t c = 0; c < 3; ++c) {
        pen[c].push_back(profiles[i][kProfile / 2][c]);
        ground[c].push_back(profiles[i].front()[c]);
        ground[c].push_back(profiles[i].back()[c]);
      }
    }
    if (pen[0].size() < 8) return {};
    return Between({Median(pen[0]), Median(pen[1]), Median(pen[2])},
                   {Median(ground[0]), Median(ground[1]), Median(ground[2])});
  }

  TwoColours ColoursOf(std::span<const Profile> profiles, const std::vector<bool>& valid) const {
    std::array<std::vector<double>, 3> inside, outside;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
      if (!valid[i]) continue;
      for (std::size_t c = 0; c < 3; ++c) {
        inside[c].push_back(profiles[i].front()[c]);
        outside[c].push_back(profiles[i].back()[c]);
      }
    }
    if (inside[0].size() < 8) return {};
    return Between({Median(inside[0]), Median(inside[1]), Median(inside[2])},
                   {Median(outside[0]), Median(outside[1]), Median(outside[2])});
  }

  void Piece(std::span<const ContourPoint> points,
             const Warp& picture_from_mark,
             std::vector<Displacement>& displacements) const {
    std::vector<Profile> profiles;
    std::vector<bool> valid;
    SampleAll(points, picture_from_mark, profiles, valid);
    const TwoColours two = ColoursOf(profiles, valid);
    if (!two.known) return;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!valid[i]) continue;
      const Border border = BorderOf(profiles[i], two);
      if (border.strange > kStrange) continue;
      displacements.push_back(
          {.point = &points[i], .value = points[i].reach * border.displacement});
    }
  }

  static double Median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
  }

  const MarkModel& model_;
  const Lens& lens_;
  const PatchReading& reading_;
};

// What a part's displacements say of its own shape.
PartShape ShapeOf(const MarkPart& part, std::span<Displacement> displacements) {
  PartShape shape;
  if (displacements.size() < 12) return shape;
  const Point across = {-part.axis.y, part.axis.x};
  const double half = 2 * part.major_sd;
  const auto basis = [&](const ContourPoint& p) -> std::array<double, 6> {
    const Point r = {p.at.x - part.centre.x, p.at.y - part.centre.y};
    const double u = Dot(r, part.axis) / half;
    const double along = Dot(p.normal, part.axis), side = Dot(p.normal, across);
    const double corner = std::abs(u) > 0.5 ? 4 * along * along * side * side : 0;
    return {p.normal.x,
            p.normal.y,
            u > 0 ? along : -along,
            std::abs(side),
            side * (u * u - 0.33),
            corner};
  };
  const auto x = Fit<6>(displacements, 1e-3, basis);
  shape.measured = true;
  shape.moved = std::hypot(x[0], x[1]);
  shape.longer = x[2];
  shape.thicker = x[3];
  shape.bent = x[4];
  shape.squarer = x[5];
  double sum = 0;
  for (const Displacement& d : displacements) sum += d.value * d.value;
  shape.rest = std::sqrt(sum / static_cast<double>(displacements.size()));
  return shape;
}

void Summarise(const MarkModel& model, ShapeReading& shape) {
  std::vector<double> longer;
  double n = 0, squares = 0, square_n = 0;
  std::vector<int> members(static_cast<std::size_t>(model.likenesses), 0);
  for (const MarkPart& part : model.parts) ++members[static_cast<std::size_t>(part.likeness)];
  double mean = 0, common = 0, common_n = 0;
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    const PartShape& part = shape.parts[i];
    if (!part.measured) continue;
    longer.push_back(part.longer);
    mean += part.thicker;
    n += 1;
    shape.moved = std::max(shape.moved, part.moved);
    shape.rest += part.rest * part.rest;
    const MarkPart& of = model.parts[i];
    if (members[static_cast<std::size_t>(of.likeness)] == 1) {
      shape.bent = std::max(shape.bent, std::abs(part.bent));
    } else {
      common += part.bent * part.bent;
      common_n += 1;
    }
    if (of.elongated()) {
      shape.squarer += part.squarer;
      squares += part.squarer * part.squarer;
      square_n += 1;
    }
  }
  if (n == 0) return;
  mean /= n;
  shape.thickness = mean;
  shape.rest = std::sqrt(shape.rest / n);
  std::ranges::sort(longer);
  const double middle = longer[longer.size() / 2];
  for (const PartShape& part : shape.parts) {
    if (!part.measured) continue;
    shape.lengths = std::max(shape.lengths, std::abs(part.longer - middle));
    shape.widths = std::max(shape.widths, std::abs(part.thicker - mean));
  }
  if (common_n > 0) shape.bent_common = std::sqrt(common / common_n);
  if (square_n > 0) {
    shape.squarer /= square_n;
    const double variance = std::max(0.0, squares / square_n - shape.squarer * shape.squarer);
    shape.squarer_error = std::sqrt(variance / square_n);
  }
}

}  // namespace

ShapeReading MeasureShape(const MarkModel& model,
                          const Lens& lens,
                          const Warp& picture_from_mark,
                          const PatchReading& reading) {
  ShapeReading shape;
  shape.parts.resize(model.parts.size());
  if (reading.found <= 0) return shape;
  const Measurement measurement(model, lens, reading);
  if (reading.outlined) {
    measurement.AddLines(picture_from_mark, shape);
    return shape;
  }
  Warp pose = picture_from_mark;
  std::vector<Displacement> displacements;
  for (int round = 0; round < kPoseRounds; ++round) {
    displacements = measurement.At(pose);
    if (displacements.size() < 24) return shape;
    const std::array<double, 9> motion = Fit<9>(displacements, 1e-3, PoseBasis);
    if (round + 1 < kPoseRounds) pose = Moved(pose, motion);
    // Growth on all sides is no motion: it belongs to the parts.
    if (round + 1 == kPoseRounds) {
      for (Displacement& d : displacements) {
        if (d.point->part != kPlateContour) d.value += motion[8];
      }
    }
  }
  measurement.AddSupport(pose, shape);
  for (Displacement& d : displacements) d.weight = 1;
  std::size_t first = 0;
  double sum = 0;
  while (first < displacements.size()) {
    std::size_t last = first;
    const int part = displacements[first].point->part;
    while (last < displacements.size() && displacements[last].point->part == part) ++last;
    const std::span<Displacement> own = std::span(displacements).subspan(first, last - first);
    first = last;
    double squares = 0;
    for (const Displacement& d : own) squares += d.value * d.value;
    if (part == kPlateContour) {
      shape.plate_points = static_cast<int>(own.size());
      shape.plate_rms = std::sqrt(squares / static_cast<double>(own.size()));
      double run = 0;
      for (std::size_t i = 0; i < own.size(); ++i) {
        run += own[i].value;
        if (i >= 5) run -= own[i - 5].value;
        if (i >= 4) shape.plate_peak = std::max(shape.plate_peak, std::abs(run) / 5);
      }
      continue;
    }
    sum += squares;
    shape.points += static_cast<int>(own.size());
    shape.parts[static_cast<std::size_t>(part)] =
        ShapeOf(model.parts[static_cast<std::size_t>(part)], own);
  }
  if (shape.points > 0) shape.rms = std::sqrt(sum / shape.points);
  Summarise(model, shape);
  return shape;
}

}  // namespace brandlint
