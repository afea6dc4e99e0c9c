// SPDX-License-Identifier: MIT
// One look-up in a bank of hashes: all eight symmetries of a picture, the rows within the distance
// of a copy; of random hashes, and of hashes as skewed as those of drawn icons.
#include <benchmark/benchmark.h>

#include <map>
#include <random>
#include <utility>
#include <vector>

#include "core/image/pdq.h"
#include "core/image/pdq_index.h"

namespace brandlint {
namespace {

// Frequencies whose strength falls with the number of waves, and of every third picture, as it is
// in drawings symmetric to an axis, without the odd ones of one direction.
PdqFrequencies RandomFrequencies(std::mt19937_64& random, bool skewed) {
  std::normal_distribution<float> normal;
  PdqFrequencies frequencies;
  const bool symmetric = skewed && random() % 3 == 0;
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t j = 0; j < 16; ++j) {
      float value = normal(random);
      if (skewed) value /= static_cast<float>(1 + i + j);
      if (symmetric && j % 2 == 0) value *= 1e-4F;
      frequencies.values[16 * i + j] = value;
    }
  }
  return frequencies;
}

// Made once: to draw a million takes longer than what is measured.
const std::vector<PdqHash>& RandomBank(std::size_t rows, bool skewed) {
  static std::map<std::pair<std::size_t, bool>, std::vector<PdqHash>> banks;
  std::vector<PdqHash>& hashes = banks[{rows, skewed}];
  std::mt19937_64 random(20261125);
  hashes.reserve(rows);
  while (hashes.size() < rows) hashes.push_back(HashOf(RandomFrequencies(random, skewed)));
  return hashes;
}

void LookUpEightSymmetries(benchmark::State& state) {
  const bool skewed = state.range(1) != 0;
  const PdqIndex index(RandomBank(static_cast<std::size_t>(state.range(0)), skewed));
  std::mt19937_64 random(7);
  std::vector<std::vector<PdqHash>> queries;
  while (queries.size() < 500) {
    const PdqFrequencies frequencies = RandomFrequencies(random, skewed);
    std::vector<PdqHash>& query = queries.emplace_back();
    for (const PdqSymmetry& symmetry : AllPdqSymmetries()) {
      query.push_back(HashOf(frequencies, symmetry));
    }
  }
  std::size_t next = 0;
  for (auto _ : state) {
    for (const PdqHash& hash : queries[next]) {
      benchmark::DoNotOptimize(index.Within(hash, static_cast<int>(state.range(2))));
    }
    if (++next == queries.size()) next = 0;
  }
}
BENCHMARK(LookUpEightSymmetries)
    ->ArgNames({"rows", "skewed", "radius"})
    ->ArgsProduct({{1'000, 4'000, 100'000, 1'000'000}, {0, 1}, {kPdqCopyDistance, 36, 47}})
    ->Unit(benchmark::kMicrosecond);

// The same by comparing every row, which more than 47 bits ask for.
void CompareEveryRow(benchmark::State& state) {
  const PdqIndex index(RandomBank(static_cast<std::size_t>(state.range(0)), false));
  std::mt19937_64 random(7);
  const PdqFrequencies frequencies = RandomFrequencies(random, false);
  for (auto _ : state) {
    for (const PdqSymmetry& symmetry : AllPdqSymmetries()) {
      benchmark::DoNotOptimize(index.Within(HashOf(frequencies, symmetry), 48));
    }
  }
}
BENCHMARK(CompareEveryRow)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

void BuildIndex(benchmark::State& state) {
  const auto& bank = RandomBank(static_cast<std::size_t>(state.range(0)), false);
  for (auto _ : state) benchmark::DoNotOptimize(PdqIndex(bank));
  state.SetItemsProcessed(static_cast<std::int64_t>(bank.size()) *
                          static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BuildIndex)->Arg(250'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace brandlint
