// SPDX-License-Identifier: MIT
#include "core/text/name_weakness.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "core/text/find_word.h"
#include "core/text/fold.h"
#include "core/text/name_forms.h"

namespace brandlint {
namespace {

std::string Letters(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " letter" : " letters");
}

NameWeakness ShortWord(std::size_t letters) {
  return {"short-word",
          "has " + Letters(letters) + ": below " + std::to_string(kFewestForOneEdit) +
              " only whole words are looked for, disguised but not misspelled",
          {"inside other words", "compounds without a capital", "typos", "phonetic"}};
}

NameWeakness ShortForInside(std::size_t letters) {
  return {"short-word-inside",
          "has " + Letters(letters) + ": below " + std::to_string(kFewestInside) +
              " it is found inside another word only at a capital or a digit, and misspelled by "
              "one edit only",
          {"inside other words", "compounds without a capital", "typos of two edits", "phonetic"}};
}

NameWeakness ShortForEdits(std::size_t letters) {
  return {"short-word-edits",
          "has " + Letters(letters) + ": below " + std::to_string(kFewestForTwoEdits) +
              " it is found misspelled by one edit only, and inside another word a person is asked",
          {"typos of two edits", "phonetic"}};
}

NameWeakness NoLatinLetters(std::size_t letters) {
  const bool edits = letters >= kFewestForWordEdit;
  return {
      "no-latin-letters",
      "has no Latin letters: it is looked for as it is written" +
          (edits ? std::string(" or with one letter wrong")
                 : ", with none wrong (it has " + Letters(letters) + ", edits begin at " +
                       std::to_string(kFewestForWordEdit) + ")") +
          "; a Latin spelling as a name of its own is looked for in every disguise",
      {"compounds", "look-alike letters", "styled letters", "leet", "letter pairs", "phonetic"}};
}

// Listed words that one edit (a letter more, less or other, two swapped) makes of `letters`, in
// order.
std::set<std::string> ListedNeighbours(const std::string& letters, const WordList& words) {
  std::set<std::string> found;
  const auto look_up = [&](const std::string& word) {
    if (word != letters && words.Contains(std::u32string(word.begin(), word.end()))) {
      found.insert(word);
    }
  };
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    for (char c = 'a'; c <= 'z'; ++c) {
      std::string word = letters;
      look_up(word.insert(i, 1, c));
      if (i == letters.size()) continue;
      word = letters;
      word[i] = c;
      look_up(word);
    }
    if (i < letters.size()) look_up(std::string(letters).erase(i, 1));
    if (i + 1 < letters.size()) {
      std::string word = letters;
      std::swap(word[i], word[i + 1]);
      look_up(word);
    }
  }
  return found;
}

NameWeakness Neighbours(const std::set<std::string>& neighbours) {
  constexpr std::size_t kMostShown = 5;
  std::string shown;
  std::size_t count = 0;
  for (const std::string& word : neighbours) {
    if (count++ == kMostShown) break;
    shown += (shown.empty() ? "" : ", ") + word;
  }
  if (neighbours.size() > kMostShown) {
    shown += " and " + std::to_string(neighbours.size() - kMostShown) + " more";
  }
  const bool one = neighbours.size() == 1;
  return {"listed-neighbours",
          "has " + std::to_string(neighbours.size()) + (one ? " word" : " words") +
              " of a language within one edit: misspelled as " + shown +
              " it is taken for the word and not found",
          {"typos", "phonetic"}};
}

bool HasHouseMark(const Brand& brand) {
  return std::ranges::find(brand.names, NameKind::kHouseMark, &BrandName::kind) !=
         brand.names.end();
}

}  // namespace

std::vector<NameWeakness> WeaknessesOf(const Brand& brand,
                                       const BrandName& name,
                                       const WordList* words) {
  std::vector<NameWeakness> found;
  if (name.kind == NameKind::kProduct) {
    found.push_back({"product",
                     "is a product's name: whole words as they are written, and only where the "
                     "submission shows the brand elsewhere",
                     {"every disguise", "inside other words", "typos", "phonetic"}});
    if (!HasHouseMark(brand) && brand.marks.empty()) {
      found.push_back({"product-without-house",
                       "has nothing to stand beside: 0 house marks and 0 marks in the pack, at "
                       "least 1 is needed",
                       {"plain"}});
    }
    return found;
  }

  const std::string latin = SearchLetters(name.word);
  const std::size_t letters = latin.size();
  if (letters == 0) {
    found.push_back(NoLatinLetters(FoldWord(name.word).size()));
  } else if (letters < kFewestForOneEdit) {
    found.push_back(ShortWord(letters));
  } else if (letters < kFewestInside) {
    found.push_back(ShortForInside(letters));
  } else if (letters < kFewestForTwoEdits) {
    found.push_back(ShortForEdits(letters));
  }
  if (name.common_noun && name.generic_senses.empty()) {
    found.push_back({"noun-without-senses",
                     "is a common noun with 0 generic senses: the noun in its own sense is taken "
                     "for the name; at least 1 word that stands beside the noun is needed",
                     {}});
  }
  if (words != nullptr && letters > 0) {
    const bool listed = words->Contains(std::u32string(latin.begin(), latin.end()));
    if (listed && !name.common_noun && name.generic_senses.empty()) {
      found.push_back({"listed-word",
                       "is itself a word of a language, and the pack has 0 generic senses and does "
                       "not call it a common noun: whoever uses the word is taken to use the name",
                       {}});
    }
    if (letters >= kFewestForOneEdit) {
      std::set<std::string> neighbours = ListedNeighbours(latin, *words);
      // Forms of the name are found though they are listed.
      const Result<NameForms> forms = CompileName(brand, 0, name);
      std::erase_if(neighbours, [&](const std::string& word) {
        return forms.ok() && IsFormOf(*forms, std::u32string(word.begin(), word.end()));
      });
      if (!neighbours.empty()) found.push_back(Neighbours(neighbours));
    }
  }
  if (name.transliterations.empty()) {
    found.push_back({"no-transliterations",
                     "has 0 transliterations: spellings in other scripts are not looked for",
                     {"transliteration"}});
  }
  return found;
}

}  // namespace brandlint
