// SPDX-License-Identifier: MIT
// `brandlint completion`: what a shell offers behind `brandlint`, made of the help of each command,
// so that it cannot say anything else than that does.
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
#include "core/report/format.h"

namespace brandlint::cli {

extern const Command kCompletion;

namespace {

struct Offered {
  std::string long_name;            // "--format"
  std::string short_name;           // "-f", or empty
  std::string summary;              // as --help has it; empty where that has none
  bool takes_value = false;         // else a flag
  std::vector<std::string> values;  // all there are; empty: any, or a file
};

struct OfferedCommand {
  const Command* command = nullptr;
  std::vector<Offered> options;
  std::vector<std::string> words;  // of its first argument, where only some are allowed
};

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream{std::string(text)};
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

// "a", "b" of "TEXT:{a,b}=a".
std::vector<std::string> ValuesIn(std::string_view type) {
  const std::size_t open = type.find(":{");
  const std::size_t close = type.find('}', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return Split(type.substr(open + 2, close - open - 2), ',');
}

bool IsOptionLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

// A line of CLI11's: "  -f,--format TEXT=text       format of standard output".
Offered ReadOption(std::string_view line) {
  Offered option;
  std::istringstream words{std::string(line)};
  std::string names, word;
  words >> names;
  for (const std::string& name : Split(names, ',')) {
    (name.starts_with("--") ? option.long_name : option.short_name) = name;
  }
  const std::size_t names_end = line.find(names) + names.size();
  const bool one_space = line.size() > names_end + 1 && line[names_end + 1] != ' ';
  if (one_space) {
    words >> word;
    option.takes_value = true;
    option.values = ValuesIn(word);
  }
  const std::size_t gap = line.find("  ", names_end);
  const std::size_t text = gap == std::string_view::npos ? gap : line.find_first_not_of(' ', gap);
  if (text != std::string_view::npos) option.summary = line.substr(text);
  return option;
}

// A help of our own, which has options in its usage only: "--bank FILE".
void ReadUsage(std::string_view line, std::vector<Offered>& options) {
  for (std::size_t at = line.find("--"); at != std::string_view::npos; at = line.find("--", at)) {
    std::size_t end = at;
    while (end < line.size() && IsOptionLetter(line[end])) ++end;
    Offered option{.long_name = std::string(line.substr(at, end - at)),
                   .short_name = {},
                   .summary = {},
                   .takes_value = end + 1 < line.size() && line[end] == ' ' &&
                                  std::isupper(static_cast<unsigned char>(line[end + 1])) != 0,
                   .values = {}};
    at = end;
    const bool known =
        std::ranges::find(options, option.long_name, &Offered::long_name) != options.end();
    if (!known && option.long_name.size() > 2) options.push_back(std::move(option));
  }
}

OfferedCommand OfferedBy(const Command& command) {
  OfferedCommand offered{&command, {}, {}};
  std::istringstream in;
  std::ostringstream help, rest;
  command.run({"--help"}, {in, help, rest});
  bool positionals = false;
  bool wrapped = false;  // the summary of the last option is on the next line
  for (const std::string& line : Split(help.str(), '\n')) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    if (first == 0) positionals = line == "Positionals:";
    if (wrapped && first > 4) offered.options.back().summary = line.substr(first);
    wrapped = false;
    if (line.starts_with("  -")) {
      offered.options.push_back(ReadOption(line));
      wrapped = offered.options.back().summary.empty();
    } else if (positionals && first == 2 && offered.words.empty()) {
      offered.words = ValuesIn(line);
    } else if (line.starts_with("brandlint ")) {
      ReadUsage(line, offered.options);
    }
  }
  // Formats are a shelf of their own, which the help does not list.
  for (Offered& option : offered.options) {
    if (option.long_name != "--format") continue;
    for (const ReportFormat* const format : ReportFormats()) option.values.emplace_back(format->id);
  }
  std::erase_if(offered.options, [](const Offered& option) { return option.long_name.empty(); });
  return offered;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// In single quotes, for all three shells.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// As zsh's _arguments takes a description.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void PrintBash(const std::vector<OfferedCommand>& all, std::ostream& out) {
  std::vector<std::string> names;
  for (const OfferedCommand& each : all) names.emplace_back(each.command->name);
  out << "# source <(brandlint completion bash)\n"
         "_brandlint() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n"
         "  COMPREPLY=()\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    COMPREPLY=($(compgen -W "
      << Quoted(Joined(names))
      << " -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         // "--role=icon" is three words to bash.
         "  if [[ $cur == = ]]; then cur=\n"
         "  elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
         "  case ${COMP_WORDS[1]}:$prev in\n";
  for (const OfferedCommand& each : all) {
    for (const Offered& option : each.options) {
      if (option.values.empty()) continue;  // a file, which bash completes by itself
      out << "    " << each.command->name << ":" << option.long_name;
      if (!option.short_name.empty()) out << "|" << each.command->name << ":" << option.short_name;
      out << ")\n      COMPREPLY=($(compgen -W " << Quoted(Joined(option.values))
          << " -- \"$cur\"))\n      return ;;\n";
    }
  }
  out << "  esac\n"
         "  case ${COMP_WORDS[1]} in\n";
  for (const OfferedCommand& each : all) {
    std::vector<std::string> options;
    for (const Offered& option : each.options) options.push_back(option.long_name);
    out << "    " << each.command->name
        << ") if [[ $cur == -* ]]; then words=" << Quoted(Joined(options));
    if (!each.words.empty()) {
      out << "; elif ((COMP_CWORD == 2)); then words=" << Quoted(Joined(each.words));
    }
    out << "; fi ;;\n";
  }
  out << "  esac\n"
         "  if [[ $words ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")); fi\n"
         "}\n"
         "complete -o default -F _brandlint brandlint\n";
}

