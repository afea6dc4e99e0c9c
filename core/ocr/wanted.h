// SPDX-License-Identifier: MIT
// What of a line has to be read when only certain names are wanted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/ocr/line.h"

namespace brandlint {

// The part of a name that is looked for: its longest word, folded (see FoldReading).
struct WantedWord {
  std::string folded;
  int letters = 0;
};

// One for each name that holds a letter, without doubles, in the order of the names.
std::vector<WantedWord> WantedWords(const std::vector<std::string>& names);

// Glyphs [first, last) of a line.
struct GlyphSpan {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const GlyphSpan&, const GlyphSpan&) = default;
};

// The words of a line that may hold one of the wanted words: spans between clear gaps, ascending.
// Judged by geometry alone, and meant to let through rather than to leave out: the number of
// letter-like pieces, the width in heights, and gaps around that are not smaller than those within
// (which also keeps letter-spaced words together).
std::vector<GlyphSpan> WordsToRead(const GlyphLine& line, const std::vector<WantedWord>& wanted);

// All words of a line: spans between clear gaps.
std::vector<GlyphSpan> AllWords(const GlyphLine& line);

// Lower-case letters and digits only, with what readers of pictures confuse folded together: l, I,
// 1 and | are i, 0 is o, rn is m. Other code points stay as they are.
std::string FoldReading(std::string_view text);

// Whether a reading may be, or may hold, a wanted word: a part of it is at most a third of the
// word's letters away from the word.
bool MayHold(std::string_view reading, const std::vector<WantedWord>& wanted);

}  // namespace brandlint
