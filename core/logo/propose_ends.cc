// SPDX-License-Identifier: MIT
#include "core/logo/propose_ends.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <utility>

namespace brandlint {
namespace {

constexpr double kLonger = 1.5;         // least elongation of a blob that points anywhere
constexpr std::size_t kMostEnds = 240;  // of the largest blobs; beyond it is texture
constexpr double kWidthRatio = 1.45;    // widths may be off by that: blur, glow
constexpr double kPlace = 0.035;        // mark units; ends of neighbouring bars differ by 0.05
constexpr int kLeastEnds = 4, kLeastParts = 3;
// Of the ten ends of five bars, four in place. Chance reaches 0.3 often.
constexpr double kLeastSupport = 0.36;

Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
double Dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
double Cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
double Length(Point a) { return std::hypot(a.x, a.y); }

// x -> (a x - b y + u, b x + a y + v), mirrored first when `flip` is -1.
struct Similarity {
  double a = 1, b = 0, u = 0, v = 0, flip = 1;
  Point operator()(Point p) const {
    const double x = flip * p.x;
    return {a * x - b * p.y + u, b * x + a * p.y + v};
  }
  Point Turned(Point p) const {
    const double x = flip * p.x;
    return {a * x - b * p.y, b * x + a * p.y};
  }
};

struct Match {
  const PartEnd* part = nullptr;
  const BlobEnd* blob = nullptr;
};

// The affine map that carries the parts' ends to the blobs', drawn towards `start` where they leave
// it open.
Warp Fitted(const Similarity& start, std::span<const Match> matches) {
  // Unknowns: change of xx, xy, shift (and the same for y), about the centre of the matches.
  Point middle;
  for (const Match& match : matches) {
    middle.x += match.part->at.x / static_cast<double>(matches.size());
    middle.y += match.part->at.y / static_cast<double>(matches.size());
  }
  constexpr double kRidge = 0.02;
  double xx = kRidge, xy = 0, yy = kRidge;
  Point rx, ry, shift;
  for (const Match& match : matches) {
    const Point r = match.part->at - middle, left = match.blob->at - start(match.part->at);
    xx += r.x * r.x;
    xy += r.x * r.y;
    yy += r.y * r.y;
    rx.x += left.x * r.x;
    rx.y += left.x * r.y;
    ry.x += left.y * r.x;
    ry.y += left.y * r.y;
    shift.x += left.x / static_cast<double>(matches.size());
    shift.y += left.y / static_cast<double>(matches.size());
  }
  const double det = xx * yy - xy * xy;
  const Point cx = {(yy * rx.x - xy * rx.y) / det, (xx * rx.y - xy * rx.x) / det};
  const Point cy = {(yy * ry.x - xy * ry.y) / det, (xx * ry.y - xy * ry.x) / det};
  const double m0 = start.flip * start.a + cx.x, m1 = -start.b + cx.y;
  const double m3 = start.flip * start.b + cy.x, m4 = start.a + cy.y;
  const Point at = start(middle);
  return {{m0,
           m1,
           at.x + shift.x - m0 * middle.x - m1 * middle.y,
           m3,
           m4,
           at.y + shift.y - m3 * middle.x - m4 * middle.y,
           0,
           0,
           1}};
}

class EndSearch {
 public:
  EndSearch(const BarEnds& index, std::span<const BlobEnd> blobs)
      : index_(index), parts_(index.ends()), blobs_(blobs) {}

  std::vector<Proposal> Run(bool mirrored_too) {
    for (const BlobEnd& p : blobs_) {
      for (const BlobEnd& q : blobs_) {
        if (&p == &q || p.bright != q.bright) continue;
        const double ratio = p.half_width / q.half_width;
        if (ratio > kWidthRatio || ratio * kWidthRatio < 1) continue;
        const Point line = q.at - p.at;
        const double distance = Length(line);
        if (distance < 2 * p.half_width || distance > 40 * p.half_width) continue;
        const double first = AngleFrom(line, p.out), second = AngleFrom(line, q.out);
        for (const EndPair& pair : index_.At(first, second)) Try(pair, p, line, distance, 1);
        if (!mirrored_too) continue;
        constexpr double kTurnFull = 2 * std::numbers::pi;
        const double a = first > 0 ? kTurnFull - first : 0, b = second > 0 ? kTurnFull - second : 0;
        for (const EndPair& pair : index_.At(a, b)) Try(pair, p, line, distance, -1);
      }
    }
    return std::move(found_);
  }

