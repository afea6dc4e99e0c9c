// SPDX-License-Identifier: MIT
#include "core/codec/json_layout.h"

#include <cstddef>

#include "core/base/check.h"

namespace brandlint {
namespace {

constexpr std::size_t kLineBytes = 100;
constexpr std::size_t kIndent = 2;

// One past the text that begins with the quote at `i`.
std::size_t EndOfText(std::string_view line, std::size_t i) {
  for (++i; line[i] != '"'; ++i) {
    if (line[i] == '\\') ++i;
  }
  return i + 1;
}

// One past the member that begins at `i`: at a comma, at a closing bracket, or at the end.
std::size_t EndOfMember(std::string_view line, std::size_t i) {
  int depth = 0;
  while (i < line.size()) {
    const char c = line[i];
    if (c == '"') {
      i = EndOfText(line, i);
      continue;
    }
    if (depth == 0 && (c == ',' || c == ']' || c == '}')) return i;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    ++i;
  }
  return i;
}

// Where the value of a member begins: behind its key, if it has one.
std::size_t StartOfValue(std::string_view member) {
  if (!member.starts_with('"')) return 0;
  const std::size_t end = EndOfText(member, 0);
  constexpr std::string_view kColon = ": ";
  return member.substr(end).starts_with(kColon) ? end + kColon.size() : 0;
}

// Whether no member of `value`, a container, is one itself.
bool IsFlat(std::string_view value) {
  for (std::size_t i = 1; i < value.size(); ++i) {
    if (value[i] == '"') i = EndOfText(value, i) - 1;
    if (value[i] == '{' || value[i] == '[') return false;
  }
  return true;
}

// `member` is a value, or a key with its value; `behind` what will follow it on its last line.
void LayOut(std::string_view member, std::size_t indent, std::size_t behind, std::string& out) {
  const std::size_t start = StartOfValue(member);
  const std::string_view value = member.substr(start);
  const bool container = value.starts_with('{') || value.starts_with('[');
  const bool fits = indent > 0 && indent + member.size() + behind <= kLineBytes;
  if (!container || fits || value.size() == 2) {
    out += member;
    return;
  }
  out += member.substr(0, start + 1);
  const bool fill = value.front() == '[' && IsFlat(value);
  std::size_t column = kLineBytes;
  for (std::size_t i = 1; value[i - 1] != ']' && value[i - 1] != '}';) {
    const std::size_t end = EndOfMember(value, i);
    CHECK(end < value.size());
    // With the blank before it and the comma behind it.
    column += end - i + 2;
    if (fill && column <= kLineBytes) {
      out += ' ';
    } else {
      out += '\n';
      out.append(indent + kIndent, ' ');
      column = indent + kIndent + end - i + 1;
    }
    LayOut(value.substr(i, end - i), indent + kIndent, 1, out);
    const bool last = value[end] != ',';
    if (!last) out += ',';
    i = last ? end + 1 : end + 2;  // ", "
  }
  out += '\n';
  out.append(indent, ' ');
  out += value.back();
}

}  // namespace

void LayOutJson(std::string_view line, std::string& out) {
  LayOut(line, 0, 0, out);
  out += '\n';
}

}  // namespace brandlint
