// SPDX-License-Identifier: MIT
#include "core/text/find_name.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "core/text/edit_costs.h"
#include "core/text/unmask.h"

namespace brandlint {
namespace {

constexpr SearchOptions kAll = {.inside = true, .disguised = true, .max_cost = 200};

std::vector<NameHit> Find(std::string_view text,
                          std::string_view word,
                          const SearchOptions& options) {
  const auto ways = Unmask(text);
  return FindName(ways[0], WordBoundsOf(ways[0]), word, options);
}

bool Has(const std::vector<NameHit>& hits, Layer layer) {
  return std::ranges::any_of(hits, [&](const NameHit& hit) { return hit.layer == layer; });
}

TEST(FindName, EachLayerKeepsItsLaw) {
  EXPECT_TRUE(Has(Find("xlumapayx", "lumapay", kAll), Layer::kInside));
  EXPECT_TRUE(Has(Find("lumapayx", "lumapay", kAll), Layer::kWord));
  EXPECT_TRUE(Has(Find("luma pay", "lumapay", kAll), Layer::kSpread));
  EXPECT_FALSE(Has(Find("xluma pay", "lumapay", kAll), Layer::kSpread));
  EXPECT_FALSE(Has(Find("luma payx", "lumapay", kAll), Layer::kSpread));
  EXPECT_FALSE(Has(Find("xlumaPay", "lumapay", kAll), Layer::kInside));
  EXPECT_TRUE(Has(Find("lumabay", "lumapay", kAll), Layer::kEdited));
  EXPECT_FALSE(Has(Find("xxlumabayxx", "lumapay", kAll), Layer::kEdited));
}

TEST(FindName, OptionsAreObeyed) {
  EXPECT_TRUE(Find("xlumapay", "lumapay", {.inside = false}).empty());
  EXPECT_TRUE(Find("lumapayx", "lumapay", {.inside = false}).empty());
  EXPECT_TRUE(Find("lum4pay", "lumapay", {.disguised = false}).empty());
  EXPECT_FALSE(Find("lum4pay", "lumapay", {.disguised = true}).empty());
  EXPECT_TRUE(Find("lumabay", "lumapay", {.max_cost = 0}).empty());
}

TEST(FindName, AGapOfMoreThanAHandfulIsNoDisguise) {
  EXPECT_FALSE(Find("luma     pay", "lumapay", {}).empty());
  EXPECT_TRUE(Find("luma      pay", "lumapay", {}).empty());
}

// Whole-word edit distance with the costs of edit_costs.h, cell by cell: slow and obvious.
int SlowCost(std::string_view text, std::string_view word) {
  std::vector<std::vector<int>> d(text.size() + 1, std::vector<int>(word.size() + 1, 1 << 20));
  d[0][0] = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    for (std::size_t j = 0; j <= word.size(); ++j) {
      const auto relax = [&](std::size_t a, std::size_t b, int cost) {
        d[a][b] = std::min(d[a][b], d[i][j] + cost);
      };
      if (j < word.size()) relax(i, j + 1, DeleteCost(word, j));
      if (i == text.size()) continue;
      relax(i + 1,
            j,
            InsertCost(text[i], j > 0 ? word[j - 1] : '\0', j < word.size() ? word[j] : '\0'));
      if (j < word.size()) relax(i + 1, j + 1, ReplaceCost(text[i], word[j]));
      if (i + 1 < text.size() && j + 1 < word.size() && text[i] == word[j + 1] &&
          text[i + 1] == word[j] && text[i] != text[i + 1]) {
        relax(i + 2, j + 2, kSwapCost);
      }
    }
  }
  return d[text.size()][word.size()];
}

TEST(FindName, AgreesWithTheSlowTwinOnRandomWords) {
  // Letters that no pair or leet row turns into another of the word's.
  constexpr std::string_view kWord = "kexaba", kLetters = "kexabdgs";
  constexpr int kMost = 200;
  std::mt19937 random(20261124);
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::uniform_int_distribution<int> edits(0, 4), what(0, 2);
  for (int round = 0; round < 20000; ++round) {
    std::string text(kWord);
    for (int edit = edits(random); edit > 0 && !text.empty(); --edit) {
      const std::size_t at = std::uniform_int_distribution<std::size_t>(0, text.size() - 1)(random);
      switch (what(random)) {
        case 0:
          text[at] = kLetters[letter(random)];
          break;
        case 1:
          text.insert(at, 1, kLetters[letter(random)]);
          break;
        default:
          text.erase(at, 1);
          break;
      }
    }
    int least = kMost + 1;
    for (const NameHit& hit : Find(text, kWord, {.max_cost = kMost})) {
      if (hit.first == 0 && hit.last == text.size()) least = std::min(least, hit.cost);
    }
    ASSERT_EQ(least, std::min(SlowCost(text, kWord), kMost + 1)) << text;
  }
}

TEST(TraceName, CoversTheHitFromEndToEnd) {
  const auto ways = Unmask("my L\u0301u|V|a-pay");
  const WordBounds bounds = WordBoundsOf(ways[0]);
  const auto hits = FindName(ways[0], bounds, "lumapay", kAll);
  ASSERT_FALSE(hits.empty());
  for (const NameHit& hit : hits) {
    std::size_t glyph = hit.first, letter = 0;
    for (const TraceStep& step : TraceName(ways[0], bounds, "lumapay", kAll, hit)) {
      EXPECT_EQ(step.glyph, glyph);
      EXPECT_EQ(step.letter, letter);
      glyph += step.glyphs;
      letter += step.letters;
    }
    EXPECT_EQ(glyph, hit.last);
    EXPECT_EQ(letter, 7u);
  }
}

}  // namespace
}  // namespace brandlint
