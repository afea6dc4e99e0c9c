// SPDX-License-Identifier: MIT
// The fast search and the fast screen are held to their slow twin on generated texts: imitations of
// the word, texts made of its letters and look-alikes, and titles that hold nothing.
#include <gtest/gtest.h>

#include <array>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "core/text/screen.h"
#include "core/text/unmask.h"
#include "tests/accuracy/names/imitate.h"
#include "tests/reference/find_name.h"

namespace brandlint {
namespace {

struct Searched {
  const char* name;
  std::string_view word;  // as a brand writes it: letters and digits
  SearchOptions options;
};

void PrintTo(const Searched& row, std::ostream* out) { *out << row.name; }

constexpr Searched kSearched[] = {
    // What CompileName chooses, by length of the word.
    {"seven_letters", "Lumapay", {.inside = true, .disguised = true, .max_cost = 200}},
    {"own_hump", "LumaPay", {.inside = true, .disguised = true, .max_cost = 200, .humps = 1 << 4}},
    {"five_letters", "Korvo", {.inside = false, .disguised = true, .max_cost = 100}},
    {"four_letters", "Zorb", {.inside = false, .disguised = true, .max_cost = 0}},
    {"product", "Glowpay", {.inside = false, .disguised = false, .max_cost = 0}},
    // What it could choose.
    {"inside_without_edits", "Lumapay", {.inside = true, .disguised = true, .max_cost = 0}},
    {"inside_undisguised", "Lumapay", {.inside = true, .disguised = false, .max_cost = 200}},
    {"four_letters_with_edits", "Zorb", {.inside = true, .disguised = true, .max_cost = 250}},
    // Words whose letters are pairs, repeat, sound alike or are digits.
    {"pairs", "Cornmvwd", {.inside = true, .disguised = true, .max_cost = 200}},
    {"repeats", "Bookkeepoo", {.inside = true, .disguised = true, .max_cost = 200}},
    {"silent_letters", "Rhythmick", {.inside = true, .disguised = true, .max_cost = 200}},
    {"digits", "Box365go", {.inside = true, .disguised = true, .max_cost = 200}},
    {"two_letters", "Ab", {.inside = true, .disguised = true, .max_cost = 100}},
    {"one_letter", "I", {.inside = true, .disguised = true, .max_cost = 0}},
    {"longest",
     "abcdefghijklmnopqrstuvwxyz01234567890123",
     {.inside = true, .disguised = true, .max_cost = 200}},
};

std::string Lower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

std::size_t Pick(std::size_t count, std::mt19937& random) { return random() % count; }

// Pieces of noise: separators, marks, things not seen, look-alikes, controls, parts of sequences.
constexpr std::array<std::string_view, 67> kNoise = {
    " ",
    "  ",
    "-",
    ".",
    "_",
    "'",
    "/",
    "\\",
    "|",
    "|/|",
    "|\\|",
    "()",
    "(",
    ")",
    "[]",
    "<",
    "0",
    "1",
    "3",
    "4",
    "5",
    "7",
    "8",
    "@",
    "$",
    "!",
    "+",
    "rn",
    "vv",
    "cl",
    "nn",
    "ii",
    "\u0301",
    "\u0327",
    "\u0338",
    "\u0301\u0302",
    "\u200B",
    "\u200D",
    "\u00AD",
    "\uFE0F",
    "\u3164",
    "\u202E",
    "\u202C",
    "\u2066",
    "\u2069",
    "\u0430",
    "\u0435",
    "\u043E",
    "\u0440",
    "\u0443",
    "\u00E1",
    "\u1E5B",
    "\uFF41",
    "\u24C2",
    "\u0131",
    "\u00DF",
    "\uFB01",
    "\u0132",
    "\U0001D41A",
    "\U0001F1F2",
    "\u0250",
    "&#97;",
    "%61",
    "\xC3",
    // As far as marks inside a sequence are looked through, and one further.
    "|\u0301\\\u0301|",
    "|\u0301\u0301\\\u0301\u0301|",
    "|\u0301\u0301\\\u0301\u0301\u0301|"};

std::string Noise(std::mt19937& random, bool ascii) {
  while (true) {
    const std::string_view piece = kNoise[Pick(kNoise.size(), random)];
    if (!ascii || static_cast<unsigned char>(piece[0]) < 0x80) return std::string(piece);
  }
}

// The word with edits, noise and cuts.
std::string Mutated(std::string_view word, std::mt19937& random, bool ascii) {
  std::string text(word);
  for (std::size_t edits = Pick(7, random); edits > 0; --edits) {
    const std::size_t at = Pick(text.size() + 1, random);
    const char letter = Pick(2, random) == 0 ? word[Pick(word.size(), random)]
                                             : static_cast<char>('a' + Pick(26, random));
    switch (Pick(7, random)) {
      case 0:
        text.insert(at, Noise(random, ascii));
        break;
      case 1:
        text.insert(at, 1, letter);
        break;
      case 2:
        if (at < text.size()) text[at] = letter;
        break;
      case 3:
        if (at < text.size()) text.erase(at, 1);
        break;
      case 4:
        if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
        break;
      case 5:
        if (at < text.size()) {
          text[at] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[at])));
        }
        break;
      default:
        text.insert(at, text.substr(Pick(text.size() + 1, random), Pick(4, random)));
        break;
    }
  }
  return text;
}

