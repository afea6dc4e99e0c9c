// SPDX-License-Identifier: MIT
#include "core/model/brand.h"

namespace brandlint {

std::string_view MarkRoleName(MarkRole role) {
  switch (role) {
    case MarkRole::kMark:
      return "mark";
    case MarkRole::kWordmark:
      return "wordmark";
    case MarkRole::kLockup:
      break;
  }
  return "lockup";
}

}  // namespace brandlint
