// SPDX-License-Identifier: MIT
// Tells whether a shape is that of one certain word: small networks that word_net/train.py trained
// for it, read from a brand pack. It knows the word from everything else that stands on a page
// better than any distance to a drawing of it, so fewer words need to be read.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/ocr/word_shape.h"

namespace brandlint {

// One network. A window of kWidth columns slides over the shape in steps of kStep; `filters` are
// laid on it everywhere, what they answer goes through `hidden` units, and those vote. Rectifiers
// between.
struct WordNetStage {
  static constexpr int kWidth = 5;
  static constexpr int kStep = 2;
  static constexpr int kPlaces = (kShapeColumns - kWidth) / kStep + 1;

  int filters = 0;  // 8, 16... 64
  int hidden = 0;   // 32 or 64

  float least = 0;  // a part may be the word from this score on

  std::vector<float> filter_weights;  // of (column of the window, row): one for each filter
  std::vector<float> filter_biases;
  std::vector<float> hidden_weights;  // of (place, filter): one for each hidden unit
  std::vector<float> hidden_biases;
  std::vector<float> votes;  // one for each hidden unit
  float vote_bias = 0;
};

// A cascade: a small network leaves out nearly everything, a larger one judges what is left.
// Source: P. Viola, M. Jones, "Rapid object detection using a boosted cascade of simple features",
// CVPR 2001.
struct WordNet {
  static constexpr int kMostStages = 4;

  std::string word;  // that it was trained for, in small letters
  std::vector<WordNetStage> stages;
};

// The file: "BLWORDNT"; a byte each for the version (2), the word's length and the number of stages
// (1 to 4); the word; then of each stage a byte each for filters and hidden, and little-endian
// floats (IEEE 754, 32 bits) of at most 10,000 in the order of its members above. Errors:
// "word-net" (says what is wrong with it).
Result<WordNet> ReadWordNet(ByteView bytes);

// Log odds that the shape is the word's. The same on every machine and at every level of
// optimisation: the order of additions is fixed.
float ScoreOf(const WordNetStage& stage, const WordShape& shape);

// Whether the shape may be the word's: every stage scores it at most `allowance` below its least.
bool Passes(const WordNet& net, const WordShape& shape, float allowance);

}  // namespace brandlint
