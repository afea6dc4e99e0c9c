// SPDX-License-Identifier: MIT
#include "core/logo/propose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <utility>

namespace brandlint {
namespace {

constexpr double kMostStretch = 3.0;      // largest over smallest singular value of a pose
constexpr double kFillTolerance = 0.22;   // of log fill; noise and blur move it by about 0.1
constexpr double kLengthRatio = 1.7;      // two parts' relative size may be off by that
constexpr double kPlaceTolerance = 0.05;  // mark units; a bar's distance to the next is 0.17
// Of equal pairs, those up to this many times the least distance are tried: neighbours and next
// neighbours. A mark of which only far pairs are left is mostly covered.
constexpr double kFarPair = 2.1;
constexpr double kSizeTolerance = 0.9;  // of log area
// Of a thousand marks in generated pictures, the pose that found it had less support for one.
constexpr double kLeastSupport = 0.2;
constexpr double kSamePose = 0.12;  // poses whose corners are nearer are one; marks

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(double s, Point a) { return {s * a.x, s * a.y}; }
double Dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
// Pixels are far from where squares overflow, which std::hypot takes its time to prevent.
double Length(Point a) { return std::sqrt(Dot(a, a)); }

// What a pair of parts says about a pose. The linear part A of the pose is the least squares
// solution of A x_k = y_k over the half axes of long parts and the line between the centres.
struct PartPair {
  int first = 0, second = 0;
  std::array<Point, 3> x{};
  int vectors = 0;
  std::array<double, 3> inverse{};  // of sum x x^T: xx, xy, yy
  bool determined = false;          // the vectors span the plane
};

PartPair PairOf(const MarkModel& model, int first, int second) {
  const MarkPart& a = model.parts[static_cast<std::size_t>(first)];
  const MarkPart& b = model.parts[static_cast<std::size_t>(second)];
  PartPair pair{.first = first, .second = second};
  const auto add = [&](Point v) { pair.x[static_cast<std::size_t>(pair.vectors++)] = v; };
  add(b.centre - a.centre);
  if (a.elongated()) add(2 * (a.major_sd * a.axis));
  if (b.elongated()) add(2 * (b.major_sd * b.axis));
  double xx = 0, xy = 0, yy = 0;
  for (int k = 0; k < pair.vectors; ++k) {
    const Point v = pair.x[static_cast<std::size_t>(k)];
    xx += v.x * v.x;
    xy += v.x * v.y;
    yy += v.y * v.y;
  }
  const double det = xx * yy - xy * xy;
  pair.determined = det > 0.01 * (xx + yy) * (xx + yy);
  if (pair.determined) pair.inverse = {yy / det, -xy / det, xx / det};
  return pair;
}

using Matrix = std::array<double, 4>;

Matrix Solve(const PartPair& pair, const std::array<Point, 3>& y) {
  Matrix sum{};
  for (int k = 0; k < pair.vectors; ++k) {
    const Point from = pair.x[static_cast<std::size_t>(k)];
    const Point to = y[static_cast<std::size_t>(k)];
    sum[0] += to.x * from.x;
    sum[1] += to.x * from.y;
    sum[2] += to.y * from.x;
    sum[3] += to.y * from.y;
  }
  const auto [xx, xy, yy] = pair.inverse;
  return {sum[0] * xx + sum[1] * xy,
          sum[0] * xy + sum[1] * yy,
          sum[2] * xx + sum[3] * xy,
          sum[2] * xy + sum[3] * yy};
}

Point Apply(const Matrix& m, Point p) { return {m[0] * p.x + m[1] * p.y, m[2] * p.x + m[3] * p.y}; }

constexpr std::array<Point, 4> kCorners = {Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}};

class Search {
 public:
  Search(const MarkModel& model,
         std::span<const PartCandidate> candidates,
         const ProposeOptions& options)
      : model_(model), options_(options) {
    for (const MarkPart& part : model.parts) log_part_area_.push_back(std::log(part.area));
    // The heaviest first: most poses fall at them.
    for (std::size_t i = 0; i < model.parts.size(); ++i) by_weight_.push_back(i);
    std::ranges::stable_sort(
        by_weight_, std::greater<>{}, [&](std::size_t i) { return model.parts[i].weight; });
    for (int likeness = 0; likeness < model.likenesses; ++likeness) {
      const Range range = RangeOf(likeness);
      std::vector<PartCandidate> list;
      for (const PartCandidate& candidate : candidates) {
        if (!range.Holds(candidate)) continue;
        if (static_cast<int>(list.size()) == options.most_alike) break;
        list.push_back(candidate);
      }
      by_likeness_.emplace_back(std::move(list));
    }
  }

