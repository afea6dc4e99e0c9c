// SPDX-License-Identifier: MIT
#include "core/logo/find_marks.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/logo/component_tree.h"
#include "core/logo/contour.h"
#include "core/logo/lens.h"
#include "core/logo/part_candidates.h"
#include "core/logo/patch.h"
#include "core/logo/propose.h"
#include "core/logo/propose_ends.h"
#include "core/logo/score.h"

namespace brandlint {
namespace {

// A pose below this rough fit has never become a sighting on the development pictures.
constexpr double kLeastRough = 0.35;
// Samples of the patch are not smaller than this, in picture pixels: below, the mark is under 7
// pixels wide, and any blot resembles something.
constexpr double kLeastScale_px = 8.0 / kPatchSide;
constexpr double kLeastMark_px = kLeastScale_px * kPatchSide / (1 + 2 * kPatchMargin);
// Least mean score of the parts with which contours are measured.
constexpr double kLeastToMeasure = 0.4;
// A sighting above it is not looked for again.
constexpr double kCertain = 0.8;
// Most of the contour that may be contradicted for a covered mark.
constexpr double kMostContradicted = 0.35;
// Poses are refined from the best rough fit on. After that many in a row that were no sighting,
// none of 1,222 marks in generated pictures was found; of those that fit at all badly, after fewer.
constexpr int kMostRefined = 10, kMostMisses = 8, kMostBadMisses = 4;
constexpr double kBadRough = 0.5;
constexpr double kSamePlace = 0.3;  // least overlap (IoU) of two sightings of one mark

Warp ToPicture(const Warp& plane_from_mark, double planes_per_picture) {
  const double s = 1 / planes_per_picture;
  return Compose(Warp{{s, 0, 0, 0, s, 0, 0, 0, 1}}, plane_from_mark);
}

// The corners of the mark's box: shorter than the unit square on one side.
Quad QuadOf(const MarkModel& model, const Warp& picture_from_mark) {
  const double w = model.box.width / 2000.0, h = model.box.height / 2000.0;
  return {picture_from_mark({0.5 - w, 0.5 - h}),
          picture_from_mark({0.5 + w, 0.5 - h}),
          picture_from_mark({0.5 + w, 0.5 + h}),
          picture_from_mark({0.5 - w, 0.5 + h})};
}

Warp Canonical(const MarkModel& model, const Warp& picture_from_mark) {
  Warp best = picture_from_mark;
  double least = 1e9;
  for (const Warp& symmetry : model.symmetries) {
    const Warp equal = Compose(picture_from_mark, symmetry);
    const Stretch stretch = StretchOf(DerivativeAt(equal, {0.5, 0.5}));
    const double cost = std::abs(stretch.rotation_deg) + (stretch.mirrored ? 360 : 0);
    if (cost < least - 1e-6) {
      least = cost;
      best = equal;
    }
  }
  return best;
}

struct Rough {
  Warp picture_from_mark;
  double value = 0;
};

void FindOne(const MarkModel& model,
             std::size_t index,
             const Lens& lens,
             std::span<const PartCandidate> candidates,
             std::span<const BlobEnd> ends,
             double least_score,
             std::vector<Sighting>& sightings) {
  std::vector<Rough> roughs;
  // Refinement enlarges a pose by less than that.
  const double least_px = kLeastMark_px / 1.25 * lens.planes_per_picture;
  // Of an icon, no more of a likeness ever mattered: beyond the most stable ones is texture. Pages
  // hold more in their measure.
  const Size plane = lens.planes.front().size;
  const int most_alike = std::clamp(plane.width * plane.height / 680, 150, 1500);
  const ProposeOptions options{.most_alike = most_alike, .least_mark_px = std::max(6.0, least_px)};
  for (const Proposal& proposal : ProposePoses(model, candidates, options)) {
    const Warp warp = ToPicture(proposal.plane_from_mark, lens.planes_per_picture);
    const double value = RoughFit(model, lens, warp);
    if (value > kLeastRough) roughs.push_back({warp, value});
  }
  std::ranges::stable_sort(roughs, std::greater<>{}, &Rough::value);
  std::vector<Sighting> found;
  int misses = 0;
  const Size size = lens.pyramid.front().size;
  // The neighbourhood of a pose that already was refined to something good needs no second.
  const auto known = [&](const Warp& picture_from_mark, double value) {
    const Box place = RegionOf(QuadOf(model, picture_from_mark), size).box;
    return std::ranges::any_of(found, [&](const Sighting& other) {
      return other.score > value &&
             IntersectionOverUnion(RegionOf(other.quad, size).box, place) > 0.6;
    });
  };
  const auto look = [&](const Warp& picture_from_mark, double hopeless) {
    double value = 0;
    Sighting sighting;
    sighting.mark = index;
    sighting.picture_from_mark =
        Canonical(model, RefinePose(model, lens, picture_from_mark, value, hopeless));
    sighting.quad = QuadOf(model, sighting.picture_from_mark);
    Patch patch;
    SamplePatch(lens, sighting.picture_from_mark, model.every_sample, patch);
    sighting.reading = ReadMark(model, patch);
    // Contours take a fifth of a millisecond: only where half of the mark may be, and where they
    // can make it a sighting.
    if (sighting.reading.mean_score >= kLeastToMeasure &&
        MostScoreOf(model, sighting.picture_from_mark, sighting.reading) >= least_score)
      sighting.shape = MeasureShape(model, lens, sighting.picture_from_mark, sighting.reading);
    sighting.score = ScoreOf(model, sighting.picture_from_mark, sighting.reading, sighting.shape);
    misses = sighting.score < least_score ? misses + 1 : 0;
    found.push_back(std::move(sighting));
  };
  int refined = 0;
  for (const Rough& rough : roughs) {
    if (refined >= kMostRefined || misses >= kMostMisses) break;
    if (misses >= kMostBadMisses && rough.value < kBadRough) break;
    if (known(rough.picture_from_mark, rough.value)) continue;
    ++refined;
    look(rough.picture_from_mark, kHopeless);
  }
  constexpr int kMostFromEnds = 4;
  for (const Proposal& proposal : ProposeFromEnds(model, ends, kMostFromEnds)) {
    const Warp warp = ToPicture(proposal.plane_from_mark, lens.planes_per_picture);
    if (known(warp, kCertain)) continue;
    look(warp, 0);
    // A cover brings its own colours; where the mark's lie otherwise, it is another drawing.
    if (found.back().shape.contradicted > kMostContradicted) found.pop_back();
  }
  std::ranges::stable_sort(found, std::greater<>{}, &Sighting::score);
  for (Sighting& sighting : found) sightings.push_back(std::move(sighting));
}

}  // namespace

std::vector<Sighting> FindMarks(std::span<const MarkModel> models,
                                const Picture& picture,
                                const FindOptions& options) {
  CHECK(!picture.empty());
  const Lens lens = PrepareLens(picture);
  std::vector<Blob> blobs;
  for (const GrayRaster& plane : lens.planes) {
    for (const Blob& blob : StableBlobs(plane)) blobs.push_back(blob);
  }
  std::ranges::stable_sort(blobs, {}, &Blob::variation);

  const std::vector<PartCandidate> candidates = PartCandidatesOf(blobs);
  const std::vector<BlobEnd> ends = EndsOf(blobs);
  std::vector<Sighting> all;
  for (std::size_t i = 0; i < models.size(); ++i)
    FindOne(models[i], i, lens, candidates, ends, options.least_score, all);

  std::vector<Sighting> kept;
  for (Sighting& sighting : all) {
    if (sighting.score < options.least_score || sighting.reading.scale < kLeastScale_px) continue;
    const Box box = RegionOf(sighting.quad, picture.size).box;
    const bool known = std::ranges::any_of(kept, [&](const Sighting& other) {
      return other.mark == sighting.mark &&
             IntersectionOverUnion(RegionOf(other.quad, picture.size).box, box) > kSamePlace;
    });
    if (known || box.empty()) continue;
    sighting.score = GradedScore(sighting.score,
                                 models[sighting.mark],
                                 sighting.picture_from_mark,
                                 sighting.reading,
                                 sighting.shape);
    kept.push_back(std::move(sighting));
  }
  std::ranges::stable_sort(kept, [&](const Sighting& a, const Sighting& b) {
    const Box p = RegionOf(a.quad, picture.size).box, q = RegionOf(b.quad, picture.size).box;
    return p.y != q.y ? p.y < q.y : p.x < q.x;
  });
  return kept;
}

}  // namespace brandlint
