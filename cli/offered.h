// SPDX-License-Identifier: MIT
// What each command offers, read from its help, so that nothing made of it (what shells complete,
// the manual page) can say anything else than that does.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace brandlint::cli {

struct Offered {
  std::string long_name;            // "--format"
  std::string short_name;           // "-f", or empty
  std::string summary;              // as --help has it; empty where that has none
  bool takes_value = false;         // else a flag
  std::vector<std::string> values;  // all there are; empty: any, or a file
};

// A command, by what its help tells.
struct OfferedCommand {
  const Command* command = nullptr;
  std::vector<Offered> options;
  std::vector<std::string> words;  // of its first argument, where only some are allowed
};

OfferedCommand OfferedBy(const Command& command);
std::vector<OfferedCommand> AllOffered();

}  // namespace brandlint::cli
