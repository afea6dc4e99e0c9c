// SPDX-License-Identifier: MIT
#include "tests/accuracy/names/imitate.h"

#include <array>
#include <cctype>
#include <cstdio>

#include "core/base/utf8.h"

namespace brandlint {
namespace {

std::size_t Pick(std::size_t count, std::mt19937& random) {
  // Not std::uniform_int_distribution: its answers differ between standard libraries.
  return random() % count;
}

template <typename T, std::size_t N>
const T& One(const std::array<T, N>& of, std::mt19937& random) {
  return of[Pick(N, random)];
}

bool IsVowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

// A place inside the word: not before its first letter.
std::size_t Inside(std::string_view word, std::mt19937& random) {
  return 1 + Pick(word.size() - 1, random);
}

std::string Plain(std::string_view word, std::mt19937& random) {
  std::string text(word);
  const std::size_t how = Pick(3, random);
  for (char& c : text) {
    if (how == 1) c = static_cast<char>(std::toupper(c));
    if (how == 2) c = static_cast<char>(std::tolower(c));
  }
  return text;
}

std::string Separated(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 6> kSeparators = {" ", "-", ".", "_", "\u00B7", "\u2009"};
  const std::string_view separator = One(kSeparators, random);
  const bool all = Pick(2, random) == 0;
  const std::size_t at = Inside(word, random);
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0 && (all || i == at)) text += separator;
    text += word[i];
  }
  return text;
}

std::string Compound(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 5> kBefore = {"My", "Super", "Get", "All", ""};
  constexpr std::array<std::string_view, 5> kBehind = {"Helper", "App", "Sync", "365", "Hub"};
  return std::string(One(kBefore, random)) + std::string(word) + std::string(One(kBehind, random));
}

struct LookAlike {
  char letter;
  std::string_view like;
};

template <std::size_t N>
std::string Replace(std::string_view word,
                    const std::array<LookAlike, N>& table,
                    std::size_t one_in,
                    std::mt19937& random) {
  // At least one letter that the table has is replaced, the others by chance.
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < word.size(); ++i) {
    for (const LookAlike& row : table) {
      if (row.letter == std::tolower(word[i])) places.push_back(i);
    }
  }
  if (places.empty()) return std::string(word);
  const std::size_t sure = places[Pick(places.size(), random)];
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::vector<std::string_view> likes;
    for (const LookAlike& row : table) {
      if (row.letter == std::tolower(word[i])) likes.push_back(row.like);
    }
    if (!likes.empty() && (i == sure || Pick(one_in, random) == 0)) {
      text += likes[Pick(likes.size(), random)];
    } else {
      text += word[i];
    }
  }
  return text;
}

// Code charts of Unicode 15.0: letters of other scripts with the same drawing.
std::string Confusable(std::string_view word, std::mt19937& random) {
  constexpr std::array<LookAlike, 20> kTable = {
      {{'a', "\u0430"}, {'a', "\u03B1"}, {'c', "\u0441"}, {'d', "\u0501"}, {'e', "\u0435"},
       {'h', "\u04BB"}, {'i', "\u0456"}, {'i', "\u03B9"}, {'j', "\u0458"}, {'k', "\u03BA"},
       {'n', "\u0578"}, {'o', "\u043E"}, {'o', "\u03BF"}, {'p', "\u0440"}, {'q', "\u051B"},
       {'s', "\u0455"}, {'u', "\u057D"}, {'v', "\u03BD"}, {'x', "\u0445"}, {'y', "\u0443"}}};
  return Replace(word, kTable, 2, random);
}

std::string Styled(std::string_view word, std::mt19937& random) {
  // Mathematical bold, italic-free sans, monospace; full width; circled; negative squared; flags.
  constexpr std::array<char32_t, 7> kSmallA = {
      0x1D41A, 0x1D5BA, 0x1D68A, 0xFF41, 0x24D0, 0x1F170, 0x1F1E6};
  const char32_t a = One(kSmallA, random);
  std::string text;
  for (const char c : word) AppendUtf8(a + static_cast<char32_t>(std::tolower(c) - 'a'), text);
  return text;
}

std::string Marks(std::string_view word, std::mt19937& random) {
  std::string text;
  const std::size_t most = 1 + Pick(6, random);
  for (const char c : word) {
    text += c;
    for (std::size_t i = 0; i < most; ++i) {
      AppendUtf8(0x0300 + static_cast<char32_t>(Pick(0x30, random)), text);
    }
  }
  return text;
}

std::string Invisible(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 7> kNothing = {
      "\u200B", "\u200D", "\u00AD", "\u2060", "\uFEFF", "\uFE0F", "\U000E0041"};
  std::string text(word);
  text.insert(Inside(word, random), One(kNothing, random));
  return text;
}

std::string Bidi(std::string_view word, std::mt19937& random) {
  const std::size_t first = Pick(word.size() - 1, random);
  const std::size_t last = first + 2 + Pick(word.size() - first - 1, random);
  const std::string middle(word.substr(first, last - first));
  return std::string(word.substr(0, first)) + "\u202E" +
         std::string(middle.rbegin(), middle.rend()) + "\u202C" + std::string(word.substr(last));
}

}  // namespace

