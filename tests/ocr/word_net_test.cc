// SPDX-License-Identifier: MIT
#include "core/ocr/word_net.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

namespace brandlint {
namespace {

constexpr std::size_t kWindow = std::size_t{WordNetStage::kWidth} * kShapeRows;
constexpr std::size_t kPlaces = WordNetStage::kPlaces;

std::string Packed(const std::vector<float>& values) {
  std::string bytes;
  for (const float value : values) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(bits >> shift);
  }
  return bytes;
}

// The fewest there may be.
constexpr std::size_t kFilters = 8;
constexpr std::size_t kUnits = 32;

struct Weights {
  float least = 0.25F;
  std::vector<float> filters = std::vector<float>(kWindow * kFilters);
  std::vector<float> filter_biases = std::vector<float>(kFilters);
  std::vector<float> hidden = std::vector<float>(kPlaces * kFilters * kUnits);
  std::vector<float> hidden_biases = std::vector<float>(kUnits);
  std::vector<float> votes = std::vector<float>(kUnits);
  float vote_bias = -1;
};

std::string Stage(const Weights& w) {
  return std::string("\x08\x20") + Packed({w.least}) + Packed(w.filters) + Packed(w.filter_biases) +
         Packed(w.hidden) + Packed(w.hidden_biases) + Packed(w.votes) + Packed({w.vote_bias});
}

std::string File(const Weights& w) { return "BLWORDNT\x02\x04\x01zorb" + Stage(w); }

// Its second filter answers with the ink of the window's first pixel less an eighth, and its third
// unit adds up what that says at every place: places are in columns 0, 2, 4...
Weights Counting() {
  Weights weights;
  weights.filters[1] = 1;
  weights.filter_biases[1] = -0.125F;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    weights.hidden[(place * kFilters + 1) * kUnits + 2] = 1;
  }
  weights.hidden_biases[2] = 0.5F;
  weights.votes[2] = 2;
  return weights;
}

Result<WordNet> Read(const std::string& file) { return ReadWordNet(AsBytes(file)); }

TEST(WordNetTest, ReadsWhatIsInItsFile) {
  const auto net = Read(File(Counting()));
  ASSERT_TRUE(net.ok()) << net.error().message;
  EXPECT_EQ(net->word, "zorb");
  ASSERT_EQ(net->stages.size(), 1U);
  const WordNetStage& stage = net->stages[0];
  EXPECT_EQ(stage.filters, 8);
  EXPECT_EQ(stage.hidden, 32);
  EXPECT_EQ(stage.least, 0.25F);
  EXPECT_EQ(stage.filter_weights, Counting().filters);
  EXPECT_EQ(stage.filter_biases, Counting().filter_biases);
  EXPECT_EQ(stage.hidden_weights, Counting().hidden);
  EXPECT_EQ(stage.hidden_biases, Counting().hidden_biases);
  EXPECT_EQ(stage.votes, Counting().votes);
  EXPECT_EQ(stage.vote_bias, -1);
}

TEST(WordNetTest, ReadsStagesInTheirOrder) {
  Weights second = Counting();
  second.least = 7;
  const auto net = Read("BLWORDNT\x02\x04\x02zorb" + Stage(Counting()) + Stage(second));
  ASSERT_TRUE(net.ok()) << net.error().message;
  ASSERT_EQ(net->stages.size(), 2U);
  EXPECT_EQ(net->stages[0].least, 0.25F);
  EXPECT_EQ(net->stages[1].least, 7);
}

TEST(WordNetTest, ScoresAsWorkedOutByHand) {
  const auto net = Read(File(Counting()));
  ASSERT_TRUE(net.ok());
  WordShape shape;
  // Nothing: no filter answers, the unit has its bias: 0.5 * 2 - 1.
  EXPECT_EQ(ScoreOf(net->stages[0], shape), 0);
  shape.columns[0][0] = 128;  // answers 1 - 0.125 at the first place
  shape.columns[4][0] = 64;   // and 0.5 - 0.125 at the third
  shape.columns[5][0] = 128;  // no window begins here
  shape.columns[2][1] = 128;  // not what the filter looks at
  shape.columns[8][0] = 8;    // below the bias: the rectifier makes it nothing
  EXPECT_EQ(ScoreOf(net->stages[0], shape), (0.875F + 0.375F + 0.5F) * 2 - 1);
}

