// SPDX-License-Identifier: MIT
// Reads stored reports back: `jsonl`, `observations` and `json`.
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/model/judgement.h"
#include "core/model/limits.h"
#include "core/model/observations.h"

namespace brandlint {

using Record = std::variant<Judgement, Observations>;

// The records of one stored report in their order: a line at a time, or all of a `json` report at
// once, since that is one value. What is what is seen by the content.
class RecordReader {
 public:
  // Reads up to the first record. `in` must outlive the reader; `name` is for messages.
  // Errors: "record-no-header" when it does not begin with a header; "limit-file-bytes" for a line
  // or a `json` report of more than file_bytes; those of json_reader.h.
  static Result<RecordReader> Open(std::istream& in, const std::string& name, const Limits& limits);

  const RunHeader& header() const { return header_; }

  // The next record without taking it; null at the end.
  const Record* Peek() const { return next_ ? &*next_ : nullptr; }

  // The next record, or nothing at the end. Errors: those of json_reader.h; "record-unknown" for a
  // line that is neither a result nor an observation; "limit-file-bytes". A line that follows
  // from another run, behind a second header, is "record-other-run": its results would be told
  // under the first one's versions.
  Result<std::optional<Record>> Next();

 private:
  RecordReader(std::istream& in, std::string name, const Limits& limits)
      : in_(&in), name_(std::move(name)), limits_(limits) {}

  Result<void> Begin();
  Result<void> Advance();
  Result<bool> Line(std::string& line);
  std::string Place() const { return name_ + ":" + std::to_string(number_); }

  std::istream* in_;
  std::string name_;
  Limits limits_;
  int number_ = 0;  // of the line read last
  RunHeader header_;
  std::string header_text_;
  std::optional<Record> next_;
  std::optional<Error> failed_;  // of the record after `next_`, told when it is asked for
  bool whole_ = false;           // a `json` report: `rest_` has its results
  std::vector<Judgement> rest_;
  std::size_t taken_ = 0;
};

}  // namespace brandlint
