// SPDX-License-Identifier: MIT
// What the reader tells of the places of a picture: all lines, why one was not read, what stands
// around a mention.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "core/ocr/read_text.h"
#include "tests/ocr/page.h"

namespace brandlint {
namespace {

using test::CentreOf;
using test::Page;
using test::TextOf;
using test::WordsHolding;

PageText Read(const Picture& picture, ReadOptions options) {
  static const std::unique_ptr<TextReader> reader = [] {
    Result<std::unique_ptr<TextReader>> made = TextReader::Create("eng");
    CHECK(made.ok());
    return *std::move(made);
  }();
  options.wanted = {WantedName("Lumapay")};
  Result<PageText> page = reader->Read(picture, options);
  CHECK(page.ok());
  return *std::move(page);
}

Picture FourLines() {
  return Page({600, 260})
      .Write({.text = "Reports every Friday", .centre = {300, 40}})
      .Write({.text = "Ask Lumapay", .centre = {300, 110}, .size_px = 20})
      .Write({.text = "Lunarian", .centre = {300, 170}})
      .Write({.text = "ok", .centre = {300, 230}})
      .Render();
}

const UnreadLine* UnreadAt(const PageText& page, double y) {
  const auto found = std::ranges::find_if(page.unread, [&](const UnreadLine& line) {
    return std::abs(CentreOf(line.region.quad).y - y) < 10;
  });
  return found == page.unread.end() ? nullptr : &*found;
}

TEST(Places, TellWhyALineWasNotRead) {
  const PageText page = Read(FourLines(), {.tell_unread = true});
  EXPECT_EQ(TextOf(page.lines), "Ask Lumapay");
  EXPECT_EQ(UnreadAt(page, 110), nullptr);  // it was
  ASSERT_NE(UnreadAt(page, 40), nullptr);
  EXPECT_EQ(UnreadAt(page, 40)->why, "shape");
  ASSERT_NE(UnreadAt(page, 170), nullptr);
  EXPECT_THAT(UnreadAt(page, 170)->why, testing::AnyOf("other-word", "shape"));
  ASSERT_NE(UnreadAt(page, 230), nullptr);
  EXPECT_EQ(UnreadAt(page, 230)->why, "width");
  for (const UnreadLine& line : page.unread) {
    EXPECT_THAT(kUnreadReasons, testing::Contains(line.why));
    EXPECT_GT(line.height_px, 0);
  }
}

TEST(Places, AreNotToldUnlessAskedFor) {
  EXPECT_THAT(Read(FourLines(), {}).unread, testing::IsEmpty());
}

TEST(Places, WhatWasReadAsAnotherWordIsGiven) {
  const Picture picture =
      Page({400, 100}).Write({.text = "Lunopag", .centre = {200, 50}, .size_px = 20}).Render();
  const PageText page = Read(picture, {.tell_unread = true});
  EXPECT_THAT(page.lines, testing::IsEmpty());
  const UnreadLine* const line = UnreadAt(page, 52);
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->why, "other-word");
  EXPECT_EQ(line->text, "Lunopag");
}

TEST(Places, AtTheCapTheRestIsNamedAndThePageIsNotWhole) {
  const PageText all = Read(FourLines(), {.read_all = true, .tell_unread = true});
  EXPECT_TRUE(all.whole);
  const PageText cut = Read(FourLines(), {.read_all = true, .tell_unread = true, .max_reads = 2});
  EXPECT_FALSE(cut.whole);
  EXPECT_LT(cut.lines.size(), all.lines.size());
  EXPECT_TRUE(std::ranges::any_of(cut.unread, [](const auto& line) { return line.why == "cap"; }));
}

TEST(AllLines, ComeWithQuadConfidenceHeightAndStage) {
  const PageText page = Read(FourLines(), {.read_all = true});
  ASSERT_EQ(TextOf(page.lines), "Reports every Friday\nAsk Lumapay\nLunarian\nok");
  const double middles[] = {40, 110, 170, 230};
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const TextLine& line = page.lines[i];
    EXPECT_NEAR(CentreOf(line.quad).x, 300, 4);
    EXPECT_NEAR(CentreOf(line.quad).y, middles[i], 5);
    EXPECT_GT(line.height_px, 6);
    EXPECT_LT(line.height_px, 17);
    EXPECT_THAT(line.stage, testing::AnyOf("line", "word"));
    for (const ReadWord& word : line.words) EXPECT_GT(word.confidence, 0.5);
  }
}

// A quad lies along its line: of slanted and upright text it holds no more than the line.
TEST(AllLines, TurnTheirQuads) {
  const Picture picture = Page({500, 400})
                              .Write({.text = "Harbour and Lighthouse",
                                      .centre = {250, 200},
                                      .size_px = 26,
                                      .angle_deg = -10})
                              .Render();
  const PageText page = Read(picture, {.read_all = true});
  ASSERT_THAT(page.lines, testing::SizeIs(1));
  const Quad& quad = page.lines[0].quad;
  const double angle = std::atan2(quad[1].y - quad[0].y, quad[1].x - quad[0].x) * 180 / M_PI;
  EXPECT_NEAR(angle, -10, 2);
  EXPECT_LT(std::hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y), 50);
}

// Whatever is found without --read-all is found with it.
TEST(AllLines, HoldTheMentions) {
  const Picture picture =
      Page({600, 200}, "#f7f7f7")
          .Fill({40, 60, 160, 44}, "#0b57d0", 22)
          .Write({.text = "Open Lumapay", .centre = {120, 82}, .size_px = 15, .fill = "#ffffff"})
          .Write({.text = "L U M A P A Y", .centre = {400, 82}, .size_px = 13})
          .Write({.text = "Lumapay", .centre = {400, 150}, .size_px = 9})
          .Render();
  const std::size_t few = WordsHolding(Read(picture, {}).lines, "lumapay").size();
  EXPECT_GE(WordsHolding(Read(picture, {.read_all = true}).lines, "lumapay").size(), few);
  EXPECT_GE(few, 2U);
}

// A sentence that is broken beside the mention goes on in the line above or below.
TEST(Neighbourhood, HoldsTheLinesAboveAndBelow) {
  const Picture picture = Page({600, 200})
                              .Write({.text = "Be an official partner of", .centre = {300, 60}})
                              .Write({.text = "Lumapay", .centre = {300, 82}})
                              .Write({.text = "and of its friends", .centre = {300, 104}})
                              .Write({.text = "Prices and plans", .centre = {300, 170}})
                              .Render();
  const PageText page = Read(picture, {});
  EXPECT_EQ(TextOf(page.lines), "an official partner of\nLumapay\nand of its friends");
  ASSERT_THAT(page.lines, testing::SizeIs(3));
  EXPECT_EQ(page.lines[0].stage, "neighbour");
  EXPECT_EQ(page.lines[1].stage, "word");
}

TEST(Neighbourhood, OfAMentionInTheMiddleOfALineIsTheLine) {
  const Picture picture =
      Page({700, 160})
          .Write({.text = "The first line of the text says this", .centre = {350, 50}})
          .Write({.text = "and here the Lumapay inbox is", .centre = {350, 72}})
          .Write({.text = "meant by the way it is written", .centre = {350, 94}})
          .Render();
  EXPECT_EQ(TextOf(Read(picture, {}).lines), "and here the Lumapay inbox is");
}

}  // namespace
}  // namespace brandlint