// Letters of the word and noise in any order.
std::string Jumble(std::string_view word, std::mt19937& random, bool ascii) {
  std::string text;
  for (std::size_t left = Pick(14, random); left > 0; --left) {
    const char letter = word[Pick(word.size(), random)];
    switch (Pick(4, random)) {
      case 0:
        text += Noise(random, ascii);
        break;
      case 1:
        text += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        break;
      default:
        text += letter;
        break;
    }
  }
  return text;
}

std::string AnyText(std::string_view word, std::mt19937& random, bool ascii) {
  const auto classes = ImitationClasses();
  switch (Pick(8, random)) {
    case 0:
      return Jumble(word, random, ascii);
    case 1:
      return CleanTitle(random);
    case 2:
    case 3:
      if (word.size() > 1) {
        const ImitationClass& how = classes[Pick(classes.size(), random)];
        return InTitle(how.imitate(word, random), random);
      }
      [[fallthrough]];
    case 4:
      return "My" + Mutated(word, random, ascii) + "App";
    case 5:
      return "pre " + Mutated(word, random, ascii) + " post";
    default:
      return Mutated(word, random, ascii);
  }
}

class FindNameReferenceTest : public testing::TestWithParam<Searched> {};

TEST_P(FindNameReferenceTest, SearchAgrees) {
  const Searched& row = GetParam();
  const std::string word = Lower(row.word);
  std::mt19937 random(20261124);
  int found = 0;
  for (int round = 0; round < 10'000; ++round) {
    const std::string text = AnyText(row.word, random, false);
    for (const std::vector<Glyph>& glyphs : Unmask(text)) {
      const WordBounds bounds = WordBoundsOf(glyphs);
      ASSERT_EQ(FindNameDifference(glyphs, bounds, word, row.options), "")
          << "round " << round << ": " << EscapeForDisplay(text);
      found += !FindName(glyphs, bounds, word, row.options).empty();
    }
  }
  EXPECT_GT(found, 300);  // the noise leaves enough to find
}

TEST_P(FindNameReferenceTest, ScreenDeniesNothingThatIsThere) {
  const Searched& row = GetParam();
  const std::string word = Lower(row.word);
  NameScreen screen;
  screen.Add(word, row.options);
  std::mt19937 random(20261125);
  int denied = 0, found = 0;
  for (int round = 0; round < 60'000; ++round) {
    const std::string text = AnyText(row.word, random, true);
    if (screen.MayHold(text)) {
      found += 1;
      continue;
    }
    denied += 1;
    ASSERT_FALSE(ReferenceHolds(text, word, row.options))
        << "round " << round << ": " << EscapeForDisplay(text);
  }
  EXPECT_GT(found, 1000);
  EXPECT_GT(denied, 1000);
}

INSTANTIATE_TEST_SUITE_P(,
                         FindNameReferenceTest,
                         testing::ValuesIn(kSearched),
                         [](const auto& row) { return std::string(row.param.name); });

// One screen for many words: the word's own answer is as safe as the answer for all.
TEST(NameScreenReference, EveryWordOfAScreenIsSafe) {
  NameScreen screen;
  for (const Searched& row : kSearched) screen.Add(Lower(row.word), row.options);
  std::mt19937 random(20261126);
  int denied = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Searched& imitated = kSearched[Pick(std::size(kSearched), random)];
    const std::string text = AnyText(imitated.word, random, round % 2 == 0);
    if (screen.MayHold(text)) continue;
    denied += 1;
    for (const Searched& row : kSearched) {
      ASSERT_FALSE(ReferenceHolds(text, Lower(row.word), row.options))
          << row.name << ": " << EscapeForDisplay(text);
    }
  }
  EXPECT_GT(denied, 1000);
}

}  // namespace
}  // namespace brandlint
