// SPDX-License-Identifier: MIT
#include "tests/accuracy/other_names/imitations.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <vector>

#include "core/base/utf8.h"
#include "tests/accuracy/names/imitate.h"
#include "tests/accuracy/other_names/letters.h"
#include "tests/accuracy/other_names/typos.h"

namespace brandlint {
namespace {

std::size_t Pick(std::size_t count, std::mt19937& random) {
  // Not std::uniform_int_distribution: its answers differ between standard libraries.
  return random() % count;
}

template <typename List>
auto One(const List& of, std::mt19937& random) {
  return of[Pick(of.size(), random)];
}

char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
char Upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

std::string InTitle(const std::string& imitation, std::mt19937& random) {
  constexpr std::array<std::string_view, 8> kBefore = {
      "", "", "", "", "Easy ", "Pro ", "Auto ", "Smart "};
  constexpr std::array<std::string_view, 8> kBehind = {
      "", "", "", " Reports", " Calendar", " Widgets", " Export", " Users"};
  if (imitation.empty()) return {};
  return std::string(One(kBefore, random)) + imitation + std::string(One(kBehind, random));
}

// Wraps a word's imitation into a title.
template <std::string (*make)(std::string_view, std::mt19937&)>
std::string Titled(std::string_view word, std::mt19937& random) {
  return InTitle(make(word, random), random);
}

std::string Plain(std::string_view word, std::mt19937& /*random*/) { return std::string(word); }

std::string Cased(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 7> kSeparators = {"", " ", "-", ".", "_", "*", "\u00B7"};
  const std::string_view separator = One(kSeparators, random);
  const std::size_t how = Pick(3, random);
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0) text += separator;
    text += how == 0 || (how == 1 && i % 2 == 0) ? Upper(word[i]) : Lower(word[i]);
  }
  return text;
}

std::string Camel(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 6> kBefore = {"My", "Super", "Get", "All", "", "i"};
  constexpr std::array<std::string_view, 6> kBehind = {
      "Helper", "App", "Sync", "365", "Hub", "Bot"};
  return std::string(One(kBefore, random)) + std::string(word) + std::string(One(kBehind, random));
}

std::string Affix(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 6> kBefore = {"mega", "re", "bot", "e", "my", ""};
  constexpr std::array<std::string_view, 6> kBehind = {"ize", "ette", "ly", "dev", "24", "ist"};
  std::string text(One(kBefore, random));
  for (const char c : word) text += Lower(c);
  return text + std::string(One(kBehind, random));
}

std::string ForBrand(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::array<std::string_view, 2>, 8> kPhrases = {{{"Charts for ", ""},
                                                                        {"Surveys 4 ", ""},
                                                                        {"Ratings via ", ""},
                                                                        {"", " to Mail"},
                                                                        {"Roadmap, a ", " app"},
                                                                        {"Notes + ", ""},
                                                                        {"Tasks (", ")"},
                                                                        {"Forms @ ", ""}}};
  const auto phrase = One(kPhrases, random);
  return std::string(phrase[0]) + std::string(word) + std::string(phrase[1]);
}

std::string Split(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 8> kBetween = {
      " ", " - ", " / ", "; ", " . ", " & ", "\n", " \U0001F5E8 "};
  const std::size_t at = 1 + Pick(word.size() - 1, random);
  std::string second(word.substr(at));
  second[0] = Upper(second[0]);
  return std::string(word.substr(0, at)) + std::string(One(kBetween, random)) + second;
}

// Replaces letters by `forms(letter)`; each that has any with a chance of one in `one_in`, at
// least one. Empty when there is none.
template <typename Forms>
std::string Replaced(std::string_view word, std::size_t one_in, std::mt19937& random, Forms forms) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!forms(Lower(word[i])).empty()) places.push_back(i);
  }
  if (places.empty()) return {};
  const std::size_t sure = One(places, random);
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto& list = forms(Lower(word[i]));
    if (!list.empty() && (i == sure || Pick(one_in, random) == 0)) {
      AppendUtf8(One(list, random), text);
    } else {
      text += word[i];
    }
  }
  return text;
}

std::string ConfusableMixed(std::string_view word, std::mt19937& random) {
  return Replaced(word, 2, random, [](char c) -> const auto& { return FormsOf(c).confusable; });
}

