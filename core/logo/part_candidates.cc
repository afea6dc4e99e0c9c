// SPDX-License-Identifier: MIT
#include "core/logo/part_candidates.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace brandlint {

std::vector<PartCandidate> PartCandidatesOf(std::span<const Blob> blobs) {
  std::vector<const Blob*> sorted;
  sorted.reserve(blobs.size());
  for (const Blob& blob : blobs) sorted.push_back(&blob);
  std::ranges::stable_sort(sorted, {}, [](const Blob* blob) { return blob->variation; });
  std::vector<PartCandidate> candidates;
  // By half octave of area and by place, so that only neighbours are compared: the same region has
  // its centre within a tenth of its width and its area within a fifth.
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> kept;
  for (const Blob* blob : sorted) {
    const double major = blob->major_sd(), minor = blob->minor_sd();
    const Point axis = blob->axis();
    const PartCandidate candidate{.centre = blob->centre,
                                  .axis = {major * axis.x, major * axis.y},
                                  .xx = blob->xx,
                                  .xy = blob->xy,
                                  .yy = blob->yy,
                                  .area = blob->area,
                                  .log_area = std::log(blob->area),
                                  .major_sd = major,
                                  .elongation = major / minor,
                                  .log_fill = std::log(blob->fill())};
    const auto same = [&](std::size_t index) {
      const PartCandidate& known = candidates[index];
      const double x = known.centre.x - candidate.centre.x;
      const double y = known.centre.y - candidate.centre.y;
      return 100 * (x * x + y * y) < candidate.area &&
             std::abs(known.log_area - candidate.log_area) < 0.2 &&
             std::abs(known.log_fill - candidate.log_fill) < 0.05 &&
             std::abs(known.major_sd / candidate.major_sd - 1) < 0.07;
    };
    const int octave = static_cast<int>(2 * candidate.log_area);
    const auto cell = [](double at, double width) {
      return static_cast<std::uint64_t>(at / width);
    };
    const auto key = [](int of, std::uint64_t x, std::uint64_t y) {
      return static_cast<std::uint64_t>(of) << 48 | x << 24 | y;
    };
    // Cells of that half octave are as wide as its smallest square.
    const auto width = [](int of) { return std::exp(of / 4.0); };
    bool known = false;
    for (int of = std::max(octave - 1, 0); of <= octave + 1 && !known; ++of) {
      const double reach = 0.1 * std::sqrt(candidate.area), w = width(of);
      const auto low_x = cell(std::max(candidate.centre.x - reach, 0.0), w);
      const auto low_y = cell(std::max(candidate.centre.y - reach, 0.0), w);
      for (auto x = low_x; x <= cell(candidate.centre.x + reach, w) && !known; ++x) {
        for (auto y = low_y; y <= cell(candidate.centre.y + reach, w) && !known; ++y) {
          const auto found = kept.find(key(of, x, y));
          known = found != kept.end() && std::ranges::any_of(found->second, same);
        }
      }
    }
    if (known) continue;
    const double w = width(octave);
    kept[key(octave, cell(candidate.centre.x, w), cell(candidate.centre.y, w))].push_back(
        candidates.size());
    candidates.push_back(candidate);
  }
  return candidates;
}

PartCells::PartCells(std::vector<PartCandidate> candidates) : candidates_(std::move(candidates)) {
  double right = 0, bottom = 0;
  for (const PartCandidate& candidate : candidates_) {
    right = std::max(right, candidate.centre.x);
    bottom = std::max(bottom, candidate.centre.y);
  }
  columns_ = static_cast<int>(right / kCell_px) + 1;
  rows_ = static_cast<int>(bottom / kCell_px) + 1;
  std::ranges::stable_sort(
      candidates_, {}, [&](const PartCandidate& c) { return CellOf(c.centre); });
  first_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  for (const PartCandidate& c : candidates_) ++first_[CellOf(c.centre) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

}  // namespace brandlint
