// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/base/nearest.h"
#include "core/base/utf8.h"

namespace brandlint::cli {

#define COMMAND(constant) extern constinit const Command constant;
#include "cli/commands/all.def"
#undef COMMAND

namespace {

constexpr const Command* kAll[] = {
#define COMMAND(constant) &constant,
#include "cli/commands/all.def"
#undef COMMAND
};

}  // namespace

std::span<const Command* const> Commands() { return kAll; }

std::string UnknownCommand(std::string_view word) {
  std::vector<std::string_view> known;
  for (const Command* const command : kAll) known.push_back(command->name);
  const std::string hint = DidYouMean(word, known);
  return "brandlint: no command is called '" + EscapeForDisplay(word) + "'" +
         (hint.empty() ? "; run 'brandlint help' for the list" : hint);
}

}  // namespace brandlint::cli
