// SPDX-License-Identifier: MIT
#include "core/text/edit_costs.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace brandlint {
namespace {

// The costs below were set by ear and eye, and are held by the floors of tests/accuracy/names:
// cheap enough that a word respelled in two sounds stays under two edits, dear enough that two
// other letters do not.
constexpr int kSameSound = 40;      // c and k
constexpr int kVowelForVowel = 50;  // unstressed vowels are guessed when written by ear
constexpr int kKeyboardSlip = 85;
constexpr int kRepeatedLetter = 15;
constexpr int kSilentLetter = 45;  // h after a letter, b after m

constexpr bool IsVowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

struct PairCost {
  char a, b;
  int cost;
};

// Sounds that are written with either letter, then shapes that are mistaken for each other.
constexpr PairCost kPairs[] = {
    {'c', 'k', kSameSound}, {'c', 'q', kSameSound}, {'k', 'q', kSameSound}, {'i', 'y', kSameSound},
    {'s', 'z', kSameSound}, {'f', 'v', 60},         {'v', 'w', 60},         {'i', 'j', 60},
    {'g', 'j', 60},         {'m', 'n', 70},         {'t', 'd', 70},         {'b', 'p', 70},
    {'g', 'k', 70},         {'f', 'p', 80},         {'x', 'z', 80},         {'c', 'e', 75},
    {'c', 'o', 75},         {'n', 'h', 75},         {'n', 'u', 75},         {'u', 'v', 75},
    {'f', 't', 75},         {'i', 'l', 75},         {'a', 'd', 80},         {'g', 'q', 75},
    {'b', 'h', 80},         {'n', 'r', 80},         {'h', 'r', 60},
};

// Rows of a QWERTY keyboard; a key's neighbours are beside it, above and below.
constexpr std::array<std::string_view, 4> kRows = {
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};

constexpr bool AreNeighbours(char a, char b) {
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    const std::size_t at = kRows[row].find(a);
    if (at == std::string_view::npos) continue;
    for (std::size_t other = row == 0 ? 0 : row - 1; other < kRows.size() && other <= row + 1;
         ++other) {
      const std::size_t there = kRows[other].find(b);
      if (there == std::string_view::npos) continue;
      const std::size_t distance = at > there ? at - there : there - at;
      if (distance <= 1) return true;
    }
  }
  return false;
}

constexpr int ReplaceLetter(char written, char letter) {
  if (written == letter) return 0;
  for (const PairCost& pair : kPairs) {
    if ((pair.a == written && pair.b == letter) || (pair.b == written && pair.a == letter)) {
      return pair.cost;
    }
  }
  if (IsVowel(written) && IsVowel(letter)) return kVowelForVowel;
  return AreNeighbours(written, letter) ? kKeyboardSlip : kFullEdit;
}

// Worked out once: the search asks for it at every letter. By place in kLetters.
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
using ReplaceTable = std::array<std::array<std::uint8_t, kLetters.size()>, kLetters.size()>;
constexpr ReplaceTable kReplace = [] {
  ReplaceTable table{};
  for (std::size_t a = 0; a < kLetters.size(); ++a) {
    for (std::size_t b = 0; b < kLetters.size(); ++b) {
      table[a][b] = static_cast<std::uint8_t>(ReplaceLetter(kLetters[a], kLetters[b]));
    }
  }
  return table;
}();

constexpr std::size_t PlaceOf(char c) {
  return static_cast<std::size_t>(c >= 'a' ? c - 'a' : c - '0' + 26);
}

}  // namespace

int ReplaceCost(char written, char letter) {
  return written == '\0' ? kSymbolForLetter : kReplace[PlaceOf(written)][PlaceOf(letter)];
}

int InsertCost(char written, char before, char after) {
  if (written == '\0') return kFullEdit;
  if (written == before) return kRepeatedLetter;
  if (written == 'h') return kSilentLetter;
  if (written == 'k' && before == 'c') return kSilentLetter;
  if (written == 'c' && (after == 'k' || after == 'q')) return kSilentLetter;
  if (written == 'b' && before == 'm' && after == '\0') return kSilentLetter;
  // "calm", "walk", "half": l is not heard; "law", "low": w lengthens the vowel.
  if (written == 'l' && IsVowel(before) && (after == 'm' || after == 'k' || after == 'f')) {
    return kSilentLetter;
  }
  if (written == 'w' && IsVowel(before)) return kVowelForVowel;
  if (IsVowel(written) && (IsVowel(before) || IsVowel(after))) return kVowelForVowel;
  if (written == 'e' && after == '\0') return kVowelForVowel;
  return kFullEdit;
}

int DeleteCost(std::string_view word, std::size_t at) {
  const char letter = word[at];
  const char before = at > 0 ? word[at - 1] : '\0';
  const char after = at + 1 < word.size() ? word[at + 1] : '\0';
  // One of two is a slip; "Zz" for "Zzzzzzz" is another word.
  const bool third = at > 1 && word[at - 2] == letter;
  if (letter == before && !third) return kRepeatedLetter;
  // "Habour" for "Harbour": r is not heard after a vowel and before a consonant.
  if (letter == 'r' && IsVowel(before) && !IsVowel(after)) return 65;
  if (letter == 'h') return kSilentLetter;
  return IsVowel(letter) ? kKeyboardSlip : kFullEdit;
}

}  // namespace brandlint
