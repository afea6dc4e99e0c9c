// SPDX-License-Identifier: MIT
// One row of an edit distance in one vector register: costs of having read the first k letters of a
// word, k from 0 to 15, in halves of hundredths (rounded down, so that sums stay lower bounds).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace brandlint {

// GCC's and Clang's portable vectors; on x86-64 every operation below is one SSE2 instruction.
using EditLanes = std::uint8_t __attribute__((vector_size(16)));
inline constexpr std::size_t kEditLanes = 16;

// No cost is more, so that the sum of two does not wrap around; rows are cut to it after a sum.
inline constexpr std::uint8_t kTooFar = 127;

constexpr std::uint8_t HalfCost(int hundredths) {
  return static_cast<std::uint8_t>(hundredths / 2 < kTooFar ? hundredths / 2 : kTooFar);
}

inline EditLanes Same(std::uint8_t value) { return EditLanes{} + value; }

inline EditLanes Least(EditLanes a, EditLanes b) { return a < b ? a : b; }

// Lane k becomes lane k + by; what comes in is too far. Written with halves because GCC makes a
// load and a store of every lane of the byte shuffle.
template <int by>
EditLanes Later(EditLanes lanes) {
  static_assert(by >= 1 && by <= 3 && std::endian::native == std::endian::little);
  using Halves = std::uint64_t __attribute__((vector_size(16)));
  const auto halves = reinterpret_cast<Halves>(lanes);
  const Halves carried = __builtin_shufflevector(Halves{}, halves, 0, 2) >> (64 - 8 * by);
  constexpr std::uint64_t kIn = kTooFar * (by == 1 ? 0x01 : by == 2 ? 0x0101 : 0x010101);
  return reinterpret_cast<EditLanes>((halves << (8 * by)) | carried | Halves{kIn, 0});
}

inline bool AnyAtMost(EditLanes lanes, EditLanes most) {
  using Halves = std::uint64_t __attribute__((vector_size(16)));
  const auto found = reinterpret_cast<Halves>(lanes <= most);
  return (found[0] | found[1]) != 0;
}

}  // namespace brandlint
