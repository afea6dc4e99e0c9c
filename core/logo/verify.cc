// SPDX-License-Identifier: MIT
#include "core/logo/verify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "core/base/check.h"
#include "core/logo/correlate.h"

namespace brandlint {
namespace {

constexpr double kOutlineHandicap = 0.08;  // see BestShape
constexpr double kFoundScore = 0.6;        // least score of a part that counts as found
// Share of the mark's contrast that a place may differ from the ground and still be empty.
constexpr double kEmpty = 0.3;

using Colour = std::array<double, 3>;

// Mean colour of the samples whose crisp look lies in [least, most].
std::optional<Colour> MeanWhere(const MarkModel& model,
                                const Patch& patch,
                                std::span<const int> samples,
                                float least,
                                float most) {
  Colour sum{};
  double n = 0;
  for (const int sample : samples) {
    const auto i = static_cast<std::size_t>(sample);
    const float shown = model.looks[i][kCrisp];
    if (!patch.valid[i] || shown < least || shown > most) continue;
    for (std::size_t k = 0; k < 3; ++k) sum[k] += patch.colour[i][k];
    n += 1;
  }
  if (n < 2) return std::nullopt;
  for (double& value : sum) value /= n;
  return sum;
}

double Distance(const Colour& a, const Colour& b) {
  return std::sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                   (a[2] - b[2]) * (a[2] - b[2]));
}

double Brightness(const Colour& a) { return 0.299 * a[0] + 0.587 * a[1] + 0.114 * a[2]; }

double MedianOf(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Colour of part and surroundings in its window.
struct TwoColours {
  std::optional<Colour> part, ground;
};

TwoColours ColoursOf(const MarkModel& model, const MarkPart& part, const Patch& patch) {
  TwoColours two;
  const auto inside =
      MeanWhere(model, patch, part.inside, part.ink ? 0.6F : -1.0F, part.ink ? 2.0F : 0.4F);
  two.part = inside;
  two.ground = part.ink ? MeanWhere(model, patch, part.window.samples, -1.0F, 0.1F)
                        : MeanWhere(model, patch, part.window.samples, 0.9F, 2.0F);
  return two;
}

// Mean distance of the samples from the line between two colours, in contrasts, each at most 1.
double ForeignShare(const Patch& patch,
                    std::span<const int> samples,
                    const Colour& ground,
                    const Colour& ink,
                    double contrast) {
  double sum = 0, n = 0;
  const double length = std::max(Distance(ink, ground), 1.0);
  for (const int sample : samples) {
    const auto s = static_cast<std::size_t>(sample);
    if (!patch.valid[s]) continue;
    Colour off{};
    double along = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      off[k] = patch.colour[s][k] - ground[k];
      along += off[k] * (ink[k] - ground[k]);
    }
    const double share = std::clamp(along / (length * length), 0.0, 1.0);
    for (std::size_t k = 0; k < 3; ++k) off[k] -= share * (ink[k] - ground[k]);
    sum += std::min(1.0, Distance(off, {0, 0, 0}) / std::max(contrast, 1.0));
    n += 1;
  }
  return n == 0 ? 0 : sum / n;
}

// Tells absent parts from covered ones, once the ground between the found ones is known.
void SetStates(const MarkModel& model, const Patch& patch, PatchReading& reading) {
  std::vector<double> contrasts;
  std::array<std::vector<double>, 3> grounds, inks;
  std::vector<TwoColours> colours;
  int brighter = 0, darker = 0;
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    const TwoColours two = ColoursOf(model, model.parts[i], patch);
    colours.push_back(two);
    PartReading& part = reading.parts[i];
    if (!two.part || !two.ground) continue;
    part.contrast = Distance(*two.part, *two.ground);
    part.polarity = Brightness(*two.part) - Brightness(*two.ground);
    if (part.state != PartState::kFound) continue;
    contrasts.push_back(part.contrast);
    ((part.polarity > 0) == model.parts[i].ink ? brighter : darker) += 1;
    const Colour& ground = model.parts[i].ink ? *two.ground : *two.part;
    const Colour& ink = model.parts[i].ink ? *two.part : *two.ground;
    for (std::size_t k = 0; k < 3; ++k) {
      grounds[k].push_back(ground[k]);
      inks[k].push_back(ink[k]);
    }
  }
  reading.contrast = MedianOf(contrasts);
  reading.polarity = brighter > 0 && darker > 0 ? 0 : brighter > 0 ? 1 : darker > 0 ? -1 : 0;
  const Colour ground = {MedianOf(grounds[0]), MedianOf(grounds[1]), MedianOf(grounds[2])};
  reading.ground_colour = ground;
  reading.ink_colour = {MedianOf(inks[0]), MedianOf(inks[1]), MedianOf(inks[2])};
  double spread = 0;
  for (std::size_t k = 0; k < contrasts.size(); ++k)
    spread += Distance({grounds[0][k], grounds[1][k], grounds[2][k]}, ground);
  if (!contrasts.empty()) {
    spread /= static_cast<double>(contrasts.size());
    reading.ground_spread = std::min(2.0, spread / std::max(reading.contrast, 1.0));
  }
  if (!contrasts.empty()) {
    for (std::size_t i = 0; i < model.parts.size(); ++i) {
      reading.parts[i].foreign = ForeignShare(
          patch, model.parts[i].window.samples, ground, reading.ink_colour, reading.contrast);
    }
  }
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    PartReading& part = reading.parts[i];
    if (part.state != PartState::kAbsent || contrasts.empty() || !colours[i].part) continue;
    // A hole's place in the ground's colour is not empty, it is there.
    const bool empty = Distance(*colours[i].part, ground) < kEmpty * reading.contrast &&
                       part.contrast < 2 * kEmpty * reading.contrast;
    if (!empty) part.state = PartState::kCovered;
  }
}