TEST(WordNetTest, EveryPixelPlaceAndUnitHasItsOwnWeight) {
  // Small whole numbers, so that sums in any order are the same.
  Weights weights;
  const auto number = [](std::size_t i, int most) {
    return static_cast<float>(static_cast<int>(i * 7919 % 101) % (2 * most + 1) - most);
  };
  for (std::size_t i = 0; i < weights.filters.size(); ++i) weights.filters[i] = number(i, 2);
  for (std::size_t i = 0; i < weights.hidden.size(); ++i) weights.hidden[i] = number(i + 5, 3);
  for (std::size_t i = 0; i < kFilters; ++i) weights.filter_biases[i] = number(i, 4);
  for (std::size_t i = 0; i < kUnits; ++i) {
    weights.hidden_biases[i] = number(i + 1, 4);
    weights.votes[i] = number(i + 2, 4);
  }
  WordShape shape;
  for (std::size_t x = 0; x < shape.columns.size(); ++x) {
    for (std::size_t y = 0; y < kShapeRows; ++y) {
      shape.columns[x][y] = static_cast<std::uint8_t>((x * 31 + y * 17) % 3 * 64);
    }
  }
  double score = weights.vote_bias;
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    double sum = weights.hidden_biases[unit];
    for (std::size_t place = 0; place < kPlaces; ++place) {
      for (std::size_t filter = 0; filter < kFilters; ++filter) {
        double answer = weights.filter_biases[filter];
        for (std::size_t i = 0; i < kWindow; ++i) {
          answer += weights.filters[i * kFilters + filter] *
                    shape.columns[place * WordNetStage::kStep + i / kShapeRows][i % kShapeRows] /
                    128.0;
        }
        sum += std::max(answer, 0.0) * weights.hidden[(place * kFilters + filter) * kUnits + unit];
      }
    }
    score += std::max(sum, 0.0) * weights.votes[unit];
  }
  const auto net = Read(File(weights));
  ASSERT_TRUE(net.ok());
  EXPECT_NE(score, weights.vote_bias);
  EXPECT_EQ(ScoreOf(net->stages[0], shape), score);
}

TEST(WordNetTest, AUnitBelowZeroHasNoVote) {
  Weights weights = Counting();
  for (float& weight : weights.hidden) weight = -weight;
  const auto net = Read(File(weights));
  ASSERT_TRUE(net.ok());
  WordShape shape;
  shape.columns[10][0] = 255;
  EXPECT_EQ(ScoreOf(net->stages[0], shape), -1);
}

struct BadCase {
  const char* name;
  std::string file, message;
};

void PrintTo(const BadCase& row, std::ostream* out) { *out << row.name; }

std::string With(std::size_t place, char byte) {
  std::string file = File(Counting());
  file[place] = byte;
  return file;
}

std::vector<BadCase> BadCases() {
  const std::string good = File(Counting());
  std::string with_nan = good;
  const std::string nan = Packed({std::numeric_limits<float>::quiet_NaN()});
  with_nan.replace(good.size() - 4, 4, nan);
  std::string with_infinity = good;
  with_infinity.replace(17, 4, Packed({std::numeric_limits<float>::infinity()}));
  std::string with_large = good;
  with_large.replace(17, 4, Packed({-10'001}));
  const std::string ends = "stage 1 ends in its weights, or has one beyond 10000";
  return {
      {"empty", "", "is no word network"},
      {"another_file", With(0, 'X'), "is no word network"},
      {"short_header", good.substr(0, 10), "is no word network"},
      {"version", With(8, 1), "has version 1, not 2"},
      {"no_filters", With(15, 0), "stage 1 has 0 filters, not 8, 16... 64"},
      {"no_whole_eights", With(15, 12), "stage 1 has 12 filters, not 8, 16... 64"},
      {"too_many_filters", With(15, 72), "stage 1 has 72 filters, not 8, 16... 64"},
      {"too_few_units", With(16, 24), "stage 1 has 24 hidden units, not 32 or 64"},
      {"too_many_units", With(16, 96), "stage 1 has 96 hidden units, not 32 or 64"},
      {"ends_in_word", good.substr(0, 13), "ends in its word"},
      {"no_stages", With(10, 0), "has 0 stages, not 1 to 4"},
      {"too_many_stages", With(10, 5), "has 5 stages, not 1 to 4"},
      {"lacks_a_stage", With(10, 2), "stage 2 is not there"},
      {"no_weights", good.substr(0, 17), ends},
      {"one_byte_less", good.substr(0, good.size() - 1), ends},
      {"more_filters_than_weights", With(15, 16), ends},
      {"not_a_number", with_nan, ends},
      {"infinite", with_infinity, ends},
      {"too_large", with_large, ends},
      {"more_bytes", good + "ab", "2 bytes follow its weights"},
  };
}

class BadWordNetTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadWordNetTest, IsRefused) {
  const auto net = Read(GetParam().file);
  ASSERT_FALSE(net.ok());
  EXPECT_EQ(net.error().code, "word-net");
  EXPECT_EQ(net.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(, BadWordNetTest, testing::ValuesIn(BadCases()), [](const auto& row) {
  return std::string(row.param.name);
});

}  // namespace
}  // namespace brandlint
