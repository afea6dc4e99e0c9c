// SPDX-License-Identifier: MIT
#include "core/text/make_tables/rows.h"

#include <algorithm>

#include "core/base/check.h"

namespace brandlint {
namespace {

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

char32_t ParseCodePoint(std::string_view text) {
  CHECK(text.starts_with("U+"));
  char32_t value = 0;
  for (const char c : text.substr(2)) {
    const bool digit = c >= '0' && c <= '9';
    CHECK(digit || (c >= 'A' && c <= 'F'));
    value = value * 16 + static_cast<char32_t>(digit ? c - '0' : c - 'A' + 10);
    CHECK(value <= 0x10FFFF);
  }
  return value;
}

}  // namespace

std::vector<std::vector<std::string_view>> ParseRows(std::string_view file) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : Split(file, '\n')) {
    if (line.empty() || line.starts_with("# ")) continue;
    rows.push_back(Split(line, '\t'));
    CHECK(rows.back().size() >= 2);
  }
  return rows;
}

std::u32string ParseCodePoints(std::string_view text) {
  std::u32string values;
  for (const std::string_view name : Split(text, ' ')) values.push_back(ParseCodePoint(name));
  return values;
}

CodePointRange ParseRange(std::string_view text) {
  CodePointRange range;
  if (text.ends_with("/2")) {
    range.step = 2;
    text.remove_suffix(2);
  }
  const std::size_t dots = text.find("..");
  range.first = ParseCodePoint(text.substr(0, dots));
  range.last = dots == text.npos ? range.first : ParseCodePoint(text.substr(dots + 2));
  CHECK(range.first <= range.last && (range.last - range.first) % range.step == 0);
  return range;
}

}  // namespace brandlint