// Measures that tell a mark from one that resembles it: is there more or less ink than expected?
void AddInkMeasures(const MarkModel& model, const Patch& patch, PatchReading& reading) {
  std::vector<double> masses;
  std::array<std::vector<double>, 3> grounds;
  std::vector<double> contrasts;
  reading.weakest_part = 1;
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    const MarkPart& part = model.parts[i];
    const PartReading& read = reading.parts[i];
    if (read.state == PartState::kFound || read.state == PartState::kAbsent)
      reading.weakest_part = std::min(reading.weakest_part, read.score);
    if (read.state != PartState::kFound) continue;
    const TwoColours two = ColoursOf(model, part, patch);
    if (!two.part || !two.ground) continue;
    const Colour& ground = part.ink ? *two.ground : *two.part;
    const Colour& ink = part.ink ? *two.part : *two.ground;
    const double contrast = Distance(ink, ground);
    if (contrast < 1) continue;
    for (std::size_t k = 0; k < 3; ++k) grounds[k].push_back(ground[k]);
    contrasts.push_back(contrast);
    double expected = 0, there = 0;
    for (const int sample : part.window.samples) {
      const auto s = static_cast<std::size_t>(sample);
      if (!patch.valid[s]) continue;
      double along = 0;
      for (std::size_t k = 0; k < 3; ++k)
        along += (patch.colour[s][k] - ground[k]) * (ink[k] - ground[k]);
      there += std::clamp(along / (contrast * contrast), 0.0, 1.0);
      expected += model.looks[s][kCrisp];
    }
    if (expected > 0) masses.push_back(std::log(std::max(there, 0.1) / expected));
  }
  if (masses.empty()) return;
  for (const double mass : masses) reading.mass += mass / static_cast<double>(masses.size());
  for (const double mass : masses)
    reading.mass_spread = std::max(reading.mass_spread, std::abs(mass - reading.mass));
  const Colour ground = {MedianOf(grounds[0]), MedianOf(grounds[1]), MedianOf(grounds[2])};
  const double contrast = MedianOf(contrasts);
  double n = 0;
  for (const int sample : model.gaps) {
    const auto s = static_cast<std::size_t>(sample);
    if (!patch.valid[s]) continue;
    const Colour colour = {patch.colour[s][0], patch.colour[s][1], patch.colour[s][2]};
    reading.extra += std::min(1.0, Distance(colour, ground) / contrast);
    n += 1;
  }
  if (n > 0) reading.extra /= n;
}

// Which of a part's templates is compared.
enum class Density { kFull, kSparse };

