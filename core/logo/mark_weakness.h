// SPDX-License-Identifier: MIT
// What makes a mark of a brand pack hard to tell from ordinary drawing: told to whoever writes the
// pack, as text/name_weakness.h does for names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/logo/mark_model.h"

namespace brandlint {

struct MarkWeakness {
  std::string_view code;  // "plain-mark", for machines and tests
  std::string text;       // a sentence with the number and the limit: lower case, no full stop
  std::vector<std::string_view> weak_in;  // kinds of alteration (trials/alterations.h)
};

// Marks of fewer parts need a better fit, and contours that lie where they should: see ScoreOf.
inline constexpr std::size_t kEnoughParts = 4;

// A constellation says little: it has too few parts, or nothing but discs, squares and bars.
bool SaysLittle(const MarkModel& model);

// One plain shape: at most asks for a look, never more.
bool IsPlain(const MarkModel& model);

// The weightiest; nothing when a mark can be told apart. Codes:
//
//   plain-mark        one plain shape (a disc, a square, a bar), which half of all icons hold
//   few-plain-parts   two or three of them
//   few-parts         one to three parts, of which one at least is particular
std::optional<MarkWeakness> WeaknessOf(const MarkModel& model);

}  // namespace brandlint
