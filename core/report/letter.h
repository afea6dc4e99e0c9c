// SPDX-License-Identifier: MIT
// The sentences of letters to applicants, of data/letters/<language>.json.
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace brandlint {

// A sentence and what is filled into it, in braces.
struct LetterText {
  std::string_view key;
  std::string_view places;  // "{x} {y}": each must stand in the sentence, and nothing else may
};

class LetterTexts {
 public:
  // Reads one language. Every sentence must be there, with just its places: a translation that
  // loses one would send letters that do not say where. Errors: those of codec/json_reader.h;
  // "json-bad-value" for a place that is missing or not known.
  static Result<LetterTexts> Read(std::string_view json, std::string_view file);

  // The sentence with its places filled in by values, which must be escaped already.
  // Precondition: `key` is one of the sentences, and the values are for all of its places.
  std::string Fill(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) const;

  const std::string& language() const { return language_; }

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

// The built-in languages, in order of the alphabet: "de", "en".
const std::vector<LetterTexts>& Letters();

// That of a language tag, "de-AT", "de_AT" or "de"; null when there is none. Source: RFC 4647, 3.4.
const LetterTexts* FindLetter(std::string_view tag);

// What there is in any case.
const LetterTexts& EnglishLetter();

// `text` for display with what Markdown would take for markup escaped: it shows as it is, makes no
// link and no element. Source: CommonMark 0.31, 2.4; GitHub Flavored Markdown, 6.9 (autolinks).
std::string EscapeMarkdown(std::string_view text);

// A stranger's text as a code span, in which nothing is markup. Source: CommonMark 0.31, 6.1.
std::string MarkdownCode(std::string_view text);

}  // namespace brandlint