 private:
  void Try(const EndPair& pair, const BlobEnd& p, Point line, double distance, double flip) {
    const PartEnd& first = parts_[static_cast<std::size_t>(pair.first)];
    const PartEnd& second = parts_[static_cast<std::size_t>(pair.second)];
    const double scale = distance / pair.distance;
    const double wider = p.half_width / (scale * first.half_width);
    if (wider > kWidthRatio || wider * kWidthRatio < 1) return;
    constexpr double kLeast_px = 56;  // half covered, smaller ones show nothing particular
    if (scale < kLeast_px) return;
    Point from = second.at - first.at;
    from.x *= flip;
    const double n = Dot(from, from);
    Similarity pose{.a = Dot(from, line) / n, .b = Cross(from, line) / n, .flip = flip};
    const Point at = pose.Turned(first.at);
    pose.u = p.at.x - at.x;
    pose.v = p.at.y - at.y;
    std::vector<Match>& matches = matches_;
    matches.clear();
    double support = 0;
    std::size_t left = parts_.size();
    int parts = 0, last_part = -1;
    for (const PartEnd& end : parts_) {
      if (matches.size() + left < kLeastEnds) return;
      --left;
      const auto [blob, fit] = BestFor(end, pose, scale, p.bright, wider);
      if (blob == nullptr) continue;
      matches.push_back({&end, blob});
      support += fit;
      parts += end.part != last_part ? 1 : 0;
      last_part = end.part;
    }
    if (static_cast<int>(matches.size()) < kLeastEnds || parts < kLeastParts) return;
    support /= static_cast<double>(parts_.size());
    if (support < kLeastSupport) return;
    found_.push_back({.plane_from_mark = Fitted(pose, matches), .support = support});
  }

  std::pair<const BlobEnd*, double> BestFor(
      const PartEnd& end, const Similarity& pose, double scale, bool bright, double wider) const {
    const Point expected = pose(end.at);
    const Point out = pose.Turned(end.out);
    const double reach = 2 * kPlace * scale;
    const auto first = std::ranges::lower_bound(
        blobs_, expected.x - reach, {}, [](const BlobEnd& e) { return e.at.x; });
    const BlobEnd* best = nullptr;
    double most = 0;
    for (auto it = first; it != blobs_.end() && it->at.x <= expected.x + reach; ++it) {
      if (it->bright != bright) continue;
      const Point off = it->at - expected;
      if (Dot(off, off) > reach * reach) continue;
      if (Dot(it->out, out) < scale * std::cos(kEndTurn)) continue;
      const double width = it->half_width / (scale * end.half_width * wider);
      if (width > kWidthRatio || width * kWidthRatio < 1) continue;
      const double place = Length(off) / (scale * kPlace);
      const double fit = std::exp(-0.5 * place * place);
      if (fit <= most) continue;
      most = fit;
      best = &*it;
    }
    return {best, most};
  }

  const BarEnds& index_;
  const std::span<const PartEnd> parts_;
  const std::span<const BlobEnd> blobs_;
  std::vector<Match> matches_;
  std::vector<Proposal> found_;
};

double Apart(const Warp& a, const Warp& b) {
  double most = 0;
  for (const Point corner : {Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}})
    most = std::max(most, Length(a(corner) - b(corner)));
  return most / std::max(1e-9, Length(a({1, 0}) - a({0, 0})));
}

}  // namespace

std::vector<BlobEnd> EndsOf(std::span<const Blob> blobs) {
  std::vector<const Blob*> bars;
  for (const Blob& blob : blobs) {
    if (blob.fill() > kStraightFill && blob.major_sd() > kLonger * blob.minor_sd())
      bars.push_back(&blob);
  }
  std::ranges::stable_sort(bars, [](const Blob* a, const Blob* b) { return a->area > b->area; });
  std::vector<BlobEnd> ends;
  for (const Blob* blob : bars) {
    if (ends.size() >= kMostEnds) break;
    const Point axis = blob->axis();
    const double half = HalfOfBar(blob->major_sd()), width = HalfOfBar(blob->minor_sd());
    const auto known = [&](Point at, Point out) {
      return std::ranges::any_of(ends, [&](const BlobEnd& end) {
        return end.bright == blob->bright && Length(end.at - at) < 0.25 * width &&
               Dot(end.out, out) > 0.98 && std::abs(end.half_width - width) < 0.15 * width;
      });
    };
    for (const double way : {1.0, -1.0}) {
      const Point out = {way * axis.x, way * axis.y};
      const Point at = {blob->centre.x + half * out.x, blob->centre.y + half * out.y};
      if (!known(at, out))
        ends.push_back({.at = at, .out = out, .half_width = width, .bright = blob->bright});
    }
  }
  std::ranges::stable_sort(ends, {}, [](const BlobEnd& end) { return end.at.x; });
  return ends;
}

std::vector<Proposal> ProposeFromEnds(const MarkModel& model,
                                      std::span<const BlobEnd> ends,
                                      int most) {
  if (model.bar_ends.ends().size() < 2 * kLeastParts || ends.size() < kLeastEnds) return {};
  std::vector<Proposal> found = EndSearch(model.bar_ends, ends).Run(!model.mirror_symmetric);
  std::ranges::stable_sort(found, std::greater<>{}, &Proposal::support);
  std::vector<Proposal> kept;
  for (const Proposal& proposal : found) {
    if (static_cast<int>(kept.size()) >= most) break;
    const bool known = std::ranges::any_of(kept, [&](const Proposal& other) {
      return Apart(other.plane_from_mark, proposal.plane_from_mark) < 0.12;
    });
    if (!known) kept.push_back(proposal);
  }
  return kept;
}

}  // namespace brandlint
