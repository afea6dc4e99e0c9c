// SPDX-License-Identifier: MIT
#include "core/text/name_weakness.h"

#include <algorithm>

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

bool HasHouseMark(const Brand& brand) {
  return std::ranges::find(brand.names, NameKind::kHouseMark, &BrandName::kind) !=
         brand.names.end();
}

}  // namespace

std::vector<NameWeakness> WeaknessesOf(const Brand& brand, const BrandName& name) {
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

  const std::size_t letters = SearchLetters(name.word).size();
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
  if (name.transliterations.empty()) {
    found.push_back({"no-transliterations",
                     "has 0 transliterations: spellings in other scripts are not looked for",
                     {"transliteration"}});
  }
  return found;
}

}  // namespace brandlint
