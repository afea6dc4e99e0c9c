// SPDX-License-Identifier: MIT
#include "core/text/screen.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/fold.h"
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

TEST(NameScreen, IsNotSureOfWhatIsReadInAnotherWay) {
  NameScreen screen;
  screen.Add("lumapay", {});
  EXPECT_TRUE(screen.MayHold("caf\u202E\u00E9"));  // written from right to left
  EXPECT_TRUE(screen.MayHold("c\u0250f"));         // turned upside down
  for (const std::string_view escape :
       {"a &#66; b", "=69", "0x69", "U+0069", "%69", "\\u0069", "<b>", "xn--a"}) {
    EXPECT_TRUE(screen.MayHold(escape)) << escape;
  }
  EXPECT_TRUE(screen.MayHold(std::string_view("a\0b", 3)));
  EXPECT_FALSE(screen.MayHold(""));
}

TEST(NameScreen, LetsTitlesOfAnyScriptPass) {
  NameScreen screen;
  screen.Add("lumapay", {.max_cost = 200});
  screen.AddForeign(FoldWord("Лумапей"));
  EXPECT_TRUE(screen.MayHold("Мой лумапей"));
  EXPECT_TRUE(screen.MayHold("Мой лумапэй"));
  EXPECT_TRUE(screen.MayHold("Lum\u0430pay"));
  EXPECT_TRUE(screen.MayHold("\u5929LUMAPAY"));
  EXPECT_TRUE(screen.MayHold("L\u00FAmap\u00E2y caf\u00E9"));
  int held = 0;
  for (const std::string_view title : {"Café Olé",
                                       "Погода в Москве",
                                       "天気予報",
                                       "พยากรณ์อากาศ",
                                       "Ausflüge für Große",
                                       "\u05DE\u05D6\u05D2 \u05D0\u05D5\u05D5\u05D9\u05E8"}) {
    held += screen.MayHold(title);
  }
  EXPECT_EQ(held, 0);
}

// Whatever it lets pass, the full search finds nothing in: of ASCII, and of everything.
class NameScreenNoiseTest : public testing::TestWithParam<std::vector<std::string_view>> {};

TEST_P(NameScreenNoiseTest, NeverLetsAFindPass) {
  constexpr std::string_view kWord = "lumapay";
  const SearchOptions options = {.max_cost = 200};
  NameScreen screen;
  screen.Add(kWord, options);
  std::mt19937 random(20261124);
  const std::vector<std::string_view>& noise = GetParam();
  std::uniform_int_distribution<std::size_t> any(0, noise.size() - 1);
  std::uniform_int_distribution<int> edits(0, 9), what(0, 3), where(0, 2);
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<std::string> pieces;
    for (const char c : kWord) pieces.emplace_back(1, c);
    for (int edit = edits(random); edit > 0; --edit) {
      const std::size_t at = std::uniform_int_distribution<std::size_t>(0, pieces.size())(random);
      const auto place = pieces.begin() + static_cast<std::ptrdiff_t>(at);
      switch (what(random)) {
        case 0:
        case 1:
          pieces.emplace(place, noise[any(random)]);
          break;
        case 2:
          if (at < pieces.size()) pieces[at] = noise[any(random)];
          break;
        default:
          if (at < pieces.size()) pieces.erase(place);
          break;
      }
    }
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    if (where(random) == 0) text = "My " + text + " App";
    const bool finds = Finds(text, kWord, options);
    found += finds;
    ASSERT_TRUE(!finds || screen.MayHold(text)) << text;
    if (!finds) continue;
    bool held = false;  // outlines of glyphs are asked as well, for each way of reading
    Outline outline;
    for (const auto& glyphs : Unmask(text)) {
      outline.Draw(glyphs, WordBoundsOf(glyphs));
      held = held || screen.MayHold(0, outline);
    }
    ASSERT_TRUE(held) << text;
  }
  EXPECT_GT(found, 2000);  // the noise leaves enough to find
}

INSTANTIATE_TEST_SUITE_P(
    ,
    NameScreenNoiseTest,
    testing::Values(std::vector<std::string_view>{"l", "u", "m", "a", "p", "a", "y",  "L", "U", "M",
                                                  "A", "P", "Y", "r", "n", "i", "I",  "1", "|", "V",
                                                  "v", "A", "4", "@", " ", " ", " ",  ".", "-", "x",
                                                  "q", "z", "0", "(", ")", "/", "\\", "^"},
                    std::vector<std::string_view>{
                        "\u0430", "\u0443", "\u043C", "\u0440",     "\u041C", "\u00FA",
                        "\u0301", "\u0336", "\u200B", "\u00AD",     "\u24C1", "\U0001D4C2",
                        "\uFF50", "\u1D0D", "\u33A1", "\u01C9",     "\u5929", "\u0E1E",
                        "\u2022", "\u00B7", "\u3000", "\U0001F600", "\u1E3B", "R",
                        "n",      "r",      "|",      "L",          " ",      "\uFE0F",
                        "\u0627", "\u1D43", "\u0250", "\u202E"}),
    [](const auto& row) { return row.index == 0 ? "ascii" : "any_script"; });

}  // namespace
}  // namespace brandlint
