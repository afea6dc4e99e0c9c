// SPDX-License-Identifier: MIT
#include "core/io/read_line.h"

#include <iterator>
#include <streambuf>

namespace brandlint {

bool ReadLine(std::istream& in, std::int64_t limit, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  std::streambuf& buffer = *in.rdbuf();
  constexpr int kEnd = std::char_traits<char>::eof();
  int c = buffer.sbumpc();
  if (c == kEnd) return false;
  for (; c != kEnd && c != '\n'; c = buffer.sbumpc()) {
    too_long = std::ssize(line) >= limit;
    if (!too_long) line += static_cast<char>(c);
  }
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

}  // namespace brandlint
