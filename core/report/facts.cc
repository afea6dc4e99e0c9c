// SPDX-License-Identifier: MIT
#include "core/report/facts.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "core/base/utf8.h"
#include "core/report/display_width.h"

namespace brandlint {
namespace {

bool IsXmlCharacter(char32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value != 0xFFFE && value != 0xFFFF;  // DecodeUtf8 gives no surrogates
}

// "о U+043E" of "U+043E"; anything else, and what would not be seen, as it is.
std::string WithLetter(const std::string& name) {
  std::uint32_t value = 0;
  const char* const end = name.data() + name.size();
  if (!name.starts_with("U+")) return EscapeForDisplay(name);
  const auto [last, error] = std::from_chars(name.data() + 2, end, value, 16);
  if (error != std::errc() || last != end) return EscapeForDisplay(name);
  std::string letter;
  AppendUtf8(value, letter);
  const std::string shown = EscapeForDisplay(letter);
  if (shown != letter) return name;
  // A mark alone would sit on whatever stands before it.
  return (DisplayWidth(letter) == 0 ? "\u25CC" : "") + letter + " " + name;
}

}  // namespace

std::string StepSentence(const Step& step) {
  const std::string from = WithLetter(step.from);
  const std::string to = EscapeForDisplay(step.to);
  if (step.step == "missing") return to + " is missing";
  if (step.step == "added") return from + " is one too many";
  if (step.step == "swapped") return to + " is written as " + from;
  if (step.step == "replaced") return from + " stands where " + to + " should";
  if (step.step == "bidi") return "bidi controls change the order on the screen";
  if (step.step == "separator" && step.from == "U+0020") return "spaces in between";
  if (step.to.empty()) return from + " left out (" + EscapeForDisplay(step.step) + ")";
  if (step.step == "confusable") return from + " looks like " + EscapeForDisplay(step.to);
  if (step.step == "leet") return from + " stands for " + EscapeForDisplay(step.to);
  return from + " reads as " + EscapeForDisplay(step.to) + " (" + EscapeForDisplay(step.step) + ")";
}

std::vector<std::string> StepSentences(const std::vector<Step>& steps) {
  std::vector<std::string> sentences;
  for (const Step& step : steps) {
    std::string sentence = StepSentence(step);
    if (std::ranges::find(sentences, sentence) == sentences.end()) {
      sentences.push_back(std::move(sentence));
    }
  }
  return sentences;
}

const Clause* FindClause(std::span<const Brand> brands,
                         std::string_view brand_id,
                         std::string_view id) {
  for (const Brand& brand : brands) {
    if (!brand_id.empty() && brand.id != brand_id) continue;
    const auto clause = std::ranges::find(brand.clauses, id, &Clause::id);
    if (clause != brand.clauses.end()) return &*clause;
  }
  return nullptr;
}

FilePlace PlaceOf(const Judgement& judgement, std::string_view path) {
  const std::string& source = judgement.source;
  if (path == source) return {source, 0};
  if (!path.empty()) return {source.empty() ? std::string(path) : source + "/" + std::string(path)};
  // Only a list of names has submissions without any picture and a number at the end.
  const std::size_t colon = source.rfind(':');
  if (judgement.assets.empty() && colon != std::string::npos) {
    int line = 0;
    const char* const end = source.data() + source.size();
    const auto [last, error] = std::from_chars(source.data() + colon + 1, end, line);
    if (error == std::errc() && last == end && line > 0) return {source.substr(0, colon), line};
  }
  return {source, 0};
}

std::string EscapeXml(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = DecodeUtf8(text, i);
    if (!point.valid || !IsXmlCharacter(point.value)) {
      AppendUtf8(0xFFFD, escaped);
    } else if (point.value == '&') {
      escaped += "&amp;";
    } else if (point.value == '<') {
      escaped += "&lt;";
    } else if (point.value == '>') {
      escaped += "&gt;";
    } else if (point.value == '"') {
      escaped += "&quot;";
    } else {
      escaped += text.substr(i, point.length);
    }
    i += point.length;
  }
  return escaped;
}

}  // namespace brandlint