  // Distinct poses, best supported first.
  std::vector<Proposal> FromPairs() {
    const int count = static_cast<int>(model_.parts.size());
    for (int first = 0; first < count; ++first) {
      for (int second = first + 1; second < count; ++second) {
        if (Distance(first, second) < kFarPair * NearestOfKind(first, second))
          TryPair(PairOf(model_, first, second));
      }
    }
    KeepBest();
    std::vector<Proposal> proposals;
    for (const Supported& pose : found_) proposals.push_back(ProposalOf(pose));
    return proposals;
  }

 private:
  // What the parts of a likeness allow a blob. An affine map changes elongation by up to its
  // stretch; long parts are thinned by blur and fattened by glow, too.
  struct Range {
    double least_elongation = 1e9, most_elongation = 0, log_fill = 0, least_area = 0;

    bool Holds(const PartCandidate& blob) const {
      return blob.area >= least_area && std::abs(blob.log_fill - log_fill) < kFillTolerance &&
             blob.elongation > least_elongation && blob.elongation < most_elongation;
    }
  };

  // A pose on its way.
  struct Supported {
    Matrix m{};
    Point shift;
    double scale = 0;
    double support = 0;
  };

  Range RangeOf(int likeness) const {
    Range range;
    double least_area = 1e9;
    for (const MarkPart& part : model_.parts) {
      if (part.likeness != likeness) continue;
      const double elongation = part.major_sd / part.minor_sd;
      range.least_elongation = std::min(range.least_elongation, elongation / 2.2);
      range.most_elongation = std::max(range.most_elongation, elongation * 2.2);
      range.log_fill = std::log(part.fill);
      least_area = std::min(least_area, part.area);
    }
    range.least_area = LeastDeterminant() * least_area * std::exp(-kSizeTolerance);
    return range;
  }

  // Of a pose in which the mark is least_mark_px along its longer axis.
  double LeastDeterminant() const {
    return options_.least_mark_px * options_.least_mark_px / kMostStretch;
  }

  double Distance(int first, int second) const {
    return Length(model_.parts[static_cast<std::size_t>(first)].centre -
                  model_.parts[static_cast<std::size_t>(second)].centre);
  }

  // The least distance between two parts of the likenesses of these two.
  double NearestOfKind(int first, int second) const {
    const auto kind = [&](int part) {
      return model_.parts[static_cast<std::size_t>(part)].likeness;
    };
    double nearest = 1e9;
    const int count = static_cast<int>(model_.parts.size());
    for (int i = 0; i < count; ++i) {
      for (int k = i + 1; k < count; ++k) {
        const bool same = std::minmax(kind(i), kind(k)) == std::minmax(kind(first), kind(second));
        if (same) nearest = std::min(nearest, Distance(i, k));
      }
    }
    return nearest;
  }

  const PartCells& CandidatesFor(const MarkPart& part) const {
    return by_likeness_[static_cast<std::size_t>(part.likeness)];
  }

  void TryPair(const PartPair& pair) {
    const MarkPart& a = model_.parts[static_cast<std::size_t>(pair.first)];
    const MarkPart& b = model_.parts[static_cast<std::size_t>(pair.second)];
    const double distance = Length(b.centre - a.centre);
    const double reach_a = distance / a.major_sd;
    const double size_ratio = a.major_sd / b.major_sd;
    const bool parallel = a.elongated() && b.elongated() && std::abs(Dot(a.axis, b.axis)) > 0.95;
    const double most_ratio = parallel ? kLengthRatio : 2.5;
    for (const PartCandidate& p : CandidatesFor(a).all()) {
      // A stretch of 3 changes the distance in terms of a length by at most that.
      const double farthest = 2.2 * reach_a * p.major_sd, nearest = reach_a * p.major_sd / 2.2;
      const double expected = p.major_sd / size_ratio;
      const double least = expected / most_ratio, most = expected * most_ratio;
      CandidatesFor(b).EachNear(p.centre, farthest, [&](const PartCandidate& q) {
        if (q.major_sd < least || q.major_sd > most) return;
        const Point between = q.centre - p.centre;
        const double gap = Dot(between, between);
        if (gap > farthest * farthest || gap < nearest * nearest || gap <= 0) return;
        if (parallel && std::abs(Dot(p.axis, q.axis)) < 0.8 * p.major_sd * q.major_sd) return;
        TryAssignment(pair, a, b, p, q);
      });
    }
  }

