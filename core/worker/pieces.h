// SPDX-License-Identifier: MIT
// A submission is examined in pieces: its texts, then each picture alone. So a picture that kills
// a worker takes nothing else with it, the time limit of an asset is one of exactly that asset,
// only one file a worker is in memory, and a submission with many pictures keeps all workers busy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/limits.h"
#include "core/model/observations.h"
#include "core/model/submission.h"
#include "core/scan/scanner.h"

namespace brandlint {

// One piece, ready for the job.
struct Piece {
  Submission submission;  // the texts and no asset, or one asset and no texts; no problems, notes
  Bytes content;          // of the asset's file
  std::uint64_t size_bytes = 0;        // of `content`, also when that has been handed on
  std::string sha256;                  // likewise
  std::optional<Error> error;          // why there is no content
  std::optional<Observations> answer;  // set when there is nothing to ask: no file behind it

  // One entry an asset, looking at `content`; lives as long as the piece and stays where it is.
  std::vector<AssetBytes> Assets() const;
};

// What a piece gives when nobody could examine it: the texts or the asset as not examined, and a
// problem in the words of `error`.
Observations UnexaminedPiece(const Piece& piece, const Error& error);

// Takes a submission apart and puts its observations together again.
class Assembly {
 public:
  explicit Assembly(Submission submission);

  std::size_t piece_count() const { return answers_.size(); }
  bool complete() const { return missing_ == 0; }

  // Reads the asset's file (as io/read_file.h, links refused), once, within limits.file_bytes.
  Piece MakePiece(std::size_t index, const Limits& limits) const;

  // Each index once, in any order. Precondition: Matches(index, answer).
  void Put(std::size_t index, Observations answer);

  // Whether an answer is about that piece at all: the worker that gave it has had hostile bytes in
  // its hands.
  bool Matches(std::size_t index, const Observations& answer) const;

  // Equal to what the job answers for the submission as a whole. Precondition: complete().
  Observations Take() &&;

 private:
  Submission submission_;
  std::vector<std::optional<Observations>> answers_;  // [0] of the texts, then one an asset
  std::size_t missing_;
};

}  // namespace brandlint
