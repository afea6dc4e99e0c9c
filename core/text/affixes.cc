// SPDX-License-Identifier: MIT
#include "core/text/affixes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace brandlint {
namespace {

// Chosen by what such words mean in a title, not by how often they stand there: a word that is also
// the beginning or the end of ordinary words ("net", "data", "tech", "lab") is left out.
constexpr std::string_view kPrefixes[] = {
    "best",  "chat", "cool",  "easy",  "fast", "for",    "free",  "get",   "go",
    "hello", "hey",  "join",  "live",  "meet", "mobile", "my",    "new",   "official",
    "on",    "open", "our",   "quick", "real", "simple", "smart", "super", "the",
    "try",   "use",  "visit", "web",   "with", "your",
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
  return affix.size() <= kLongestAffix;
}));

// For each first (or last) letter a bit for each affix's length: most words have none.
template <std::size_t size>
constexpr std::array<std::uint32_t, 26> LengthsByLetter(const std::string_view (&affixes)[size],
                                                        bool at_end) {
  std::array<std::uint32_t, 26> lengths{};
  for (const std::string_view affix : affixes) {
    const char letter = at_end ? affix.back() : affix.front();
    lengths[static_cast<std::size_t>(letter - 'a')] |= std::uint32_t{1} << affix.size();
  }
  return lengths;
}
constexpr auto kPrefixLengths = LengthsByLetter(kPrefixes, false);
constexpr auto kSuffixLengths = LengthsByLetter(kSuffixes, true);

template <typename Part>
std::uint32_t Lengths(std::span<const std::string_view> affixes,
                      std::uint32_t lengths,
                      std::size_t longest,
                      Part part) {
  std::uint32_t found = 0;
  for (std::size_t length = 1; length <= std::min(kLongestAffix, longest); ++length) {
    const std::uint32_t bit = std::uint32_t{1} << length;
    if ((lengths & bit) != 0 && std::ranges::binary_search(affixes, part(length))) found |= bit;
  }
  return found;
}

std::uint32_t Of(const std::array<std::uint32_t, 26>& lengths, char letter) {
  const auto at = static_cast<std::size_t>(static_cast<unsigned char>(letter - 'a'));
  return at < lengths.size() ? lengths[at] : 0;
}

}  // namespace

std::uint32_t PrefixLengths(std::string_view word) {
  if (word.empty()) return 0;
  return Lengths(kPrefixes, Of(kPrefixLengths, word.front()), word.size(), [&](std::size_t length) {
    return word.substr(0, length);
  });
}

std::uint32_t SuffixLengths(std::string_view word) {
  if (word.empty()) return 0;
  return Lengths(kSuffixes, Of(kSuffixLengths, word.back()), word.size(), [&](std::size_t length) {
    return word.substr(word.size() - length);
  });
}

std::span<const std::string_view> Prefixes() { return kPrefixes; }
std::span<const std::string_view> Suffixes() { return kSuffixes; }

}  // namespace brandlint
