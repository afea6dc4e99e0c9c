// SPDX-License-Identifier: MIT
// A command of the program: a page in commands/ and a line in commands/all.def.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brandlint::cli {

// The exit codes of the contract.
enum class Exit {
  kClean = 0,       // nothing at or above --fail-on
  kFinding = 1,     // a finding at or above it
  kUsage = 2,       // wrong usage or configuration: nothing was checked
  kIncomplete = 3,  // something was not fully examined, or an output not written; no finding
  kInterrupted = 130,
};

struct Streams {
  std::istream& in;
  std::ostream& out;  // results
  std::ostream& err;  // everything else
};

using Args = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view usage;    // what follows the name: "[PATH...]"
  std::string_view summary;  // one line
  Exit (*run)(const Args& args, Streams streams);
};

// All commands, in the order of the help text.
std::span<const Command* const> Commands();

// `no command is called 'scna'; did you mean "scan"?`
std::string UnknownCommand(std::string_view word);

}  // namespace brandlint::cli
