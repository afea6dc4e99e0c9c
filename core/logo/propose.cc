// SPDX-License-Identifier: MIT
#include "core/logo/propose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
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
constexpr std::size_t kMostBlobsALikeness = 1500;  // the most stable; beyond it is texture

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(double s, Point a) { return {s * a.x, s * a.y}; }
double Dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
double Length(Point a) { return std::hypot(a.x, a.y); }

// A blob with what is asked of it again and again.
struct Candidate {
  Point centre, axis;  // the axis has the length of major_sd
  double area = 0, major_sd = 0, elongation = 0, log_fill = 0, log_area = 0;
};

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

class Search {
 public:
  Search(const MarkModel& model, std::span<const Blob> blobs) : model_(model) {
    for (const MarkPart& part : model.parts) log_part_area_.push_back(std::log(part.area));
    // Of each likeness, the blobs that could be one of its parts: same fill, same kind of length.
    by_likeness_.resize(static_cast<std::size_t>(model.likenesses));
    for (const Blob& blob : blobs) {
      const double major = blob.major_sd();
      const Candidate candidate{.centre = blob.centre,
                                .axis = major * blob.axis(),
                                .area = blob.area,
                                .major_sd = major,
                                .elongation = major / blob.minor_sd(),
                                .log_fill = std::log(blob.fill()),
                                .log_area = std::log(blob.area)};
      for (int likeness = 0; likeness < model.likenesses; ++likeness) {
        auto& list = by_likeness_[static_cast<std::size_t>(likeness)];
        if (list.size() < kMostBlobsALikeness && CouldBe(candidate, likeness))
          AddUnlessKnown(candidate, list);
      }
    }
    for (auto& list : by_likeness_) {
      std::ranges::stable_sort(list, {}, [](const Candidate& c) { return c.centre.x; });
    }
  }

  std::vector<Proposal> FromPairs() {
    const int count = static_cast<int>(model_.parts.size());
    for (int first = 0; first < count; ++first) {
      for (int second = first + 1; second < count; ++second) {
        if (Distance(first, second) < kFarPair * NearestOfKind(first, second))
          TryPair(PairOf(model_, first, second));
      }
    }
    return std::move(found_);
  }

 private:
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

  bool CouldBe(const Candidate& blob, int likeness) const {
    double least = 1e9, most = 0, log_fill = 0;
    for (const MarkPart& part : model_.parts) {
      if (part.likeness != likeness) continue;
      const double elongation = part.major_sd / part.minor_sd;
      least = std::min(least, elongation);
      most = std::max(most, elongation);
      log_fill = std::log(part.fill);
    }
    // An affine map changes elongation by up to its stretch; long parts are thinned by blur and
    // fattened by glow, too.
    return std::abs(blob.log_fill - log_fill) < kFillTolerance && blob.elongation > least / 2.2 &&
           blob.elongation < most * 2.2;
  }

  // Planes and levels show the same region again.
  static void AddUnlessKnown(const Candidate& blob, std::vector<Candidate>& list) {
    for (const Candidate& known : list) {
      const Point off = known.centre - blob.centre;
      if (100 * Dot(off, off) < blob.area && std::abs(known.log_area - blob.log_area) < 0.2 &&
          std::abs(std::log(known.major_sd / blob.major_sd)) < 0.07)
        return;
    }
    list.push_back(blob);
  }

  const std::vector<Candidate>& CandidatesOf(const MarkPart& part) const {
    return by_likeness_[static_cast<std::size_t>(part.likeness)];
  }

  // Those of a part's candidates whose centre is no farther than `reach` to the left or right.
  std::span<const Candidate> Near(const MarkPart& part, double x, double reach) const {
    const auto& list = CandidatesOf(part);
    const auto by_x = [](const Candidate& candidate) { return candidate.centre.x; };
    const auto first = std::ranges::lower_bound(list, x - reach, {}, by_x);
    const auto last = std::ranges::upper_bound(first, list.end(), x + reach, {}, by_x);
    return {first, last};
  }

