// SPDX-License-Identifier: MIT
#include "cli/man_page.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/offered.h"
#include "core/checker/version.h"

namespace brandlint::cli {
namespace {

// Hyphens that are typed, backslashes, and a dot or an apostrophe that would begin a request.
std::string Roff(std::string_view text) {
  std::string escaped;
  if (text.starts_with('.') || text.starts_with('\'')) escaped = "\\&";
  for (const char c : text) {
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

bool SameName(const Offered& a, const Offered& b) { return a.long_name == b.long_name; }

// Options that every checking command has; they are told once.
std::vector<Offered> Shared(const std::vector<OfferedCommand>& all) {
  const auto of = [&](std::string_view name) -> const std::vector<Offered>& {
    return std::ranges::find(
               all, name, [](const OfferedCommand& each) { return each.command->name; })
        ->options;
  };
  std::vector<Offered> shared;
  for (const Offered& option : of("scan")) {
    const auto same = [&](const Offered& other) { return SameName(option, other); };
    if (option.long_name != "--help" && std::ranges::any_of(of("check"), same) &&
        std::ranges::any_of(of("names"), same))
      shared.push_back(option);
  }
  return shared;
}

void PrintOption(const Offered& option, std::ostream& out) {
  out << ".TP\n\\fB" << Roff(option.long_name) << "\\fR";
  if (!option.short_name.empty()) out << ", \\fB" << Roff(option.short_name) << "\\fR";
  if (option.takes_value && option.values.empty()) out << " \\fIVALUE\\fR";
  for (std::size_t i = 0; i < option.values.size(); ++i) {
    out << (i == 0 ? " " : "|") << Roff(option.values[i]);
  }
  out << "\n" << Roff(option.summary) << "\n";
}

void PrintCommand(const OfferedCommand& offered,
                  const std::vector<Offered>& shared,
                  std::ostream& out) {
  out << ".SS \"brandlint " << offered.command->name;
  if (!offered.command->usage.empty()) out << " " << Roff(offered.command->usage);
  out << "\"\n" << Roff(offered.command->summary) << ".\n";
  bool has_shared = false;
  for (const Offered& option : offered.options) {
    if (option.long_name == "--help") continue;
    const auto same = [&](const Offered& other) { return SameName(option, other); };
    if (std::ranges::any_of(shared, same)) {
      has_shared = true;
    } else {
      PrintOption(option, out);
    }
  }
  if (has_shared) out << ".PP\nAlso the options of checking, below.\n";
}

}  // namespace

void PrintManPage(std::ostream& out) {
  const std::vector<OfferedCommand> all = AllOffered();
  const std::vector<Offered> shared = Shared(all);
  out << ".TH BRANDLINT 1 \"\" \"" << kToolName
      << "\" \"User Commands\"\n"
         ".SH NAME\n"
         "brandlint \\- find misuse of a brand in marketplace app submissions\n"
         ".SH SYNOPSIS\n"
         ".B brandlint\n"
         ".I COMMAND\n"
         "[\\fIARGUMENT\\fR...]\n"
         ".SH DESCRIPTION\n"
         "Finds the name of a brand in app names, plain or disguised; its mark in icons, whole,\n"
         "altered or in part; both in screenshots. It tells where, by which clause, and what "
         "would\n"
         "pass. Brands and policies are data.\n"
         ".SH COMMANDS\n";
  for (const OfferedCommand& offered : all) PrintCommand(offered, shared, out);
  out << ".SH OPTIONS OF CHECKING\n";
  for (const Offered& option : shared) PrintOption(option, out);
  out << ".SH EXIT STATUS\n"
         ".TP\n.B 0\nnothing at or above \\fB\\-\\-fail\\-on\\fR\n"
         ".TP\n.B 1\na finding at or above it\n"
         ".TP\n.B 2\nwrong usage or configuration; nothing was checked\n"
         ".TP\n.B 3\nsomething could not be fully examined, or an output not be written\n"
         ".TP\n.B 130\ninterrupted; what was finished is written out\n"
         ".SH ENVIRONMENT\n"
         ".TP\n.B BRANDLINT_*\nvalues of options, as \\fBBRANDLINT_FAIL_ON\\fR; a flag wins\n"
         ".TP\n.B NO_COLOR\nno colours, unless \\fB\\-\\-color always\\fR\n"
         ".SH FILES\n"
         ".TP\n.B brandlint.toml\nvalues of options; the nearest from the working directory "
         "upward\n"
         ".TP\n.B .brandlintignore\nfiles of folders that \\fBscan\\fR shall leave out, in the "
         "syntax of "
         "gitignore(5); the nearest from the working directory upward\n";
}

}  // namespace brandlint::cli
