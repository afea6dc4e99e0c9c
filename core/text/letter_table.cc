// SPDX-License-Identifier: MIT
#include "core/text/letter_table.h"

#include <algorithm>

#include "core/base/check.h"

namespace brandlint {

std::string_view DisguiseName(Disguise disguise) {
  switch (disguise) {
    case Disguise::kNone:
      return "";
    case Disguise::kMarks:
      return "marks";
    case Disguise::kStyled:
      return "styled";
    case Disguise::kConfusable:
      return "confusable";
    case Disguise::kLeet:
      return "leet";
    case Disguise::kPair:
      return "pair";
  }
  CHECK(false);
}

std::span<const Sequence> LetterTable::StartingWith(char32_t value) const {
  const auto range = std::ranges::equal_range(
      constants_.sequences, value, {}, [](const Sequence& sequence) { return sequence.glyphs[0]; });
  return {range.begin(), range.end()};
}

}  // namespace brandlint
