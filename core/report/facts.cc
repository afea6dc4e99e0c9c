// SPDX-License-Identifier: MIT
#include "core/report/facts.h"

#include <algorithm>
#include <array>
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

StepWords WordsOf(const Step& step) {
  StepWords words{"other", WithLetter(step.from), EscapeForDisplay(step.to), ""};
  constexpr std::array<std::string_view, 5> kOwn = {
      "missing", "added", "swapped", "replaced", "bidi"};
  if (const auto own = std::ranges::find(kOwn, step.step); own != kOwn.end()) {
    words.key = *own;
  } else if (step.step == "separator" && step.from == "U+0020") {
    words.key = "spaces";
  } else if (step.to.empty()) {
    words.key = "left_out";
    words.way = EscapeForDisplay(step.step);
  } else if (step.step == "confusable") {
    words.key = "confusable";
  } else if (step.step == "leet") {
    words.key = "leet";
  } else {
    words.way = EscapeForDisplay(step.step);
  }
  return words;
}

std::string StepSentence(const Step& step) {
  const auto [key, from, to, way] = WordsOf(step);
  if (key == "missing") return to + " is missing";
  if (key == "added") return from + " is one too many";
  if (key == "swapped") return to + " is written as " + from;
  if (key == "replaced") return from + " stands where " + to + " should";
  if (key == "bidi") return "bidi controls change the order on the screen";
  if (key == "spaces") return "spaces in between";
  if (key == "left_out") return from + " left out (" + way + ")";
  if (key == "confusable") return from + " looks like " + to;
  if (key == "leet") return from + " stands for " + to;
  return from + " reads as " + to + " (" + way + ")";
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