  void TryPair(const PartPair& pair) {
    const MarkPart& a = model_.parts[static_cast<std::size_t>(pair.first)];
    const MarkPart& b = model_.parts[static_cast<std::size_t>(pair.second)];
    const double distance = Length(b.centre - a.centre);
    const double reach_a = distance / a.major_sd;
    const double size_ratio = a.major_sd / b.major_sd;
    for (const Candidate& p : CandidatesOf(a)) {
      // A stretch of 3 changes the distance in terms of a length by at most that.
      const double farthest = 2.2 * reach_a * p.major_sd, nearest = reach_a * p.major_sd / 2.2;
      for (const Candidate& q : Near(b, p.centre.x, farthest)) {
        const double gap = Length(q.centre - p.centre);
        if (gap > farthest || gap < nearest || gap <= 0) continue;
        const double ratio = p.major_sd / q.major_sd / size_ratio;
        const bool parallel =
            a.elongated() && b.elongated() && std::abs(Dot(a.axis, b.axis)) > 0.95;
        if (parallel && (ratio > kLengthRatio || ratio * kLengthRatio < 1)) continue;
        if (!parallel && (ratio > 2.5 || ratio * 2.5 < 1)) continue;
        if (parallel && std::abs(Dot(p.axis, q.axis)) < 0.8 * p.major_sd * q.major_sd) continue;
        TryAssignment(pair, a, b, p, q);
      }
    }
  }

  void TryAssignment(const PartPair& pair,
                     const MarkPart& a,
                     const MarkPart& b,
                     const Candidate& p,
                     const Candidate& q) {
    if (!pair.determined) {
      // Two compact parts, or two parts on one line: a similarity, and its mirror image.
      const Point x = b.centre - a.centre, y = q.centre - p.centre;
      const double n = Dot(x, x);
      const double c = Dot(x, y) / n, s = (x.x * y.y - x.y * y.x) / n;
      TryPose(pair, {c, -s, s, c}, a.centre, p.centre);
      const double c2 = (x.x * y.x - x.y * y.y) / n, s2 = (x.y * y.x + x.x * y.y) / n;
      TryPose(pair, {c2, s2, s2, -c2}, a.centre, p.centre);
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
        TryPose(pair, m, middle, 0.5 * (p.centre + q.centre));
      }
    }
  }

  void TryPose(const PartPair& pair, const Matrix& m, Point mark, Point plane) {
    // Of the singular values l >= s, l^2 + s^2 is the matrix's square sum and l s its determinant:
    // this is asked of so many poses that StretchOf takes too long.
    const double signed_det = m[0] * m[3] - m[1] * m[2], det = std::abs(signed_det);
    if (signed_det < 0 && model_.mirror_symmetric) return;
    const double squares = m[0] * m[0] + m[1] * m[1] + m[2] * m[2] + m[3] * m[3];
    if (squares > (kMostStretch + 1 / kMostStretch) * det) return;
    const double root = std::sqrt(std::max(0.0, squares * squares - 4 * det * det));
    constexpr double kLeast_px = 6;  // plane pixels for the whole mark
    if (squares + root < 2 * kLeast_px * kLeast_px) return;
    const Point shift = plane - Apply(m, mark);
    const double scale = std::sqrt(det);
    const double log_det = std::log(det);
    // With three parts or more, two that agree by chance are not enough to look closer. The two
    // that the pose stands on come last: most poses fall with the others.
    const std::size_t count = model_.parts.size(), needed = count >= 3 ? 3 : 0;
    const std::array<std::size_t, 2> own = {static_cast<std::size_t>(pair.first),
                                            static_cast<std::size_t>(pair.second)};
    double support = 0;
    std::size_t hits = 0, next = 0;
    for (std::size_t done = 0; done < count; ++done) {
      if (hits + (count - done) < needed) return;
      while (next == own[0] || next == own[1]) ++next;
      const std::size_t i = done + 2 < count ? next++ : own[done + 2 - count];
      const MarkPart& part = model_.parts[i];
      const Point expected = Apply(m, part.centre) + shift;
      const Point axis = Apply(m, part.major_sd * part.axis);
      double best = 0;
      for (const Candidate& blob : Near(part, expected.x, 2.5 * kPlaceTolerance * scale)) {
        const Point off = blob.centre - expected;
        const double distance = (std::abs(off.x) + std::abs(off.y)) / scale;
        if (distance > 2.5 * kPlaceTolerance) continue;
        const double size = std::abs(blob.log_area - log_part_area_[i] - log_det);
        if (size > 0.9) continue;
        double turn = 0;
        if (part.elongated()) {
          const double cross = std::abs(axis.x * blob.axis.y - axis.y * blob.axis.x);
          turn = cross / (Length(axis) * blob.major_sd);
          const double longer = std::abs(std::log(blob.major_sd / Length(axis)));
          if (turn > 0.35 || longer > 0.35) continue;
          turn += longer;
        }
        const double place = Length(off) / scale / kPlaceTolerance;
        const double fit = std::exp(-0.5 * place * place) * (1 - 0.5 * size) * (1 - turn);
        best = std::max(best, fit);
      }
      hits += best > 0 ? 1 : 0;
      support += part.weight * best;
    }
    if (hits < needed) return;
    Proposal proposal{.plane_from_mark = {{m[0], m[1], shift.x, m[2], m[3], shift.y, 0, 0, 1}},
                      .support = support};
    found_.push_back(proposal);
    // Keeps the list short without sorting at every step.
    if (found_.size() > 4000) KeepBest(2000);
  }

  void KeepBest(std::size_t count) {
    std::ranges::stable_sort(found_, std::greater<>{}, &Proposal::support);
    if (found_.size() > count) found_.resize(count);
  }

  const MarkModel& model_;
  std::vector<double> log_part_area_;
  std::vector<std::vector<Candidate>> by_likeness_;
  std::vector<Proposal> found_;
};

