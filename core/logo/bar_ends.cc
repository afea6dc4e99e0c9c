// SPDX-License-Identifier: MIT
#include "core/logo/bar_ends.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/logo/mark_model.h"

namespace brandlint {
namespace {

constexpr double kFullTurn = 2 * std::numbers::pi;
constexpr std::size_t kBins = 24;  // of a full turn

std::size_t BinOf(double angle) {
  return static_cast<std::size_t>(angle / kFullTurn * kBins) % kBins;
}

// The bins within the tolerance of an angle: up to three.
std::vector<std::size_t> Around(double angle) {
  std::vector<std::size_t> bins;
  for (const double turn : {-kEndTurn, 0.0, kEndTurn}) {
    const std::size_t bin = BinOf(std::fmod(angle + turn + kFullTurn, kFullTurn));
    if (bins.empty() || bins.back() != bin) bins.push_back(bin);
  }
  return bins;
}

}  // namespace

double HalfOfBar(double standard_deviation) { return std::numbers::sqrt3 * standard_deviation; }

double AngleFrom(Point base, Point v) {
  const double angle = std::atan2(base.x * v.y - base.y * v.x, base.x * v.x + base.y * v.y);
  return angle < 0 ? angle + kFullTurn : angle;
}

BarEnds::BarEnds(std::span<const MarkPart> parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const MarkPart& part = parts[i];
    if (!part.elongated() || part.fill < kStraightFill) continue;
    for (const double way : {1.0, -1.0}) {
      const Point out = {way * part.axis.x, way * part.axis.y};
      const double half = HalfOfBar(part.major_sd);
      ends_.push_back({.at = {part.centre.x + half * out.x, part.centre.y + half * out.y},
                       .out = out,
                       .half_width = HalfOfBar(part.minor_sd),
                       .part = static_cast<int>(i)});
    }
  }
  if (ends_.empty()) return;
  bins_.resize(kBins * kBins);
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    for (std::size_t k = 0; k < ends_.size(); ++k) {
      const Point line = {ends_[k].at.x - ends_[i].at.x, ends_[k].at.y - ends_[i].at.y};
      const double distance = std::hypot(line.x, line.y);
      if (i == k || distance < ends_[i].half_width) continue;
      for (const std::size_t first : Around(AngleFrom(line, ends_[i].out))) {
        for (const std::size_t second : Around(AngleFrom(line, ends_[k].out)))
          bins_[first * kBins + second].push_back(
              {static_cast<int>(i), static_cast<int>(k), distance});
      }
    }
  }
}

std::span<const EndPair> BarEnds::At(double first, double second) const {
  if (bins_.empty()) return {};
  return bins_[BinOf(first) * kBins + BinOf(second)];
}

}  // namespace brandlint
