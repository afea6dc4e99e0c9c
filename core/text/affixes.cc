// SPDX-License-Identifier: MIT
#include "core/text/affixes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>

namespace brandlint {
namespace {

// Chosen by what such words mean in a title, not by how often they stand there: a word that is also
// the beginning or the end of ordinary words ("net", "data", "tech", "lab") is left out.
constexpr std::string_view kPrefixes[] = {
    "auto",     "best",  "chat", "cool",  "easy",  "fast", "for",    "free",  "get",
    "go",       "hello", "hey",  "join",  "live",  "meet", "mobile", "my",    "new",
    "official", "on",    "open", "our",   "quick", "real", "simple", "smart", "super",
    "the",      "try",   "use",  "visit", "web",   "with", "your",
};
constexpr std::string_view kSuffixes[] = {
    "addon",  "ai",       "analytics", "api",      "app",     "apps",        "assistant", "bot",
    "bots",   "bridge",   "chat",      "cloud",    "connect", "connector",   "crm",       "desk",
    "export", "exporter", "extension", "for",      "free",    "go",          "help",      "helper",
    "hq",     "hub",      "import",    "importer", "inbox",   "integration", "io",        "kit",
    "link",   "lite",     "live",      "login",    "mail",    "manager",     "messenger", "mobile",
    "now",    "official", "online",    "plugin",   "plus",    "premium",     "pro",       "sdk",
    "studio", "suite",    "support",   "sync",     "team",    "tool",        "tools",     "web",
    "widget",
};
static_assert(std::ranges::is_sorted(kPrefixes) && std::ranges::is_sorted(kSuffixes));
static_assert(std::ranges::all_of(kSuffixes, [](std::string_view affix) {
  return affix.size() >= 2 && affix.size() < 32;
}));

// For each first (or last) two letters a bit for each affix's length: nearly all words have none.
using LengthsByPair = std::array<std::uint32_t, 26 * 26>;

constexpr std::size_t PairOf(char a, char b) {
  const auto first = static_cast<std::size_t>(static_cast<unsigned char>(a - 'a'));
  const auto second = static_cast<std::size_t>(static_cast<unsigned char>(b - 'a'));
  return first < 26 && second < 26 ? 26 * first + second : LengthsByPair().size();
}

template <std::size_t size>
constexpr LengthsByPair LengthsOf(const std::string_view (&affixes)[size], bool at_end) {
  LengthsByPair lengths{};
  for (const std::string_view affix : affixes) {
    const std::string_view two = at_end ? affix.substr(affix.size() - 2) : affix.substr(0, 2);
    lengths[PairOf(two[0], two[1])] |= std::uint32_t{1} << affix.size();
  }
  return lengths;
}
constexpr LengthsByPair kPrefixLengths = LengthsOf(kPrefixes, false);
constexpr LengthsByPair kSuffixLengths = LengthsOf(kSuffixes, true);

// Those of `lengths` at which `part` is one of the affixes.
template <typename Part>
std::uint32_t Lengths(std::span<const std::string_view> affixes,
                      std::uint32_t lengths,
                      std::size_t longest,
                      Part part) {
  std::uint32_t found = 0;
  for (std::uint32_t left = lengths; left != 0; left &= left - 1) {
    const auto length = static_cast<std::size_t>(std::countr_zero(left));
    if (length > longest) break;
    if (std::ranges::binary_search(affixes, part(length))) found |= left & (~left + 1);
  }
  return found;
}

}  // namespace

std::uint32_t PrefixLengths(std::string_view word) {
  if (word.size() < 2) return 0;
  const std::size_t pair = PairOf(word[0], word[1]);
  if (pair == kPrefixLengths.size() || kPrefixLengths[pair] == 0) return 0;
  return Lengths(kPrefixes, kPrefixLengths[pair], word.size(), [&](std::size_t length) {
    return word.substr(0, length);
  });
}

std::uint32_t SuffixLengths(std::string_view word) {
  if (word.size() < 2) return 0;
  const std::size_t pair = PairOf(word[word.size() - 2], word[word.size() - 1]);
  if (pair == kSuffixLengths.size() || kSuffixLengths[pair] == 0) return 0;
  return Lengths(kSuffixes, kSuffixLengths[pair], word.size(), [&](std::size_t length) {
    return word.substr(word.size() - length);
  });
}

std::span<const std::string_view> Prefixes() { return kPrefixes; }
std::span<const std::string_view> Suffixes() { return kSuffixes; }

}  // namespace brandlint