// For each look, the weighted mean correlation of the parts in view.
std::array<double, kLooks> RoughOf(const MarkModel& model, const Patch& patch, Density density) {
  std::array<double, kLooks> sum{};
  double weights = 0;
  for (const MarkPart& part : model.parts) {
    const Template& shape = density == Density::kFull ? part.window : part.sparse;
    if (ShareInView(patch, shape.samples) < 0.5) continue;
    const std::array<double, kLooks> fit = Correlate(patch, shape);
    for (std::size_t look = 0; look < kLooks; ++look) sum[look] += part.weight * fit[look];
    weights += part.weight;
  }
  // A pose must not climb out of the picture to lose the parts that do not fit.
  const double scale = weights < 0.3 ? 0 : std::min(1.0, 0.8 + 0.2 * weights) / weights;
  for (double& value : sum) value *= scale;
  return sum;
}

// The look that fits best: filled and blurred, tiny, or as an outline, with its value. An outline
// that is not clearly better loses, since it also fits the borders of blurred filled parts a
// little.
std::pair<Look, double> BestLook(const std::array<double, kLooks>& rough, double scale) {
  const double soft = rough[kSoft], outline = rough[kOutline] - kOutlineHandicap;
  // Samples smaller than 0.6 pixels cannot show what is crisp.
  const double tiny = scale < 0.6 ? rough[kTiny] : 0;
  if (outline > soft && outline > tiny) return {kOutline, outline};
  return soft >= tiny ? std::pair{kSoft, soft} : std::pair{kTiny, tiny};
}

// The quad of the unit square, changed in one of eight ways by `step` of its size.
Quad Moved(const Quad& quad, int way, double step) {
  const auto& [a, b, c, d] = quad;
  const Point centre = {(a.x + b.x + c.x + d.x) / 4, (a.y + b.y + c.y + d.y) / 4};
  const Point u = {(b.x - a.x + c.x - d.x) / 2, (b.y - a.y + c.y - d.y) / 2};
  const Point v = {(d.x - a.x + c.x - b.x) / 2, (d.y - a.y + c.y - b.y) / 2};
  Quad moved = quad;
  for (std::size_t i = 0; i < 4; ++i) {
    Point& p = moved[i];
    // Position along u and v in [-1/2, 1/2].
    const double s = i == 1 || i == 2 ? 0.5 : -0.5, t = i >= 2 ? 0.5 : -0.5;
    const Point r = {p.x - centre.x, p.y - centre.y};
    switch (way) {
      case 0:
        p = {p.x + step * u.x, p.y + step * u.y};
        break;
      case 1:
        p = {p.x + step * v.x, p.y + step * v.y};
        break;
      case 2:
        p = {p.x + step * r.x, p.y + step * r.y};
        break;  // size
      case 3:
        p = {p.x - step * r.y, p.y + step * r.x};
        break;  // turn
      case 4:
        p = {p.x + step * s * u.x - step * t * v.x, p.y + step * s * u.y - step * t * v.y};
        break;
      case 5:
        p = {p.x + 2 * step * t * u.x, p.y + 2 * step * t * u.y};
        break;  // shear
      case 6:
        p = {p.x + 4 * step * s * t * u.x, p.y + 4 * step * s * t * u.y};
        break;  // keystone
      default:
        p = {p.x + 4 * step * s * t * v.x, p.y + 4 * step * s * t * v.y};
        break;
    }
  }
  return moved;
}

}  // namespace

