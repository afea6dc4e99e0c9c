// SPDX-License-Identifier: MIT
// Text as it was read from a picture, and where none was read.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/geometry.h"

namespace brandlint {

struct ReadWord {
  std::string text;       // UTF-8, no spaces
  Quad quad{};            // picture pixels
  double confidence = 0;  // [0, 1]

  friend bool operator==(const ReadWord&, const ReadWord&) = default;
};

struct TextLine {
  std::vector<ReadWord> words;  // in reading order; joined by one space they are the line
  double height_px = 0;         // of the letters, in picture pixels
  std::string stage;            // which way of reading found it ("word", "line", ...)
  Quad quad{};                  // around all words, in picture pixels; turned with the line

  friend bool operator==(const TextLine&, const TextLine&) = default;
};

// Why a line that was found in a picture gave no text, in the order in which they are met:
//   width      no part of it is as wide as a wanted name
//   shape      a part is, but looks like no wanted name
//   too-small  its letters are too low to be told from specks
//   other-word it was read, and what it says is like no wanted name
//   unsure     all text was asked for, but this is more likely a pattern than letters
//   cap        as many pieces had been read in the picture as the limit allows
inline constexpr std::array<std::string_view, 6> kUnreadReasons = {
    "width", "shape", "too-small", "other-word", "unsure", "cap"};

struct UnreadLine {
  Region region;
  double height_px = 0;  // of the letters, in picture pixels
  std::string why;       // one of kUnreadReasons
  std::string text;      // what it was read as, where it was read all the same

  friend bool operator==(const UnreadLine&, const UnreadLine&) = default;
};

// What a reader makes of one picture.
struct PageText {
  std::vector<TextLine> lines;     // from top to bottom
  std::vector<UnreadLine> unread;  // likewise; only when it was asked for
  bool whole = true;               // false: the limit of pieces to read was reached
};

}  // namespace brandlint
