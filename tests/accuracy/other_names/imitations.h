// SPDX-License-Identifier: MIT
// Imitations of any name, by the classes in which people make them.
#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>

namespace brandlint {

struct Imitation {
  std::string_view name;
  bool strong = true;  // false: a reviewer would like to see it, but it may well be another name

  // A title with one imitation of `word` (ASCII letters, as the brand writes it); empty when the
  // class does not apply to it. Same state of `random`, same answer.
  std::string (*make)(std::string_view word, std::mt19937& random);
};

std::span<const Imitation> Imitations();

}  // namespace brandlint