  void TryAssignment(const PartPair& pair,
                     const MarkPart& a,
                     const MarkPart& b,
                     const PartCandidate& p,
                     const PartCandidate& q) {
    if (!pair.determined) {
      // Two compact parts, or two parts on one line: a similarity, and its mirror image.
      const Point x = b.centre - a.centre, y = q.centre - p.centre;
      const double n = Dot(x, x);
      const double c = Dot(x, y) / n, s = (x.x * y.y - x.y * y.x) / n;
      TryPose(pair, {c, -s, s, c}, a.centre, p.centre, p, q);
      const double c2 = (x.x * y.x - x.y * y.y) / n, s2 = (x.y * y.x + x.x * y.y) / n;
      TryPose(pair, {c2, s2, s2, -c2}, a.centre, p.centre, p, q);
      return;
    }
    // Each long part may lie either way round.
    const int ways_a = a.elongated() ? 2 : 1, ways_b = b.elongated() ? 2 : 1;
    for (int way_a = 0; way_a < ways_a; ++way_a) {
      for (int way_b = 0; way_b < ways_b; ++way_b) {
        std::array<Point, 3> y{};
        std::size_t k = 0;
        y[k++] = q.centre - p.centre;
        if (ways_a == 2) y[k++] = (way_a == 0 ? 2.0 : -2.0) * p.axis;
        if (ways_b == 2) y[k++] = (way_b == 0 ? 2.0 : -2.0) * q.axis;
        const Matrix m = Solve(pair, y);
        // What the vectors disagree about, against their length.
        double error = 0, length = 0;
        for (int i = 0; i < pair.vectors; ++i) {
          const auto index = static_cast<std::size_t>(i);
          const Point off = Apply(m, pair.x[index]) - y[index];
          error += Dot(off, off);
          length += Dot(y[index], y[index]);
        }
        if (error > 0.05 * length) continue;
        const Point middle = 0.5 * (a.centre + b.centre);
        TryPose(pair, m, middle, 0.5 * (p.centre + q.centre), p, q);
      }
    }
  }

  // Whether a blob has the area of a part under a pose.
  bool OfSize(const PartCandidate& blob, std::size_t part, double log_det) const {
    return std::abs(blob.log_area - log_part_area_[part] - log_det) <= kSizeTolerance;
  }

  void TryPose(const PartPair& pair,
               const Matrix& m,
               Point mark,
               Point plane,
               const PartCandidate& p,
               const PartCandidate& q) {
    // Of the singular values l >= s, l^2 + s^2 is the matrix's square sum and l s its determinant:
    // this is asked of so many poses that StretchOf takes too long.
    const double signed_det = m[0] * m[3] - m[1] * m[2], det = std::abs(signed_det);
    if (signed_det < 0 && model_.mirror_symmetric) return;
    const double squares = m[0] * m[0] + m[1] * m[1] + m[2] * m[2] + m[3] * m[3];
    if (squares > (kMostStretch + 1 / kMostStretch) * det) return;
    const double root = std::sqrt(std::max(0.0, squares * squares - 4 * det * det));
    if (squares + root < 2 * options_.least_mark_px * options_.least_mark_px) return;
    const std::array<std::size_t, 2> own = {static_cast<std::size_t>(pair.first),
                                            static_cast<std::size_t>(pair.second)};
    const double log_det = std::log(det);
    // The two blobs it stands on must be as large as it says.
    if (!OfSize(p, own[0], log_det) && !OfSize(q, own[1], log_det)) return;
    Supported pose{.m = m, .shift = plane - Apply(m, mark), .scale = std::sqrt(det)};
    // With three parts or more, two that agree by chance are not enough to look closer. The two
    // that the pose stands on come last: most poses fall with the others.
    const std::size_t count = model_.parts.size(), needed = count >= 3 ? 3 : 0;
    std::size_t hits = 0, left = count;
    double most = 1;  // that the support can still become
    const auto add = [&](std::size_t part) {
      const double fit = FitOf(part, pose, log_det);
      hits += fit > 0 ? 1 : 0;
      --left;
      pose.support += model_.parts[part].weight * fit;
      most -= model_.parts[part].weight * (1 - fit);
      return hits + left >= needed && most >= bar_;
    };
    for (const std::size_t part : by_weight_) {
      if (part != own[0] && part != own[1] && !add(part)) return;
    }
    if (!add(own[0]) || !add(own[1])) return;
    found_.push_back(pose);
    if (found_.size() >= 512) KeepBest();
  }

