// SPDX-License-Identifier: MIT
// What a name of a brand pack makes hard to find, or easy to take for something else: told to
// whoever writes the pack, before the first submission is judged by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/brand.h"
#include "core/text/word_list.h"

namespace brandlint {

struct NameWeakness {
  std::string_view code;  // "short-word", for machines and tests
  std::string text;       // a sentence with the number and the limit: lower case, no full stop
  std::vector<std::string_view> weak_in;  // imitation classes that are found less, or not at all
};

// In the order of weight. `name` is one of `brand`, and CompileName takes it. Codes:
//
//   short-word              up to 4 letters: whole words without edits
//   short-word-inside       5 letters: not inside other words, one edit
//   short-word-edits        6 letters: one edit, and inside other words never certain
//   no-latin-letters        look-alikes of Latin letters play no part
//   product                 whole words as they are written, and never enough alone
//   product-without-house   ... and there is no house mark that it could stand beside
//   noun-without-senses     a common noun, and no word of the pack tells when the noun is meant
//   listed-word             itself a word of a language, and the pack does not say so
//   listed-neighbours       words of a language within one edit, where edits are looked for
//   no-transliterations     of a house mark
//
// Limits are those of OptionsFor in name_forms.cc.
// words   Null: nothing is said of words.
std::vector<NameWeakness> WeaknessesOf(const Brand& brand,
                                       const BrandName& name,
                                       const WordList* words);

}  // namespace brandlint
