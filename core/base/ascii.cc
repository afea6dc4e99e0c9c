// SPDX-License-Identifier: MIT
#include "core/base/ascii.h"

#include <cstddef>

namespace brandlint {

bool HasEnding(std::string_view name, std::string_view endings) {
  const std::string lower = LowerAscii(name);
  while (!endings.empty()) {
    const std::size_t comma = std::min(endings.find(", "), endings.size());
    const std::string_view ending = endings.substr(0, comma);
    const bool room = lower.size() > ending.size();
    if (room && lower.ends_with(ending) && lower[lower.size() - ending.size() - 1] == '.')
      return true;
    endings.remove_prefix(std::min(comma + 2, endings.size()));
  }
  return false;
}

}  // namespace brandlint
