// SPDX-License-Identifier: MIT
// Characters that stand for a letter, by Unicode's own data as ICU has it: so that the matcher's
// tables are measured against something they were not copied from.
#pragma once

#include <string>
#include <vector>

namespace brandlint {

// Of one lower-case ASCII letter. Sorted by code point.
struct LetterForms {
  std::vector<char32_t> confusable;  // another script's letter or sign with the same skeleton
  std::vector<char32_t> cyrillic;    // of these, those of one script
  std::vector<char32_t> greek;
  std::vector<char32_t> drawn_over;  // "LATIN SMALL LETTER N WITH HOOK": not of the same skeleton
  std::vector<char32_t> styled;      // compatibility forms: NFKC gives the letter in either case
};

// Of 'a' to 'z'. Sources: UTS #39 skeletons (uspoof), UnicodeData.txt (u_charName, NFKC).
const LetterForms& FormsOf(char letter);

// Assigned Default_Ignorable_Code_Point characters, and combining marks of U+0300..U+036F.
const std::vector<char32_t>& Ignorables();
const std::vector<char32_t>& Marks();

}  // namespace brandlint
