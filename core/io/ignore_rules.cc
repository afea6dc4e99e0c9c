// SPDX-License-Identifier: MIT
#include "core/io/ignore_rules.h"

#include <fnmatch.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace brandlint {
namespace {

constexpr std::string_view kAnyFolders = "**";

std::vector<std::string> SplitAtSlashes(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    parts.emplace_back(text.substr(0, slash));
    if (slash == text.size()) return parts;
    text.remove_prefix(slash + 1);
  }
}

// Without spaces at the end, unless "\" stands before them.
std::string_view WithoutTrailingSpaces(std::string_view line) {
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

// In time of the product of both lengths: reached[i] says whether the parts of the pattern so far
// match the first i parts of the path.
bool Matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  std::vector<bool> reached(path.size() + 1, false);
  reached[0] = true;
  for (std::size_t p = 0; p < pattern.size(); ++p) {
    std::vector<bool> next(path.size() + 1, false);
    if (pattern[p] == kAnyFolders) {
      // At the end it stands for something; elsewhere for nothing, too.
      const bool last = p + 1 == pattern.size();
      bool before = false;
      for (std::size_t i = 0; i <= path.size(); ++i) {
        next[i] = before || (reached[i] && !last);
        before = before || reached[i];
      }
    } else {
      for (std::size_t i = 0; i < path.size(); ++i)
        next[i + 1] = reached[i] && ::fnmatch(pattern[p].c_str(), path[i].c_str(), 0) == 0;
    }
    reached = std::move(next);
  }
  return reached[path.size()];
}

}  // namespace

IgnoreRules::IgnoreRules(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = WithoutTrailingSpaces(line);
    if (line.empty() || line.starts_with('#')) continue;
    Pattern pattern;
    pattern.wanted = line.starts_with('!');
    if (pattern.wanted) line.remove_prefix(1);
    pattern.folders_only = line.ends_with('/');
    if (pattern.folders_only) line.remove_suffix(1);
    if (line.empty()) continue;
    // With a "/" in it, a pattern counts from here; without, it is a name anywhere.
    const bool anywhere = line.find('/') == std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    pattern.parts = SplitAtSlashes(line);
    if (anywhere) pattern.parts.insert(pattern.parts.begin(), std::string(kAnyFolders));
    patterns_.push_back(std::move(pattern));
  }
}

bool IgnoreRules::Ignores(std::string_view path, bool is_folder) const {
  const std::vector<std::string> parts = SplitAtSlashes(path);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && !is_folder) continue;
    if (Matches(pattern->parts, parts)) return !pattern->wanted;
  }
  return false;
}

}  // namespace brandlint