// Every letter of one script; empty when it lacks one.
std::string ConfusableWhole(std::string_view word, std::mt19937& random) {
  for (std::vector<char32_t> LetterForms::*const script :
       {&LetterForms::cyrillic, &LetterForms::greek, &LetterForms::confusable}) {
    std::string text;
    for (const char c : word) {
      const auto& list = FormsOf(Lower(c)).*script;
      if (list.empty()) break;
      AppendUtf8(One(list, random), text);
    }
    if (CountCodePoints(text) == word.size()) return text;
  }
  return {};
}

std::string DrawnOver(std::string_view word, std::mt19937& random) {
  return Replaced(word, 3, random, [](char c) -> const auto& { return FormsOf(c).drawn_over; });
}

std::string StyledMixed(std::string_view word, std::mt19937& random) {
  return Replaced(word, 2, random, [](char c) -> const auto& { return FormsOf(c).styled; });
}

// Code charts of Unicode 15.0: mathematical bold, sans-serif, monospace, double-struck; full width;
// circled; negative circled and squared; regional indicators.
std::string Styled(std::string_view word, std::mt19937& random) {
  constexpr std::array<char32_t, 9> kFirst = {
      0x1D41A, 0x1D5BA, 0x1D68A, 0x1D552, 0xFF41, 0x24D0, 0x1F150, 0x1F170, 0x1F1E6};
  const char32_t first = One(kFirst, random);
  std::string text;
  for (const char c : word) AppendUtf8(first + static_cast<char32_t>(Lower(c) - 'a'), text);
  return text;
}

std::string Marked(std::string_view word, std::mt19937& random) {
  const std::size_t most = 1 + Pick(5, random);
  std::string text;
  for (const char c : word) {
    text += c;
    for (std::size_t i = Pick(most + 1, random); i > 0; --i) AppendUtf8(One(Marks(), random), text);
  }
  return text;
}

std::string Invisible(std::string_view word, std::mt19937& random) {
  std::string text(word);
  for (std::size_t left = 1 + Pick(2, random); left > 0; --left) {
    std::string nothing;
    AppendUtf8(One(Ignorables(), random), nothing);
    std::size_t at = 1 + Pick(text.size() - 1, random);
    while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    text.insert(at, nothing);
  }
  return text;
}

std::string Bidi(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::array<std::string_view, 2>, 2> kControls = {
      {{"\u202E", "\u202C"}, {"\u2067\u202E", "\u202C\u2069"}}};
  const auto controls = One(kControls, random);
  const std::size_t first = Pick(2, random) == 0 ? 0 : Pick(word.size() - 1, random);
  const std::string turned(word.rbegin(), word.rend() - static_cast<std::ptrdiff_t>(first));
  return std::string(word.substr(0, first)) + std::string(controls[0]) + turned +
         std::string(controls[1]);
}

// A table of stand-ins, several a letter.
struct StandIn {
  char letter;
  std::string_view written;
};

template <std::size_t N>
std::string StandIns(std::string_view word,
                     const std::array<StandIn, N>& table,
                     std::size_t one_in,
                     std::mt19937& random) {
  std::vector<std::size_t> places;
  const auto of = [&](char c) {
    std::vector<std::string_view> list;
    for (const StandIn& row : table) {
      if (row.letter == Lower(c)) list.push_back(row.written);
    }
    return list;
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!of(word[i]).empty()) places.push_back(i);
  }
  if (places.empty()) return {};
  const std::size_t sure = One(places, random);
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto list = of(word[i]);
    if (!list.empty() && (i == sure || Pick(one_in, random) == 0)) {
      text += One(list, random);
    } else {
      text += word[i];
    }
  }
  return text;
}

std::string Leet(std::string_view word, std::mt19937& random) {
  constexpr std::array<StandIn, 30> kTable = {
      {{'a', "4"}, {'a', "@"},   {'a', "/\\"},  {'b', "8"},      {'b', "|3"},  {'c', "("},
       {'c', "<"}, {'d', "|)"},  {'e', "3"},    {'e', "\u20AC"}, {'f', "|="},  {'g', "9"},
       {'h', "#"}, {'h', "|-|"}, {'i', "1"},    {'i', "!"},      {'i', "|"},   {'k', "|<"},
       {'l', "1"}, {'l', "|"},   {'n', "|\\|"}, {'o', "0"},      {'o', "()"},  {'p', "|>"},
       {'s', "5"}, {'s', "$"},   {'t', "7"},    {'t', "+"},      {'u', "|_|"}, {'z', "2"}}};
  return StandIns(word, kTable, 3, random);
}

