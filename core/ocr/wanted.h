// SPDX-License-Identifier: MIT
// What of a line has to be read when only certain names are wanted.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/ocr/line.h"
#include "core/ocr/strip.h"
#include "core/ocr/wanted_name.h"
#include "core/ocr/word_net.h"
#include "core/ocr/word_shape.h"

namespace brandlint {

// The part of a name that is looked for: its longest word, folded (see FoldReading).
struct WantedWord {
  std::string folded;
  int letters = 0;
  // What knows it by sight: a network, or else shapes of it; neither when nothing is known.
  std::shared_ptr<const WordNet> net;
  std::vector<WordShape> shapes;
};

// The part of a name, between spaces, that has the most letters and digits; the first of several.
std::string_view LongestWord(std::string_view name);

// One for each name that holds a letter, without doubles, in the order of the names. A name's
// network must know its longest word.
std::vector<WantedWord> WantedWords(const std::vector<WantedName>& names);

// Glyphs [first, last) of a line.
struct GlyphSpan {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const GlyphSpan&, const GlyphSpan&) = default;
};

// A part of a line that gaps bound and that is as wide as a word of some length.
struct FittingPart {
  GlyphSpan span;
  Extent extent;
};

// Those that are as wide as words of `letters` letters, in the order of their first glyphs.
std::vector<FittingPart> FittingParts(const GlyphLine& line, int letters);

// The shape of such a part.
WordShape ShapeOfPart(const Pyramid& pyramid, const GlyphLine& line, const GlyphSpan& span);

// The words of a line that may hold one of the wanted words, ascending, judged without reading:
// the number of letter-like pieces, the width in heights, gaps around a part that are not smaller
// than those within (which also keeps letter-spaced words together), and its shape, which counts
// less in words of as many pieces as the wanted one has letters, and not at all in high ones of
// them. Meant to let through rather than to leave out. `any_fits`, when not null, tells
// whether a part of the line is as wide as a wanted word, whatever its shape.
std::vector<GlyphSpan> WordsToRead(const Pyramid& pyramid,
                                   const GlyphLine& line,
                                   const std::vector<WantedWord>& wanted,
                                   bool* any_fits = nullptr);

// All words of a line: spans between clear gaps.
std::vector<GlyphSpan> AllWords(const GlyphLine& line);

// Lower-case letters and digits only, with what readers of pictures confuse folded together: l, L,
// I, 1 and | are i, 0 is o, rn is m. Other code points stay as they are.
std::string FoldReading(std::string_view text);

// Whether a reading may be, or may hold, a wanted word: a part of it is at most a third of the
// word's letters away from the word.
bool MayHold(std::string_view reading, const std::vector<WantedWord>& wanted);

}  // namespace brandlint
