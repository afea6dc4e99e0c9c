// SPDX-License-Identifier: MIT
#include "tests/accuracy/other_names/typos.h"

#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace brandlint {
namespace {

std::size_t Pick(std::size_t count, std::mt19937& random) { return random() % count; }

// Not before the first letter.
std::size_t Inside(std::string_view word, std::mt19937& random) {
  return 1 + Pick(word.size() - 1, random);
}

char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
bool IsVowel(char c) { return std::string_view("aeiou").find(Lower(c)) != std::string_view::npos; }

// The keys around a letter on a QWERTY keyboard, letters only.
std::string_view Around(char letter) {
  constexpr std::array<std::string_view, 26> kAround = {
      "qwsz",   "vghn",  "xdfv", "erfcxs", "wsdr", "rtgvcd", "tyhbvf", "yujnbg", "ujko",
      "uikmnh", "ijolm", "kop",  "njk",    "bhjm", "iklp",   "ol",     "wa",     "edft",
      "wedxza", "rfgy",  "yhji", "cfgb",   "qase", "zsdc",   "tghu",   "asx"};
  return kAround[static_cast<std::size_t>(Lower(letter) - 'a')];
}

char One(std::string_view letters, std::mt19937& random) {
  return letters[Pick(letters.size(), random)];
}

// Places whose letter satisfies `wanted`.
template <typename Wanted>
std::vector<std::size_t> Places(std::string_view word, Wanted wanted) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (wanted(word[i])) places.push_back(i);
  }
  return places;
}

}  // namespace

std::string Addition(std::string_view word, std::mt19937& random) {
  return std::string(word) + static_cast<char>('a' + Pick(26, random));
}

std::string Bitsquatting(std::string_view word, std::mt19937& random) {
  std::string text(word);
  while (true) {  // some bit of some letter always gives another letter
    const std::size_t at = Pick(word.size(), random);
    const char flipped = static_cast<char>(Lower(word[at]) ^ (1 << Pick(5, random)));
    if (flipped < 'a' || flipped > 'z') continue;
    text[at] = flipped;
    return text;
  }
}

std::string Hyphenation(std::string_view word, std::mt19937& random) {
  std::string text(word);
  text.insert(Inside(word, random), 1, '-');
  return text;
}

std::string Insertion(std::string_view word, std::mt19937& random) {
  std::string text(word);
  const std::size_t at = Pick(word.size() - 1, random);
  text.insert(at + 1, 1, One(Around(word[at]), random));
  return text;
}

std::string Omission(std::string_view word, std::mt19937& random) {
  std::string text(word);
  text.erase(Pick(word.size(), random), 1);
  return text;
}

std::string Plural(std::string_view word, std::mt19937& /*random*/) {
  return std::string(word) + "s";
}

std::string Repetition(std::string_view word, std::mt19937& random) {
  std::string text(word);
  const std::size_t at = Pick(word.size(), random);
  text.insert(at + 1, 1, Lower(word[at]));
  return text;
}

std::string Replacement(std::string_view word, std::mt19937& random) {
  std::string text(word);
  const std::size_t at = Pick(word.size(), random);
  text[at] = One(Around(word[at]), random);
  return text;
}

std::string Subdomain(std::string_view word, std::mt19937& random) {
  std::string text(word);
  text.insert(Inside(word, random), 1, '.');
  return text;
}

std::string TldSwap(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 8> kEndings = {
      ".io", ".net", ".app", ".co", ".de", ".org", ".ru", ".cc"};
  return std::string(word) + std::string(kEndings[Pick(kEndings.size(), random)]);
}

std::string Transposition(std::string_view word, std::mt19937& random) {
  const auto differs = [&](std::size_t i) { return Lower(word[i]) != Lower(word[i + 1]); };
  std::string text(word);
  std::size_t at = Pick(word.size() - 1, random);
  while (!differs(at)) at = (at + 1) % (word.size() - 1);
  std::swap(text[at], text[at + 1]);
  return text;
}

std::string VowelSwap(std::string_view word, std::mt19937& random) {
  const std::vector<std::size_t> vowels = Places(word, IsVowel);
  if (vowels.empty()) return {};
  std::string text(word);
  const std::size_t at = vowels[Pick(vowels.size(), random)];
  while (Lower(text[at]) == Lower(word[at])) text[at] = One("aeiou", random);
  return text;
}

std::string Various(std::string_view word, std::mt19937& random) {
  return Pick(2, random) == 0 ? "www" + std::string(word) : std::string(word) + "com";
}

std::string Dictionary(std::string_view word, std::mt19937& random) {
  constexpr std::array<std::string_view, 8> kWords = {
      "login", "support", "secure", "account", "view", "online", "verify", "help"};
  const std::string other(kWords[Pick(kWords.size(), random)]);
  switch (Pick(4, random)) {
    case 0:
      return other + "-" + std::string(word);
    case 1:
      return std::string(word) + "-" + other;
    case 2:
      return other + std::string(word);
    default:
      return std::string(word) + other;
  }
}

std::string Squat(std::string_view word, std::mt19937& random) {
  std::string text(word);
  const std::size_t at = Pick(word.size(), random);
  text.insert(at + 1, 1 + Pick(3, random), Lower(word[at]));
  return text;
}

std::string TwoEdits(std::string_view word, std::mt19937& random) {
  std::string text(word);
  for (int i = 0; i < 2; ++i) {
    switch (Pick(4, random)) {
      case 0:
        text = Omission(text, random);
        break;
      case 1:
        text = Insertion(text, random);
        break;
      case 2:
        text = Replacement(text, random);
        break;
      default:
        text = Transposition(text, random);
        break;
    }
  }
  return text;
}

std::string Phonetic(std::string_view word, std::mt19937& random) {
  struct Spelling {
    std::string_view sound, other;
  };
  // Spellings of one sound in English, as spelling books list them.
  constexpr std::array<Spelling, 26> kSpellings = {
      {{"c", "k"},  {"k", "c"},    {"k", "ck"}, {"ph", "f"}, {"f", "ph"}, {"s", "z"},  {"z", "s"},
       {"s", "ss"}, {"sh", "sch"}, {"i", "y"},  {"y", "i"},  {"i", "ee"}, {"e", "a"},  {"o", "u"},
       {"u", "oo"}, {"a", "e"},    {"t", "tt"}, {"p", "pp"}, {"l", "ll"}, {"n", "nn"}, {"d", "dd"},
       {"o", "oh"}, {"a", "ah"},   {"x", "ks"}, {"b", "bb"}, {"m", "mm"}}};
  std::string text(word);
  for (std::size_t left = 1 + Pick(2, random); left > 0; --left) {
    std::vector<std::pair<std::size_t, const Spelling*>> places;
    for (std::size_t i = 1; i < text.size(); ++i) {
      for (const Spelling& spelling : kSpellings) {
        bool same = i + spelling.sound.size() <= text.size();
        for (std::size_t j = 0; same && j < spelling.sound.size(); ++j) {
          same = Lower(text[i + j]) == spelling.sound[j];
        }
        if (same) places.emplace_back(i, &spelling);
      }
    }
    if (places.empty()) break;
    const auto& [at, spelling] = places[Pick(places.size(), random)];
    text.replace(at, spelling->sound.size(), spelling->other);
  }
  return text;
}

}  // namespace brandlint
