// SPDX-License-Identifier: MIT
#include <algorithm>
#include <csignal>
#include <iostream>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace brandlint::cli {
namespace {

int Main(Args args) {
  const Streams streams{std::cin, std::cout, std::cerr};
  std::string word = args.empty() ? "help" : args[0];
  if (word == "-h" || word == "--help") word = "help";
  if (word == "--version" || word == "-V") word = "version";
  if (!args.empty()) args.erase(args.begin());

  const auto all = Commands();
  const auto command = std::ranges::find(all, word, &Command::name);
  if (command == all.end()) {
    std::cerr << UnknownCommand(word) << "\n";
    return static_cast<int>(Exit::kUsage);
  }
  return static_cast<int>((*command)->run(args, streams));
}

}  // namespace
}  // namespace brandlint::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an output that could not be written
  return brandlint::cli::Main({argv + 1, argv + argc});
}
