// SPDX-License-Identifier: MIT
#include "core/text/words/built_in_words.h"

#include <charconv>
#include <span>
#include <utility>

#include "EmbeddedWords.h"
#include "core/base/check.h"

namespace brandlint {
namespace {

// In the order of CMakeLists.txt.
constexpr std::size_t kWordsFile = 0, kDigestFile = 1, kCountsFile = 2;

}  // namespace

const WordList& BuiltInWords() {
  static const WordList kWords = [] {
    Result<WordList> words = WordList::Map(EmbeddedWords()[kWordsFile].content);
    CHECK(words.ok());
    return std::move(words).value();
  }();
  return kWords;
}

std::string_view BuiltInWordsDigest() { return AsText(EmbeddedWords()[kDigestFile].content); }

WordListFacts BuiltInWordsFacts() {
  WordListFacts facts{.bytes = EmbeddedWords()[kWordsFile].content.size()};
  std::string_view text = AsText(EmbeddedWords()[kCountsFile].content);
  while (!text.empty()) {
    const std::size_t tab = text.find('\t'), end = text.find('\n');
    CHECK(tab < end && end != std::string_view::npos);
    ListedCount count{.list = text.substr(0, tab)};
    const auto parsed = std::from_chars(text.data() + tab + 1, text.data() + end, count.words);
    CHECK(parsed.ec == std::errc());
    if (count.list.empty()) {
      facts.words = count.words;
    } else {
      facts.lists.push_back(count);
    }
    text.remove_prefix(end + 1);
  }
  return facts;
}

}  // namespace brandlint
