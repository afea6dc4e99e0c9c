// SPDX-License-Identifier: MIT
// Records of comma separated values, one at a time.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace brandlint {

struct CsvRecord {
  std::vector<std::string> fields;  // without their quotes; at least one
  int lines = 0;                    // of the file that it took: more than 1 when quotes hold some

  // What is wrong with it, and nothing of it can be relied on: "limit-line-bytes", or "csv-quote"
  // when a quote is not closed or something follows a closing one. Empty: nothing.
  std::string error;
};

// Reads the next record; false at the end. Lines that hold nothing are records of one empty field.
// After an error reading goes on with the next line.
//
// limit  Bytes of one record that are taken in. An open quote ends there, at the end of its line.
// Source: RFC 4180; a line feed alone ends a record as well.
bool ReadCsvRecord(std::istream& in, std::int64_t limit, CsvRecord& record);

}  // namespace brandlint
