// SPDX-License-Identifier: MIT
// Imitations of a name, by class, as people make them; and titles that imitate nobody.
#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brandlint {

struct ImitationClass {
  std::string_view name;
  bool certain = false;  // must reach the score from which policies reject

  // One imitation of `word` (ASCII letters, as the brand writes it). Same state of `random`, same
  // answer.
  std::string (*imitate)(std::string_view word, std::mt19937& random);
};

std::span<const ImitationClass> ImitationClasses();

// Some letters of `word`, one at least, written as character references or escapes of one form.
std::string Encoded(std::string_view word, std::mt19937& random);

// `imitation` in a title such as a marketplace has, or alone.
std::string InTitle(const std::string& imitation, std::mt19937& random);

// Titles of one to three ordinary English words, also in camel case, some with words that share
// letters with house marks ("Winter Comfort", "Internal Shop").
std::string CleanTitle(std::mt19937& random);

}  // namespace brandlint
