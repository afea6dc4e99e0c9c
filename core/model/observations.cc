// SPDX-License-Identifier: MIT
#include "core/model/observations.h"

namespace brandlint {

std::string_view ExaminedName(Examined examined) {
  switch (examined) {
    case Examined::kFull:
      return "full";
    case Examined::kPartly:
      return "partly";
    case Examined::kNone:
      break;
  }
  return "none";
}

std::optional<Examined> ParseExamined(std::string_view name) {
  for (const Examined examined : {Examined::kFull, Examined::kPartly, Examined::kNone}) {
    if (ExaminedName(examined) == name) return examined;
  }
  return std::nullopt;
}

}  // namespace brandlint
