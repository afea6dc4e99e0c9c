// SPDX-License-Identifier: MIT
#include "core/ocr/word_net.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace brandlint {
namespace {

constexpr std::string_view kMagic = "BLWORDNT";
constexpr std::size_t kMost = 64;     // filters and hidden units
constexpr float kScale = 1.0F / 128;  // of the shape's bytes

// So that no sum of them overflows.
constexpr float kLargest = 10'000;

// Takes the floats of a file one after the other; afterwards `good` says whether there were enough
// and none was beyond kLargest, or no number.
class FloatReader {
 public:
  explicit FloatReader(ByteView rest) : rest_(rest) {}

  float One() {
    const auto bits = ReadLittleEndian(rest_, 0, 4);
    if (!bits) {
      good_ = false;
      return 0;
    }
    rest_ = rest_.subspan(4);
    const float value = std::bit_cast<float>(static_cast<std::uint32_t>(*bits));
    good_ = good_ && std::abs(value) <= kLargest;
    return value;
  }

  std::vector<float> Many(std::size_t count) {
    std::vector<float> values;
    if (rest_.size() / 4 < count) {
      good_ = false;
      return values;
    }
    for (std::size_t i = 0; i < count; ++i) values.push_back(One());
    return values;
  }

  bool good() const { return good_; }
  ByteView rest() const { return rest_; }

 private:
  ByteView rest_;
  bool good_ = true;
};

// Lanes of a vector register: filters and hidden units go through it side by side. Compiled twice,
// for processors with and without AVX2; neither fuses or reorders, so both give the same bits.
using Lanes [[gnu::vector_size(32)]] = float;
constexpr std::size_t kLanes = 8;
constexpr std::size_t kHiddenStep = 4 * kLanes;

void Load(const float* values, Lanes& lanes) { std::memcpy(&lanes, values, sizeof lanes); }
void Store(const Lanes& lanes, float* values) { std::memcpy(values, &lanes, sizeof lanes); }

constexpr std::size_t kInputs = std::size_t{WordNetStage::kWidth} * kShapeRows;
constexpr std::size_t kPlaces = WordNetStage::kPlaces;
constexpr std::size_t kApart =
    std::size_t{WordNetStage::kStep} * kShapeRows;  // of two places, in pixels

// What the filters answer at all places, as (place, filter). Some places at a time, so that their
// sums stay in registers and no addition waits for the one before.
[[gnu::target_clones("avx2", "default")]] void LayFilters(const WordNetStage& stage,
                                                          const float* ink,
                                                          float* answers) {
  constexpr std::size_t kAtOnce = 6;
  static_assert(kPlaces % kAtOnce == 0);
  const auto filters = static_cast<std::size_t>(stage.filters);
  for (std::size_t filter = 0; filter < filters; filter += kLanes) {
    for (std::size_t place = 0; place < kPlaces; place += kAtOnce) {
      Lanes sums[kAtOnce];
      for (Lanes& sum : sums) Load(&stage.filter_biases[filter], sum);
      for (std::size_t i = 0; i < kInputs; ++i) {
        Lanes weights;
        Load(&stage.filter_weights[i * filters + filter], weights);
        for (std::size_t k = 0; k < kAtOnce; ++k)
          sums[k] += ink[(place + k) * kApart + i] * weights;
      }
      for (std::size_t k = 0; k < kAtOnce; ++k) {
        Store(sums[k], answers + (place + k) * filters + filter);
      }
    }
  }
}

// units[unit] += answer * weight over all answers; those below 0 count as 0, which costs less than
// to look whether they are.
[[gnu::target_clones("avx2", "default")]] void AddUp(const WordNetStage& stage,
                                                     const float* answers,
                                                     float* units) {
  constexpr std::size_t kAtOnce = kHiddenStep / kLanes;
  const auto hidden = static_cast<std::size_t>(stage.hidden);
  const std::size_t count = kPlaces * static_cast<std::size_t>(stage.filters);
  for (std::size_t unit = 0; unit < hidden; unit += kHiddenStep) {
    Lanes sums[kAtOnce];
    for (std::size_t k = 0; k < kAtOnce; ++k) Load(units + unit + k * kLanes, sums[k]);
    for (std::size_t i = 0; i < count; ++i) {
      const float answer = std::max(answers[i], 0.0F);
      for (std::size_t k = 0; k < kAtOnce; ++k) {
        Lanes weights;
        Load(&stage.hidden_weights[i * hidden + unit + k * kLanes], weights);
        sums[k] += answer * weights;
      }
    }
    for (std::size_t k = 0; k < kAtOnce; ++k) Store(sums[k], units + unit + k * kLanes);
  }
}

// Whether a layer may have so many units.
bool IsWhole(int units, std::size_t step) {
  return units > 0 && units <= static_cast<int>(kMost) && units % static_cast<int>(step) == 0;
}

// Takes a stage off the beginning of `rest`.
Result<WordNetStage> ReadStage(ByteView& rest) {
  const auto bad = [](const std::string& why) { return Error{"word-net", why}; };
  if (rest.size() < 2) return bad("is not there");
  WordNetStage stage;
  stage.filters = rest[0];
  stage.hidden = rest[1];
  if (!IsWhole(stage.filters, kLanes)) {
    return bad("has " + std::to_string(stage.filters) + " filters, not 8, 16... 64");
  }
  if (!IsWhole(stage.hidden, kHiddenStep)) {
    return bad("has " + std::to_string(stage.hidden) + " hidden units, not 32 or 64");
  }
  FloatReader floats(rest.subspan(2));
  const auto filters = static_cast<std::size_t>(stage.filters);
  const auto hidden = static_cast<std::size_t>(stage.hidden);
  stage.least = floats.One();
  stage.filter_weights = floats.Many(filters * WordNetStage::kWidth * kShapeRows);
  stage.filter_biases = floats.Many(filters);
  stage.hidden_weights = floats.Many(hidden * filters * WordNetStage::kPlaces);
  stage.hidden_biases = floats.Many(hidden);
  stage.votes = floats.Many(hidden);
  stage.vote_bias = floats.One();
  if (!floats.good()) return bad("ends in its weights, or has one beyond 10000");
  rest = floats.rest();
  return stage;
}

}  // namespace

