// SPDX-License-Identifier: MIT
// Lines of a stream that may hold anything, without taking in more of one than a limit.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace brandlint {

// One line without its line feed (and a carriage return before it); false at the end. A line of
// more than `limit` bytes is cut there, and `too_long` says so; the rest of it is passed over.
bool ReadLine(std::istream& in, std::int64_t limit, std::string& line, bool& too_long);

}  // namespace brandlint
