// SPDX-License-Identifier: MIT
// What an edit costs: letters that look or sound alike, or lie side by side on a keyboard, are
// nearer to each other than others.
#pragma once

#include <string_view>

namespace brandlint {

// Costs are in hundredths of an edit: 100 is any letter for any other. All letters are lower-case
// ASCII letters or digits; '\0' is a glyph that cannot be read as one.
inline constexpr int kFullEdit = 100;

// At most this much is a slip of the ear: the word still sounds the same.
inline constexpr int kSoundEdit = 70;

// `written` stands where `letter` should.
int ReplaceCost(char written, char letter);

// `written` stands in the text and is not in the word, which has `before` before that place and
// `after` behind it ('\0' at its ends).
int InsertCost(char written, char before, char after);

// The letter word[at] is not in the text.
int DeleteCost(std::string_view word, std::size_t at);

// A separator inside a word that has edits: an edit and a separator are further off than either.
inline constexpr int kSeparatorEdit = 60;

// Another letter of the keyboard, or a glyph that is no letter, at the least.
inline constexpr int kLeastOtherEdit = 80;

// A glyph that is no letter stands for one.
inline constexpr int kSymbolForLetter = 90;

// Two neighbours have changed places: one slip of the fingers.
inline constexpr int kSwapCost = 90;

}  // namespace brandlint