  // How well the blob fits that fits a part best under a pose, in [0, 1].
  double FitOf(std::size_t index, const Supported& pose, double log_det) const {
    const MarkPart& part = model_.parts[index];
    const Point expected = Apply(pose.m, part.centre) + pose.shift;
    const double reach = 2.5 * kPlaceTolerance * pose.scale;
    const double log_area = log_part_area_[index] + log_det;
    const Point axis = Apply(pose.m, part.major_sd * part.axis);
    const double length = Length(axis);
    double best = 0;
    CandidatesFor(part).EachNear(expected, reach, [&](const PartCandidate& blob) {
      const Point off = blob.centre - expected;
      if (std::abs(off.x) + std::abs(off.y) > reach) return;
      const double size = std::abs(blob.log_area - log_area);
      if (size > kSizeTolerance) return;
      double turn = 0;
      if (part.elongated()) {
        const double cross = std::abs(axis.x * blob.axis.y - axis.y * blob.axis.x);
        turn = cross / (length * blob.major_sd);
        if (turn > 0.35) return;
        const double longer = std::abs(std::log(blob.major_sd / length));
        if (longer > 0.35) return;
        turn += longer;
      }
      const double most = (1 - 0.5 * size) * (1 - turn);
      if (most <= best) return;
      const double place = Length(off) / pose.scale / kPlaceTolerance;
      best = std::max(best, std::exp(-0.5 * place * place) * most);
    });
    return best;
  }

  // Of the poses found so far, the best that are not nearly the same. Once there are as many as
  // are wanted, what has less support need not be looked at.
  void KeepBest() {
    std::ranges::stable_sort(found_, std::greater<>{}, &Supported::support);
    std::vector<Supported> kept;
    for (const Supported& pose : found_) {
      if (static_cast<int>(kept.size()) >= options_.most_from_pairs) break;
      const bool known =
          std::ranges::any_of(kept, [&](const Supported& other) { return Same(other, pose); });
      if (!known) kept.push_back(pose);
    }
    found_ = std::move(kept);
    if (static_cast<int>(found_.size()) == options_.most_from_pairs && !found_.empty())
      bar_ = std::max(bar_, found_.back().support);
  }

  // Whether no corner of the mark's box lies far apart under two poses.
  static bool Same(const Supported& a, const Supported& b) {
    return std::ranges::all_of(kCorners, [&](Point corner) {
      const Point off = Apply(a.m, corner) + a.shift - Apply(b.m, corner) - b.shift;
      return Length(off) < kSamePose * a.scale;
    });
  }

  static Proposal ProposalOf(const Supported& pose) {
    const Matrix& m = pose.m;
    return {.plane_from_mark = {{m[0], m[1], pose.shift.x, m[2], m[3], pose.shift.y, 0, 0, 1}},
            .support = pose.support};
  }

