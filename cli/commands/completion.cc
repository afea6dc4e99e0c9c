// SPDX-License-Identifier: MIT
// `brandlint completion`: what a shell offers behind `brandlint`.
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/offered.h"
#include "cli/options.h"

namespace brandlint::cli {

extern const Command kCompletion;

namespace {

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
  const std::vector<OfferedCommand> all = AllOffered();
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
