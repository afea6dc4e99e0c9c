// SPDX-License-Identifier: MIT
#include "core/codec/csv_record.h"

#include <streambuf>
#include <utility>

namespace brandlint {

bool ReadCsvRecord(std::istream& in, std::int64_t limit, CsvRecord& record) {
  constexpr int kEnd = std::char_traits<char>::eof();
  std::streambuf& buffer = *in.rdbuf();
  record.fields.clear();
  record.error.clear();
  record.lines = 0;
  if (buffer.sgetc() == kEnd) return false;

  enum class State { kPlain, kQuoted, kClosed } state = State::kPlain;
  std::string field;
  std::int64_t taken = 0;
  bool at_start = true;  // of a field
  bool in_line = false;  // something was read since the last line feed
  const auto end_field = [&] {
    record.fields.push_back(std::exchange(field, {}));
    state = State::kPlain;
    at_start = true;
  };
  while (true) {
    const int c = buffer.sbumpc();
    if (c == '\n' || (c == kEnd && in_line)) ++record.lines;
    in_line = c != '\n';
    const bool too_long = record.error == "limit-line-bytes";
    if (c == kEnd || (c == '\n' && (state != State::kQuoted || too_long))) {
      if (state == State::kQuoted && !too_long) record.error = "csv-quote";
      // The carriage return of a line's end is no part of the field.
      if (state == State::kPlain && field.ends_with('\r')) field.pop_back();
      end_field();
      return true;
    }
    if (++taken > limit) record.error = "limit-line-bytes";
    if (!record.error.empty()) continue;
    if (state == State::kQuoted) {
      if (c != '"') {
        field += static_cast<char>(c);
      } else if (buffer.sgetc() == '"') {
        buffer.sbumpc();
        field += '"';
      } else {
        state = State::kClosed;
      }
    } else if (c == ',') {
      end_field();
    } else if (state == State::kClosed) {
      if (c != '\r') record.error = "csv-quote";
    } else if (c == '"' && at_start) {
      state = State::kQuoted;
    } else {
      field += static_cast<char>(c);
      at_start = false;
    }
  }
}

}  // namespace brandlint
