// SPDX-License-Identifier: MIT
#include "core/io/file_name.h"

#include <vector>

#include "core/base/bytes.h"
#include "core/base/utf8.h"

namespace brandlint {

std::string ShownName(std::string_view raw) {
  return IsUtf8(raw) ? std::string(raw) : EscapeForDisplay(raw);
}

std::string NameAsBase64(std::string_view raw) {
  return IsUtf8(raw) ? std::string() : Base64(AsBytes(raw));
}

std::string JoinName(std::string_view folder, std::string_view below) {
  if (below.empty()) return std::string(folder);
  if (folder.empty() || folder == "." || folder == "./") return std::string(below);
  const bool has_slash = folder.back() == '/';
  return std::string(folder) + (has_slash ? "" : "/") + std::string(below);
}

std::string_view BaseName(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string NormalName(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty()) {
      parts.pop_back();
    }
  }
  std::string normal;
  for (const std::string_view part : parts) normal = JoinName(normal, part);
  return normal;
}

}  // namespace brandlint
