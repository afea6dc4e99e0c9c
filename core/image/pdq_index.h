// SPDX-License-Identifier: MIT
// Looks a hash up among many: all rows of which at most so many bits differ, or the nearest.
//
// Source: Norouzi, Punjani, Fleet, "Fast search in Hamming space with multi-index hashing", CVPR
// 2012. A hash is cut into 16 pieces of 16 bits; where at most 31 bits differ in the whole, at most
// one differs in some piece (were it two in each, it would be 32), and at most two up to 47. So
// each piece has a table of rows by its value, and the 17 (or 137) values that differ by so much
// are looked up instead of comparing all rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/model/pdq_hash.h"

namespace brandlint {

struct PdqHit {
  std::uint32_t row = 0;
  int distance = 0;

  friend bool operator==(const PdqHit&, const PdqHit&) = default;
};

// Immutable; safe to ask concurrently. Exact: the answers are those of comparing every row.
class PdqIndex {
 public:
  PdqIndex() = default;

  // Time linear in the rows (about 0.3 us each). Memory: 32 bytes a row; from kFewestIndexed rows
  // on 96 bytes a row and 4 MiB. Precondition: fewer than 2^32 rows.
  explicit PdqIndex(std::vector<PdqHash> hashes);

  // Fewer rows than these are compared one by one: that is faster than to look them up.
  static constexpr std::size_t kFewestIndexed = 4'096;

  std::size_t size() const { return hashes_.size(); }

  // All rows within `radius` bits, the nearest first, rows at the same distance in their order.
  // Radii up to 47 are looked up, with more the rows are compared one by one; so they are where a
  // quarter of them or more nearly share a piece with the query, as in an index of copies.
  std::vector<PdqHit> Within(const PdqHash& query, int radius) const;

  // The first of these, in less memory and without sorting them.
  std::optional<PdqHit> Nearest(const PdqHash& query, int radius) const;

 private:
  static constexpr std::size_t kPieces = 16;
  static constexpr std::size_t kValues = std::size_t{1} << 16;  // of a piece
  using Pieces = std::array<std::uint16_t, kPieces>;

  static Pieces PiecesOf(const PdqHash& hash);

  // Rows whose piece `piece` has the value `value`.
  std::span<const std::uint32_t> Bucket(std::size_t piece, std::size_t value) const;

  // Calls visit(row, distance) for all rows within the radius, some more than once. `visit` gives
  // the radius to go on with.
  template <typename Visit>
  void ForEach(const PdqHash& query, int radius, Visit visit) const;

  // Of every row to be compared; nothing when it is better to compare all.
  std::optional<std::vector<std::uint32_t>> Candidates(const PdqHash& query, int radius) const;

  std::vector<PdqHash> hashes_;
  std::vector<std::uint32_t> begins_;  // of bucket (piece, value) in its piece's rows_
  std::vector<std::uint32_t> rows_;    // of a piece: all, by the piece's value, then by row
};

}  // namespace brandlint