void PrintZsh(const std::vector<OfferedCommand>& all, std::ostream& out) {
  out << "#compdef brandlint\n"
         "_brandlint() {\n"
         "  local -a commands\n"
         "  commands=(\n";
  for (const OfferedCommand& each : all) {
    out << "    "
        << Quoted(std::string(each.command->name) + ":" + std::string(each.command->summary))
        << "\n";
  }
  out << "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n";
  for (const OfferedCommand& each : all) {
    out << "    " << each.command->name << ")\n      _arguments";
    for (const Offered& option : each.options) {
      for (const std::string& name : {option.long_name, option.short_name}) {
        if (name.empty()) continue;
        out << " \\\n        '*'" << name << Quoted("[" + Escaped(option.summary) + "]")
            << (!option.takes_value     ? ""
                : option.values.empty() ? ":value:_files"
                                        : Quoted(":value:(" + Joined(option.values) + ")"));
      }
    }
    if (!each.words.empty())
      out << " \\\n        " << Quoted("1:word:(" + Joined(each.words) + ")");
    out << " \\\n        '*:file:_files' ;;\n";
  }
  out << "  esac\n"
         "}\n"
         "compdef _brandlint brandlint\n";
}

void PrintFish(const std::vector<OfferedCommand>& all, std::ostream& out) {
  for (const OfferedCommand& each : all) {
    const std::string name(each.command->name);
    out << "complete -c brandlint -f -n __fish_use_subcommand -a " << name << " -d "
        << Quoted(each.command->summary) << "\n";
    const std::string within =
        "complete -c brandlint -n " + Quoted("__fish_seen_subcommand_from " + name);
    if (!each.words.empty()) out << within << " -a " << Quoted(Joined(each.words)) << "\n";
    for (const Offered& option : each.options) {
      out << within << " -l " << option.long_name.substr(2);
      if (!option.short_name.empty()) out << " -s " << option.short_name.substr(1);
      if (option.takes_value && option.values.empty()) out << " -r";
      if (!option.values.empty()) out << " -x -a " << Quoted(Joined(option.values));
      if (!option.summary.empty()) out << " -d " << Quoted(option.summary);
      out << "\n";
    }
  }
}

Exit RunCompletion(const Args& args, Streams streams) {
  std::string shell;
  CommandLine line(kCompletion, streams);
  line.app()
      .add_option("SHELL", shell, "the shell that is to read it")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  if (const auto exit = line.Parse(args)) return *exit;
  std::vector<OfferedCommand> all;
  for (const Command* const command : Commands()) all.push_back(OfferedBy(*command));
  (shell == "bash" ? PrintBash : shell == "zsh" ? PrintZsh : PrintFish)(all, streams.out);
  return Exit::kClean;
}

}  // namespace

extern constinit const Command kCompletion{
    .name = "completion",
    .usage = "bash|zsh|fish",
    .summary = "print what a shell reads to complete this program's words",
    .run = RunCompletion,
};

}  // namespace brandlint::cli
