// SPDX-License-Identifier: MIT
// Least squares on what was measured along a contour, deaf to what lies far off.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "core/logo/contour.h"

namespace brandlint {

inline constexpr int kRobustRounds = 4;  // of reweighting in a fit

// How far the border lies outwards of where the contour expects it, at each point.
struct Displacement {
  const ContourPoint* point = nullptr;
  double value = 0;
  double weight = 1;
};

// Solves A x = b for a symmetric positive matrix in place; row-major, upper part used.
template <std::size_t N>
std::array<double, N> SolveSymmetric(std::array<std::array<double, N>, N> a,
                                     std::array<double, N> b) {
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t k = i + 1; k < N; ++k) {
      const double factor = a[i][k] / a[i][i];
      for (std::size_t j = k; j < N; ++j) a[k][j] -= factor * a[i][j];
      b[k] -= factor * b[i];
    }
  }
  for (std::size_t i = N; i-- > 0;) {
    for (std::size_t j = i + 1; j < N; ++j) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return b;
}

// Least squares of the displacements on N basis functions, with Cauchy weights; the values become
// what is left.
template <std::size_t N, typename Basis>
std::array<double, N> Fit(std::span<Displacement> displacements, double ridge, Basis basis) {
  std::array<double, N> x{};
  for (int round = 0; round < kRobustRounds; ++round) {
    std::array<std::array<double, N>, N> a{};
    std::array<double, N> b{};
    for (std::size_t i = 0; i < N; ++i) a[i][i] = ridge;
    for (const Displacement& d : displacements) {
      const std::array<double, N> row = basis(*d.point);
      for (std::size_t i = 0; i < N; ++i) {
        for (std::size_t j = i; j < N; ++j) a[i][j] += d.weight * row[i] * row[j];
        b[i] += d.weight * row[i] * d.value;
      }
    }
    x = SolveSymmetric(a, b);
    for (Displacement& d : displacements) {
      const std::array<double, N> row = basis(*d.point);
      double left = d.value;
      for (std::size_t i = 0; i < N; ++i) left -= x[i] * row[i];
      const double scaled = left / 0.01;  // a fifth of a bar: farther is another shape
      d.weight = 1 / (1 + scaled * scaled);
    }
  }
  for (Displacement& d : displacements) {
    const std::array<double, N> row = basis(*d.point);
    for (std::size_t i = 0; i < N; ++i) d.value -= x[i] * row[i];
  }
  return x;
}

}  // namespace brandlint
