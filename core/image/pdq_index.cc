// SPDX-License-Identifier: MIT
#include "core/image/pdq_index.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>
#include <utility>

#include "core/base/check.h"

namespace brandlint {
namespace {

// At most two bits of some piece differ up to this radius.
constexpr int kLargestLookedUp = 47;

// Compiled twice, and chosen when the program starts: a computer without the instruction counts
// bits by arithmetic, which takes three times as long and gives the same.
#if defined(__x86_64__) && !defined(__POPCNT__)
#define COUNTS_BITS [[gnu::target_clones("popcnt", "default")]]
#else
#define COUNTS_BITS
#endif

// Distances of the rows `rows` (null: 0, 1, ... `count` - 1) to `query`.
COUNTS_BITS void Measure(const PdqHash* hashes,
                         const std::uint32_t* rows,
                         std::size_t count,
                         const PdqHash& query,
                         int* distances) {
  constexpr std::size_t kAhead = 24;  // rows on their way from memory while others are compared
  for (std::size_t i = 0; i < count; ++i) {
    if (rows != nullptr && i + kAhead < count) __builtin_prefetch(&hashes[rows[i + kAhead]]);
    const PdqHash& hash = hashes[rows != nullptr ? rows[i] : i];
    int distance = 0;
    for (std::size_t word = 0; word < query.bits.size(); ++word) {
      distance += std::popcount(hash.bits[word] ^ query.bits[word]);
    }
    distances[i] = distance;
  }
}

// Turns a 16 x 16 matrix of bits, one row a word, over its diagonal.
void Transpose(std::array<std::uint16_t, 16>& rows) {
  std::uint32_t mask = 0x00FF;
  for (std::size_t step = 8; step > 0; step /= 2, mask ^= mask << step) {
    for (std::size_t i = 0; i < rows.size(); i = ((i | step) + 1) & ~step) {
      const std::uint32_t change = ((rows[i] >> step) ^ rows[i | step]) & mask;
      rows[i] = static_cast<std::uint16_t>(rows[i] ^ change << step);
      rows[i | step] = static_cast<std::uint16_t>(rows[i | step] ^ change);
    }
  }
}

// The 137 ways to change at most two of sixteen bits, fewest changes first.
constexpr auto kChangesByCount = [] {
  std::array<std::uint16_t, 1 + 16 + 120> all{};
  std::size_t count = 1;  // the first changes nothing
  for (unsigned a = 0; a < 16; ++a) all[count++] = static_cast<std::uint16_t>(1U << a);
  for (unsigned a = 0; a < 16; ++a) {
    for (unsigned b = 0; b < a; ++b) all[count++] = static_cast<std::uint16_t>(1U << a | 1U << b);
  }
  return all;
}();

bool Nearer(const PdqHit& a, const PdqHit& b) {
  return std::tie(a.distance, a.row) < std::tie(b.distance, b.row);
}

}  // namespace

PdqIndex::PdqIndex(std::vector<PdqHash> hashes) : hashes_(std::move(hashes)) {
  CHECK(hashes_.size() < std::numeric_limits<std::uint32_t>::max());
  if (hashes_.size() < kFewestIndexed) return;
  const std::size_t count = hashes_.size();
  std::vector<Pieces> pieces(count);
  std::ranges::transform(hashes_, pieces.begin(), PiecesOf);
  begins_.resize(kPieces * kValues);
  rows_.resize(kPieces * count);
  // A counting sort for each piece.
  for (std::size_t piece = 0; piece < kPieces; ++piece) {
    std::uint32_t* const begins = &begins_[piece * kValues];
    for (const Pieces& each : pieces) ++begins[each[piece]];
    std::uint32_t sum = 0;
    for (std::size_t value = 0; value < kValues; ++value) {
      sum += std::exchange(begins[value], sum);
    }
    std::uint32_t* const rows = &rows_[piece * count];
    for (std::uint32_t row = 0; row < count; ++row) rows[begins[pieces[row][piece]]++] = row;
    // Each begin has moved to the begin of the next bucket.
    std::copy_backward(begins, begins + kValues - 1, begins + kValues);
    begins[0] = 0;
  }
}

// Piece s takes from row i of the frequencies the column s - i: neighbouring frequencies of a
// picture are alike, and a piece of alike bits would have few values.
PdqIndex::Pieces PdqIndex::PiecesOf(const PdqHash& hash) {
  Pieces pieces{};
  for (std::size_t i = 0; i < kPieces; ++i) {
    const auto row = static_cast<std::uint16_t>(hash.bits[i / 4] >> (16 * (i % 4)));
    pieces[i] = std::rotl(row, static_cast<int>(i));
  }
  Transpose(pieces);
  return pieces;
}

std::span<const std::uint32_t> PdqIndex::Bucket(std::size_t piece, std::size_t value) const {
  const std::size_t at = piece * kValues + value;
  const std::size_t end = value + 1 < kValues ? begins_[at + 1] : hashes_.size();
  const std::uint32_t* const rows = &rows_[piece * hashes_.size()];
  return {rows + begins_[at], rows + end};
}

std::optional<std::vector<std::uint32_t>> PdqIndex::Candidates(const PdqHash& query,
                                                               int radius) const {
  if (hashes_.size() < kFewestIndexed || radius < 0 || radius > kLargestLookedUp) {
    return std::nullopt;
  }
  // Either one of the first `more` pieces differs in `changes` bits at most, or one of the others
  // in one less: `changes` + 1 bits in each of the first and `changes` in each of the others would
  // be 16 * `changes` + `more`, which is the radius and one.
  constexpr int kCount = static_cast<int>(kPieces);
  const int changes = radius / kCount;
  const auto more = static_cast<std::size_t>(radius % kCount + 1);
  const Pieces pieces = PiecesOf(query);
  std::vector<std::span<const std::uint32_t>> buckets;
  std::size_t asked = 0;
  std::size_t count = 0;
  for (std::size_t piece = 0; piece < kPieces; ++piece) {
    const int most = piece < more ? changes : changes - 1;
    for (const std::uint16_t change : kChangesByCount) {
      if (std::popcount(change) > most) break;
      const auto bucket = Bucket(piece, pieces[piece] ^ std::size_t{change});
      ++asked;
      count += bucket.size();
      if (!bucket.empty()) buckets.push_back(bucket);
    }
  }
  // A row compared where it lies takes a quarter of the time of one that is jumped to.
  if (asked + 4 * count > hashes_.size()) return std::nullopt;
  std::vector<std::uint32_t> candidates;
  candidates.reserve(count);
  for (const auto& bucket : buckets) {
    candidates.insert(candidates.end(), bucket.begin(), bucket.end());
  }
  return candidates;
}

template <typename Visit>
void PdqIndex::ForEach(const PdqHash& query, int radius, Visit visit) const {
  const auto candidates = Candidates(query, radius);
  const std::size_t count = candidates ? candidates->size() : hashes_.size();
  constexpr std::size_t kBlock = 1024;
  std::array<int, kBlock> distances;
  for (std::size_t begin = 0; begin < count; begin += kBlock) {
    const std::size_t some = std::min(kBlock, count - begin);
    if (candidates) {
      Measure(hashes_.data(), candidates->data() + begin, some, query, distances.data());
    } else {
      Measure(hashes_.data() + begin, nullptr, some, query, distances.data());
    }
    for (std::size_t i = 0; i < some; ++i) {
      if (distances[i] > radius) continue;
      const std::size_t at = begin + i;
      const auto row = candidates ? (*candidates)[at] : static_cast<std::uint32_t>(at);
      radius = visit(PdqHit{row, distances[i]}, radius);
    }
  }
}

std::vector<PdqHit> PdqIndex::Within(const PdqHash& query, int radius) const {
  std::vector<PdqHit> hits;
  ForEach(query, radius, [&](const PdqHit& hit, int same) {
    hits.push_back(hit);
    return same;
  });
  std::ranges::sort(hits, Nearer);
  const auto repeats = std::ranges::unique(hits);
  hits.erase(repeats.begin(), repeats.end());
  return hits;
}

std::optional<PdqHit> PdqIndex::Nearest(const PdqHash& query, int radius) const {
  std::optional<PdqHit> nearest;
  ForEach(query, radius, [&](const PdqHit& hit, int) {
    if (!nearest || Nearer(hit, *nearest)) nearest = hit;
    return nearest->distance;
  });
  return nearest;
}

}  // namespace brandlint
