// SPDX-License-Identifier: MIT
// What letters to applicants are made of, in any language and any markup: where exactly, how
// disguising letters read, the clause, what would pass.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/brand.h"
#include "core/model/judgement.h"
#include "core/report/letter.h"

namespace brandlint {

// How a letter is marked up. What is given to it may be a stranger's: nothing of it may begin a
// line, hide, or become markup.
class LetterMarkup {
 public:
  virtual ~LetterMarkup() = default;

  // Words within a sentence.
  virtual std::string Words(std::string_view text) const = 0;

  // A stranger's text, told apart from ours.
  virtual std::string Quote(std::string_view text) const = 0;

  // Where a clause is read: a pack's own word.
  virtual std::string Address(std::string_view source) const = 0;

  // What follows "at the marked letters:".
  virtual std::string Marked(std::string_view text, const Span& span) const = 0;

  // Between a sentence that ends in ":" and the list behind it.
  virtual std::string_view BeforeList() const = 0;
};

// Letters of an excerpt in one line: mail programs show 78 columns without wrapping.
// Source: RFC 5322, 2.1.1.
inline constexpr int kExcerptColumns = 72;

// Paragraphs without a line feed behind them; empty where there is nothing to say.
class LetterParts {
 public:
  // All of it must outlive the parts.
  LetterParts(const LetterTexts& texts, const LetterMarkup& markup, std::span<const Brand> brands)
      : texts_(texts), markup_(markup), brands_(brands) {}

  std::string What(const Finding& finding) const;  // "The app name uses ...", no full stop
  std::string Where(const Evidence& evidence) const;
  std::string Disguised(const Evidence& evidence) const;
  std::string ClauseOf(const Finding& finding) const;
  std::string ClauseOf(std::string_view brand, std::string_view clause) const;
  std::string WouldPass(const Finding& finding) const;
  std::string NamesNear(const std::vector<std::string>& names) const;

  // Items of a list: what could not be examined.
  std::vector<std::string> Problems(const Judgement& judgement) const;

 private:
  std::string Called(const Subject& subject) const;

  const LetterTexts& texts_;
  const LetterMarkup& markup_;
  const std::span<const Brand> brands_;
};

}  // namespace brandlint
