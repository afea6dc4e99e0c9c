// SPDX-License-Identifier: MIT
// A brand pack as plain values: what data/brands/<id>/ says, with the bytes of its pictures.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/date.h"

namespace brandlint {

enum class NameKind {
  kHouseMark,  // enough alone: the name of the house
  kProduct,    // common words that count only together with other evidence
};

struct Transliteration {
  std::string text;          // UTF-8, as people write it
  std::string language;      // BCP 47, for the reader of a finding
  bool common_noun = false;  // also an ordinary word of that language: gives `generic-sense`
};

// Words that, next to the name, show that the common noun is meant ("door phone").
struct GenericSense {
  std::string language;            // BCP 47
  std::vector<std::string> words;  // lower case; a trailing * matches any ending
};

struct BrandName {
  std::string word;  // "Lumapay": as the brand writes it
  NameKind kind = NameKind::kHouseMark;
  std::vector<Transliteration> transliterations;
  std::vector<std::string> free_words;  // hold the name and are free ("plumage"); lower case
  bool common_noun = false;             // the word is also an ordinary noun
  std::vector<GenericSense> generic_senses;
  std::vector<std::string> brand_senses;  // words that show that the brand is meant all the same

  // A network that knows the name by sight (ocr/word_net.h); nothing: the reader looks for what its
  // own drawings of the name resemble, and reads more.
  std::string word_net_file;  // relative to the pack's folder
  Bytes word_net;             // of that file
};

enum class MarkRole { kMark, kWordmark, kLockup };

// "mark", "wordmark", "lockup": also the Evidence::reference_kind of what is found of it.
std::string_view MarkRoleName(MarkRole role);

// Where marks of other people lie on the scale of the logo score, measured for one drawing; see
// logo/calibration.h.
struct MarkCalibration {
  std::string drawing;  // SHA-256 of the mark's file
  int score = 0;        // version of the score function
  std::string foreign;  // SHA-256 of the foreign drawings
  int pictures = 0;     // without the mark
  double rate = 0;      // share of them that may be flagged
  double review = 0.6;  // the score from which somebody should look
  double reject = 0.8;  // and from which it may be rejected
};

struct Mark {
  std::string id;     // unique in the pack: the file name without its ending
  std::string title;  // for sentences: "the Lumapay mark"
  MarkRole role = MarkRole::kMark;
  std::string file;  // relative to the pack's folder
  Bytes content;     // of that file: an SVG or PNG picture
  std::optional<MarkCalibration> calibration;
};

// A sentence of a guideline, in our own words, that findings refer to.
struct Clause {
  std::string id;  // "platform-guidelines/logo-in-logo"
  std::string text;
  std::string source;  // where it was read
  Date date;           // when it was read
};

// What `pack check` runs: the verdict the pack's own policy must give to a name alone.
struct NameExample {
  std::string name;
  std::string why;
};

struct Brand {
  std::string id;  // "lumapay": the folder's name
  std::string title;
  std::string version;
  std::string digest;                // SHA-256 over the pack's files, see io/load_pack.h
  std::vector<std::string> colours;  // "#RRGGBB"
  std::vector<BrandName> names;
  std::vector<Mark> marks;
  std::vector<Clause> clauses;
  std::vector<NameExample> misuse;    // must give review or reject
  std::vector<NameExample> fine_use;  // must pass
};

}  // namespace brandlint
