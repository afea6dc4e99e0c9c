// SPDX-License-Identifier: MIT
#include "core/io/sources/list.h"

#include <algorithm>

namespace brandlint {

Result<std::vector<std::string>> ReadPathList(std::string_view text,
                                              char separator,
                                              const Limits& limits) {
  std::vector<std::string> paths;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find(separator), text.size());
    std::string_view path = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));

    if (std::ssize(path) > limits.line_bytes) {
      return Error{"limit-line-bytes",
                   "path " + std::to_string(number) + ": " + std::to_string(path.size()) +
                       " bytes are more than the limit of " + std::to_string(limits.line_bytes) +
                       " (line_bytes)"};
    }
    if (path.find('\0') != std::string_view::npos) {
      return Error{"list-nul",
                   "line " + std::to_string(number) +
                       ": holds a NUL; a list whose paths end in NUL is read with -0"};
    }
    if (separator == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

}  // namespace brandlint
