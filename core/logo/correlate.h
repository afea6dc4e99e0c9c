// SPDX-License-Identifier: MIT
// How well the looks of a mark explain the colours that a patch shows.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/logo/patch.h"

namespace brandlint {

// The looks a glyph may have: as drawn, as a blurred picture shows it, as a tiny one does, and as
// a line along its border. All of them are compared in one pass over the samples.
enum Look : std::size_t { kCrisp, kSoft, kTiny, kOutline, kLooks };

using LookValues = std::array<float, kLooks>;

// Samples of the patch, with what each look has there.
struct Template {
  std::vector<int> samples;
  std::vector<LookValues> values;          // of the samples, in [0, 1]
  std::array<double, kLooks> sum{}, sq{};  // of the values and their squares
};

// values   Of every sample of the patch.
Template TemplateOf(std::vector<int> samples, std::span<const LookValues> values);

// For each look, the share of the samples' colours that it explains, as a correlation in [0, 1].
// Polarity and direction of the colour change are free:
//     r^2 = sum_c cov(t, c)^2 / (var t * sum_c var c),
// the R^2 of regressing all three channels on the look. 0 when fewer than eight samples are in the
// picture, or when they are flat.
std::array<double, kLooks> Correlate(const Patch& patch, const Template& shape);

// Share of the samples that lie in the picture; 0 for none.
double ShareInView(const Patch& patch, std::span<const int> samples);

}  // namespace brandlint
