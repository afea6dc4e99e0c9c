// SPDX-License-Identifier: MIT
#include "tests/support/golden.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

namespace brandlint {
namespace {

// Tests run in the project's folder (cmake/Brandlint.cmake).
std::filesystem::path PathOf(const std::string& name) {
  return std::filesystem::path("tests/golden") / name;
}

std::optional<std::string> ReadWhole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

// The line around a place, at most 100 bytes of it: lines of records are long.
std::string LineAround(std::string_view text, std::size_t at) {
  constexpr std::size_t kSide = 50;
  const std::size_t before = text.substr(0, at).rfind('\n');
  const std::size_t start = before == text.npos ? 0 : before + 1;
  const std::size_t first = at - start > kSide ? at - kSide : start;
  const std::size_t last = std::min({text.find('\n', at), at + kSide, text.size()});
  return std::string(text.substr(first, last - first));
}

}  // namespace

testing::AssertionResult MatchesGolden(std::string_view actual, const std::string& name) {
  const std::filesystem::path path = PathOf(name);
  const char* const update = std::getenv("BRANDLINT_UPDATE_GOLDENS");
  if (update != nullptr && std::string_view(update) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return testing::AssertionFailure() << path << " was rewritten; read its diff, then run the "
                                       << "test again without BRANDLINT_UPDATE_GOLDENS";
  }
  const std::optional<std::string> expected = ReadWhole(path);
  if (!expected) return testing::AssertionFailure() << path << " is missing";
  if (*expected == actual) return testing::AssertionSuccess();

  const auto differs = std::ranges::mismatch(*expected, actual);
  const auto at = static_cast<std::size_t>(differs.in1 - expected->begin());
  const auto line = 1 + std::ranges::count(expected->begin(), differs.in1, '\n');
  return testing::AssertionFailure()
         << path << ":" << line << " differs\n  expected: " << LineAround(*expected, at)
         << "\n  actual:   " << LineAround(actual, at)
         << "\nBRANDLINT_UPDATE_GOLDENS=1 rewrites it";
}

}  // namespace brandlint
