// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iomanip>
#include <iterator>
#include <ostream>
#include <string>

#include "cli/command.h"
#include "cli/man_page.h"

namespace brandlint::cli {
namespace {

constexpr int kColumn = 28;

void PrintOverview(std::ostream& out) {
  out << "brandlint finds misuse of a brand in marketplace app submissions.\n\n"
         "usage: brandlint COMMAND [ARGUMENT...]\n\n";
  for (const Command* const command : Commands()) {
    std::string call(command->name);
    if (!command->usage.empty()) call += " " + std::string(command->usage);
    out << "  " << std::left << std::setw(kColumn) << call;
    // A long call has its summary below.
    if (std::ssize(call) >= kColumn) out << "\n" << std::string(2 + kColumn, ' ');
    out << command->summary << "\n";
  }
  out << "\nexamples:\n"
         "  brandlint scan submissions/         a folder of submissions, or of pictures\n"
         "  brandlint check --name \"My App\" --icon icon.png\n"
         "  brandlint names app-names.txt       one name a line\n"
         "  brandlint explain logo-in-icon      the rule, its clause, and what passes\n\n"
         "exit codes: 0 clean, 1 a finding at or above --fail-on, 2 wrong usage, 3 something "
         "could\n"
         "not be fully examined. `brandlint COMMAND --help` tells the options of a command.\n";
}

Exit RunHelp(const Args& args, Streams streams) {
  if (args.empty()) {
    PrintOverview(streams.out);
    return Exit::kClean;
  }
  if (args[0] == "--man") {
    PrintManPage(streams.out);
    return Exit::kClean;
  }
  const auto all = Commands();
  const auto found = std::ranges::find(all, args[0], &Command::name);
  if (found == all.end()) {
    streams.err << UnknownCommand(args[0]) << "\n";
    return Exit::kUsage;
  }
  return (*found)->run({"--help"}, streams);
}

}  // namespace

extern constinit const Command kHelp{
    .name = "help",
    .usage = "[COMMAND|--man]",
    .summary = "print this, the options of a command, or the manual page",
    .run = RunHelp,
};

}  // namespace brandlint::cli
