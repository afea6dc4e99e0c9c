// SPDX-License-Identifier: MIT
// The word lists that were compiled into the program (data/words/README.md).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/text/word_list.h"

namespace brandlint {

// Opened at the first call, in microseconds; never changed.
const WordList& BuiltInWords();

// SHA-256 of the compiled list, 64 lower-case hexadecimal digits; made while building.
std::string_view BuiltInWordsDigest();

struct ListedCount {
  std::string_view list;  // "ngerman", a file's name
  std::size_t words = 0;  // how many of its words are in
};

struct WordListFacts {
  std::size_t words = 0;  // different ones
  std::size_t bytes = 0;
  std::vector<ListedCount> lists;
};
WordListFacts BuiltInWordsFacts();

}  // namespace brandlint
