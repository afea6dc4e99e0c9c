// SPDX-License-Identifier: MIT
// What a detector saw: a measurement with a place and a score, and no opinion.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/geometry.h"
#include "core/model/subject.h"

namespace brandlint {

// The kinds of the contract: how the name or the mark is there.
inline constexpr std::array<std::string_view, 14> kNameKinds = {"plain",
                                                                "spaced",
                                                                "compound",
                                                                "confusable",
                                                                "styled",
                                                                "invisible",
                                                                "marks",
                                                                "bidi",
                                                                "leet",
                                                                "encoded",
                                                                "typo",
                                                                "phonetic",
                                                                "transliteration",
                                                                "generic-sense"};
inline constexpr std::array<std::string_view, 6> kLogoKinds = {
    "exact", "altered", "part", "lookalike", "wordmark", "near-copy"};

// The Evidence::reference_kind of a name that another submission has as well.
inline constexpr std::string_view kSubmissionReference = "submission";

struct Measure {
  std::string name;  // "rotation"
  double value = 0;
  std::string unit;  // "deg", "px", "" for a ratio or a count

  friend bool operator==(const Measure&, const Measure&) = default;
};

// One change on the way from the text as submitted to the name: what stood there, what it is
// taken for. `from` and `to` are code point names ("U+043E") or plain text.
struct Step {
  std::string step;  // "confusable"
  std::string from;
  std::string to;

  friend bool operator==(const Step&, const Step&) = default;
};

// Half open, in UTF-8 bytes of Subject::text.
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

// What of a picture shows the evidence, encoded anew as WebP.
struct EvidencePicture {
  Box box;       // the part that is shown, in pixels of the picture
  Size size;     // of `around`
  Bytes around;  // the place and what is around it

  // The mark alone, upright as the pack draws it; empty where it cannot be brought upright, and for
  // what was read.
  Size upright_size;
  Bytes upright;

  friend bool operator==(const EvidencePicture&, const EvidencePicture&) = default;
};

// A pack's drawing of a mark, cut to what is drawn: what an upright mark is held against.
struct ReferencePicture {
  Size size;
  Bytes webp;
};

struct Evidence {
  std::string detector;        // id of the detector that saw it
  std::string brand;           // id of the brand
  std::string reference;       // what of the brand: a name's word, a mark's id; a bank row's id;
                               // the id of a submission with the same name
  std::string reference_kind;  // "house-mark", "product", "mark", "wordmark", "lockup",
                               // "rejected-picture", kSubmissionReference
  std::string kind;            // one of kNameKinds or kLogoKinds
  Subject subject;
  double score = 0;                // similarity in [0, 1], comparable within one detector only
  std::optional<Span> span;        // in a text
  std::optional<Region> region;    // in a picture
  std::string excerpt;             // the letters themselves; empty for a mark
  std::string context;             // the words around them, for rules that ask what stands beside
  std::optional<Span> in_context;  // where the letters stand in `context`
  std::string stage;               // of reading a picture that found them, see TextLine::stage
  std::string remark;              // what is known of the reference: why and when it was rejected
  std::vector<Step> steps;
  std::vector<Measure> measures;
  std::optional<EvidencePicture> picture;  // where it was asked for (ScanOptions::pictures)

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace brandlint
