// SPDX-License-Identifier: MIT
// The slow twin compares every row.
#include "core/image/pdq_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/image/pdq.h"

namespace brandlint {
namespace {

PdqHash RandomHash(std::mt19937_64& random) {
  PdqHash hash;
  for (std::uint64_t& word : hash.bits) word = random();
  return hash;
}

void Flip(PdqHash& hash, std::size_t bit) { hash.bits[bit / 64] ^= std::uint64_t{1} << bit % 64; }

// `count` different bits changed, anywhere or all among the first `among`.
PdqHash Changed(PdqHash hash, int count, std::mt19937_64& random, std::size_t among = kPdqBits) {
  std::vector<std::size_t> bits(among);
  for (std::size_t i = 0; i < among; ++i) bits[i] = i;
  std::ranges::shuffle(bits, random);
  for (int i = 0; i < count; ++i) Flip(hash, bits[static_cast<std::size_t>(i)]);
  return hash;
}

std::vector<PdqHit> ReferenceWithin(const std::vector<PdqHash>& hashes,
                                    const PdqHash& query,
                                    int radius) {
  std::vector<PdqHit> hits;
  for (std::uint32_t row = 0; row < hashes.size(); ++row) {
    const int distance = PdqDistance(hashes[row], query);
    if (distance <= radius) hits.push_back({row, distance});
  }
  std::ranges::stable_sort(hits, {}, &PdqHit::distance);
  return hits;
}

void ExpectAsTheTwin(const PdqIndex& index,
                     const std::vector<PdqHash>& hashes,
                     const PdqHash& query,
                     int radius) {
  const auto expected = ReferenceWithin(hashes, query, radius);
  EXPECT_EQ(index.Within(query, radius), expected) << "radius " << radius;
  const auto nearest = index.Nearest(query, radius);
  ASSERT_EQ(nearest.has_value(), !expected.empty()) << "radius " << radius;
  if (nearest) {
    EXPECT_EQ(*nearest, expected.front()) << "radius " << radius;
  }
}

struct SizeCase {
  const char* name;
  std::size_t rows;
};

class PdqIndexTest : public testing::TestWithParam<SizeCase> {};

TEST_P(PdqIndexTest, AnswersAsComparingEveryRow) {
  std::mt19937_64 random(20261125);
  std::vector<PdqHash> hashes;
  const PdqHash centre = RandomHash(random);
  while (hashes.size() < GetParam().rows) {
    // A third of the rows lie around one hash, at every distance up to 60, several at each.
    hashes.push_back(hashes.size() % 3 == 0
                         ? Changed(centre, static_cast<int>(random() % 61), random)
                         : RandomHash(random));
  }
  const PdqIndex index(hashes);
  EXPECT_EQ(index.size(), hashes.size());
  for (const int radius : {0, 1, 7, 15, 16, 17, 23, 30, 31, 32, 40, 46, 47, 48, 64, 256}) {
    ExpectAsTheTwin(index, hashes, centre, radius);
    ExpectAsTheTwin(index, hashes, RandomHash(random), radius);
    if (hashes.empty()) continue;
    const PdqHash& row = hashes[random() % hashes.size()];
    ExpectAsTheTwin(index, hashes, Changed(row, radius / 2, random), radius);
    ExpectAsTheTwin(index, hashes, Changed(row, std::min(radius, 255), random), radius);
  }
}

INSTANTIATE_TEST_SUITE_P(,
                         PdqIndexTest,
                         testing::Values(SizeCase{"none", 0},
                                         SizeCase{"one", 1},
                                         SizeCase{"last_without_tables",
                                                  PdqIndex::kFewestIndexed - 1},
                                         SizeCase{"first_with_tables", PdqIndex::kFewestIndexed},
                                         SizeCase{"many", 30'000}),
                         [](const auto& row) { return std::string(row.param.name); });

// The pieces are looked up with one change each at radius 31: two in each but one would be missed
// by a table too few or a value too few. Every way of changing 31 bits must be found.
TEST(PdqIndex, FindsChangesHoweverTheyAreSpread) {
  std::mt19937_64 random(7);
  std::vector<PdqHash> hashes;
  while (hashes.size() < 2 * PdqIndex::kFewestIndexed) hashes.push_back(RandomHash(random));
  const PdqIndex index(hashes);
  for (std::uint32_t row = 0; row < 400; ++row) {
    for (const std::size_t among : {31U, 32U, 64U, 128U, 256U}) {
      const PdqHash query = Changed(hashes[row], 31, random, among);
      EXPECT_EQ(index.Within(query, 31), (std::vector<PdqHit>{{row, 31}})) << among;
      EXPECT_TRUE(index.Within(query, 30).empty());
    }
    // Two in each piece but one in the last: piece s holds the columns s - i of the rows i.
    for (std::size_t last = 0; last < 16; ++last) {
      PdqHash query = hashes[row];
      for (std::size_t piece = 0; piece < 16; ++piece) {
        const std::size_t first = random() % 16;
        const auto bit = [&](std::size_t i) { return 16 * i + (piece + 16 - i) % 16; };
        Flip(query, bit(first));
        if (piece != last) Flip(query, bit((first + 1 + random() % 15) % 16));
      }
      EXPECT_EQ(index.Within(query, 31), (std::vector<PdqHit>{{row, 31}})) << last;
    }
  }
}

TEST(PdqIndex, RowsThatAreAllAlikeAreAllFound) {
  std::mt19937_64 random(8);
  const PdqHash one = RandomHash(random);
  const std::vector<PdqHash> hashes(3 * PdqIndex::kFewestIndexed, one);
  const PdqIndex index(hashes);
  ExpectAsTheTwin(index, hashes, Changed(one, 9, random), 31);
  EXPECT_EQ(index.Nearest(Changed(one, 9, random), 31), (PdqHit{0, 9}));
}

}  // namespace
}  // namespace brandlint
