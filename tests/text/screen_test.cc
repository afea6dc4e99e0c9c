// SPDX-License-Identifier: MIT
#include "core/text/screen.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/text/unmask.h"

namespace brandlint {
namespace {

bool Finds(std::string_view text, std::string_view word, const SearchOptions& options) {
  for (const auto& glyphs : Unmask(text)) {
    if (!FindName(glyphs, WordBoundsOf(glyphs), word, options).empty()) return true;
  }
  return false;
}

TEST(NameScreen, LetsOrdinaryTitlesPass) {
  NameScreen screen;
  screen.Add("lumapay", {.max_cost = 200});
  int held = 0;
  for (const std::string_view title : {"Picture Painter Pro",
                                       "World at War",
                                       "Weather 24",
                                       "Chess",
                                       "Nonogram",
                                       "Video Cutter",
                                       "Evening Sky",
                                       "Kitchen Timer"}) {
    held += screen.MayHold(title);
  }
  EXPECT_EQ(held, 0);
}

TEST(NameScreen, IsNotSureOfWhatIsNotPlainAscii) {
  NameScreen screen;
  screen.Add("lumapay", {});
  EXPECT_TRUE(screen.MayHold("caf\xC3\xA9"));
  EXPECT_TRUE(screen.MayHold("a &#66; b"));
  EXPECT_TRUE(screen.MayHold(std::string_view("a\0b", 3)));
  EXPECT_FALSE(screen.MayHold(""));
}

// Whatever it lets pass, the full search finds nothing in.
TEST(NameScreen, NeverLetsAFindPass) {
  constexpr std::string_view kWord = "lumapay";
  const SearchOptions options = {.max_cost = 200};
  NameScreen screen;
  screen.Add(kWord, options);
  std::mt19937 random(20261124);
  const std::string noise = "lumapayLUMAPAYrniI1|VvA4@      .-xqz0()/\\^";
  std::uniform_int_distribution<std::size_t> any(0, noise.size() - 1);
  std::uniform_int_distribution<int> edits(0, 9), what(0, 3), where(0, 2);
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text(kWord);
    for (int edit = edits(random); edit > 0; --edit) {
      const std::size_t at = std::uniform_int_distribution<std::size_t>(0, text.size())(random);
      switch (what(random)) {
        case 0:
        case 1:
          text.insert(at, 1, noise[any(random)]);
          break;
        case 2:
          if (at < text.size()) text[at] = noise[any(random)];
          break;
        default:
          if (at < text.size()) text.erase(at, 1);
          break;
      }
    }
    if (where(random) == 0) text = "My " + text + " App";
    const bool finds = Finds(text, kWord, options);
    found += finds;
    ASSERT_TRUE(!finds || screen.MayHold(text)) << text;
  }
  EXPECT_GT(found, 2000);  // the noise leaves enough to find
}

}  // namespace
}  // namespace brandlint
