// SPDX-License-Identifier: MIT
// Fills in the templates of a policy: "the {brand} mark covers {measure:coverage} of the icon".
#pragma once

#include <string>
#include <string_view>

#include "core/model/evidence.h"

namespace brandlint {

// What a template may name.
struct MessageFacts {
  std::string brand_title;
  const Evidence* evidence = nullptr;  // null for a rule of the listing form
  Subject subject;
  std::string beside;  // the word that stood beside, as the rule spells it
  std::string limit;
  std::string actual;
};

// Replaces {brand} {reference} {excerpt} {because} {seen} {kind} {score} {subject} {path} {limit}
// {actual} {beside} {remark} and {measure:NAME}; a measure the evidence does not have is "?".
// {because} says why a text was taken for the name (because.h), {seen} what was seen of a mark
// (describe_mark.h). Codec has refused any other placeholder when the policy was read, so an
// unknown one is a bug.
//
// Measures are written by unit: "deg" as "12 degrees", "px" as "31 px", "share" as "12 %", none
// as a plain number. Excerpts are escaped for display.
std::string FillMessage(std::string_view text, const MessageFacts& facts);

}  // namespace brandlint
