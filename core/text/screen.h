// SPDX-License-Identifier: MIT
// The fast path: most titles hold no name; this says so in tens of nanoseconds a word.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/edit_lanes.h"
#include "core/text/find_name.h"
#include "core/text/outline.h"

namespace brandlint {

// Immutable once the words are added, safe to use concurrently; asked for a title, it allocates
// nothing.
class NameScreen {
 public:
  // Another word to look for: as for FindName, or in another script, as for FindWord.
  void Add(std::string_view word, const SearchOptions& options);
  void AddForeign(std::u32string_view word);

  // False only when FindName finds none of the words in the text, whatever layer or disguise. True
  // means that it has to be asked. Time O(|text|) for each word.
  bool MayHold(std::string_view text) const;

  // The same for one word (its index in the order of Add) and for any text of that outline.
  bool MayHold(std::size_t word, const Outline& outline) const;
  bool MayHoldForeign(std::size_t word, const Outline& outline) const;

 private:
  // What a unit may be to a word.
  struct Row {
    std::uint64_t reads = 0;  // bit i: the word's letter i
    std::uint64_t more = 0;   // letters that its longest reading has beyond the first
  };

  // What a unit costs at each place of a word: lane k for k letters read, see edit_lanes.h.
  struct Costs {
    EditLanes insert{};
    EditLanes replace{};    // letter k - 1; 0 when it can be read as that
    EditLanes isnt{};       // 0 when it is letter k - 1 by itself, else 0xFF
    EditLanes isnt_next{};  // ... letter k - 2
  };

  struct Word {
    std::string letters;
    bool inside = false;
    std::vector<Row> rows;                  // by look
    std::array<std::uint64_t, 128> ends{};  // by character: as the end of a sequence

    // For edits: of the first kEditLanes - 1 letters, for which any cost is a lower bound of all.
    int max_cost = 0;
    bool is_prefix = false;
    EditLanes most{};                    // the limit
    EditLanes unfinished{};              // 0 where all letters have been read, else 0xFF
    std::vector<Costs> costs;            // by look
    std::array<EditLanes, 128> shown{};  // by character: 0 where it may end a sequence
    EditLanes drop{};                    // leaving out letter k - 1
    EditLanes drop_two{};                // ... and the one before
    EditLanes start{};                   // before any unit
    int most_dropped = 0;                // so many letters can be left out in a row
    struct Letter {                      // what the whole text must have for letter k
      std::uint64_t itself = 0;          // LetterBit
      std::uint64_t alike = 0,
                    near = 0;  // ... of those that replace it for less than kAlike, kNear
      int drop = 0;
    };
    std::vector<Letter> needs;
  };

  static void AddEdits(Word& word, int max_cost);
  static bool HasExactly(const Word& word, std::span<const Unit> units);
  static bool HasEdited(const Word& word, std::span<const Unit> units);
  static bool HasLetters(const Word& word, std::uint64_t letters);
  static EditLanes Drop(const Word& word, EditLanes row);

  // What turns most texts away before a word is looked at, for all words in a row.
  struct Gate {
    std::uint64_t all = 0;    // LetterBits of the word
    std::uint64_t first = 0;  // of its first letter, which a word must begin with; 0 for `inside`
    bool edited = false;
  };

  struct Foreign {
    FoldBits bits;
    int edits = 0;  // code points that may differ
  };

  std::vector<Foreign> foreign_;
  std::vector<Gate> gates_;
  std::vector<Word> words_;
};

}  // namespace brandlint
