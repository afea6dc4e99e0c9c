// SPDX-License-Identifier: MIT
// Slips of the fingers and of the ear, each by its definition. The classes are those of domain
// name permutation: addition, bitsquatting, hyphenation, insertion, omission, repetition,
// replacement, subdomain, transposition, vowel swap.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace brandlint {

// All take a word of ASCII letters as the brand writes it.
std::string Addition(std::string_view word, std::mt19937& random);
std::string Bitsquatting(std::string_view word, std::mt19937& random);
std::string Hyphenation(std::string_view word, std::mt19937& random);
std::string Insertion(std::string_view word, std::mt19937& random);  // a neighbour on the keyboard
std::string Omission(std::string_view word, std::mt19937& random);
std::string Plural(std::string_view word, std::mt19937& random);
std::string Repetition(std::string_view word, std::mt19937& random);
std::string Replacement(std::string_view word, std::mt19937& random);  // likewise
std::string Subdomain(std::string_view word, std::mt19937& random);
std::string TldSwap(std::string_view word, std::mt19937& random);
std::string Transposition(std::string_view word, std::mt19937& random);
std::string VowelSwap(std::string_view word, std::mt19937& random);
std::string Various(std::string_view word, std::mt19937& random);     // "wwwLumapay", "Lumapaycom"
std::string Dictionary(std::string_view word, std::mt19937& random);  // "Lumapay-login"
std::string Squat(std::string_view word, std::mt19937& random);  // letters repeated several times
std::string TwoEdits(std::string_view word, std::mt19937& random);
std::string Phonetic(std::string_view word, std::mt19937& random);  // one or two sounds respelled

}  // namespace brandlint
