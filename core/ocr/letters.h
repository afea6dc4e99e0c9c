// SPDX-License-Identifier: MIT
// Words drawn from the letters that are built into the program (letters/make_letters.py), so that
// what they look like does not depend on the fonts of the machine.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace brandlint {

// Column-major: columns from left to right, each with its rows from top to bottom; 0 ground to 255
// ink; 24 rows an em.
struct DrawnWord {
  int columns = 0;
  int rows = 0;
  std::vector<std::uint8_t> ink;
};

// The word in each of the fonts; empty unless it consists of ASCII letters and digits only.
std::vector<DrawnWord> DrawInEveryFont(std::string_view word);

}  // namespace brandlint