Result<WordNet> ReadWordNet(ByteView bytes) {
  constexpr std::size_t kHeader = 11;
  const auto bad = [](const std::string& why) { return Error{"word-net", why}; };
  if (bytes.size() < kHeader || !HasAt(bytes, 0, kMagic)) return bad("is no word network");
  if (bytes[8] != 2) return bad("has version " + std::to_string(bytes[8]) + ", not 2");
  const std::size_t length = bytes[9];
  const int stages = bytes[10];
  if (stages < 1 || stages > WordNet::kMostStages) {
    return bad("has " + std::to_string(stages) + " stages, not 1 to 4");
  }
  if (bytes.size() < kHeader + length) return bad("ends in its word");
  WordNet net;
  net.word = AsText(bytes.subspan(kHeader, length));
  ByteView rest = bytes.subspan(kHeader + length);
  while (std::cmp_less(net.stages.size(), stages)) {
    Result<WordNetStage> stage = ReadStage(rest);
    if (!stage) {
      return bad("stage " + std::to_string(net.stages.size() + 1) + " " + stage.error().message);
    }
    net.stages.push_back(*std::move(stage));
  }
  if (!rest.empty()) return bad(std::to_string(rest.size()) + " bytes follow its weights");
  return net;
}

float ScoreOf(const WordNetStage& stage, const WordShape& shape) {
  std::array<float, kShapeColumns * kShapeRows> ink;
  float* next = ink.data();
  for (const WordShape::Column& column : shape.columns) {
    for (const std::uint8_t value : column) *next++ = value * kScale;
  }
  std::array<float, kPlaces * kMost> answers;
  LayFilters(stage, ink.data(), answers.data());
  std::array<float, kMost> units;
  std::ranges::copy(stage.hidden_biases, units.begin());
  AddUp(stage, answers.data(), units.data());
  float score = stage.vote_bias;
  for (std::size_t i = 0; i < stage.votes.size(); ++i)
    score += std::max(units[i], 0.0F) * stage.votes[i];
  return score;
}

bool Passes(const WordNet& net, const WordShape& shape, float allowance) {
  return std::ranges::all_of(net.stages, [&](const WordNetStage& stage) {
    return ScoreOf(stage, shape) >= stage.least - allowance;
  });
}

}  // namespace brandlint