PatchReading ReadMark(const MarkModel& model, const Patch& patch) {
  PatchReading reading;
  reading.scale = patch.scale;
  double fill_sum = 0, outline_sum = 0;
  for (const MarkPart& part : model.parts) {
    PartReading& read = reading.parts.emplace_back();
    if (ShareInView(patch, part.window.samples) < 0.5) {
      read.state = PartState::kOutside;
      continue;
    }
    reading.in_view += part.weight;
    const std::array<double, kLooks> fit = Correlate(patch, part.window);
    // However sharp the picture is.
    read.fill = std::max({fit[kCrisp], fit[kSoft], fit[kTiny]});
    read.outline = fit[kOutline];
    fill_sum += part.weight * read.fill;
    outline_sum += part.weight * read.outline;
  }
  if (reading.in_view <= 0) return reading;
  reading.outlined = outline_sum > fill_sum + kOutlineHandicap * reading.in_view;
  std::vector<double> kind_sum(static_cast<std::size_t>(model.likenesses), 0);
  std::vector<double> kind_weight(static_cast<std::size_t>(model.likenesses), 0);
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    PartReading& read = reading.parts[i];
    if (read.state == PartState::kOutside) continue;
    const MarkPart& part = model.parts[i];
    read.score = reading.outlined ? read.outline : read.fill;
    if (read.score >= kFoundScore) read.state = PartState::kFound;
    reading.mean_score += part.weight * read.score / reading.in_view;
    kind_sum[static_cast<std::size_t>(part.likeness)] += part.weight * read.score;
    kind_weight[static_cast<std::size_t>(part.likeness)] += part.weight;
  }
  reading.weakest_kind = 1;
  for (std::size_t k = 0; k < kind_sum.size(); ++k) {
    if (kind_weight[k] > 0)
      reading.weakest_kind = std::min(reading.weakest_kind, kind_sum[k] / kind_weight[k]);
  }
  SetStates(model, patch, reading);
  std::vector<double> kind_found(kind_sum.size(), 0), kind_absent(kind_sum.size(), 0);
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    const MarkPart& part = model.parts[i];
    if (reading.parts[i].state == PartState::kAbsent) {
      reading.absent += part.weight;
      kind_absent[static_cast<std::size_t>(part.likeness)] += part.weight;
    }
    if (reading.parts[i].state != PartState::kFound) continue;
    reading.found += part.weight;
    reading.strongest += part.weight * reading.parts[i].score;
    kind_found[static_cast<std::size_t>(part.likeness)] += part.weight;
  }
  if (reading.found > 0) reading.strongest /= reading.found;
  reading.kinds_found = 1;
  for (std::size_t k = 0; k < kind_sum.size(); ++k) {
    if (kind_weight[k] > 0)
      reading.kinds_found = std::min(reading.kinds_found, kind_found[k] / kind_weight[k]);
    reading.kind_unseen |= kind_absent[k] >= 0.999 * kind_weight[k];
  }
  AddInkMeasures(model, patch, reading);
  const std::array<double, kLooks> whole = Correlate(patch, model.whole);
  reading.whole_fill = std::max(whole[kSoft], whole[kCrisp]);
  reading.whole_outline = whole[kOutline];
  if (model.plate) reading.plate = Correlate(patch, model.plate_band)[kCrisp];
  return reading;
}

double RoughFit(const MarkModel& model, const Lens& lens, const Warp& picture_from_mark) {
  Patch patch;
  SamplePatch(lens, picture_from_mark, model.sparse_samples, patch);
  return BestLook(RoughOf(model, patch, Density::kSparse), patch.scale).second;
}

Warp RefinePose(const MarkModel& model,
                const Lens& lens,
                const Warp& picture_from_mark,
                double& value,
                double hopeless) {
  Patch patch;
  SamplePatch(lens, picture_from_mark, model.whole.samples, patch);
  const std::array<double, kLooks> start = RoughOf(model, patch, Density::kFull);
  const Look look = BestLook(start, patch.scale).first;
  double best = 0;
  Quad quad;
  for (std::size_t i = 0; i < 4; ++i) {
    quad[i] = picture_from_mark({i == 1 || i == 2 ? 1.0 : 0.0, i >= 2 ? 1.0 : 0.0});
  }
  Warp result = picture_from_mark;
  for (const double step : {0.04, 0.02, 0.01, 0.005}) {
    // What two rounds did not bring near will not become a sighting.
    if (step < 0.02 && best < hopeless) break;
    // Large steps are told apart by a quarter of the samples as well.
    const bool sparse = step > 0.015;
    const std::vector<int>& samples = sparse ? model.sparse_samples : model.whole.samples;
    const Density density = sparse ? Density::kSparse : Density::kFull;
    if (step == 0.04 || step == 0.01) {
      SamplePatch(lens, result, samples, patch);
      best = RoughOf(model, patch, density)[look];
    }
    for (int way = 0; way < 8; ++way) {
      for (const double sign : {1.0, -1.0}) {
        const Quad moved = Moved(quad, way, sign * step);
        const std::optional<Warp> warp = WarpToQuad(moved);
        if (!warp) continue;
        SamplePatch(lens, *warp, samples, patch);
        const double reached = RoughOf(model, patch, density)[look];
        if (reached <= best + 1e-6) continue;
        best = reached;
        quad = moved;
        result = *warp;
        break;
      }
    }
  }
  value = best;
  return result;
}

}  // namespace brandlint