std::string AsciiPairs(std::string_view word, std::mt19937& random) {
  constexpr std::array<StandIn, 10> kTable = {{{'m', "rn"},
                                               {'m', "nn"},
                                               {'w', "vv"},
                                               {'d', "cl"},
                                               {'i', "l"},
                                               {'i', "|"},
                                               {'l', "I"},
                                               {'l', "1"},
                                               {'o', "0"},
                                               {'z', "2"}}};
  return StandIns(word, kTable, 3, random);
}

std::string EmojiLetters(std::string_view word, std::mt19937& random) {
  constexpr std::array<StandIn, 16> kTable = {{{'a', "\U0001F170\uFE0F"},
                                               {'b', "\U0001F171\uFE0F"},
                                               {'c', "\u00A9"},
                                               {'c', "\u20A1"},
                                               {'e', "\u20AC"},
                                               {'i', "\u2139\uFE0F"},
                                               {'m', "\u24C2\uFE0F"},
                                               {'m', "\u303D\uFE0F"},
                                               {'n', "\u20A6"},
                                               {'o', "\u2B55"},
                                               {'o', "\U0001F17E\uFE0F"},
                                               {'p', "\U0001F17F\uFE0F"},
                                               {'r', "\u00AE"},
                                               {'s', "\U0001F4B2"},
                                               {'x', "\u274C"},
                                               {'y', "\u00A5"}}};
  return StandIns(word, kTable, 3, random);
}

// Two disguises at once: letters first, then what goes between them.
std::string Combined(std::string_view word, std::mt19937& random) {
  using Make = std::string (*)(std::string_view, std::mt19937&);
  constexpr std::array<Make, 4> kLetters = {ConfusableMixed, Leet, StyledMixed, AsciiPairs};
  std::string text = One(kLetters, random)(word, random);
  if (text.empty()) text = word;
  std::string_view separator;
  switch (Pick(3, random)) {
    case 0:
      return Marked(text.substr(0, 1), random) + text.substr(1);
    case 1:
      separator = "\u200B";
      break;
    default:
      separator = " ";
      break;
  }
  // Between two characters of ASCII, so that no sequence of bytes is broken.
  for (std::size_t i = text.size() - 1; i > 0; --i) {
    const bool letters = std::isalpha(static_cast<unsigned char>(text[i])) != 0 &&
                         std::isalpha(static_cast<unsigned char>(text[i - 1])) != 0;
    if (letters) return text.insert(i, separator);
  }
  return text;
}

constexpr Imitation kImitations[] = {
    {"plain", true, Titled<Plain>},
    {"case_space_punct", true, Titled<Cased>},
    {"compound_camel", true, Titled<Camel>},
    {"embedded_affix", true, Titled<Affix>},
    {"x_for_brand", true, ForBrand},
    {"split_words", true, Titled<Split>},
    {"confusable_mixed", true, Titled<ConfusableMixed>},
    {"confusable_whole_script", true, Titled<ConfusableWhole>},
    {"lookalike_beyond_uts39", true, Titled<DrawnOver>},
    {"styled_letters", true, Titled<Styled>},
    {"styled_mixed", true, Titled<StyledMixed>},
    {"combining_marks", true, Titled<Marked>},
    {"invisible", true, Titled<Invisible>},
    {"bidi", true, Titled<Bidi>},
    {"leet", true, Titled<Leet>},
    {"ascii_multi", true, Titled<AsciiPairs>},
    {"emoji_letter", true, Titled<EmojiLetters>},
    {"encoded", true, Titled<Encoded>},
    {"combined", true, Titled<Combined>},
    {"typo_addition", true, Titled<Addition>},
    {"typo_appsquat", true, Titled<Squat>},
    {"typo_bitsquatting", true, Titled<Bitsquatting>},
    {"typo_dictionary", true, Titled<Dictionary>},
    {"typo_hyphenation", true, Titled<Hyphenation>},
    {"typo_insertion", true, Titled<Insertion>},
    {"typo_omission", true, Titled<Omission>},
    {"typo_plural", true, Titled<Plural>},
    {"typo_repetition", true, Titled<Repetition>},
    {"typo_replacement", true, Titled<Replacement>},
    {"typo_subdomain", true, Titled<Subdomain>},
    {"typo_tld_swap", true, Titled<TldSwap>},
    {"typo_transposition", true, Titled<Transposition>},
    {"typo_various", true, Titled<Various>},
    {"typo_vowel_swap", true, Titled<VowelSwap>},
    {"phonetic", true, Titled<Phonetic>},
    {"typo_two_edits", false, Titled<TwoEdits>},
};

}  // namespace

std::span<const Imitation> Imitations() { return kImitations; }

}  // namespace brandlint
