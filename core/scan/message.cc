// SPDX-License-Identifier: MIT
#include "core/scan/message.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/scan/because.h"
#include "core/scan/describe_mark.h"

namespace brandlint {
namespace {

std::string Number(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  // "-0" would tell two equal things apart.
  return std::string_view(text) == "-0" ? "0" : text;
}

std::string ShowMeasure(const Measure& measure) {
  if (measure.unit == "deg") return Number(measure.value, 0) + " degrees";
  if (measure.unit == "share") {
    const double percent = 100 * measure.value;
    return Number(percent, percent < 1 ? 1 : 0) + " %";
  }
  const bool whole = measure.value == std::round(measure.value);
  const std::string number = Number(measure.value, whole ? 0 : 1);
  return measure.unit.empty() ? number : number + " " + measure.unit;
}

std::string ShowMeasure(const Evidence* evidence, std::string_view name) {
  if (evidence == nullptr) return "?";
  const auto found = std::ranges::find(evidence->measures, name, &Measure::name);
  return found == evidence->measures.end() ? "?" : ShowMeasure(*found);
}

std::string Value(std::string_view key, const MessageFacts& facts) {
  constexpr std::string_view kMeasure = "measure:";
  const Evidence* const evidence = facts.evidence;
  if (key == "brand") return facts.brand_title;
  if (key == "subject") {
    std::string words(SubjectTypeName(facts.subject.type));
    std::ranges::replace(words, '_', ' ');
    return words;
  }
  if (key == "path") return facts.subject.path;
  if (key == "beside") return facts.beside;
  if (key == "limit") return facts.limit;
  if (key == "actual") return facts.actual;
  if (key == "reference") return evidence == nullptr ? "?" : EscapeForDisplay(evidence->reference);
  if (key == "remark") return evidence == nullptr ? "?" : EscapeForDisplay(evidence->remark);
  if (key == "seen") return evidence == nullptr ? "?" : DescribeMark(*evidence);
  if (key == "excerpt") return evidence == nullptr ? "?" : EscapeForDisplay(evidence->excerpt);
  if (key == "because") return evidence == nullptr ? "?" : Because(*evidence);
  if (key == "kind") return evidence == nullptr ? "?" : evidence->kind;
  if (key == "score") return evidence == nullptr ? "?" : Number(evidence->score, 2);
  CHECK(key.starts_with(kMeasure));
  return ShowMeasure(evidence, key.substr(kMeasure.size()));
}

}  // namespace

std::string FillMessage(std::string_view text, const MessageFacts& facts) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    CHECK(close != std::string_view::npos);
    filled += Value(text.substr(open + 1, close - open - 1), facts);
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace brandlint