  const MarkModel& model_;
  const ProposeOptions& options_;
  std::vector<double> log_part_area_;
  std::vector<std::size_t> by_weight_;
  std::vector<PartCells> by_likeness_;
  std::vector<Supported> found_;
  double bar_ = kLeastSupport;  // poses of less support are dropped
};

// Symmetric square root of a covariance and its inverse.
Matrix RootOf(double xx, double xy, double yy, bool inverse) {
  const double half = std::hypot((xx - yy) / 2, xy), mean = (xx + yy) / 2;
  const double large = std::sqrt(mean + half), small = std::sqrt(std::max(mean - half, 1e-12));
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  const double c = std::cos(angle), s = std::sin(angle);
  const double l = inverse ? 1 / large : large, k = inverse ? 1 / small : small;
  return {c * c * l + s * s * k, c * s * (l - k), c * s * (l - k), s * s * l + c * c * k};
}

Matrix Product(const Matrix& a, const Matrix& b) {
  return {a[0] * b[0] + a[1] * b[2],
          a[0] * b[1] + a[1] * b[3],
          a[2] * b[0] + a[3] * b[2],
          a[2] * b[1] + a[3] * b[3]};
}

// Poses that carry one part onto one blob: their ellipses of inertia leave a turn open, which is
// tried in steps.
void FromSingle(const MarkModel& model,
                const MarkPart& part,
                std::span<const PartCandidate> candidates,
                const ProposeOptions& options,
                std::vector<Proposal>& proposals) {
  constexpr int kTurns = 24;  // 15 degrees: refinement corrects half of it
  std::vector<const PartCandidate*> tried;
  std::vector<const PartCandidate*> sorted;
  const double stretch = part.major_sd / part.minor_sd, log_fill = std::log(part.fill);
  const double least_area =
      std::max(48.0, part.area * options.least_mark_px * options.least_mark_px / kMostStretch);
  for (const PartCandidate& blob : candidates) {
    if (blob.area > least_area && std::abs(blob.log_fill - log_fill) < 0.12 &&
        std::max(blob.elongation / stretch, stretch / blob.elongation) < 1.6)
      sorted.push_back(&blob);
  }
  std::ranges::stable_sort(
      sorted, [](const PartCandidate* a, const PartCandidate* b) { return a->area > b->area; });
  for (const PartCandidate* blob : sorted) {
    const bool known = std::ranges::any_of(tried, [&](const PartCandidate* other) {
      return Length(other->centre - blob->centre) < 0.05 * std::sqrt(blob->area) &&
             std::abs(other->log_area - blob->log_area) < 0.15;
    });
    if (known) continue;
    if (static_cast<int>(tried.size()) >= options.most_from_single + options.most_upright) break;
    // Small ones are tried upright, on the side and upside down only.
    const int step = static_cast<int>(tried.size()) < options.most_from_single ? 1 : kTurns / 4;
    tried.push_back(blob);
    const Matrix to = RootOf(blob->xx, blob->xy, blob->yy, false);
    const Matrix from = RootOf(part.xx, part.xy, part.yy, true);
    for (const bool mirror : {false, true}) {
      if (mirror && model.mirror_symmetric) continue;
      for (int turn = 0; turn < kTurns; turn += step) {
        const double angle = 2 * std::numbers::pi * turn / kTurns;
        const double c = std::cos(angle), s = std::sin(angle), f = mirror ? -1 : 1;
        const Matrix m = Product(Product(to, {c, -s * f, s, c * f}), from);
        const Point shift = blob->centre - Apply(m, part.centre);
        proposals.push_back(
            {.plane_from_mark = {{m[0], m[1], shift.x, m[2], m[3], shift.y, 0, 0, 1}},
             .support = 0,
             .from_single = true});
      }
    }
  }
}

}  // namespace

std::vector<Proposal> ProposePoses(const MarkModel& model,
                                   std::span<const PartCandidate> candidates,
                                   const ProposeOptions& options) {
  std::vector<Proposal> proposals = Search(model, candidates, options).FromPairs();
  if (model.plate) FromSingle(model, *model.plate, candidates, options, proposals);
  if (model.solid_plate) FromSingle(model, *model.solid_plate, candidates, options, proposals);
  // A part that is most of the mark gives a pose on its own.
  double total = 0;
  for (const MarkPart& part : model.parts) total += part.area;
  for (const MarkPart& part : model.parts) {
    if (part.area > 0.5 * total) FromSingle(model, part, candidates, options, proposals);
  }
  return proposals;
}

}  // namespace brandlint
