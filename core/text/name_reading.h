// SPDX-License-Identifier: MIT
// What was undone to read a name where it was found: counted for the score, and step by step for
// whoever has to show it to the applicant.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/evidence.h"
#include "core/text/find_name.h"
#include "core/text/way.h"

namespace brandlint {

struct NameReading {
  bool encoded = false;
  bool reversed = false;
  bool invisible = false;
  bool marks = false;  // combining marks; accents of composed letters are in `letters`
  bool separators = false;
  std::array<int, 6> letters{};  // glyphs or sequences read by each Disguise

  int edits = 0;
  int sound_edits = 0;                                               // those of at most kSoundEdit
  int edit_cost = 0;                                                 // hundredths of an edit
  std::size_t first_edit = std::numeric_limits<std::size_t>::max();  // letters of the word
  std::size_t last_edit = 0;
  bool swapped = false;  // among the edits
  bool digits = false;   // among the edits

  // In the order escapes, marks and ignorables, bidi, then letter by letter:
  //   encoded, invisible, marks, bidi, separator, styled, confusable, leet, pair,
  //   replaced, added, missing, swapped
  // `from` and `to` are ASCII text or code point names; of an escape that holds several characters
  // `to` is the text. At most kMostSteps.
  std::vector<Step> steps;

  int Count(Disguise how) const { return letters[static_cast<std::size_t>(how)]; }
  void AddStep(std::string_view step, std::string from, std::string to);
};

// What is shown of a name buried in marks; more would tell nothing new.
inline constexpr std::size_t kMostSteps = 48;

// ASCII as it stands, else code point names (and ASCII) with spaces between: "U+0442", "U+03BF n".
std::string ShowGlyphs(std::span<const Glyph> glyphs);

// The first part of ReadName(): what is said of glyphs [first, last) whatever they are read as.
// Returns the glyph of each step.
std::vector<std::size_t> ReadGlyphs(std::string_view text,
                                    std::span<const Glyph> way,
                                    std::size_t first,
                                    std::size_t last,
                                    NameReading& reading);

// text   The original, whose bytes the glyphs of `way` point into.
// trace  Of TraceName() for glyphs [first, last); empty for a word of another script.
NameReading ReadName(std::string_view text,
                     const Way& way,
                     std::size_t first,
                     std::size_t last,
                     std::string_view word,
                     std::span<const TraceStep> trace);

}  // namespace brandlint