std::string Encoded(std::string_view word, std::mt19937& random) {
  constexpr std::array<const char*, 5> kForms = {"&#%d;", "&#x%x;", "%%%02X", "\\u%04x", "\\x%02x"};
  const char* const form = One(kForms, random);
  const std::size_t at = Pick(word.size(), random);
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i == at || Pick(2, random) == 0) {
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), form, word[i]);
      text += escape.data();
    } else {
      text += word[i];
    }
  }
  return text;
}

namespace {

std::string Leet(std::string_view word, std::mt19937& random) {
  constexpr std::array<LookAlike, 12> kTable = {{{'a', "4"},
                                                 {'a', "@"},
                                                 {'b', "8"},
                                                 {'c', "("},
                                                 {'e', "3"},
                                                 {'i', "1"},
                                                 {'i', "!"},
                                                 {'o', "0"},
                                                 {'o', "()"},
                                                 {'s', "$"},
                                                 {'t', "7"},
                                                 {'n', "|\\|"}}};
  return Replace(word, kTable, 3, random);
}

std::string OneEdit(std::string_view word, std::mt19937& random) {
  std::string text(word);
  const std::size_t at = Inside(word, random);
  const auto letter = static_cast<char>('a' + Pick(26, random));
  switch (Pick(4, random)) {
    case 0:
      text.insert(at, 1, letter);
      break;
    case 1:
      text.erase(at, 1);
      break;
    case 2:
      text[at] = letter;
      break;
    default:
      std::swap(text[at], text[at - 1]);
      break;
  }
  return text;
}

std::string ByEar(std::string_view word, std::mt19937& random) {
  std::string text;
  const std::size_t at = Pick(word.size(), random);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = static_cast<char>(std::tolower(word[i]));
    if (i != at && Pick(4, random) != 0) {
      text += word[i];
    } else if (IsVowel(c)) {
      text += "aeiou"[Pick(5, random)];
    } else if (c == 'c' || c == 'k') {
      text += c == 'c' ? 'k' : 'c';
    } else {
      text.append(2, word[i]);
    }
  }
  return text;
}

constexpr ImitationClass kClasses[] = {
    {"plain", true, Plain},
    {"compound", true, Compound},
    {"separated", true, Separated},
    {"confusable", true, Confusable},
    {"styled", true, Styled},
    {"marks", true, Marks},
    {"invisible", true, Invisible},
    {"bidi", true, Bidi},
    {"encoded", true, Encoded},
    {"leet", false, Leet},
    {"one_edit", false, OneEdit},
    {"by_ear", false, ByEar},
};

}  // namespace

std::span<const ImitationClass> ImitationClasses() { return kClasses; }

std::string InTitle(const std::string& imitation, std::mt19937& random) {
  switch (Pick(4, random)) {
    case 0:
      return imitation;
    case 1:
      return imitation + " Reports";
    case 2:
      return "Easy " + imitation;
    default:
      return "Sync for " + imitation + " Users";
  }
}

std::string CleanTitle(std::mt19937& random) {
  constexpr std::array<std::string_view, 96> kWords = {
      "winter",   "comfort",  "printer",   "companion", "internal",  "combat",   "interior",
      "design",   "internet", "computer",  "computing", "counter",   "coffee",   "interact",
      "common",   "terms",    "interval",  "commander", "shop",      "shopping", "shape",
      "fiber",    "hut",      "spotlight", "spot",      "desk",      "desktop",  "zoo",
      "garden",   "citizen",  "strip",     "stripes",   "atlas",     "atlantic", "island",
      "photo",    "editor",   "weather",   "radar",     "music",     "player",   "battery",
      "saver",    "chess",    "master",    "recipe",    "kitchen",   "budget",   "planner",
      "calendar", "notes",    "reader",    "camera",    "filter",    "runner",   "bubble",
      "witch",    "puzzle",   "farm",      "story",     "train",     "station",  "parking",
      "ticket",   "language", "school",    "family",    "doctor",    "health",   "sleep",
      "sounds",   "guitar",   "tuner",     "flight",    "tracker",   "hotel",    "booking",
      "telecom",  "manager",  "intercept", "dotcom",    "support",   "center",   "income",
      "outcome",  "welcome",  "intern",    "interim",   "entertain", "incoming", "orbit",
      "luminous", "payment",  "payroll",   "corner",    "vortex"};
  constexpr std::array<std::string_view, 3> kJoints = {" ", "", " - "};
  std::string title;
  const std::string_view joint = One(kJoints, random);
  for (std::size_t left = 1 + Pick(3, random); left > 0; --left) {
    std::string word(One(kWords, random));
    word[0] = static_cast<char>(std::toupper(word[0]));
    if (!title.empty()) title += joint;
    title += word;
  }
  return title;
}

}  // namespace brandlint
