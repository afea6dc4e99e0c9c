// SPDX-License-Identifier: MIT
// Runs while brandlint is built: turns the tables in data/ into C++ constants, so that the program
// has them without reading anything when it starts (docs/decisions/0005-unicode.md).
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/text/make_tables/code_points.h"
#include "core/text/make_tables/letters.h"

namespace brandlint {
namespace {

std::string Read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  CHECK(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

int Run(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  if (what == "code_points" && argc == 6) {
    std::ofstream out(argv[2]);
    WriteCodePoints(Read(argv[3]), Read(argv[4]), Read(argv[5]), out);
    return out.flush() ? 0 : 1;
  }
  if (what == "letters" && argc == 5) {
    std::ofstream out(argv[2]);
    WriteLetters(Read(argv[3]), Read(argv[4]), out);
    return out.flush() ? 0 : 1;
  }
  std::fprintf(stderr,
               "usage: make_tables code_points OUT.cc KINDS LOWER FOLDS\n"
               "       make_tables letters OUT.cc LETTERS EXTRA\n");
  return 2;
}

}  // namespace
}  // namespace brandlint

int main(int argc, char** argv) { return brandlint::Run(argc, argv); }
