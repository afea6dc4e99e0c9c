// SPDX-License-Identifier: MIT
// Everything that was seen of one submission before anyone judged it: all that Judge needs, and
// no bytes. It is what a worker answers and what can be judged again under another policy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/geometry.h"
#include "core/model/evidence.h"
#include "core/model/pdq_hash.h"
#include "core/model/problem.h"
#include "core/model/submission.h"
#include "core/model/text_line.h"

namespace brandlint {

enum class Examined { kFull, kPartly, kNone };

// "full", "partly", "none".
std::string_view ExaminedName(Examined examined);
std::optional<Examined> ParseExamined(std::string_view name);

// A line of text of a picture, as it goes into the records.
struct SeenLine {
  std::string text;  // the words, joined by one space
  Region region;
  double confidence = 0;  // mean of the words, in [0, 1]
  double height_px = 0;   // of the letters, in picture pixels
  std::string stage;      // as TextLine::stage

  friend bool operator==(const SeenLine&, const SeenLine&) = default;
};

// A picture as a whole, made smaller and encoded anew: nothing of the submitted file is in it.
struct Preview {
  Size size;
  Bytes webp;

  friend bool operator==(const Preview&, const Preview&) = default;
};

struct AssetFacts {
  std::string path;
  SubjectType role = SubjectType::kOther;
  std::string sha256;  // of the file as submitted; empty when it could not be read
  std::string format;  // "png", by content; empty when not recognised
  std::uint64_t size_bytes = 0;
  Size size;       // after EXIF orientation; 0 x 0 when unknown
  int frames = 0;  // 1 for a still picture; 0 when unknown
  Examined examined = Examined::kNone;

  // Of all frames, each place once, and only when it was asked for (see ScanOptions).
  std::vector<SeenLine> lines;
  std::vector<UnreadLine> unread;
  std::optional<Preview> preview;  // of the first frame, where it was asked for

  // Of all frames, where they were asked for (image/copy_hashes.h): what a copy of it is known
  // by, and what is asked to find out whether it is one.
  std::vector<ViewHash> hashes;
  std::vector<ViewHash> copy_queries;

  friend bool operator==(const AssetFacts&, const AssetFacts&) = default;
};

// A name that other apps of the same catalogue have as well, or one that readers confuse with it
// (text/name_key.h).
struct SameName {
  std::string name;        // as this submission has it
  std::string other_id;    // of the first submission that has it
  std::string other_name;  // as it stands there
  std::size_t others = 1;  // apps that have it, this one not counted

  friend bool operator==(const SameName&, const SameName&) = default;
};

struct Observations {
  std::string id;
  std::string source;
  std::string source_b64;
  SubmissionForm form = SubmissionForm::kLoose;
  std::string app_id;
  std::string developer_id;
  std::vector<std::string> detectors;  // ids of those that ran, in the shelf's order
  std::vector<Subject> texts;
  std::vector<AssetFacts> assets;
  std::vector<Evidence> evidence;
  std::vector<SameName> same_names;  // in the order of the texts; known of catalogues only
  std::vector<Problem> problems;
  std::vector<std::string> notes;
};

}  // namespace brandlint
