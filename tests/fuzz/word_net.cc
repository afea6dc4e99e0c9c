// SPDX-License-Identifier: MIT
// The network of a name on any bytes: what is read has all its weights, and gives a score.
#include "core/ocr/word_net.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace brandlint;
  const ByteView bytes(data, size);
  const Result<WordNet> net = ReadWordNet(bytes);
  if (!net) {
    CHECK(net.error().code == "word-net" && !net.error().message.empty());
    return 0;
  }
  WordShape shape;
  std::size_t next = 0;
  for (WordShape::Column& column : shape.columns) {
    for (std::uint8_t& ink : column) ink = bytes[next++ % size];
  }
  CHECK(!net->stages.empty());
  for (const WordNetStage& stage : net->stages) {
    CHECK(stage.hidden_weights.size() == static_cast<std::size_t>(stage.filters) *
                                             WordNetStage::kPlaces *
                                             static_cast<std::size_t>(stage.hidden));
    CHECK(std::isfinite(ScoreOf(stage, shape)));
  }
  return 0;
}
