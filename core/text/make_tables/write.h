// SPDX-License-Identifier: MIT
// Writes constants as C++.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"

namespace brandlint {

template <typename T>
void WriteNumbers(std::span<const T> numbers, std::ostream& out) {
  out << "{";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % 24 == 0) out << "\n    ";
    out << static_cast<std::int64_t>(numbers[i]) << ",";
  }
  out << "}";
}

// `const TYPE NAME[] = {...};`
template <typename T>
void WriteArray(std::string_view type,
                std::string_view name,
                std::span<const T> numbers,
                std::ostream& out) {
  out << "const " << type << " " << name << "[] = ";
  WriteNumbers(numbers, out);
  out << ";\n";
}

// A table of all code points in two stages, kNAMEPageOf and kNAMEPages, with equal pages kept once.
template <typename T>
void WriteStages(std::string_view type,
                 std::string_view name,
                 std::span<const T> values,
                 std::ostream& out) {
  constexpr std::size_t kPage = 256;
  CHECK(values.size() == 0x110000);
  std::vector<std::span<const T>> pages;
  std::vector<std::uint8_t> page_of;
  for (std::size_t first = 0; first < values.size(); first += kPage) {
    const std::span<const T> page = values.subspan(first, kPage);
    const auto known = std::ranges::find_if(
        pages, [&](std::span<const T> other) { return std::ranges::equal(page, other); });
    page_of.push_back(static_cast<std::uint8_t>(known - pages.begin()));
    if (known == pages.end()) pages.push_back(page);
    CHECK(pages.size() <= 256);
  }
  WriteArray<std::uint8_t>("std::uint8_t", "k" + std::string(name) + "PageOf", page_of, out);
  out << "const " << type << " k" << name << "Pages[][256] = {\n";
  for (const std::span<const T> page : pages) {
    WriteNumbers(page, out);
    out << ",\n";
  }
  out << "};\n";
}

}  // namespace brandlint
