// SPDX-License-Identifier: MIT
// A name of a brand pack, compiled: the letters to look for and the words that set it free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/brand.h"
#include "core/text/common_noun.h"
#include "core/text/find_name.h"

namespace brandlint {

// A word that holds the name, or comes near it, and is free. `*` at either end of the pack's word
// stands for any letters.
struct FreePattern {
  std::u32string word;  // folded
  bool any_before = false;
  bool any_after = false;
};

// Another way to write the name, in Latin letters ("interkom") or in another script.
struct OtherForm {
  std::string letters;     // Latin: for FindName; else empty
  std::u32string folded;   // else: for FindWord
  std::size_t screen = 0;  // index in the NameScreen, among the foreign ones in the second case
  bool common_noun = false;
};

// They are words of their own: disguised perhaps, but neither inside others nor misspelled.
inline constexpr SearchOptions kOtherFormSearch = {
    .inside = false, .disguised = true, .max_cost = 0};

struct NameForms {
  std::size_t brand = 0;  // index into the brands that were compiled
  std::string brand_id;
  std::string word;  // as the brand writes it
  NameKind kind = NameKind::kHouseMark;
  std::string letters;     // for FindName; empty when the word has no Latin letters
  std::size_t screen = 0;  // index of `letters` in the NameScreen
  SearchOptions search;    // how far from `letters` to look
  std::vector<OtherForm> others;
  std::vector<FreePattern> free;
  SenseWords senses;
  SenseWords brand_senses;
  std::vector<std::string> products;  // " fin voice ": the brand's, likewise
  bool common_noun = false;
};

// Measured on words of nine languages: names of four letters meet a word within one edit in every
// second text, names of seven and more hardly ever within two.
inline constexpr std::size_t kFewestForOneEdit = 5;
inline constexpr std::size_t kFewestInside = 6;
inline constexpr std::size_t kFewestForTwoEdits = 7;

// How far to look depends on the length of the word: a short one has neighbours that mean
// something else, so
//   up to 4 letters   whole words only, no edits;
//   5                 whole words, compounds at camel humps, one edit;
//   6                 inside other words too, though a person looks then; one edit;
//   7 and more        inside other words too, two edits.
// Product names are common words: whole words as they are written, nothing else.
//
// Errors: "brand-name" when a word has no letter or digit, or more than kLongestWord of them.
Result<NameForms> CompileName(const Brand& brand, std::size_t index, const BrandName& name);

// Whether `token` (folded, without separators) is one of the free words.
bool IsFree(const std::vector<FreePattern>& free, std::u32string_view token);

// Whether `token` (folded, without separators) is the name or another form of it, perhaps with an
// ending of up to three letters: "lumapays".
bool IsFormOf(const NameForms& name, std::u32string_view token);

// The letters FindName looks for: "Télé-Mark 24" gives "telemark24"; empty when a character has no
// Latin reading.
std::string SearchLetters(std::string_view word);

}  // namespace brandlint
