// SPDX-License-Identifier: MIT
// Source: specifications.freedesktop.org, "Desktop Entry Specification", 1.5, "Basic format of the
// file".
#include <algorithm>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/documents/document.h"
#include "core/documents/tree_maker.h"

namespace brandlint {
namespace {

std::string_view WithoutSpace(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// \s \n \t \r \\ ; another one stays as it is.
std::string Unescaped(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    constexpr std::string_view kNames = "sntr\\", kMeant = " \n\t\r\\";
    const std::size_t known = value[i] == '\\' && i + 1 < value.size() ? kNames.find(value[i + 1])
                                                                       : std::string_view::npos;
    if (known == std::string_view::npos) {
      text += value[i];
    } else {
      text += kMeant[known];
      ++i;
    }
  }
  return text;
}

}  // namespace

Result<JsonValue> ParseKeyFile(std::string_view text,
                               std::string_view file,
                               const JsonOptions& options) {
  TreeMaker tree(file, options);
  bool good = tree.Open(ValueOf(JsonValue::Type::kObject, "", 1));
  if (!IsUtf8(text)) good = tree.Fail("document-syntax", 1, "is not UTF-8");
  for (int number = 1; good && !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = WithoutSpace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[') && line.ends_with(']')) {
      if (tree.depth() > 1) good = tree.Close();
      const std::string name(line.substr(1, line.size() - 2));
      good = good && tree.Open(ValueOf(JsonValue::Type::kObject, name, number));
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || tree.depth() < 2) {
      good = tree.Fail("document-syntax", number, "must be a [group] or, in one, Key=value");
      break;
    }
    good = tree.Add(TextValue(std::string(WithoutSpace(line.substr(0, equals))),
                              Unescaped(WithoutSpace(line.substr(equals + 1))),
                              number));
  }
  while (good && tree.depth() > 0) good = tree.Close();
  return std::move(tree).Take();
}

}  // namespace brandlint
