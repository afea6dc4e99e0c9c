// SPDX-License-Identifier: MIT
#include "core/io/record_reader.h"

#include <iterator>
#include <utility>

#include "core/codec/judgement.h"
#include "core/codec/observations.h"
#include "core/io/read_line.h"

namespace brandlint {

// The next line that is not empty; false at the end.
Result<bool> RecordReader::Line(std::string& line) {
  bool too_long = false;
  while (ReadLine(*in_, limits_.file_bytes, line, too_long)) {
    ++number_;
    if (too_long) {
      return Error{"limit-file-bytes",
                   Place() + ": the line is longer than the limit of " +
                       std::to_string(limits_.file_bytes) + " bytes (file_bytes)"};
    }
    if (line.find_first_not_of(" \t") != std::string::npos) return true;
  }
  return false;
}

Result<void> RecordReader::Begin() {
  std::string text;
  const Result<bool> any = Line(text);
  if (!any) return any.error();
  const Error no_header{"record-no-header",
                        name_ +
                            ": not a stored report: it does not begin with a header; write one "
                            "with --format json, jsonl or observations"};
  if (!*any) return no_header;
  const Result<std::string> schema = ReadSchema(text, name_);
  if (schema && *schema == "brandlint.header/1") {
    auto header = ReadHeader(text, name_, number_);
    if (!header) return header.error();
    header_ = *std::move(header);
    WriteHeader(header_, header_text_);
    return Advance();
  }
  if (schema && !schema->empty()) return no_header;

  // One value over any number of lines.
  const int first_line = number_;
  std::string line;
  while (true) {
    const Result<bool> more = Line(line);
    if (!more) return more.error();
    if (!*more) break;
    text += '\n' + line;
    if (std::ssize(text) > limits_.file_bytes) {
      return Error{"limit-file-bytes",
                   name_ + ": the report is longer than the limit of " +
                       std::to_string(limits_.file_bytes) + " bytes (file_bytes)"};
    }
  }
  if (text.find("\"brandlint.header/1\"") == std::string::npos) return no_header;
  auto report = ReadReport(text, name_, first_line);
  if (!report) return report.error();
  whole_ = true;
  header_ = std::move(report->header);
  rest_ = std::move(report->results);
  return Advance();
}

Result<void> RecordReader::Advance() {
  next_.reset();
  if (whole_) {
    if (taken_ < rest_.size()) next_ = std::move(rest_[taken_++]);
    return {};
  }
  std::string line;
  while (true) {
    const Result<bool> more = Line(line);
    if (!more) return more.error();
    if (!*more) return {};
    const Result<std::string> schema = ReadSchema(line, name_, number_);
    if (!schema) return schema.error();
    if (*schema == "brandlint.result/1") {
      auto result = ReadResult(line, name_, number_);
      if (!result) return result.error();
      next_ = *std::move(result);
      return {};
    }
    if (*schema == "brandlint.observations/1") {
      auto observations = ReadObservations(line, name_, number_);
      if (!observations) return observations.error();
      next_ = *std::move(observations);
      return {};
    }
    if (*schema != "brandlint.header/1") {
      return Error{"record-unknown",
                   Place() + ": neither a result nor an observation (schema \"" + *schema + "\")"};
    }
    const auto header = ReadHeader(line, name_, number_);
    if (!header) return header.error();
    std::string again;
    WriteHeader(*header, again);
    if (again != header_text_) {
      return Error{
          "record-other-run",
          Place() + ": here begins a report of another run; give each as a file of its own"};
    }
  }
}

Result<RecordReader> RecordReader::Open(std::istream& in,
                                        const std::string& name,
                                        const Limits& limits) {
  RecordReader reader(in, name, limits);
  if (const Result<void> begun = reader.Begin(); !begun) return begun.error();
  return reader;
}

Result<std::optional<Record>> RecordReader::Next() {
  if (failed_) return *failed_;
  std::optional<Record> taken = std::move(next_);
  next_.reset();
  if (!taken) return taken;
  if (const Result<void> advanced = Advance(); !advanced) failed_ = advanced.error();
  return taken;
}

}  // namespace brandlint
