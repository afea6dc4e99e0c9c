// SPDX-License-Identifier: MIT
// Stored reports that a command line names.
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include "cli/command.h"
#include "core/io/record_reader.h"

namespace brandlint::cli {

struct Stored {
  std::string name;  // for messages
  std::unique_ptr<std::ifstream> file;
  RecordReader reader;
};

// "-" is standard input. Errors: "usage" for what cannot be opened; those of RecordReader::Open.
Result<Stored> OpenStored(const std::string& path, const Limits& limits, Streams streams);

}  // namespace brandlint::cli