// Farthest that a corner of the mark's box lies apart under two poses, in marks.
double Apart(const Warp& a, const Warp& b) {
  const auto d = DerivativeAt(a, {0.5, 0.5});
  const double scale = std::sqrt(std::abs(d[0] * d[3] - d[1] * d[2]));
  double most = 0;
  for (const Point corner : {Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}})
    most = std::max(most, Length(a(corner) - b(corner)));
  return most / std::max(scale, 1e-9);
}

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
                std::span<const Blob> blobs,
                const ProposeOptions& options,
                std::vector<Proposal>& proposals) {
  constexpr int kTurns = 24;  // 15 degrees: refinement corrects half of it
  std::vector<const Blob*> tried;
  std::vector<const Blob*> sorted;
  const double stretch = part.major_sd / part.minor_sd;
  for (const Blob& blob : blobs) {
    const double other = blob.major_sd() / blob.minor_sd();
    if (std::abs(std::log(blob.fill() / part.fill)) < 0.12 &&
        std::max(other / stretch, stretch / other) < 1.6 && blob.area > 48)
      sorted.push_back(&blob);
  }
  std::ranges::stable_sort(sorted, [](const Blob* a, const Blob* b) { return a->area > b->area; });
  for (const Blob* blob : sorted) {
    const bool known = std::ranges::any_of(tried, [&](const Blob* other) {
      return Length(other->centre - blob->centre) < 0.05 * std::sqrt(blob->area) &&
             std::abs(std::log(other->area / blob->area)) < 0.15;
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
                                   std::span<const Blob> blobs,
                                   const ProposeOptions& options) {
  std::vector<Proposal> pairs = Search(model, blobs).FromPairs();
  std::ranges::stable_sort(pairs, std::greater<>{}, &Proposal::support);
  std::vector<Proposal> proposals;
  for (const Proposal& proposal : pairs) {
    if (static_cast<int>(proposals.size()) >= options.most_from_pairs) break;
    const bool known = std::ranges::any_of(proposals, [&](const Proposal& kept) {
      return Apart(kept.plane_from_mark, proposal.plane_from_mark) < 0.12;
    });
    if (!known) proposals.push_back(proposal);
  }
  if (model.plate) FromSingle(model, *model.plate, blobs, options, proposals);
  if (model.solid_plate) FromSingle(model, *model.solid_plate, blobs, options, proposals);
  // A part that is most of the mark gives a pose on its own.
  double total = 0;
  for (const MarkPart& part : model.parts) total += part.area;
  for (const MarkPart& part : model.parts) {
    if (part.area > 0.5 * total) FromSingle(model, part, blobs, options, proposals);
  }
  return proposals;
}

}  // namespace brandlint
