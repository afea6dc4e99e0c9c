// SPDX-License-Identifier: MIT
#include "cli/stored.h"

#include <istream>
#include <utility>

#include "core/base/utf8.h"

namespace brandlint::cli {

Result<Stored> OpenStored(const std::string& path, const Limits& limits, Streams streams) {
  const std::string name = path == "-" ? "standard input" : EscapeForDisplay(path);
  std::unique_ptr<std::ifstream> file;
  if (path != "-") {
    file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file || file->peek() == std::ifstream::traits_type::eof()) {
      return Error{"usage", name + ": cannot be read, or is empty"};
    }
  }
  auto reader = RecordReader::Open(file ? *file : streams.in, name, limits);
  if (!reader) return reader.error();
  return Stored{name, std::move(file), *std::move(reader)};
}

}  // namespace brandlint::cli
