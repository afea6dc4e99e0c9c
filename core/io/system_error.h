// SPDX-License-Identifier: MIT
#pragma once

#include <cctype>
#include <cstring>
#include <string>

namespace brandlint {

// "permission denied": the system's words for an errno, whatever the locale, as part of a
// sentence.
inline std::string SystemReason(int number) {
  const char* const known = ::strerrordesc_np(number);
  std::string reason = known == nullptr ? "error " + std::to_string(number) : known;
  // Capitals inside are names ("RPC"); the first letter only starts the system's sentence.
  if (reason.size() > 1 && std::islower(static_cast<unsigned char>(reason[1])) != 0) {
    reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
  }
  return reason;
}

}  // namespace brandlint
