// SPDX-License-Identifier: MIT
#include "core/report/letter.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "EmbeddedLetters.h"
#include "core/base/ascii.h"
#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/codec/json_fields.h"

namespace brandlint {
namespace {

constexpr LetterText kSentences[] = {
    {"title", "{name}"},
    {"opening_reject", "{id}"},
    {"opening_review", "{id}"},
    {"must_change", ""},
    {"person_decides", ""},
    {"where_whole", "{subject}"},
    {"where_picture", "{subject} {width} {height} {x} {y}"},
    {"where_text", "{subject}"},
    {"picture", ""},
    {"disguised", ""},
    {"clause", "{text}"},
    {"clause_source", "{clause} {source}"},
    {"would_pass", "{fix}"},
    {"names_near", ""},
    {"names_limit", ""},
    {"problems", ""},
    {"problem", "{path} {message}"},
    {"problems_ask", ""},
    {"reference", "{fingerprint}"},
    {"closing", ""},
    {"basis", "{tool} {day} {policy}"},
    {"nothing", "{count}"},
    {"greeting", ""},
    {"decided_reject", "{name} {id}"},
    {"decided_changes", "{name} {id}"},
    {"problems_again", ""},
    {"left_out", "{count}"},
    {"closing_reject", ""},
    {"closing_changes", ""},
    {"quoted", "{text}"},
    {"step_missing", "{to}"},
    {"step_added", "{from}"},
    {"step_swapped", "{to} {from}"},
    {"step_replaced", "{from} {to}"},
    {"step_bidi", ""},
    {"step_spaces", ""},
    {"step_left_out", "{from}"},
    {"step_confusable", "{from} {to}"},
    {"step_leet", "{from} {to}"},
    {"step_other", "{from} {to}"},
    {"subject_name", ""},
    {"subject_short_description", ""},
    {"subject_description", ""},
    {"subject_developer", ""},
    {"subject_icon", ""},
    {"subject_screenshot", ""},
    {"subject_logo", ""},
    {"subject_banner", ""},
    {"subject_other", ""},
};

// "{x}" of each place in braces, in order of the alphabet.
std::vector<std::string> PlacesOf(std::string_view text) {
  std::vector<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    places.emplace_back(text.substr(at, text.find('}', at) - at + 1));
  }
  std::ranges::sort(places);
  return places;
}

}  // namespace

Result<LetterTexts> LetterTexts::Read(std::string_view json, std::string_view file) {
  LetterTexts letter;
  const Result<void> read =
      ReadDocument(json, file, {}, UnknownKeys::kError, [&](JsonFields& fields) {
        fields.Schema("brandlint.letter/1");
        fields.Text("language", letter.language_);
        fields.Object("texts", Need::kRequired, [&](JsonFields& texts) {
          for (const LetterText& sentence : kSentences) {
            std::string text;
            if (!texts.Text(sentence.key, text)) continue;
            if (PlacesOf(text) != PlacesOf(sentence.places)) {
              texts.Fail(sentence.key,
                         "json-bad-value",
                         sentence.places.empty()
                             ? "must have nothing in braces"
                             : "must have each of " + std::string(sentence.places) +
                                   " once, and nothing else in braces");
            }
            letter.texts_.emplace(sentence.key, std::move(text));
          }
        });
      });
  if (!read) return read.error();
  return letter;
}

std::string LetterTexts::Fill(
    std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
  const auto found = texts_.find(key);
  CHECK(found != texts_.end());
  const std::string_view text = found->second;
  std::string filled;
  std::size_t done = 0;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', done)) {
    filled += text.substr(done, at - done);
    const std::size_t end = text.find('}', at);
    const std::string_view place = text.substr(at + 1, end - at - 1);
    const auto* const value =
        std::ranges::find(values, place, [](const auto& each) { return each.first; });
    CHECK(value != values.end());
    filled += value->second;
    done = end + 1;
  }
  return filled + std::string(text.substr(done));
}

const std::vector<LetterTexts>& Letters() {
  static const std::vector<LetterTexts> kLetters = [] {
    std::vector<LetterTexts> letters;
    for (const EmbeddedFile& file : EmbeddedLetters()) {
      auto read = LetterTexts::Read(AsText(file.content), file.path);
      CHECK(read.ok());
      CHECK(file.path == read->language() + ".json");
      letters.push_back(*std::move(read));
    }
    std::ranges::sort(letters, {}, &LetterTexts::language);
    return letters;
  }();
  return kLetters;
}

const LetterTexts* FindLetter(std::string_view tag) {
  std::string wanted(tag);
  for (char& c : wanted) c = c == '_' ? '-' : LowerAscii(c);
  while (!wanted.empty()) {
    for (const LetterTexts& letter : Letters()) {
      const bool same = std::ranges::equal(
          letter.language(), wanted, [](char a, char b) { return LowerAscii(a) == b; });
      if (same) return &letter;
    }
    const std::size_t part = wanted.rfind('-');
    wanted.resize(part == std::string::npos ? 0 : part);
  }
  return nullptr;
}

const LetterTexts& EnglishLetter() {
  const LetterTexts* const letter = FindLetter("en");
  CHECK(letter != nullptr);
  return *letter;
}

std::string EscapeMarkdown(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]<>&#|~$@";
  const std::string shown = EscapeForDisplay(text);
  std::string escaped;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string_view rest = std::string_view(shown).substr(i);
    // What extended autolinks begin with ends them when it is escaped.
    const bool link =
        rest.starts_with("://") ||
        (i >= 3 && rest.front() == '.' &&
         (shown.compare(i - 3, 3, "www") == 0 || shown.compare(i - 3, 3, "WWW") == 0));
    if (link || kMarkup.find(shown[i]) != std::string_view::npos) escaped += '\\';
    escaped += shown[i];
  }
  return escaped;
}

std::string MarkdownCode(std::string_view text) {
  const std::string shown = EscapeForDisplay(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : shown) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  // One space is taken away on both sides, where the text is not of spaces alone.
  const bool pad = shown.empty() || shown.front() == '`' || shown.back() == '`' ||
                   (shown.front() == ' ' && shown.back() == ' ');
  const std::string space = pad ? " " : "";
  return fence + space + shown + space + fence;
}

}  // namespace brandlint
